//! What the article says about one thing: how relevant each sentence is to an entity, a keyword, or
//! words that the reader typed.
//!
//! [`selection`](super::selection) takes the relevance into account, so that a focused summary costs
//! no new analysis. Only for typed words the text must be read again, as they are compared as terms.

use crate::digest::{Digest, EntityKind, Mention, Sentence, Title};
use crate::span::Span;
use crate::text::Document;
use crate::text::terms::{Count, Terms};

/// The relevance of a sentence that goes on about what the one before it speaks of.
const FOLLOWING: f32 = 0.5;

/// How many sentences in a row go on about a thing without naming it.
const LONGEST_FOLLOWING: usize = 2;

/// What a mention of the kind that is asked for adds to a sentence that has words of the question.
const ANSWERING: f32 = 0.5;

/// The relevance of each sentence to the `entity`th of the digest's entities: 1 where it is named,
/// less where a sentence after that leans on it ("He …"), and 0 elsewhere.
#[must_use]
pub fn on_entity(digest: &Digest, entity: usize) -> Vec<f32> {
    let entity = digest.entities.get(entity);
    let mentions = entity.map_or(&[][..], |entity| &entity.mentions).iter();
    on_spans(
        &digest.sentences,
        mentions.filter_map(|&at| Some(digest.mentions.get(at)?.span)),
    )
}

/// The relevance of each sentence to the `keyword`th of the digest's keywords, likewise.
#[must_use]
pub fn on_keyword(digest: &Digest, keyword: usize) -> Vec<f32> {
    let keyword = digest.keywords.get(keyword);
    let spans = keyword.map_or(&[][..], |keyword| &keyword.spans);
    on_spans(&digest.sentences, spans.iter().copied())
}

/// The relevance of each sentence to what stands at `spans`.
fn on_spans(sentences: &[Sentence], spans: impl Iterator<Item = Span>) -> Vec<f32> {
    let mut relevance = vec![0.0; sentences.len()];
    for span in spans {
        let at = sentences.partition_point(|sentence| sentence.span.end() <= span.start());
        if let Some(sentence) = sentences.get(at)
            && sentence.span.overlaps(span)
        {
            relevance[at] = 1.0;
        }
    }
    follow(
        sentences.iter().map(|sentence| sentence.depends),
        &mut relevance,
    );
    relevance
}

/// Gives sentences that lean on a relevant one a part in it.
fn follow(depends: impl Iterator<Item = bool>, relevance: &mut [f32]) {
    let mut following = LONGEST_FOLLOWING;
    let mut before = 0.0;
    for (depends, relevance) in depends.zip(relevance) {
        if *relevance > 0.0 {
            following = 0;
        } else if depends && following < LONGEST_FOLLOWING {
            following += 1;
            *relevance = FOLLOWING * before;
        } else {
            following = LONGEST_FOLLOWING;
        }
        before = *relevance;
    }
}

/// The relevance, 0 to 1, of each of the document's sentences to `words`: the share of their terms
/// that it has, rare ones counting for more. Of a question, a sentence that mentions a thing of the
/// kind that is asked for ("who", "where", "when", "how much") is the more relevant.
///
/// All zeros where no sentence speaks of it.
#[must_use]
pub fn on_words(mut document: Document, mentions: &[Mention], words: &str) -> Vec<f32> {
    let asked = kinds_asked_for(words);
    // The words are read as a title would be: by the same rules as the text.
    document.title = Some(Title {
        text: words.to_owned(),
        span: None,
    });
    let terms = Terms::of(&document);
    let known = |term: &&Count| terms.sentence_frequency(term.0) > 0;
    let wanted: Vec<Count> = terms.of_title().iter().filter(known).copied().collect();
    let weight = |term: &Count| 0.1 + terms.inverse_frequency(term.0);
    let whole: f32 = wanted.iter().map(weight).sum();
    let only_asks = terms.of_title().is_empty() && !asked.is_empty();

    let mut relevance = Vec::new();
    for (at, passage) in document.passages.iter().enumerate() {
        if !document.blocks[passage.block].role.is_body() {
            continue;
        }
        let bag = terms.of_passage(at);
        let has = |term: &&Count| bag.binary_search_by_key(&term.0, |other| other.0).is_ok();
        let share: f32 = wanted.iter().filter(has).map(weight).sum();
        let first = mentions.partition_point(|mention| mention.span.end() <= passage.span.start());
        let within = mentions[first..]
            .iter()
            .take_while(|mention| mention.span.start() < passage.span.end());
        let answers = within
            .into_iter()
            .any(|mention| asked.contains(&mention.kind));
        let bonus = if answers { ANSWERING } else { 0.0 };
        relevance.push(match share > 0.0 || only_asks {
            true => share / whole.max(f32::MIN_POSITIVE) + bonus,
            false => 0.0,
        });
    }
    let most = relevance.iter().copied().fold(0.0, f32::max);
    if most > 0.0 {
        for relevance in &mut relevance {
            *relevance /= most;
        }
    }
    relevance
}

/// What kinds of thing the question words among `words` ask for.
fn kinds_asked_for(words: &str) -> &'static [EntityKind] {
    use EntityKind::{Date, Group, Money, Organization, Percent, Person, Place, Quantity, Time};
    const WHO: &[EntityKind] = &[Person, Organization, Group];
    const WHERE: &[EntityKind] = &[Place];
    const WHEN: &[EntityKind] = &[Date, Time];
    const HOW_MUCH: &[EntityKind] = &[Money, Percent, Quantity];
    let lower = words.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    match words.next().unwrap_or_default() {
        "who" | "whom" | "whose" | "wer" | "wem" | "wen" | "qui" | "quién" | "quiénes" | "chi"
        | "quem" => WHO,
        "where" | "wo" | "wohin" | "où" | "dónde" | "dove" | "onde" | "waar" => WHERE,
        "when" | "wann" | "quand" | "cuándo" | "quando" | "wanneer" => WHEN,
        "how"
            if matches!(
                words.next(),
                Some("much" | "many" | "long" | "far" | "old" | "big")
            ) =>
        {
            HOW_MUCH
        }
        "wieviel" | "wie" | "combien" | "cuánto" | "cuántos" | "cuánta" | "cuántas" | "quanto"
        | "quanti" | "hoeveel" => HOW_MUCH,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    const TEXT: &str = "Ana Costa leads the harbour of Lisbon. She has worked there since 2010. The \
                        ferries cost 96 million euros. Drivers in Porto fought the toll. The ferry \
                        workers' union met Ana Costa in May.";

    fn options() -> Options {
        Options {
            as_is: true,
            ..Options::default()
        }
    }

    fn words(words: &str) -> Vec<f32> {
        let digest = crate::digest(TEXT, &options());
        on_words(Document::parse(TEXT, &options()), &digest.mentions, words)
    }

    fn best(relevance: &[f32]) -> usize {
        let indices = 0..relevance.len();
        indices
            .max_by(|&a, &b| relevance[a].total_cmp(&relevance[b]))
            .unwrap()
    }

    #[test]
    fn an_entity_is_spoken_of_where_it_is_named_and_in_what_leans_on_that() {
        let digest = crate::digest(TEXT, &options());
        let ana = digest
            .entities
            .iter()
            .position(|entity| entity.name == "Ana Costa");
        assert_eq!(on_entity(&digest, ana.unwrap()), [1.0, 0.5, 0.0, 0.0, 1.0]);
        assert_eq!(on_entity(&digest, 99), [0.0; 5]);
    }

    #[test]
    fn typed_words_are_found_in_other_forms_too() {
        let relevance = words("ferry");
        assert!(relevance[2] > 0.0 && relevance[4] > 0.0, "{relevance:?}");
        assert_eq!(relevance[3], 0.0);
    }

    #[test]
    fn a_question_prefers_sentences_that_have_what_it_asks_for() {
        assert_eq!(best(&words("How much do the ferries cost?")), 2);
        assert_eq!(best(&words("Where did drivers fight?")), 3);
        assert_eq!(words("Who?")[2], 0.0, "it names nobody");
    }

    #[test]
    fn what_the_article_does_not_speak_of_is_relevant_to_nothing() {
        assert_eq!(words("penguins"), [0.0; 5]);
        assert_eq!(words(" ?!"), [0.0; 5]);
    }
}

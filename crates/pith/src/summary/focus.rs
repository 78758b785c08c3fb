//! What the article says about one thing: how relevant each sentence is to an entity, a keyword, or
//! words that the reader typed.
//!
//! [`selection`](super::selection) takes this relevance into account, so a focused summary needs no
//! new analysis. Only typed words require reading the text again, as they are compared as terms.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::digest::{Digest, EntityKind, Mention, Sentence, Title};
use crate::language::{self, Section};
use crate::span::Span;
use crate::summary::cues::{self, Cues};
use crate::summary::tuning;
use crate::text::Document;
use crate::text::language::Language;
use crate::text::terms::{TermId, Terms};
use crate::text::tokens::{Token, TokenKind, tokenize_in};

/// The relevance of each sentence to the `entity`th entity of the digest: 1 if it is named, less if
/// a following sentence depends on that ("He …"), and 0 elsewhere.
#[must_use]
pub fn on_entity(digest: &Digest, entity: usize) -> Vec<f32> {
    let entity = digest.entities.get(entity);
    let mentions = entity.map_or(&[][..], |entity| &entity.mentions).iter();
    on_spans(
        &digest.sentences,
        mentions.filter_map(|&at| Some(digest.mentions.get(at)?.span)),
    )
}

/// The relevance of each sentence to the `keyword`th keyword of the digest, likewise.
#[must_use]
pub fn on_keyword(digest: &Digest, keyword: usize) -> Vec<f32> {
    let keyword = digest.keywords.get(keyword);
    let spans = keyword.map_or(&[][..], |keyword| &keyword.spans);
    on_spans(&digest.sentences, spans.iter().copied())
}

/// The relevance of each sentence to the text at `spans`.
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

/// Passes part of the relevance on to sentences that depend on a relevant one.
fn follow(depends: impl Iterator<Item = bool>, relevance: &mut [f32]) {
    let mut following = tuning::LONGEST_FOLLOWING;
    let mut before = 0.0;
    for (depends, relevance) in depends.zip(relevance) {
        if *relevance > 0.0 {
            following = 0;
        } else if depends && following < tuning::LONGEST_FOLLOWING {
            following += 1;
            *relevance = tuning::FOLLOWING * before;
        } else {
            following = tuning::LONGEST_FOLLOWING;
        }
        before = *relevance;
    }
}

/// The relevance of each of the document's sentences to `words`, from 0 to 1.
///
/// Matching is by the stems of the words with BM25 (Robertson and Zaragoza 2009), so that rare ones
/// count more. Verbatim and close matches come first. For a question, a sentence is more relevant
/// if it mentions a thing of the requested kind ("who", "where", "when", "how much"), or says why
/// or what should be.
///
/// All zeros if no sentence is about it.
#[must_use]
pub fn on_words(mut document: Document, mentions: &[Mention], words: &str) -> Vec<f32> {
    // The words are processed like a title, by the same rules as the text.
    document.title = Some(Title {
        text: words.to_owned(),
        span: None,
    });
    let terms = Terms::of(&document);
    let question = Question::of(&document, &terms, words);
    if question.says_nothing() {
        return vec![0.0; document.sentences().count()];
    }
    let mut relevance = Vec::new();
    let mut before = vec![false; question.words.len()];
    let mut block = None;
    for (at, passage) in document.passages.iter().enumerate() {
        if !document.blocks[passage.block].role.is_body() {
            continue;
        }
        if block.replace(passage.block) != Some(passage.block) {
            before.fill(false);
        }
        let first = mentions.partition_point(|mention| mention.span.end() <= passage.span.start());
        let within = mentions[first..]
            .iter()
            .take_while(|mention| mention.span.start() < passage.span.end());
        let read = Reading::of(&document, &terms, &question, at);
        let answers = within.into_iter().any(|mention| {
            question.kinds.contains(&mention.kind) && !read.repeated.contains(&mention.span)
        });
        relevance.push(read.relevance(&question, answers, &before));
        before = read.has;
    }
    let most = relevance.iter().copied().fold(0.0, f32::max);
    if most > 0.0 {
        for relevance in &mut relevance {
            *relevance /= most;
        }
    }
    relevance
}

/// A word of the query.
#[derive(Clone, Debug)]
struct Wanted {
    /// In lower case.
    form: String,
    /// Its term; `None` for a function word.
    term: Option<TermId>,
    /// How much it counts.
    weight: f32,
}

/// The query.
#[derive(Clone, Debug)]
struct Question {
    words: Vec<Wanted>,
    /// The total weight of its words.
    whole: f32,
    /// Whether it has content words at all, and whether the text has any of them.
    has_terms: bool,
    known: bool,
    /// The kinds of thing that it asks for.
    kinds: &'static [EntityKind],
    /// Which functions of words would answer it: cause, or what should be.
    telling: cues::Kinds,
    /// The mean number of tokens in a sentence.
    length: f32,
}

impl Question {
    fn of(document: &Document, terms: &Terms, words: &str) -> Self {
        let tokens: Vec<Token> = tokenize_in(words, Span::of(words), document.language)
            .filter(|token| token.kind != TokenKind::Mark)
            .take(tuning::MOST_QUERY_WORDS)
            .collect();
        let in_title: Vec<TermId> = terms.of_title().iter().map(|of| of.0).collect();
        let table = Cues::of(document.language);
        let mut telling = 0;
        let mut forms: Vec<String> = tokens
            .iter()
            .map(|token| lower(token.span.text(words)))
            .collect();
        let lead = forms.iter().take(2).map(String::as_str).collect::<Vec<_>>();
        let asked = asked_for(&lead, forms.get(2).map(String::as_str));
        if asked == Some(Asked::Why) {
            telling |= cues::CAUSE;
        }
        for form in &forms {
            telling |= table.kinds(form) & cues::FUTURE;
        }
        if asked.is_some() {
            // The question word itself is not searched for.
            forms.remove(usize::from(!is_question_word(&forms[0])));
        }
        let spaced = !matches!(document.language, Language::Zh | Language::Ja);
        if !spaced {
            forms.clear();
        }
        let all = document.sentences().count().max(1) as f32;
        let mut with = vec![0_u32; forms.len()];
        let mut ids = vec![None; forms.len()];
        let mut longer = vec![None; forms.len()];
        let mut running = 0;
        let mut index = 0;
        for passage in &document.passages {
            let here = document.tokens_of(passage);
            let body = document.blocks[passage.block].role.is_body();
            let mut seen = vec![false; forms.len()];
            for token in here {
                let id = terms.of_token(index);
                index += 1;
                let text = token.span.text(document.source);
                for (place, form) in forms.iter().enumerate() {
                    if same(text, form) {
                        seen[place] = true;
                        ids[place] = ids[place].or(id);
                    } else if body && longer[place].is_none() && begins(text, form) {
                        longer[place] = id;
                    }
                }
            }
            if body {
                running += here.len();
                for (count, seen) in with.iter_mut().zip(seen) {
                    *count += u32::from(seen);
                }
            }
        }
        let mut has_terms = false;
        let mut wanted: Vec<Wanted> = Vec::new();
        for (((form, with), id), longer) in forms.into_iter().zip(with).zip(ids).zip(longer) {
            let content = !document.language.is_stop_word(&form);
            let term = if content {
                has_terms = true;
                let stem = document.language.stem(&form);
                let of_stem = in_title.iter().find(|&&term| terms.stem(term) == stem);
                let known = of_stem.copied().or(id);
                // Matches "Schimmel" in "schimmelt" if the text has no form of the word itself.
                known
                    .filter(|&term| terms.sentence_frequency(term) > 0)
                    .or(longer)
                    .or(known)
            } else {
                None
            };
            let weight = match term {
                Some(term) if terms.sentence_frequency(term) > 0 => {
                    0.1 + terms.inverse_frequency(term)
                }
                _ if content || with == 0 => 0.0,
                _ => tuning::FUNCTION_WORD * libm::logf((1.0 + all) / (0.5 + with as f32)).max(0.0),
            };
            wanted.push(Wanted { form, term, weight });
        }
        // In scripts without spaces, terms are pairs of characters rather than words.
        for term in in_title {
            if !spaced && !wanted.iter().any(|of| of.term == Some(term)) {
                has_terms = true;
                let known = terms.sentence_frequency(term) > 0;
                wanted.push(Wanted {
                    form: String::new(),
                    term: Some(term),
                    weight: if known {
                        0.1 + terms.inverse_frequency(term)
                    } else {
                        0.0
                    },
                });
            }
        }
        let known = wanted.iter().any(|of| of.term.is_some() && of.weight > 0.0);
        Self {
            whole: wanted.iter().map(|of| of.weight).sum(),
            words: wanted,
            has_terms,
            known,
            kinds: asked.map_or(&[], Asked::kinds),
            telling,
            length: running as f32 / all,
        }
    }

    /// Whether the text says nothing about the query.
    fn says_nothing(&self) -> bool {
        if self.has_terms {
            !self.known
        } else {
            self.whole <= 0.0 && self.kinds.is_empty() && self.telling == 0
        }
    }
}

/// How a sentence matches the query.
#[derive(Clone, Debug, Default)]
struct Reading {
    /// Which of the query's words it contains.
    has: Vec<bool>,
    /// The sum of their BM25 weights.
    weight: f32,
    /// Whether they include a content word.
    content: bool,
    /// The weight of the heaviest verbatim match.
    phrase: f32,
    /// How close together the words are, from 0 to 1.
    nearness: f32,
    /// Whether it has a word with the requested function.
    tells: bool,
    /// The matches of the query, so that the topic of a question does not count as its answer.
    repeated: Repeated,
}

/// Where words of the query occur in a sentence.
#[derive(Clone, Debug, Default)]
struct Repeated(Vec<Span>);

impl Repeated {
    /// Whether `span` consists of words of the query.
    fn contains(&self, span: &Span) -> bool {
        self.0.iter().any(|of| span.overlaps(*of))
    }
}

impl Reading {
    fn of(document: &Document, terms: &Terms, question: &Question, at: usize) -> Self {
        let passage = &document.passages[at];
        let tokens = document.tokens_of(passage);
        let first = passage.tokens.start;
        let table = Cues::of(document.language);
        let mut read = Self {
            has: vec![false; question.words.len()],
            ..Self::default()
        };
        let mut counts = vec![0_u32; question.words.len()];
        // The weights of the verbatim matches that end at the previous token, by the query's word.
        // A function word beside one content word is not a phrase yet.
        let mut runs = vec![(0.0_f32, 0_u32); question.words.len() + 1];
        let mut last: Option<(usize, usize)> = None;
        for (place, token) in tokens.iter().enumerate() {
            if token.kind == TokenKind::Mark {
                continue;
            }
            let text = token.span.text(document.source);
            let term = terms.of_token(first + place);
            let mut now = vec![(0.0, 0); runs.len()];
            let mut found = None;
            for (number, wanted) in question.words.iter().enumerate() {
                let literal = !wanted.form.is_empty() && same(text, &wanted.form);
                let stem = wanted.term.is_some() && wanted.term == term;
                if literal {
                    let (weight, length) = runs[number];
                    let counts = wanted.term.is_some() || !question.has_terms;
                    let run = (weight + wanted.weight, length + u32::from(counts));
                    now[number + 1] = run;
                    if run.1 > 1 {
                        read.phrase = read.phrase.max(run.0);
                    }
                }
                if stem || literal && !question.has_terms {
                    read.has[number] = true;
                    counts[number] += 1;
                    read.content |= stem && wanted.weight > 0.0;
                    if stem {
                        found = Some(number);
                    }
                }
            }
            if let Some(number) = found {
                read.repeated.0.push(token.span);
                if let Some((before, other)) = last
                    && other != number
                {
                    let gap = (place - before) as f32;
                    read.nearness = read.nearness.max(1.0 / gap);
                }
                last = Some((place, number));
            }
            runs = now;
            if question.telling != 0 {
                let kinds = table.kinds(&lower(text));
                read.tells |= kinds & question.telling != 0;
            }
        }
        let length = 1.0 - tuning::LENGTH_PENALTY
            + tuning::LENGTH_PENALTY * tokens.len() as f32 / question.length.max(1.0);
        for (wanted, count) in question.words.iter().zip(counts) {
            let count = count as f32;
            read.weight += wanted.weight * count * (tuning::TERM_SATURATION + 1.0)
                / (count + tuning::TERM_SATURATION * length);
        }
        read
    }

    fn relevance(&self, question: &Question, answers: bool, before: &[bool]) -> f32 {
        let whole = question.whole.max(f32::MIN_POSITIVE);
        let speaks = if question.has_terms {
            self.content
        } else {
            self.weight > 0.0 || answers || self.tells
        };
        // "They cost 96 million" answers a question about what the previous sentence names.
        let context: f32 = (question.words.iter().zip(&self.has).zip(before))
            .filter(|((_, here), before)| !**here && **before)
            .map(|((wanted, _), _)| wanted.weight)
            .sum();
        if !speaks {
            return 0.0;
        }
        let part = (self.weight + tuning::CONTEXT_SHARE * context) / whole;
        let bonus = |is: bool, worth: f32| if is { worth } else { 0.0 };
        part + tuning::VERBATIM_BONUS * self.phrase / whole
            + tuning::NEARNESS_BONUS * self.nearness
            + bonus(answers, tuning::ANSWER_BONUS)
            + bonus(self.tells, tuning::TELLING_BONUS)
    }
}

/// `word` in lower case, with a uniform apostrophe.
fn lower(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == '’' { '\'' } else { letter })
        .collect()
}

/// Whether `text` is a longer word that starts with `form`, which is in lower case.
fn begins(text: &str, form: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    form.chars().count() >= tuning::SHORTEST_BEGINNING
        && form.chars().all(|letter| letters.next() == Some(letter))
        && letters.next().is_some()
}

/// Whether `text` equals `form`, which is in lower case.
fn same(text: &str, form: &str) -> bool {
    let letters = text.chars().flat_map(char::to_lowercase);
    letters
        .map(|letter| if letter == '’' { '\'' } else { letter })
        .eq(form.chars())
}

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Who,
    Where,
    When,
    Amount,
    Why,
}

impl Asked {
    /// By its name in the tables.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "person" => Self::Who,
            "place" => Self::Where,
            "time" => Self::When,
            "amount" => Self::Amount,
            "reason" => Self::Why,
            _ => return None,
        })
    }

    /// The kinds of mention that answer it.
    const fn kinds(self) -> &'static [EntityKind] {
        use EntityKind::{
            Date, Group, Money, Organization, Percent, Person, Place, Quantity, Time,
        };
        match self {
            Self::Who => &[Person, Organization, Group],
            Self::Where => &[Place],
            Self::When => &[Date, Time],
            Self::Amount => &[Money, Percent, Quantity],
            Self::Why => &[],
        }
    }
}

/// What a question word asks for, and the words of which one must follow, if any.
type Asks = (Asked, Vec<&'static str>);

/// The question words of all languages, as a question may be in another language than the article.
static QUESTION_WORDS: LazyLock<FxHashMap<&str, Vec<Asks>>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, Vec<Asks>> = FxHashMap::default();
    for table in Language::ALL.into_iter().map(language::table) {
        for row in table.rows(Section::Questions) {
            let Some(asked) = Asked::named(row.column(0)) else {
                continue;
            };
            for word in row.forms(1) {
                let asks = (asked, row.forms(2).collect());
                words.entry(word).or_default().push(asks);
            }
        }
    }
    words
});

/// Whether `word` is a question word.
fn is_question_word(word: &str) -> bool {
    QUESTION_WORDS.contains_key(word)
}

/// What the query's first words ask for. A question may start with a preposition ("seit wann", "à
/// qui").
fn asked_for(lead: &[&str], third: Option<&str>) -> Option<Asked> {
    lead.iter().enumerate().find_map(|(at, word)| {
        let next = lead.get(at + 1).copied().or(third).unwrap_or_default();
        let asks = QUESTION_WORDS.get(word)?.iter();
        let mut fitting = asks.filter(|(_, follow)| follow.is_empty() || follow.contains(&next));
        fitting.next().map(|&(asked, _)| asked)
    })
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
    fn an_entity_is_the_topic_where_it_is_named_and_in_dependent_sentences() {
        let digest = crate::digest(TEXT, &options());
        let ana = digest
            .entities
            .iter()
            .position(|entity| entity.name == "Ana Costa");
        assert_eq!(on_entity(&digest, ana.unwrap()), [1.0, 0.5, 0.0, 0.0, 1.0]);
        assert_eq!(on_entity(&digest, 99), [0.0; 5]);
    }

    #[test]
    fn typed_words_are_found_in_other_forms() {
        let relevance = words("ferry");
        assert!(relevance[2] > 0.0 && relevance[4] > 0.0, "{relevance:?}");
        assert_eq!(relevance[3], 0.0);
    }

    #[test]
    fn a_question_prefers_sentences_with_what_it_asks_for() {
        assert_eq!(best(&words("How much do the ferries cost?")), 2);
        assert_eq!(best(&words("Where did drivers fight?")), 3);
        assert_eq!(words("Who?")[2], 0.0, "it names nobody");
    }

    #[test]
    fn no_sentence_is_relevant_to_a_topic_that_the_article_lacks() {
        assert_eq!(words("penguins"), [0.0; 5]);
        assert_eq!(words(" ?!"), [0.0; 5]);
    }
}

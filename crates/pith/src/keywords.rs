//! Phrases that say what an article is about.
//!
//! Candidates are runs of one to three content words ([`candidates`]) whose last word can be a noun
//! ([`nouns`]). They are weighted by how often they occur independently (C-value, Frantzi et al.
//! 2000), by how often their words are used, by how early they occur, and by whether they are in
//! the title. A phrase that is part of a better one is left out.

pub mod candidates;
pub mod nouns;

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::digest::{Keyword, Mention};
use crate::sort;
use crate::span::Span;
use crate::text::Document;
use crate::text::language::Language;
use crate::text::terms::{TermId, Terms};
use candidates::{Key, MAX_WORDS, Occurrence};
use nouns::{Evidence, Grammar};

/// Maximum number of keywords of an article.
const MAX_KEYWORDS: usize = 10;

/// Maximum number of keywords that may share a term.
const MAX_USES: usize = 2;

/// The relative value of a phrase of one, two and three words, all else equal.
const BY_WORDS: [f32; MAX_WORDS] = [1.0, 1.8, 1.7];

/// The most important phrases of `document`, most important first.
#[must_use]
pub fn extract(document: &Document, terms: &Terms, mentions: &[Mention]) -> Vec<Keyword> {
    let (mut occurrences, evidence) = candidates::find(document, terms, mentions);
    sort::ascending(&mut occurrences);
    let groups: Vec<&[Occurrence]> = occurrences.chunk_by(|a, b| a.key == b.key).collect();
    let nested = nested_counts(&groups);
    let mut phrases: Vec<Phrase> = groups
        .iter()
        .filter_map(|group| Phrase::weigh(document, terms, &evidence, &nested, group))
        .collect();
    sort::by(&mut phrases, |a, b| {
        let weight = b.weight.total_cmp(&a.weight);
        weight.then_with(|| a.occurrences[0].span.cmp(&b.occurrences[0].span))
    });
    choose(phrases)
        .into_iter()
        .map(|phrase| phrase.into_keyword(document.source))
        .collect()
}

/// For each phrase that is part of longer ones seen at least twice: how often it was seen inside
/// them, and how many of them there are.
fn nested_counts(groups: &[&[Occurrence]]) -> FxHashMap<Key, (usize, usize)> {
    let mut nested: FxHashMap<Key, (usize, usize)> = FxHashMap::default();
    for group in groups.iter().filter(|group| group.len() > 1) {
        for part in parts(group[0].key) {
            let (seen, longer) = nested.entry(part).or_default();
            *seen += group.len();
            *longer += 1;
        }
    }
    nested
}

/// The shorter phrases inside `key`.
fn parts(key: Key) -> Vec<Key> {
    let terms: Vec<_> = key.into_iter().flatten().collect();
    (1..terms.len())
        .flat_map(|length| terms.windows(length))
        .map(|part| {
            let mut key = Key::default();
            for (slot, &term) in key.iter_mut().zip(part) {
                *slot = Some(term);
            }
            key
        })
        .collect()
}

/// Whether the spelling of the last word of `phrase` allows it to be a noun: German nouns are
/// capitalized.
fn is_noun_by_case(phrase: &str, language: Language) -> bool {
    let last = phrase.split_whitespace().next_back().unwrap_or(phrase);
    language != Language::De || !last.starts_with(char::is_lowercase)
}

/// Whether a phrase in a script without spaces is only a fragment of a longer one: the same
/// character always precedes it, or always follows it.
fn is_cut_off(document: &Document, occurrences: &[Occurrence]) -> bool {
    let beside = |occurrence: &Occurrence| {
        let (before, after) = (
            document.source.get(..occurrence.span.start()),
            document.source.get(occurrence.span.end()..),
        );
        let language = document.language_at(occurrence.span.start());
        let content = |sign: &char| sign.is_alphabetic() && !language.is_stop_sign(*sign);
        (
            before
                .and_then(|text| text.chars().next_back())
                .filter(content),
            after.and_then(|text| text.chars().next()).filter(content),
        )
    };
    let Some((before, after)) = occurrences.first().map(beside) else {
        return false;
    };
    let always_before = before.is_some() && occurrences.iter().all(|one| beside(one).0 == before);
    let always_after = after.is_some() && occurrences.iter().all(|one| beside(one).1 == after);
    always_before || always_after
}

/// A candidate with its weight.
struct Phrase<'a> {
    key: Key,
    occurrences: &'a [Occurrence],
    weight: f32,
}

impl<'a> Phrase<'a> {
    /// `None` if it is too rare or not a noun phrase.
    fn weigh(
        document: &Document,
        terms: &Terms,
        evidence: &Evidence,
        nested: &FxHashMap<Key, (usize, usize)>,
        occurrences: &'a [Occurrence],
    ) -> Option<Self> {
        let first = occurrences.first()?;
        let language = document.language_at(first.span.start());
        let key = first.key;
        let own: Vec<TermId> = key.into_iter().flatten().collect();
        let (&head, words) = (own.last()?, own.len());
        let seen = occurrences.len();
        let written = first.span.text(document.source).to_lowercase();
        let last_word = written.split_whitespace().next_back()?;
        if !evidence.can_be_head(head, last_word, language)
            || !is_noun_by_case(first.span.text(document.source), language)
        {
            return None;
        }
        let opened = occurrences.iter().map(|one| one.opened).max()?;
        let grammar = Grammar::of(language);
        if !grammar.is_phrase(first.span.text(document.source), opened) {
            return None;
        }
        let pairs = words > 1 && !written.contains(char::is_whitespace);
        if pairs && is_cut_off(document, occurrences) {
            return None;
        }
        let used = |term: &TermId| terms.frequency(*term).max(1);
        let titled = |term: &TermId| {
            terms
                .of_title()
                .binary_search_by_key(term, |&(term, _)| term)
                .is_ok()
        };
        // The title's words count even if the text has them only once, as many short articles do.
        let worthy = if words == 1 {
            (seen > 1 || titled(&head)) && evidence.is_noun(head, language)
        } else {
            seen > 1
                || (first.whole
                    && !pairs
                    && evidence.is_noun(head, language)
                    && own.iter().any(|term| used(term) > 1 || titled(term)))
        };
        if !worthy {
            return None;
        }
        let (within, longer) = nested.get(&key).copied().unwrap_or_default();
        let alone = seen as f32 - within as f32 / longer.max(1) as f32;
        if alone <= 0.0 {
            return None;
        }
        let strength: f32 = own
            .iter()
            .map(|term| libm::logf(1.0 + used(term) as f32))
            .sum();
        let early = 1.0 + 0.5 * libm::expf(-(first.passage as f32) / 8.0);
        let title =
            1.0 + 0.4 * own.iter().filter(|term| titled(term)).count() as f32 / words as f32;
        let weight = libm::powf(alone, 0.7) * strength / words as f32 * BY_WORDS[words - 1];
        Some(Self {
            key,
            occurrences,
            weight: weight * early * title,
        })
    }

    /// Whether `other` is part of this phrase.
    fn holds(&self, other: &Self) -> bool {
        parts(self.key).contains(&other.key)
    }

    fn into_keyword(self, source: &str) -> Keyword {
        let mut spans: Vec<Span> = self.occurrences.iter().map(|one| one.span).collect();
        sort::ascending(&mut spans);
        // A phrase that repeats itself ("no, no, no") counts at its first position.
        let mut end = 0;
        spans.retain(|span| {
            let apart = end <= span.start();
            if apart {
                end = span.end();
            }
            apart
        });
        let mut forms: Vec<(String, usize)> = Vec::new();
        for span in &spans {
            let words: Vec<_> = span.text(source).split_whitespace().collect();
            let form = words.join(" ");
            match forms.iter_mut().find(|(known, _)| *known == form) {
                Some((_, count)) => *count += 1,
                None => forms.push((form, 1)),
            }
        }
        // The shorter of equals, as it is usually the plain form; then the one seen first, which
        // the reversal makes the last, the one that `max_by_key` takes.
        let phrase = forms
            .into_iter()
            .rev()
            .max_by_key(|(form, count)| (*count, Reverse(form.len())));
        Keyword {
            phrase: phrase.map(|(form, _)| form).unwrap_or_default(),
            weight: self.weight,
            spans,
        }
    }
}

/// The best of `phrases`, which come most important first, without parts of one another.
fn choose(phrases: Vec<Phrase>) -> Vec<Phrase> {
    let mut chosen: Vec<Phrase> = Vec::new();
    for mut phrase in phrases.into_iter().take(20 * MAX_KEYWORDS) {
        if chosen.iter().any(|better| better.holds(&phrase)) {
            continue;
        }
        if let Some(part) = chosen.iter_mut().find(|part| phrase.holds(part)) {
            // The longer phrase says more, unless it is just one of many uses of the part.
            if 3 * phrase.occurrences.len() >= part.occurrences.len() {
                phrase.weight = part.weight;
                let parts = parts(phrase.key);
                *part = phrase;
                chosen.retain(|one| !parts.contains(&one.key));
            }
            continue;
        }
        let spent = phrase.key.iter().flatten().any(|term| {
            let uses = chosen.iter().filter(|one| one.key.contains(&Some(*term)));
            uses.count() >= MAX_USES
        });
        if !spent && chosen.len() < MAX_KEYWORDS {
            chosen.push(phrase);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::digest::EntityKind;

    fn phrases(source: &str, names: &[&str]) -> Vec<String> {
        let options = Options {
            as_is: true,
            ..Options::default()
        };
        let document = Document::parse(source, &options);
        let mut mentions: Vec<Mention> = names
            .iter()
            .flat_map(|name| source.match_indices(name))
            .map(|(start, name)| Mention {
                span: Span::new(start, start + name.len()),
                kind: EntityKind::Place,
                entity: 0,
                confidence: 1.0,
            })
            .collect();
        mentions.sort_unstable_by_key(|mention| mention.span);
        extract(&document, &Terms::of(&document), &mentions)
            .into_iter()
            .map(|keyword| keyword.phrase)
            .collect()
    }

    const REEF: &str = "The coral reef off Marn is dying. Divers saw the coral reef in May.\n\n\
        A warmer sea bleaches the coral reef. Marn has asked for help against the warmer sea.";

    #[test]
    fn a_repeated_phrase_comes_first_and_swallows_its_parts() {
        let found = phrases(REEF, &[]);
        assert_eq!(found[0], "coral reef");
        assert!(
            !found
                .iter()
                .any(|phrase| phrase == "reef" || phrase == "coral")
        );
    }

    #[test]
    fn names_are_left_to_the_entities() {
        let found = phrases(REEF, &["Marn"]);
        assert!(!found.iter().any(|phrase| phrase.contains("Marn")));
    }

    #[test]
    fn a_phrase_does_not_cross_a_comma_or_end_with_a_verb() {
        let found = phrases(
            "The reef, divers said, was lost. The reef, divers feared, was lost to heat.",
            &[],
        );
        assert!(
            !found.iter().any(|phrase| phrase.contains(' ')),
            "{found:?}"
        );
    }

    #[test]
    fn the_positions_of_a_phrase_that_repeats_itself_do_not_overlap() {
        let source = "The beat went dub dub dub dub dub. Again it went dub dub dub dub.";
        let document = Document::parse(source, &Options::default());
        for keyword in extract(&document, &Terms::of(&document), &[]) {
            let pairs = keyword.spans.windows(2);
            assert!(
                pairs
                    .into_iter()
                    .all(|pair| pair[0].end() <= pair[1].start())
            );
        }
    }

    #[test]
    fn a_verb_is_not_a_keyword_in_other_languages() {
        let french = "SNCF Voyageurs prévoit un train de nuit. Le train de nuit va faire lever les prix, et \
            SNCF Voyageurs prévoit de faire lever le taux directeur. Le taux directeur de la banque monte.";
        let found = phrases(french, &[]);
        assert!(
            found.iter().any(|phrase| phrase == "taux directeur"),
            "{found:?}"
        );
        for word in ["prévoit", "faire", "lever"] {
            assert!(
                !found.iter().any(|phrase| phrase.contains(word)),
                "{found:?}"
            );
        }
        let german = "Die Stadt sperrt die alte Brücke, sagte Bürgermeister Weber. Die alte Brücke wird \
            geprüft, sagte Bürgermeister Weber, und die Prüfung der alten Brücke dauert.";
        let found = phrases(german, &[]);
        assert!(
            found.iter().any(|phrase| phrase.ends_with("Brücke")),
            "{found:?}"
        );
        assert!(
            !found.iter().any(|phrase| phrase.contains("sagte")),
            "{found:?}"
        );
    }

    #[test]
    fn a_verb_closes_no_keyword_in_the_romance_languages() {
        for (text, noun, verb) in [
            (
                "Il piano della mobilità prevede una spesa. Le nuove linee collegheranno i quartieri.",
                "nuove linee",
                &["prevede", "collegheranno"],
            ),
            (
                "O plano prevê um investimento. As novas linhas ligarão os bairros do norte.",
                "plano",
                &["prevê", "ligarão"],
            ),
            (
                "L'entretien des vieilles rames coûte trop cher. Les vieilles rames quitteront la région.",
                "vieilles rames",
                &["coûte", "quitteront"],
            ),
            (
                "El plan de movilidad prevé nuevas líneas. Las nuevas líneas unirán los barrios.",
                "plan",
                &["prevé", "unirán"],
            ),
        ] {
            // Something said only once is not a keyword.
            let found = phrases(&format!("{text}\n\n{text}"), &[]);
            assert!(found.iter().any(|phrase| phrase == noun), "{found:?}");
            for verb in verb {
                assert!(
                    !found.iter().any(|phrase| phrase.contains(verb)),
                    "{found:?}"
                );
            }
        }
    }

    #[test]
    fn a_text_without_words_has_no_keywords() {
        assert!(phrases("", &[]).is_empty());
        assert!(phrases("... !!! 12", &[]).is_empty());
    }
}

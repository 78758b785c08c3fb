//! Compares several articles: what they agree on, and where they differ.
//!
//! A quotation or figure in two articles suggests that both have it from one source. If two
//! sentences say the same thing with a different sum or date, one of the articles is wrong, or
//! older. Both are shown as hints with the two sentences, never as a verdict, so precision matters
//! more than recall: a figure must have the same unit and similar words around it, an approximate
//! one ("more than 40") contradicts nothing, and a value that the other article has as well is not
//! a difference.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::digest::{
    Comparison, ComparisonKind, Entity, EntityKind, Mention, Passage, Quote, Sentence, Value,
};
use crate::language::{self, PerLanguage, Section};
use crate::sort;
use crate::span::Span;
use crate::text::Document;
use crate::text::language::Language;
use crate::text::terms::{TermId, Terms};
use crate::text::tokens::{Token, TokenKind, tokenize_in};

/// How similar two sentences must be, and how many words they must share besides their values, to
/// be about the same thing. Set by reading pairs of reports on the same events: with lower values,
/// sentences about two different fires or votes were compared.
struct Alike {
    similarity: f32,
    shared: usize,
}

/// For two amounts with the same unit.
const AMOUNTS: Alike = Alike {
    similarity: 0.3,
    shared: 3,
};
/// For two dates. Reports describe many days in similar words, so the thresholds are higher.
const DAYS: Alike = Alike {
    similarity: 0.45,
    shared: 4,
};
/// Amounts that differ by no more than this share of the larger are roundings of each other.
const ROUNDING: f64 = 0.02;
/// How many content words on either side of a value say what it measures.
const CONTENT_WORDS_BESIDE: usize = 3;
/// How many consecutive words two quotations must share to match at a position.
const SHARED_RUN: usize = 4;
/// The share of the shorter quotation's runs that the longer must have.
const COMMON_RUNS: f32 = 0.6;

/// What several articles agree on or report differently: differences first, each kind in text
/// order. Empty for a single article. Takes time linear in the text.
#[must_use]
pub(crate) fn of(
    document: &Document,
    terms: &Terms,
    sentences: &[Sentence],
    mentions: &[Mention],
    entities: &[Entity],
    quotes: &[Quote],
) -> Vec<Comparison> {
    if document.articles.len() < 2 {
        return Vec::new();
    }
    let texts = Texts::new(document, terms, sentences, mentions, entities);
    let mut all = texts.differences();
    all.extend(texts.same_quotations(quotes));
    all.extend(texts.same_amounts());
    all
}

/// The articles, with what is known about each sentence.
struct Texts<'a> {
    document: &'a Document<'a>,
    terms: &'a Terms,
    sentences: &'a [Sentence],
    mentions: &'a [Mention],
    entities: &'a [Entity],
    /// The article of each sentence.
    articles: Vec<usize>,
    /// The tokens of each sentence.
    tokens: Vec<Range<usize>>,
    /// The mentions that start in each sentence.
    within: Vec<Vec<usize>>,
    /// Which articles mention which entities, in pairs.
    named: FxHashSet<(usize, usize)>,
}

impl<'a> Texts<'a> {
    fn new(
        document: &'a Document<'a>,
        terms: &'a Terms,
        sentences: &'a [Sentence],
        mentions: &'a [Mention],
        entities: &'a [Entity],
    ) -> Self {
        let article = |span: Span| {
            let ends_before = |article: &crate::digest::Article| article.span.end() < span.end();
            document.articles.partition_point(ends_before)
        };
        let articles: Vec<usize> = sentences.iter().map(|of| article(of.span)).collect();
        let mut within = vec![Vec::new(); sentences.len()];
        let mut named = FxHashSet::default();
        for (at, mention) in mentions.iter().enumerate() {
            let sentence = sentence_at(sentences, mention.span.start());
            let holds = |sentence: &Sentence| sentence.span.contains(mention.span);
            if sentences.get(sentence).is_some_and(holds) {
                within[sentence].push(at);
                named.insert((articles[sentence], mention.entity));
            }
        }
        Self {
            document,
            terms,
            sentences,
            mentions,
            entities,
            articles,
            tokens: (document.sentences())
                .map(|passage| passage.tokens.clone())
                .collect(),
            within,
            named,
        }
    }

    /// The passage at `span`.
    fn passage(&self, span: Span) -> Passage {
        let sentence = sentence_at(self.sentences, span.start());
        Passage { span, sentence }
    }

    /// The value of the mention at `at`.
    fn value(&self, at: usize) -> Option<&'a Value> {
        let mention = self.mentions.get(at)?;
        self.entities.get(mention.entity)?.value.as_ref()
    }

    /// The content words of a sentence, without its times and amounts, ascending.
    fn words(&self, sentence: usize) -> Vec<TermId> {
        let values: Vec<Span> = (self.within.get(sentence).into_iter().flatten())
            .filter_map(|&mention| self.mentions.get(mention))
            .filter(|mention| !mention.kind.is_name())
            .map(|mention| mention.span)
            .collect();
        let tokens = self.tokens.get(sentence).cloned().unwrap_or_default();
        let outside = |at: &usize| {
            let span = self.document.tokens.get(*at).map(|token| token.span);
            span.is_some_and(|span| !values.iter().any(|value| value.contains(span)))
        };
        let mut words: Vec<TermId> = tokens
            .filter(outside)
            .filter_map(|at| self.terms.of_token(at))
            .collect();
        sort::ascending(&mut words);
        words.dedup();
        words
    }

    /// The content words beside the mention at `at` in its sentence.
    fn near(&self, sentence: usize, at: usize) -> Vec<TermId> {
        let (Some(mention), Some(tokens)) = (self.mentions.get(at), self.tokens.get(sentence))
        else {
            return Vec::new();
        };
        let all = &self.document.tokens;
        let place = |token: &Token| token.span.end() <= mention.span.start();
        let first = tokens.start + all[tokens.clone()].partition_point(place);
        let place = |token: &Token| token.span.start() < mention.span.end();
        let after = tokens.start + all[tokens.clone()].partition_point(place);
        let term = |at: usize| self.terms.of_token(at);
        let before = (tokens.start..first)
            .rev()
            .filter_map(term)
            .take(CONTENT_WORDS_BESIDE);
        before
            .chain(
                (after..tokens.end)
                    .filter_map(term)
                    .take(CONTENT_WORDS_BESIDE),
            )
            .collect()
    }

    /// Whether the mention at `at` is approximate: "about" or "more than" precedes it or starts it.
    fn is_rough(&self, sentence: usize, at: usize) -> bool {
        let (Some(mention), Some(sentence)) = (self.mentions.get(at), self.sentences.get(sentence))
        else {
            return false;
        };
        let source = self.document.source;
        let before = Span::new(sentence.span.start(), mention.span.start());
        let before = before.text(source).to_lowercase();
        let own = mention.span.text(source).to_lowercase();
        let language = self.document.language_at(mention.span.start());
        hedges(language).iter().any(|hedge| {
            let ahead = before.trim_end().strip_suffix(hedge.as_str());
            let opening = own.strip_prefix(hedge.as_str());
            ahead.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
                || opening.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// Pairs of sentences from different articles that say the same thing with different values.
    fn differences(&self) -> Vec<Comparison> {
        let mut found = Vec::new();
        for (first, sentence) in self.sentences.iter().enumerate() {
            for neighbour in &sentence.neighbours {
                let second = neighbour.sentence;
                let apart = self.articles.get(first) != self.articles.get(second);
                if second > first && apart && neighbour.similarity >= AMOUNTS.similarity {
                    found.extend(self.difference(first, second, neighbour.similarity));
                }
            }
        }
        sort::by_key(&mut found, |of: &Comparison| {
            of.passages.first().map(|passage| passage.span)
        });
        let mut seen = FxHashSet::default();
        found.retain(|of| of.passages.iter().all(|passage| seen.insert(passage.span)));
        found
    }

    /// The first value in which the sentences `first` and `second` differ.
    fn difference(&self, first: usize, second: usize, similarity: f32) -> Option<Comparison> {
        let words = self.words(first);
        let others = self.words(second);
        let common = words
            .iter()
            .filter(|word| others.binary_search(word).is_ok());
        let shared = common.count();
        self.within.get(first)?.iter().find_map(|&one| {
            let measure = Measure::of(self.value(one)?)?;
            let alike = measure.alike();
            if similarity < alike.similarity || shared < alike.shared {
                return None;
            }
            self.sole(first, one, &measure)?;
            let other = (self.within.get(second)?.iter().copied()).find(|&other| {
                let of = self.value(other).and_then(Measure::of);
                of.is_some_and(|of| of.is_comparable(&measure))
            })?;
            let others = Measure::of(self.value(other)?)?;
            self.sole(second, other, &others)?;
            let contradict = measure.contradicts(&others)
                && !self.is_rough(first, one)
                && !self.is_rough(second, other)
                && !self
                    .named
                    .contains(&(self.articles[second], self.mentions[one].entity))
                && !self
                    .named
                    .contains(&(self.articles[first], self.mentions[other].entity));
            let near = self.near(second, other);
            let same_thing = self.near(first, one).iter().any(|word| near.contains(word));
            (contradict && same_thing).then(|| Comparison {
                kind: measure.difference(),
                passages: [one, other]
                    .map(|at| self.passage(self.mentions[at].span))
                    .to_vec(),
            })
        })
    }

    /// Whether the mention at `at` is the only one in its sentence that could be compared with
    /// `measure`.
    fn sole(&self, sentence: usize, at: usize, measure: &Measure) -> Option<()> {
        let alone = self.within.get(sentence)?.iter().all(|&other| {
            let of = self.value(other).and_then(Measure::of);
            other == at || !of.is_some_and(|of| of.is_comparable(measure))
        });
        alone.then_some(())
    }

    /// Amounts in the bodies of several articles, surrounded by shared words.
    fn same_amounts(&self) -> Vec<Comparison> {
        let amounts = self.entities.iter().filter(|entity| {
            let counts = matches!(
                entity.kind,
                EntityKind::Money | EntityKind::Percent | EntityKind::Quantity
            );
            counts && matches!(entity.value, Some(Value::Amount { .. }))
        });
        let mut found: Vec<Comparison> = amounts
            .filter_map(|entity| {
                let mut passages: Vec<Passage> = Vec::new();
                for &mention in &entity.mentions {
                    let span = self.mentions.get(mention)?.span;
                    let passage = self.passage(span);
                    let in_body = self.sentences.get(passage.sentence)?.span.contains(span);
                    if in_body {
                        self.push_of_new_article(&mut passages, passage);
                    }
                }
                let first = self.words(passages.first()?.sentence);
                let shares = |passage: &Passage| {
                    let words = self.words(passage.sentence);
                    words.iter().any(|word| first.binary_search(word).is_ok())
                };
                passages.retain(shares);
                (passages.len() > 1).then_some(Comparison {
                    kind: ComparisonKind::SameAmount,
                    passages,
                })
            })
            .collect();
        sort::by_key(&mut found, |of| {
            of.passages.first().map(|passage| passage.span)
        });
        found
    }

    /// Appends `passage`, which comes after those in `passages`, if it is from a later article.
    fn push_of_new_article(&self, passages: &mut Vec<Passage>, passage: Passage) {
        let article = |of: &Passage| self.articles.get(of.sentence);
        if (passages.last()).is_none_or(|last| article(last) != article(&passage)) {
            passages.push(passage);
        }
    }

    /// Quotations found in several articles, at most one per article.
    fn same_quotations(&self, quotes: &[Quote]) -> Vec<Comparison> {
        let runs: Vec<Vec<String>> = quotes.iter().map(|quote| self.runs(quote)).collect();
        // Each run leads to the first quotation that has it, so the work stays linear in the words.
        let mut first_with: FxHashMap<&str, usize> = FxHashMap::default();
        let mut passages: BTreeMap<usize, Vec<Passage>> = BTreeMap::new();
        let mut origin: Vec<usize> = Vec::with_capacity(quotes.len());
        for (at, own) in runs.iter().enumerate() {
            let mut common: BTreeMap<usize, usize> = BTreeMap::new();
            for run in own {
                let first = *first_with.entry(run).or_insert(at);
                if first != at {
                    *common.entry(first).or_default() += 1;
                }
            }
            let same = common.into_iter().find(|&(other, shared)| {
                let shorter = own.len().min(runs[other].len());
                shared as f32 >= COMMON_RUNS * shorter as f32
            });
            origin.push(same.map_or(at, |(other, _)| origin[other]));
            if let (Some(start), Some(end)) = (quotes[at].spans.first(), quotes[at].spans.last()) {
                let passage = self.passage(start.cover(*end));
                self.push_of_new_article(passages.entry(origin[at]).or_default(), passage);
            }
        }
        let several = passages.into_values().filter(|passages| passages.len() > 1);
        several
            .map(|passages| Comparison {
                kind: ComparisonKind::SameQuotation,
                passages,
            })
            .collect()
    }

    /// The runs of [`SHARED_RUN`] words in a quotation, in lower case and without punctuation.
    fn runs(&self, quote: &Quote) -> Vec<String> {
        let source = self.document.source;
        let words: Vec<String> = quote
            .spans
            .iter()
            .flat_map(|&span| {
                let language = self.document.language_at(span.start());
                tokenize_in(source, span, language)
            })
            .filter(|token| token.kind != TokenKind::Mark)
            .map(|token| token.span.text(source).to_lowercase())
            .collect();
        words.windows(SHARED_RUN).map(|run| run.join(" ")).collect()
    }
}

/// The sentence at byte `start`, or the next one.
fn sentence_at(sentences: &[Sentence], start: usize) -> usize {
    sentences.partition_point(|sentence| sentence.span.end() <= start)
}

/// Words that make a figure approximate in `language`, in lower case.
fn hedges(language: Language) -> &'static [String] {
    static HEDGES: PerLanguage<Vec<String>> = PerLanguage::new();
    HEDGES.get(language, || {
        let table = language::table(language);
        table
            .forms(Section::Hedges)
            .map(str::to_lowercase)
            .collect()
    })
}

/// A comparable value.
enum Measure<'a> {
    Amount {
        least: f64,
        most: f64,
        unit: &'a str,
    },
    Day(&'a str),
}

impl<'a> Measure<'a> {
    /// The values that can be compared: amounts, and days of a known year.
    fn of(value: &'a Value) -> Option<Self> {
        match value {
            Value::Amount { least, most, unit } => {
                let least: f64 = least.parse().ok()?;
                let most = most
                    .as_ref()
                    .map_or(Some(least), |most| most.parse().ok())?;
                Some(Self::Amount { least, most, unit })
            }
            Value::Moment { iso, .. } => {
                let is_day = iso.len() == "2019-06-04".len() && !iso.contains(['W', 'P', 'T', '/']);
                (is_day && !iso.starts_with("--")).then_some(Self::Day(iso))
            }
        }
    }

    const fn alike(&self) -> Alike {
        match self {
            Self::Amount { .. } => AMOUNTS,
            Self::Day(_) => DAYS,
        }
    }

    const fn difference(&self) -> ComparisonKind {
        match self {
            Self::Amount { .. } => ComparisonKind::DifferentAmounts,
            Self::Day(_) => ComparisonKind::DifferentDays,
        }
    }

    fn is_comparable(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Amount { unit, .. }, Self::Amount { unit: other, .. }) => unit == other,
            (Self::Day(_), Self::Day(_)) => true,
            _ => false,
        }
    }

    fn contradicts(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Amount { least, most, .. },
                Self::Amount {
                    least: least_other,
                    most: most_other,
                    ..
                },
            ) => {
                let gap = (least_other - most).max(least - most_other);
                gap > ROUNDING * most.abs().max(most_other.abs())
            }
            (Self::Day(one), Self::Day(other)) => one != other,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;
    use crate::digest::{Comparison, ComparisonKind, Digest};

    /// The digest of two articles, and their text.
    fn read(first: &str, second: &str) -> (String, Digest) {
        let text = format!("{first}\n\n{second}");
        let options = Options {
            further: vec![first.len() + 2],
            ..Options::default()
        };
        let digest = crate::digest(&text, &options);
        (text, digest)
    }

    /// What two articles agree on or report differently, in words.
    fn compared(first: &str, second: &str) -> Vec<(ComparisonKind, Vec<String>)> {
        let (text, digest) = read(first, second);
        let words = |of: &Comparison| {
            let passages = of.passages.iter();
            passages
                .map(|passage| passage.span.text(&text).to_owned())
                .collect()
        };
        digest
            .comparison
            .iter()
            .map(|of| (of.kind, words(of)))
            .collect()
    }

    fn differences(first: &str, second: &str) -> Vec<Vec<String>> {
        let is_difference = |kind: &ComparisonKind| {
            matches!(
                kind,
                ComparisonKind::DifferentAmounts | ComparisonKind::DifferentDays
            )
        };
        let all = compared(first, second).into_iter();
        all.filter(|(kind, _)| is_difference(kind))
            .map(|(_, words)| words)
            .collect()
    }

    const BRIDGE: &str = "Orvell shuts its bridge\n\nThe old bridge over the Marn in Orvell will be closed for \
                          repairs that cost $48 million, the mayor, Ana Costa, said on Monday. “We had no choice, \
                          and we will not wait for another winter,” she said. The first lorries are to cross \
                          the new deck of the bridge on 4 May 2021.";

    #[test]
    fn different_sums_for_the_same_repairs_are_reported() {
        let other = "Town to close bridge\n\nRepairs to the old bridge over the Marn in Orvell will cost $52 \
                     million, the council said. Shops near the river fear for their trade.";
        assert_eq!(differences(BRIDGE, other), [["$48 million", "$52 million"]]);
    }

    #[test]
    fn different_days_for_the_same_opening_are_reported() {
        let other = "Town to close bridge\n\nThe first lorries are to cross the new deck of the bridge in Orvell \
                     on 11 May 2021, said the council. Shops near the river fear for their trade.";
        assert_eq!(differences(BRIDGE, other), [["4 May 2021", "11 May 2021"]]);
    }

    #[test]
    fn a_rough_figure_contradicts_nothing() {
        let other = "Town to close bridge\n\nRepairs to the old bridge over the Marn in Orvell will cost more than \
                     $40 million, the council said.";
        assert!(differences(BRIDGE, other).is_empty());
    }

    #[test]
    fn a_rounded_figure_contradicts_nothing() {
        let other = "Town to close bridge\n\nRepairs to the old bridge over the Marn in Orvell will cost $48.3 \
                     million, the council said.";
        assert!(differences(BRIDGE, other).is_empty());
    }

    #[test]
    fn sums_for_different_things_are_not_a_difference() {
        let other = "School to be built\n\nA new school in the north of the town will cost $52 million, the council \
                     said. It is to open in the autumn for three hundred children.";
        assert!(differences(BRIDGE, other).is_empty());
    }

    #[test]
    fn a_sum_that_the_other_article_has_too_is_not_a_difference() {
        let other = "Town to close bridge\n\nRepairs to the old bridge over the Marn in Orvell will cost $52 \
                     million, the council said. The mayor had spoken of $48 million.";
        assert!(differences(BRIDGE, other).is_empty());
    }

    #[test]
    fn a_quotation_in_both_is_found_though_one_cuts_it_short() {
        let other = "Town to close bridge\n\nShops near the river fear for their trade. “We will not wait for \
                     another winter,” the mayor told them.";
        let found = compared(BRIDGE, other);
        let quoted = found
            .iter()
            .filter(|(kind, _)| *kind == ComparisonKind::SameQuotation);
        assert_eq!(quoted.count(), 1, "{found:?}");
    }

    #[test]
    fn a_figure_in_both_is_found_however_it_is_written() {
        let other = "Town to close bridge\n\nThe council set aside $48m for the repairs. Shops fear for their trade.";
        let found = compared(BRIDGE, other);
        assert!(
            found.contains(&(
                ComparisonKind::SameAmount,
                vec!["$48 million".to_owned(), "$48m".to_owned()]
            )),
            "{found:?}"
        );
    }

    #[test]
    fn one_article_is_compared_with_nothing() {
        assert!(
            crate::digest(BRIDGE, &Options::default())
                .comparison
                .is_empty()
        );
    }

    #[test]
    fn each_passage_is_from_a_different_article() {
        let (_, digest) = read(BRIDGE, BRIDGE);
        for comparison in &digest.comparison {
            let article = |at: usize| digest.sentences[at].span.start() > BRIDGE.len();
            let places: Vec<bool> = (comparison.passages.iter())
                .map(|passage| article(passage.sentence))
                .collect();
            assert_eq!(places, [false, true]);
        }
        assert!(!digest.comparison.is_empty());
    }
}

//! What a document's other mentions say about a token: the second pass.
//!
//! The first pass labels every passage by itself; here, each token considers how the same word, the
//! same pair of words and the same run were labelled elsewhere in the document (Krishnan and
//! Manning 2006, "An effective two-stage model for exploiting non-local dependencies in named
//! entity recognition").

use rustc_hash::FxHashMap;

use super::context::{Context, Passage};
use super::hash::{feature, pair};
use super::labels::{LABELS, Label, class_of, continues, is_open};
use super::words::{Mode, Word};

/// The first template of the second pass; lower ones belong to the first.
const BASE: u8 = 192;

/// How often each label was assigned.
type Counts = [u16; LABELS];

/// The labels that the first pass assigned in a document, by word, by pair of words and by run.
#[derive(Clone, Debug, Default)]
pub struct Votes {
    words: FxHashMap<u64, Counts>,
    pairs: FxHashMap<u64, Counts>,
    longest: FxHashMap<u64, (u8, Label)>,
}

/// Whether a word's labels vote and are voted on: it is written like a possible name.
fn votes(word: &Word, mode: Mode) -> bool {
    word.case.has_capital() || mode == Mode::Small && word.case == super::words::Case::Small
}

fn add(counts: &mut Counts, label: Label) {
    let count = &mut counts[usize::from(label)];
    *count = count.saturating_add(1);
}

impl Votes {
    /// Counts the labels of a document's passages.
    #[must_use]
    pub fn count(context: &Context, labels: &[Vec<Label>]) -> Self {
        let mut all = Self::default();
        for (passage, labels) in context.passages.iter().zip(labels) {
            let mut start = 0;
            for (at, (token, &label)) in passage.tokens.iter().zip(labels).enumerate() {
                let word = &context.words[token.word as usize];
                if !continues(label) {
                    start = at;
                }
                if votes(word, passage.mode) {
                    add(all.words.entry(word.lower).or_default(), label);
                    if let Some(next) = passage.tokens.get(at + 1) {
                        let next = &context.words[next.word as usize];
                        add(
                            all.pairs.entry(pair(word.lower, next.lower)).or_default(),
                            label,
                        );
                    }
                }
                if class_of(label).is_some() && !is_open(label) {
                    let length = (at + 1 - start).min(6) as u8;
                    for (token, &label) in
                        passage.tokens[start..=at].iter().zip(&labels[start..=at])
                    {
                        let word = &context.words[token.word as usize];
                        let longest = all.longest.entry(word.lower).or_insert((0, 0));
                        if length > longest.0 {
                            *longest = (length, label);
                        }
                    }
                }
            }
        }
        all
    }

    /// The features of a token whose own first label was `own`.
    pub fn features(
        &self,
        context: &Context,
        passage: &Passage,
        at: usize,
        labels: &[Label],
        emit: &mut impl FnMut(u32),
    ) {
        let own = labels[at];
        let word = &context.words[passage.tokens[at].word as usize];
        if !votes(word, passage.mode) {
            return;
        }
        let mut add = |template: u8, value: u64| emit(feature(BASE + template, value));
        let own_class = u64::from(own.div_ceil(4));
        if let Some(tally) = self
            .words
            .get(&word.lower)
            .and_then(|counts| Tally::of(counts, own))
        {
            add(0, pair(tally.class, tally.strength));
            add(1, pair(tally.class, pair(tally.strength, own_class)));
            add(2, pair(tally.label, own.into()));
        }
        if let Some(next) = passage.tokens.get(at + 1) {
            let next = &context.words[next.word as usize];
            if let Some(tally) = self
                .pairs
                .get(&pair(word.lower, next.lower))
                .and_then(|counts| Tally::of(counts, own))
            {
                add(3, pair(tally.label, pair(tally.strength, own.into())));
            }
        }
        if let Some(before) = at.checked_sub(1) {
            let previous = &context.words[passage.tokens[before].word as usize];
            if let Some(tally) = self
                .pairs
                .get(&pair(previous.lower, word.lower))
                .and_then(|counts| Tally::of(counts, labels[before]))
            {
                add(4, pair(tally.label, pair(tally.strength, own.into())));
            }
        }
        if let Some(&(length, label)) = self.longest.get(&word.lower) {
            add(5, pair(u64::from(length), pair(label.into(), own.into())));
        }
    }
}

/// How the other mentions of a word were labelled.
struct Tally {
    class: u64,
    label: u64,
    strength: u64,
}

impl Tally {
    /// The tally of `counts` minus one `own`; `None` if nothing is left.
    fn of(counts: &Counts, own: Label) -> Option<Self> {
        let mut counts = *counts;
        let mine = &mut counts[usize::from(own)];
        *mine = mine.saturating_sub(1);
        let mut classes = [0_u16; LABELS / 4 + 1];
        let mut top = 0;
        for (label, &count) in counts.iter().enumerate() {
            let class = &mut classes[label.div_ceil(4)];
            *class = class.saturating_add(count);
            if count > counts[top] {
                top = label;
            }
        }
        let total: u16 = classes
            .iter()
            .fold(0, |sum, &count| sum.saturating_add(count));
        if total == 0 {
            return None;
        }
        let class = (1..classes.len()).fold(0, |best, class| {
            if classes[class] > classes[best] {
                class
            } else {
                best
            }
        });
        let pure = u32::from(classes[class]) * 10 >= u32::from(total) * 9;
        let size = total.min(4) as u64;
        Some(Self {
            class: class as u64,
            label: top as u64,
            strength: size * 2 + u64::from(pure),
        })
    }
}

//! F1 over exact spans and kinds of names, computed as conlleval and seqeval do.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use rustc_hash::FxHashSet;

use crate::iob::{Label, LabelledSpan};

/// Numbers of correct, predicted and gold names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Predicted with exactly the gold span and kind.
    pub right: usize,
    /// Predicted at all.
    pub predicted: usize,
    /// In the gold.
    pub gold: usize,
}

impl Counts {
    /// The share of predicted names that are correct, 0 if there are none.
    #[must_use]
    pub fn precision(self) -> f64 {
        ratio(self.right, self.predicted)
    }

    /// The share of gold names that were found, 0 if there are none.
    #[must_use]
    pub fn recall(self) -> f64 {
        ratio(self.right, self.gold)
    }

    /// The harmonic mean of the two, 0 if both are 0.
    #[must_use]
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, self.predicted + self.gold)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// Counts by label, over any number of blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<Label, Counts>);

impl Tally {
    /// Adds one block's names; neither list may contain duplicates.
    pub fn add(&mut self, gold: &[LabelledSpan], predicted: &[LabelledSpan]) {
        let wanted: FxHashSet<&LabelledSpan> = gold.iter().collect();
        for name in gold {
            self.0.entry(name.label).or_default().gold += 1;
        }
        for name in predicted {
            let counts = self.0.entry(name.label).or_default();
            counts.predicted += 1;
            counts.right += usize::from(wanted.contains(name));
        }
    }

    /// The counts of one label.
    #[must_use]
    pub fn of(&self, label: Label) -> Counts {
        self.0.get(&label).copied().unwrap_or_default()
    }

    /// The combined counts of `labels`, for micro-averaged figures.
    #[must_use]
    pub fn micro(&self, labels: &[Label]) -> Counts {
        let mut sum = Counts::default();
        for &label in labels {
            sum += self.of(label);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::iob::decode;

    fn tally(blocks: &[(&str, &str)]) -> Tally {
        let mut tally = Tally::default();
        for (gold, predicted) in blocks {
            let [gold, predicted] =
                [gold, predicted].map(|tags| decode(&tags.split_whitespace().collect::<Vec<_>>()));
            tally.add(&gold, &predicted);
        }
        tally
    }

    #[test]
    fn a_name_is_right_only_with_its_exact_span_and_kind() {
        // Gold: PER 0..2, LOC 3..4, ORG 5..8. Predicted: PER 0..2 (right), ORG 3..4 (wrong kind),
        // ORG 5..7 (too short).
        let tally = tally(&[(
            "B-PER I-PER O B-LOC O B-ORG I-ORG I-ORG",
            "B-PER I-PER O B-ORG O B-ORG I-ORG O",
        )]);
        let all = tally.micro(&Label::ALL);
        assert_eq!(
            all,
            Counts {
                right: 1,
                predicted: 3,
                gold: 3
            }
        );
        assert_eq!(tally.of(Label::Org).predicted, 2);
        assert_eq!(tally.of(Label::Loc).f1(), 0.0);
        assert_eq!(tally.of(Label::Per).f1(), 1.0);
    }

    #[test]
    fn micro_figures_pool_the_counts_of_all_blocks() {
        // Block 1: 2 gold, 1 predicted, 1 right. Block 2: 1 gold, 2 predicted, 1 right.
        let tally = tally(&[
            ("B-PER O B-LOC", "B-PER O O"),
            ("B-MISC O O", "B-MISC O B-PER"),
        ]);
        let all = tally.micro(&Label::ALL);
        assert!((all.precision() - 2.0 / 3.0).abs() < 1e-12);
        assert!((all.recall() - 2.0 / 3.0).abs() < 1e-12);
        assert!((all.f1() - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn kinds_that_a_file_does_not_mark_can_be_left_out() {
        let tally = tally(&[("B-PER O", "B-PER B-MISC")]);
        assert_eq!(tally.micro(&[Label::Per, Label::Loc, Label::Org]).f1(), 1.0);
        assert!(tally.micro(&Label::ALL).f1() < 1.0);
    }

    #[test]
    fn a_name_that_opens_with_an_inside_tag_counts_as_in_conlleval() {
        // conlleval: "I-PER I-PER" after O is one name; a change of kind opens another.
        let tally = tally(&[("I-PER I-PER I-LOC O", "B-PER I-PER B-LOC O")]);
        assert_eq!(tally.micro(&Label::ALL).f1(), 1.0);
    }

    #[test]
    fn no_predictions_give_zero_and_not_an_error() {
        let tally = tally(&[("B-PER", "O")]);
        assert_eq!(tally.micro(&Label::ALL).f1(), 0.0);
        assert_eq!(Tally::default().micro(&Label::ALL).f1(), 0.0);
    }
}

//! B-cubed (Bagga and Baldwin 1998, "Algorithms for scoring coreference chains"). For each mention:
//! how much of its predicted cluster is correct, and how much of its gold cluster was found.

use serde::Serialize;

/// Sums over mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct BCubed {
    /// Sum of the mentions' precisions.
    precision: f64,
    /// Sum of their recalls.
    recall: f64,
    /// Number of mentions.
    pub mentions: usize,
}

impl BCubed {
    /// Adds the mentions of one text: the gold and the predicted cluster of each.
    pub fn add<G: PartialEq, P: PartialEq>(&mut self, gold: &[G], predicted: &[P]) {
        for i in 0..gold.len().min(predicted.len()) {
            let count =
                |same: &dyn Fn(usize) -> bool| (0..gold.len()).filter(|&j| same(j)).count() as f64;
            let both = count(&|j| gold[i] == gold[j] && predicted[i] == predicted[j]);
            self.precision += both / count(&|j| predicted[i] == predicted[j]);
            self.recall += both / count(&|j| gold[i] == gold[j]);
            self.mentions += 1;
        }
    }

    /// The mean precision, 0 to 1.
    #[must_use]
    pub fn precision(&self) -> f64 {
        self.precision / self.mentions.max(1) as f64
    }

    /// The mean recall, 0 to 1.
    #[must_use]
    pub fn recall(&self) -> f64 {
        self.recall / self.mentions.max(1) as f64
    }

    /// The harmonic mean of the two.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_in_one_cluster_has_full_recall_and_poor_precision() {
        let mut score = BCubed::default();
        score.add(&[1, 1, 2, 2], &[0, 0, 0, 0]);
        assert_eq!((score.precision(), score.recall()), (0.5, 1.0));
    }

    #[test]
    fn every_mention_alone_has_full_precision_and_poor_recall() {
        let mut score = BCubed::default();
        score.add(&[1, 1, 2, 2], &[0, 1, 2, 3]);
        assert_eq!((score.precision(), score.recall()), (1.0, 0.5));
    }
}

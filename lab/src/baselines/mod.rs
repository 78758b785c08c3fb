//! Baselines for Pith's summaries: the lead, a classical summarizer, and the best possible choice
//! from the article's own sentences.

pub mod lexrank;
pub mod oracle;

use pith::digest::Budget;

/// The size limit of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Maximum number of sentences.
    pub sentences: usize,
    /// Maximum number of words; the first sentence is always allowed.
    pub words: usize,
}

impl Limit {
    /// The limit that `budget` sets for an article whose sentences have `lengths` words.
    #[must_use]
    pub fn of(budget: Budget, lengths: &[usize]) -> Self {
        let unlimited = Self {
            sentences: usize::MAX,
            words: usize::MAX,
        };
        match budget {
            Budget::Sentences(sentences) => Self {
                sentences,
                ..unlimited
            },
            Budget::Words(words) => Self { words, ..unlimited },
            Budget::Share(share) => Self {
                words: (share * lengths.iter().sum::<usize>() as f32) as usize,
                ..unlimited
            },
        }
    }

    /// Whether a sentence of `length` words can be added to a summary of `sentences` sentences and
    /// `words` words.
    #[must_use]
    pub const fn admits(self, sentences: usize, words: usize, length: usize) -> bool {
        sentences < self.sentences && (sentences == 0 || words.saturating_add(length) <= self.words)
    }
}

/// The opening sentences, up to the first that does not fit, as indices.
#[must_use]
pub fn lead(lengths: &[usize], limit: Limit) -> Vec<usize> {
    let mut words = 0;
    (0..lengths.len())
        .take_while(|&at| {
            let admitted = limit.admits(at, words, lengths[at]);
            words += lengths[at];
            admitted
        })
        .collect()
}

/// The highest-scoring sentences that fit, as ascending indices. Ties go to the earlier sentence.
#[must_use]
pub fn best(scores: &[f64], lengths: &[usize], limit: Limit) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let (mut chosen, mut words) = (Vec::new(), 0);
    for at in order {
        if limit.admits(chosen.len(), words, lengths[at]) {
            words += lengths[at];
            chosen.push(at);
        }
    }
    chosen.sort_unstable();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTHS: [usize; 5] = [10, 30, 5, 20, 35];

    #[test]
    fn the_lead_is_a_prefix_within_the_budget() {
        let lead_of = |budget| lead(&LENGTHS, Limit::of(budget, &LENGTHS));
        assert_eq!(lead_of(Budget::Sentences(3)), [0, 1, 2]);
        assert_eq!(lead_of(Budget::Share(0.45)), [0, 1, 2]);
        assert_eq!(lead_of(Budget::Words(39)), [0]);
        assert_eq!(lead_of(Budget::Words(3)), [0]);
        assert_eq!(lead_of(Budget::Sentences(9)), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn the_best_sentences_come_in_document_order_and_those_too_long_are_skipped() {
        let scores = [0.1, 0.9, 0.5, 0.5, 0.8];
        let best_of = |budget| best(&scores, &LENGTHS, Limit::of(budget, &LENGTHS));
        assert_eq!(best_of(Budget::Sentences(3)), [1, 2, 4]);
        assert_eq!(best_of(Budget::Words(56)), [1, 2, 3]);
    }
}

//! Choosing sentences under a budget.

use crate::digest::{Budget, Sentence};

/// The indices of the chosen sentences, ascending.
///
/// Reads nothing but the scores, lengths and neighbours, so that a change of length costs no new
/// analysis.
#[must_use]
pub fn select(sentences: &[Sentence], budget: Budget) -> Vec<usize> {
    let Budget::Sentences(count) = budget else {
        return Vec::new();
    };
    (0..sentences.len().min(count)).collect()
}

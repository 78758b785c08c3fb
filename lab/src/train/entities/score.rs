//! Exact-span scores over persons, organizations, places and the rest.

use pith::entities::model::Model;
use pith::entities::model::labels::{Label, NameClass, names};

use super::corpus::{Document, first};

/// Names found, wrongly found, and missed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Found, with the right ends and kind.
    pub right: usize,
    /// Found where there is none so.
    pub wrong: usize,
    /// Not found.
    pub missed: usize,
}

impl Count {
    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.wrong + self.missed).max(1) as f64
    }
}

/// PER, ORG, LOC or MISC.
const fn kind(class: NameClass) -> usize {
    match class {
        NameClass::Person => 0,
        NameClass::Organization => 1,
        NameClass::Place => 2,
        NameClass::Group | NameClass::Other => 3,
    }
}

/// The counts of a corpus: PER, ORG, LOC, MISC, and all of them. Without `misc`, those are neither
/// sought nor held against the model.
pub fn corpus(model: &Model, documents: &[Document], misc: bool) -> [Count; 5] {
    let mut counts = [Count::default(); 5];
    let spans = |labels: &[Label]| {
        let mut spans: Vec<_> = names(labels)
            .into_iter()
            .map(|(range, class)| (range, kind(class)))
            .collect();
        spans.retain(|span| misc || span.1 < 3);
        spans
    };
    for document in documents {
        for (passage, found) in document
            .passages
            .iter()
            .zip(model.label(&document.tokens()))
        {
            let gold: Vec<Label> = passage.gold.iter().copied().map(first).collect();
            let (gold, found) = (spans(&gold), spans(&found));
            for span in &found {
                let right = gold.contains(span);
                for count in [span.1, 4] {
                    counts[count].right += usize::from(right);
                    counts[count].wrong += usize::from(!right);
                }
            }
            for span in gold.iter().filter(|span| !found.contains(span)) {
                counts[span.1].missed += 1;
                counts[4].missed += 1;
            }
        }
    }
    counts
}

//! Compares the model's names with a corpus's, before the gazetteers are applied.

use pith::entities::model::Model;
use pith::entities::model::labels::{self, NameClass, names};

use super::corpus::{Document, first};
use crate::iob::{Label, LabelledSpan};
use crate::metrics::entities::Tally;

const fn label(class: NameClass) -> Label {
    match class {
        NameClass::Person => Label::Per,
        NameClass::Organization => Label::Org,
        NameClass::Place => Label::Loc,
        NameClass::Group | NameClass::Other => Label::Misc,
    }
}

/// The counts of a corpus.
pub fn corpus(model: &Model, documents: &[Document]) -> Tally {
    let spans = |labels: &[labels::Label]| -> Vec<LabelledSpan> {
        (names(labels).into_iter())
            .map(|(tokens, class)| LabelledSpan {
                tokens,
                label: label(class),
            })
            .collect()
    };
    let mut tally = Tally::default();
    for document in documents {
        let reading = model.read(&document.tokens());
        for (passage, found) in document.passages.iter().zip(reading.labels()) {
            let gold: Vec<labels::Label> = passage.gold.iter().copied().map(first).collect();
            tally.add(&spans(&gold), &spans(found));
        }
    }
    tally
}

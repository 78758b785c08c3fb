//! Extracts the article from a paste, for the evaluations.

use pith::text::Source;
use pith::text::paste::{self, model::Model};
use pith::{Options, report};

/// The text that is kept from `source` as the article, with `model` as the final classifier.
#[must_use]
pub fn kept(source: Source, options: &Options, model: &Model) -> String {
    let layout = paste::layout_by(source, options, model);
    report::body(&layout.blocks, source.text)
        .collect::<Vec<_>>()
        .join("\n\n")
}

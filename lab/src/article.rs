//! The article as it is kept of a paste.

use pith::text::Source;
use pith::text::paste::{self, model::Model};
use pith::{Options, report};

/// What is kept of `source` as the article where `model` is the last judge.
#[must_use]
pub fn kept(source: Source, options: &Options, model: &Model) -> String {
    let layout = paste::layout_by(source, options, model);
    report::body(&layout.blocks, source.text)
        .collect::<Vec<_>>()
        .join("\n\n")
}

//! The article as it stands in a digest.

use pith::digest::{Block, Role};
use pith::text::Source;
use pith::text::paste::{self, model::Model};
use pith::{Digest, Options};

/// The kept paragraphs in order, verbatim: everything of the article but its title, byline and
/// date. Headings within the article are kept, as the field's ground truths have them.
pub fn body<'a>(digest: &'a Digest, source: &'a str) -> impl Iterator<Item = &'a str> {
    texts(&digest.blocks, source)
}

/// What is kept of `source` as the article where `model` is the last judge.
#[must_use]
pub fn kept(source: Source, options: &Options, model: &Model) -> String {
    let layout = paste::layout_by(source, options, model);
    texts(&layout.blocks, source.text)
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn texts<'a>(blocks: &'a [Block], source: &'a str) -> impl Iterator<Item = &'a str> {
    let kept = |block: &&Block| block.role.is_body() || block.role == Role::Heading;
    blocks
        .iter()
        .filter(kept)
        .map(|block| block.span.text(source))
}

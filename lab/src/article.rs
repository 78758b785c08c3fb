//! The article as it stands in a digest.

use pith::Digest;
use pith::digest::{Block, Role};

/// The kept paragraphs in order, verbatim: everything of the article but its title, byline and
/// date. Headings within the article are kept, as the field's ground truths have them.
pub fn body<'a>(digest: &'a Digest, source: &'a str) -> impl Iterator<Item = &'a str> {
    let kept = |block: &&Block| block.role.is_body() || block.role == Role::Heading;
    digest
        .blocks
        .iter()
        .filter(kept)
        .map(|block| block.span.text(source))
}

//! Phrases that say what an article is about.

use crate::digest::{Keyword, Mention};
use crate::text::Document;

/// The weightiest phrases of `document`, the weightiest first.
#[must_use]
pub fn extract(_document: &Document, _mentions: &[Mention]) -> Vec<Keyword> {
    Vec::new()
}

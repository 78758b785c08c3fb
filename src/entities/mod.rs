//! Who, where, what and when: mentions and the entities that they name.

pub mod gazetteers;
pub mod linking;
pub mod model;
pub mod quantities;
pub mod tagger;

use crate::digest::{Entity, Mention};
use crate::text::Document;

/// The mentions of `document` in order, and the entities that they name.
#[must_use]
pub fn find(_document: &Document) -> (Vec<Mention>, Vec<Entity>) {
    (Vec::new(), Vec::new())
}

//! [`Name`]: some tokens that name something.

use std::ops::Range;

use crate::digest::EntityKind;

/// A name among the tokens of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The tokens that it covers.
    pub tokens: Range<usize>,
    /// What it names: a kind of which [`EntityKind::is_name`] holds.
    pub kind: EntityKind,
}

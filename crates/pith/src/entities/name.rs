//! [`Name`]: tokens that name something.

use std::ops::Range;

use crate::digest::EntityKind;

/// A name among the tokens of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind, for which [`EntityKind::is_name`] holds.
    pub kind: EntityKind,
}

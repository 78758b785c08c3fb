//! The labels of the sequence model: BILOU over the kinds of name that the training data
//! distinguish.
//!
//! BILOU (begin, inside, last, outside, unit) distinguishes a name's ends from its middle, which is
//! worth about a point of F1 over IOB (Ratinov and Roth 2009, "Design challenges and misconceptions
//! in named entity recognition").

use std::ops::Range;

/// The class of a name according to a label. Coarser than
/// [`EntityKind`](crate::digest::EntityKind), because no available corpus distinguishes events,
/// works and products often enough to learn them as labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum NameClass {
    /// A human being.
    Person,
    /// A company, agency, party, team or other organized body.
    Organization,
    /// A place, natural or built.
    Place,
    /// A nationality, religion, people or political group.
    Group,
    /// Any other name: an event, a work, a product.
    Other,
}

impl NameClass {
    /// Every class, in the order of the labels.
    pub const ALL: [Self; 5] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Group,
        Self::Other,
    ];
}

/// A label, below [`LABELS`]: 0 is outside; class `c` has `1 + 4c` (begin), `2 + 4c` (inside),
/// `3 + 4c` (last) and `4 + 4c` (unit).
pub type Label = u8;

/// The number of labels.
pub const LABELS: usize = 1 + 4 * NameClass::ALL.len();

/// The label of tokens outside names.
pub const OUTSIDE: Label = 0;

/// A token's position in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first of several.
    Begin,
    /// Neither the first nor the last.
    Inside,
    /// The last of several.
    Last,
    /// The only one.
    Unit,
}

/// The label of a token at `place` in a name of `class`.
#[must_use]
pub const fn label(class: NameClass, place: Place) -> Label {
    let offset = match place {
        Place::Begin => 1,
        Place::Inside => 2,
        Place::Last => 3,
        Place::Unit => 4,
    };
    4 * class as u8 + offset
}

/// The class of a label; `None` for [`OUTSIDE`].
#[must_use]
pub fn class_of(label: Label) -> Option<NameClass> {
    let index = usize::from(label.checked_sub(1)? / 4);
    NameClass::ALL.get(index).copied()
}

/// Whether the name continues after a token with this label.
#[must_use]
pub const fn is_open(label: Label) -> bool {
    label != OUTSIDE && matches!((label - 1) % 4, 0 | 1)
}

/// Whether a token with this label continues a name.
#[must_use]
pub const fn continues(label: Label) -> bool {
    label != OUTSIDE && matches!((label - 1) % 4, 1 | 2)
}

/// Whether label `next` may follow label `previous`.
#[must_use]
pub const fn may_follow(previous: Label, next: Label) -> bool {
    if is_open(previous) {
        continues(next) && (previous - 1) / 4 == (next - 1) / 4
    } else {
        !continues(next)
    }
}

/// The names in a well-formed sequence of labels.
#[must_use]
pub fn names(labels: &[Label]) -> Vec<(Range<usize>, NameClass)> {
    let mut names = Vec::new();
    let mut start = 0;
    for (at, &label) in labels.iter().enumerate() {
        if !continues(label) {
            start = at;
        }
        if let Some(class) = class_of(label)
            && !is_open(label)
        {
            names.push((start..at + 1, class));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_three_tokens_and_one_of_one_are_read_from_their_labels() {
        let labels = [
            OUTSIDE,
            label(NameClass::Person, Place::Begin),
            label(NameClass::Person, Place::Inside),
            label(NameClass::Person, Place::Last),
            label(NameClass::Place, Place::Unit),
        ];
        assert_eq!(
            names(&labels),
            [(1..4, NameClass::Person), (4..5, NameClass::Place)]
        );
    }

    #[test]
    fn a_name_is_never_continued_as_another_class_nor_from_nothing() {
        let inside_place = label(NameClass::Place, Place::Inside);
        assert!(!may_follow(OUTSIDE, inside_place));
        assert!(!may_follow(
            label(NameClass::Person, Place::Begin),
            inside_place
        ));
        assert!(!may_follow(label(NameClass::Place, Place::Begin), OUTSIDE));
        assert!(may_follow(
            label(NameClass::Place, Place::Begin),
            inside_place
        ));
    }
}

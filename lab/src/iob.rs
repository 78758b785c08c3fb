//! The labels of named-entity corpora, and names as spans of tokens.

use std::ops::Range;

use pith::digest::EntityKind;
use pith::entities::tagger::Name;
use serde::Serialize;

/// The four kinds of name that the field scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Label {
    /// People.
    Per,
    /// Places.
    Loc,
    /// Organizations.
    Org,
    /// Other names: groups, events, works, products.
    Misc,
}

impl Label {
    /// Every label, in the order used by tables.
    pub const ALL: [Self; 4] = [Self::Per, Self::Loc, Self::Org, Self::Misc];

    /// Its name in CoNLL files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Per => "PER",
            Self::Loc => "LOC",
            Self::Org => "ORG",
            Self::Misc => "MISC",
        }
    }

    /// The label that an engine kind is scored as; `None` for times and amounts.
    #[must_use]
    pub const fn of_kind(kind: EntityKind) -> Option<Self> {
        match kind {
            EntityKind::Person => Some(Self::Per),
            EntityKind::Place => Some(Self::Loc),
            EntityKind::Organization => Some(Self::Org),
            EntityKind::Group | EntityKind::Event | EntityKind::Work | EntityKind::Product => {
                Some(Self::Misc)
            }
            EntityKind::Date
            | EntityKind::Time
            | EntityKind::Money
            | EntityKind::Percent
            | EntityKind::Quantity => None,
        }
    }

    /// The label that a corpus's own kind is scored as; `None` for kinds that are not names (dates,
    /// amounts, weapons and vehicles in general) and for unknown ones.
    ///
    /// Buildings and other facilities are places, as in [`EntityKind::Place`]. WNUT17's `group`
    /// covers bands and teams, which are organizations (unlike Pith's own `Group`); its
    /// `creative-work` is a work.
    #[must_use]
    pub fn of_corpus(kind: &str) -> Option<Self> {
        if kind == "Group" {
            return Self::of_kind(EntityKind::Group);
        }
        match kind.to_lowercase().as_str() {
            "per" | "person" => Some(Self::Per),
            "loc" | "location" | "gpe" | "geo-loc" | "place" | "facility" | "fac" => {
                Some(Self::Loc)
            }
            "org" | "organization" | "organisation" | "corporation" | "company" | "group" => {
                Some(Self::Org)
            }
            "misc" | "norp" | "nationality" | "product" | "creative-work" | "event" | "work"
            | "work_of_art" | "law" => Some(Self::Misc),
            _ => None,
        }
    }
}

/// A name among the tokens of a block.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LabelledSpan {
    /// The tokens that it covers.
    pub tokens: Range<usize>,
    /// Its kind.
    pub label: Label,
}

impl LabelledSpan {
    /// The tagger's `name` with its corpus label, if corpora label that kind.
    #[must_use]
    pub fn of_name(name: &Name) -> Option<Self> {
        Some(Self {
            tokens: name.tokens.clone(),
            label: Label::of_kind(name.kind)?,
        })
    }
}

/// The names that `tags` mark, in order; kinds that are not scored are left out.
///
/// Reads IOB1, IOB2 and IOBES alike. An invalid sequence is repaired the way conlleval does it: an
/// inside tag that does not continue a name of its kind starts one.
#[must_use]
pub fn decode<S: AsRef<str>>(tags: &[S]) -> Vec<LabelledSpan> {
    let mut names = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut close = |open: Option<(usize, &str)>, end: usize| {
        if let Some((start, kind)) = open
            && let Some(label) = Label::of_corpus(kind)
        {
            names.push(LabelledSpan {
                tokens: start..end,
                label,
            });
        }
    };
    for (at, tag) in tags.iter().enumerate() {
        let (prefix, kind) = tag.as_ref().split_once('-').unwrap_or(("O", ""));
        let continues = matches!(prefix, "I" | "E" | "L" | "M")
            && open.is_some_and(|(_, opened)| opened == kind);
        if !continues {
            close(open.take(), at);
            open = (prefix != "O").then_some((at, kind));
        }
        if matches!(prefix, "E" | "L" | "S" | "U") {
            close(open.take(), at + 1);
        }
    }
    close(open, tags.len());
    names
}

/// IOB2 tags for `length` tokens; `names` must be in bounds and not overlap.
#[must_use]
pub fn encode(names: &[LabelledSpan], length: usize) -> Vec<String> {
    let mut tags = vec!["O".to_owned(); length];
    for name in names {
        let covered = tags.get_mut(name.tokens.clone()).unwrap_or_default();
        for (at, tag) in covered.iter_mut().enumerate() {
            let prefix = if at == 0 { 'B' } else { 'I' };
            *tag = format!("{prefix}-{}", name.label.name());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(tags: &str) -> String {
        let tags: Vec<&str> = tags.split_whitespace().collect();
        encode(&decode(&tags), tags.len()).join(" ")
    }

    #[test]
    fn valid_iob2_is_kept() {
        let tags = "B-PER I-PER B-PER O B-LOC B-ORG I-ORG I-ORG";
        assert_eq!(repaired(tags), tags);
    }

    #[test]
    fn an_inside_tag_without_a_beginning_opens_a_name() {
        assert_eq!(repaired("O I-PER I-PER"), "O B-PER I-PER");
        assert_eq!(repaired("B-PER I-LOC"), "B-PER B-LOC");
    }

    #[test]
    fn iobes_is_read_too() {
        assert_eq!(
            repaired("S-LOC S-LOC B-PER I-PER E-PER I-PER"),
            "B-LOC B-LOC B-PER I-PER I-PER B-PER"
        );
    }

    #[test]
    fn finer_kinds_are_folded_and_times_and_amounts_dropped() {
        assert_eq!(
            repaired("B-NORP B-Facility I-Facility B-Date I-Date B-Organization B-Money B-Misc"),
            "B-MISC B-LOC I-LOC O O B-ORG O B-MISC"
        );
    }

    #[test]
    fn two_finer_kinds_side_by_side_stay_two_names() {
        assert_eq!(repaired("B-NORP I-Product"), "B-MISC B-MISC");
    }

    #[test]
    fn names_out_of_bounds_change_nothing() {
        let name = LabelledSpan {
            tokens: 1..9,
            label: Label::Per,
        };
        assert_eq!(encode(&[name], 2), ["O", "O"]);
    }
}

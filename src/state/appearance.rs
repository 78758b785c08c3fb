//! [`Appearance`]: what is shown of a reading, and the language of the interface.

use crate::model::highlight::Colour;
use pith::digest::EntityKind;

/// What is shown of a reading, and the language of the interface.
#[derive(Clone, Debug)]
pub struct Appearance {
    /// The kinds of entity that are not marked.
    pub hidden: Vec<EntityKind>,
    /// Whether each mark has its kind beside it.
    pub labels: bool,
    /// The code of the interface language that the reader chose.
    pub language: Option<&'static str>,
    /// The colour of the next highlight.
    pub colour: Colour,
    /// The pane that a narrow window shows.
    pub pane: Pane,
}

/// The kinds that are marked by default.
const MARKED: [EntityKind; 3] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
];

impl Default for Appearance {
    fn default() -> Self {
        let others = EntityKind::ALL.into_iter();
        Self {
            hidden: others.filter(|kind| !MARKED.contains(kind)).collect(),
            labels: false,
            language: None,
            colour: Colour::default(),
            pane: Pane::default(),
        }
    }
}

impl Appearance {
    /// Stops marking `kind`, or marks it again.
    pub fn toggle(&mut self, kind: EntityKind) {
        match self.hidden.iter().position(|&other| other == kind) {
            Some(at) => drop(self.hidden.remove(at)),
            None => self.hidden.push(kind),
        }
    }

    /// Marks `kind`.
    pub fn mark(&mut self, kind: EntityKind) {
        self.hidden.retain(|&hidden| hidden != kind);
    }
}

/// The panes of a reading on a narrow window; a wide one shows them all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The summary, with the reading aids.
    #[default]
    Summary,
    /// The entities and keywords.
    Names,
    /// The article, with what was set aside.
    Text,
}

impl Pane {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Summary, Self::Names, Self::Text];

    /// Its name in the document.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Names => "names",
            Self::Text => "text",
        }
    }
}

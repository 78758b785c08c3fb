//! What the [`State`](super::State) is made of.

use std::rc::Rc;

use crate::model::analysis::Analysis;

/// An analysis as it is read: with the summary that the length gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What was found.
    pub analysis: Rc<Analysis>,
    /// The sentences of the summary, ascending.
    pub chosen: Rc<Vec<usize>>,
}

/// What a summary can be about.
#[derive(Clone, Debug, PartialEq)]
pub enum Topic {
    /// An entity, as an index.
    Entity(usize),
    /// A keyword, as an index.
    Keyword(usize),
    /// Words that the reader typed.
    Words {
        /// The words.
        words: Rc<str>,
        /// How relevant each sentence is to them, once the worker has said.
        relevance: Option<Rc<[f32]>>,
    },
}

/// The entity whose mentions are stepped through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// The entity, as an index.
    pub entity: usize,
    /// Which of its mentions is shown, from 0.
    pub step: usize,
}

/// A place in the article to scroll to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The place.
    pub place: Place,
    /// Counts the jumps, so that a second jump to one place is seen as one.
    pub serial: u32,
}

/// What can be jumped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A sentence, as an index.
    Sentence(usize),
    /// A mention, as an index.
    Mention(usize),
}

/// What a narrow window shows of the reading view; a wide one shows all.
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

/// How the worker does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// It has not answered yet.
    #[default]
    Starting,
    /// It answers.
    Ready,
    /// It died twice; only a reload helps.
    Dead,
    /// It is of another build than the page; only a reload helps.
    Stale,
}

/// Whether a newer build of the page is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Update {
    /// None is known of.
    #[default]
    None,
    /// A reload brings it.
    Ready,
    /// A reload brings it, and loses the text, which the browser does not keep.
    Unkept,
}

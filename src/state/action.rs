//! [`Action`]: everything that can happen.

use std::ops::Range;
use std::rc::Rc;

use crate::model::arrival::Arrival;
use crate::model::draft::{Draft, Unit};
use crate::model::highlight::Colour;
use crate::model::kept::Unreadable;
use crate::model::library::Change;
use crate::model::opening::{Opened, Opening, Refusal};
use crate::model::rich::{Derived, Pasted};
use crate::model::rules;
use crate::state::appearance::Pane;
use crate::state::desk::{Destination, Drag};
use crate::state::listening::Listening;
use crate::state::notices::{Engine, Notice, Update};
use crate::state::parts::{Loading, ProgramPart};
use crate::state::reading::Direction;
use pith::digest::{Correction, Digest, EntityKind, Named};
use pith::text::language::Language;
use pith::{Origin, Span};

/// The reader's decision on a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The summary must have it.
    Keep,
    /// The summary must not have it.
    LeaveOut,
    /// The scores decide.
    Undecided,
}

impl Verdict {
    /// Whether the summary must have the sentence; `None` if the reader has not decided.
    #[must_use]
    pub const fn keep(self) -> Option<bool> {
        match self {
            Self::Keep => Some(true),
            Self::LeaveOut => Some(false),
            Self::Undecided => None,
        }
    }
}

/// The reader's decision on a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It is part of the article.
    Article,
    /// It is set aside.
    Aside,
}

/// Whether a sheet over the page is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// It is closed.
    #[default]
    Closed,
    /// It is open.
    Open,
}

/// What a reader can do with highlights, each given by its index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Highlighting {
    /// Highlights a stretch of the text.
    Add {
        /// The stretch.
        span: Span,
        /// The colour.
        colour: Colour,
        /// Whether to open it for a note.
        open: bool,
    },
    /// Opens a highlight and scrolls to it.
    Open(usize),
    /// Opens the next or the previous highlight.
    Step(Direction),
    /// Changes a highlight's colour.
    Recolour {
        /// The highlight.
        at: usize,
        /// The colour.
        colour: Colour,
    },
    /// Changes a highlight's note.
    Note {
        /// The highlight.
        at: usize,
        /// The whole note.
        note: String,
    },
    /// Removes a highlight.
    Remove(usize),
}

/// Everything that can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The text in the box was edited by hand.
    Type(String),
    /// A text was pasted, replacing everything.
    Paste(Pasted),
    /// Show the example.
    Example,
    /// Open the text box.
    Edit,
    /// Set where the next text goes.
    NextText(Destination),
    /// Close the text box and read.
    Read,
    /// Start over.
    Clear,
    /// Undo the last change.
    Undo,
    /// A file is being read.
    Open(Opening),
    /// A file has been read.
    Opened {
        /// Its number.
        serial: u32,
        /// Its text, or why it has none.
        outcome: Result<Opened, Refusal>,
    },
    /// Stop waiting for a file.
    StopOpening,
    /// Files were dragged over the page, or away from it.
    Drag(Drag),
    /// Choose the text's language; `None` detects it again.
    Language(Option<Language>),
    /// An analysis is finished.
    Analysed {
        /// The revision that was analysed.
        revision: u32,
        /// The text derived from HTML, if that was still to be parsed and is the better source.
        derived: Option<Derived>,
        /// The digest.
        digest: Box<Digest>,
        /// The engine's time, in milliseconds.
        ms: f64,
    },
    /// Change the length of the summary, in the current unit.
    Length(usize),
    /// Change the unit of the length.
    Unit(Unit),
    /// Show the summary as a paragraph, or as a list again.
    Paragraph,
    /// Order the summary by importance, or by position again.
    ByWeight,
    /// The reader corrects where an article comes from.
    Source {
        /// The article, counted from 0.
        article: usize,
        /// The corrected origin.
        origin: Box<Origin>,
    },
    /// Turns covering every section on or off.
    Spread,
    /// Gives a section more or less room in the summary.
    WeighSection {
        /// The section's sentences, as indices.
        sentences: Range<usize>,
        /// Whether to have more of it.
        more: bool,
    },
    /// Decide whether the summary has a sentence.
    DecideSentence {
        /// The sentence, as an index.
        sentence: usize,
        /// The decision.
        verdict: Verdict,
    },
    /// Undo all decisions on sentences.
    ForgetSentences,
    /// Jump to a sentence in the article.
    Jump(usize),
    /// Jump to the beginning of one of several articles.
    JumpToArticle(usize),
    /// Remove one of several articles.
    RemoveArticle(usize),
    /// The pointer or the focus moved to a sentence, or left it.
    Light(Option<usize>),
    /// Show an entity's mentions; if they are shown already, the next one.
    Focus(usize),
    /// Go to the next or the previous mention.
    Step(Direction),
    /// Leave the entity, the topic of the summary, or the sentence that was jumped to.
    Unfocus,
    /// Focus the summary on a keyword; if it is already, on the whole text again.
    Keyword(usize),
    /// Focus the summary on an entity.
    AboutEntity(usize),
    /// Focus the summary on these words.
    Search(String),
    /// The relevance of each sentence to some words is known.
    Found {
        /// The words.
        words: Rc<str>,
        /// The relevance, 0 to 1.
        relevance: Vec<f32>,
    },
    /// Change the highlights.
    Highlight(Highlighting),
    /// Summarize the highlighted sentences.
    SumUpHighlights,
    /// Stop marking a kind of entity, or mark it again.
    Toggle(EntityKind),
    /// Show kinds beside the marks, or hide them again.
    Labels,
    /// Decide whether a block is part of the article.
    DecideBlock {
        /// The block.
        block: Span,
        /// The decision.
        part: Part,
    },
    /// Restore blocks to the article: all that were set aside for the same reason.
    RestoreBlocks(Vec<Span>),
    /// Correct a name.
    Correct(Correction),
    /// Change which words a name consists of.
    Reword {
        /// The entity.
        of: Named,
        /// The words.
        words: String,
    },
    /// Accept a name as it is, by its entity's index.
    Accept(usize),
    /// Go to the next or the previous name to check.
    Check(Direction),
    /// Change the name rules for every text.
    Rule(rules::Change),
    /// Undo all corrections of names.
    ForgetCorrections,
    /// Show a pane on a narrow window.
    Pane(Pane),
    /// Change the library.
    Library(Change),
    /// Open an article from the library.
    Reread(Box<Draft>),
    /// Switch the language of the interface, by its code.
    Speak(&'static str),
    /// The URL brought something after the page was opened.
    Arrive(Arrival),
    /// A link was unpacked: the draft in it, or why there is none.
    Unpacked(Result<Box<Draft>, Unreadable>),
    /// Open or close the help sheet.
    Help(Sheet),
    /// Read something aloud, or stop.
    Listen(Option<Listening>),
    /// Show a notice to the reader.
    Tell(Notice),
    /// Dismiss the notice.
    Dismiss,
    /// The worker's state has changed.
    Engine(Engine),
    /// A newer build of the page is available, or can wait.
    Update(Update),
    /// A part of the page's program has started to load, is here, or could not be loaded.
    Load(ProgramPart, Loading),
}

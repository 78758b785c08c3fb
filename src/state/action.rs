//! [`Action`]: all that can happen.

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
use crate::state::reading::Direction;
use pith::Span;
use pith::digest::{Correction, Digest, EntityKind, Named};
use pith::text::language::Language;

/// What a reader can say of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The summary is to have it.
    Keep,
    /// The summary is not to have it.
    LeaveOut,
    /// As the scores have it.
    Undecided,
}

impl Verdict {
    /// Whether the summary is to have the sentence, if the reader has said so.
    #[must_use]
    pub const fn keep(self) -> Option<bool> {
        match self {
            Self::Keep => Some(true),
            Self::LeaveOut => Some(false),
            Self::Undecided => None,
        }
    }
}

/// What a reader can say of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It is part of the article.
    Article,
    /// It is not.
    Aside,
}

/// Whether a sheet over the page is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// It is not.
    #[default]
    Closed,
    /// It is.
    Open,
}

/// What a reader can do with highlights, each of which goes by its index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Highlighting {
    /// Highlights a stretch of the text.
    Add {
        /// The stretch.
        span: Span,
        /// The colour.
        colour: Colour,
        /// Whether to open it, for a note.
        open: bool,
    },
    /// Opens one, and goes to its place.
    Open(usize),
    /// Opens the next or the previous one.
    Step(Direction),
    /// Gives one another colour.
    Recolour {
        /// Which one.
        at: usize,
        /// The colour.
        colour: Colour,
    },
    /// Writes a note on one.
    Note {
        /// Which one.
        at: usize,
        /// All of the note.
        note: String,
    },
    /// Removes one.
    Remove(usize),
}

/// All that can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The text in the box was changed by hand.
    Type(String),
    /// A text was pasted in place of all that was there.
    Paste(Pasted),
    /// The example was asked for.
    Example,
    /// The box was asked for.
    Edit,
    /// Where the next text is to go.
    NextText(Destination),
    /// The box was left for the reading view.
    Read,
    /// A new start was asked for.
    Clear,
    /// The text before the last paste or new start was asked for.
    Undo,
    /// A file is being read.
    Open(Opening),
    /// What came of a file.
    Opened {
        /// Which one.
        serial: u32,
        /// Its text, or why there is none.
        outcome: Result<Opened, Refusal>,
    },
    /// Enough of waiting for a file.
    StopOpening,
    /// Files were moved over the page, or away from it.
    Drag(Drag),
    /// Another language was chosen for the text; `None` leaves it to the engine again.
    Language(Option<Language>),
    /// An analysis has come.
    Analysed {
        /// The revision that was analysed.
        revision: u32,
        /// What was read of the text's markup, where that was yet to be done and of use.
        derived: Option<Derived>,
        /// What was found.
        digest: Box<Digest>,
        /// What the engine took, in milliseconds.
        ms: f64,
    },
    /// Another length of the summary was asked for, in the unit that holds.
    Length(usize),
    /// The length is to be told in another unit.
    Unit(Unit),
    /// The summary is to be running text, or a list again.
    Paragraph,
    /// The summary's weightiest sentence is to come first, or the article's first again.
    ByWeight,
    /// The reader says whether the summary is to have a sentence.
    DecideSentence {
        /// The sentence, as an index.
        sentence: usize,
        /// What the reader says.
        verdict: Verdict,
    },
    /// The reader takes back all that they said of sentences.
    ForgetSentences,
    /// A sentence's place in the article was asked for.
    Jump(usize),
    /// The beginning of one of several articles was asked for.
    JumpToArticle(usize),
    /// One of several articles is to go.
    RemoveArticle(usize),
    /// The pointer or the focus came to a sentence, or left it.
    Light(Option<usize>),
    /// An entity's mentions were asked for; the next one, where they are shown already.
    Focus(usize),
    /// The next or the previous mention was asked for.
    Step(Direction),
    /// Enough of the entity, of what the summary is about, or of the sentence that was jumped to.
    Unfocus,
    /// The summary is to be about a keyword; about the whole, where it is about that already.
    Keyword(usize),
    /// The summary is to be about an entity.
    AboutEntity(usize),
    /// The summary is to be about these words.
    Search(String),
    /// How relevant each sentence is to words.
    Found {
        /// The words.
        words: Rc<str>,
        /// The relevance, 0 to 1.
        relevance: Vec<f32>,
    },
    /// Something happens to the highlights.
    Highlight(Highlighting),
    /// The summary is to be of the highlighted sentences.
    SumUpHighlights,
    /// A kind of entity is to be marked no more, or again.
    Toggle(EntityKind),
    /// Kinds are to be written beside the marks, or no more.
    Labels,
    /// The reader says whether a block is part of the article.
    DecideBlock {
        /// The block.
        block: Span,
        /// What the reader says.
        part: Part,
    },
    /// The reader corrects a name.
    Correct(Correction),
    /// The reader says which words a name is made of.
    Reword {
        /// The entity.
        of: Named,
        /// The words.
        words: String,
    },
    /// The reader takes a name as it is, by its entity's index.
    Accept(usize),
    /// The next or the previous name that is to be checked was asked for.
    Check(Direction),
    /// Something happens to what holds of names in every text.
    Rule(rules::Change),
    /// The reader takes all corrections of names back.
    ForgetCorrections,
    /// On a narrow window: which pane is to be shown.
    Pane(Pane),
    /// Something happens to the library.
    Library(Change),
    /// An article of the library is to be read.
    Reread(Box<Draft>),
    /// The interface is to speak a language, by its code.
    Speak(&'static str),
    /// The address brought something after the page was opened.
    Arrive(Arrival),
    /// A link was unpacked: the draft that it holds, or why there is none.
    Unpacked(Result<Box<Draft>, Unreadable>),
    /// The help sheet is to open or to close.
    Help(Sheet),
    /// Something is to be read aloud, or nothing any more.
    Listen(Option<Listening>),
    /// The reader is to be told something.
    Tell(Notice),
    /// The notice was read.
    Dismiss,
    /// The worker's state changed.
    Engine(Engine),
    /// A newer build of the page was found, or can wait.
    Update(Update),
}

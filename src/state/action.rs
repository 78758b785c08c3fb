//! [`Action`]: all that can happen.

use std::rc::Rc;

use crate::model::arrival::Arrival;
use crate::model::draft::{Draft, Unit};
use crate::model::library::Change;
use crate::model::opening::{Opened, Opening, Refusal};
use crate::model::rich::{Derived, Pasted};
use crate::state::notice::Notice;
use crate::state::parts::{Engine, Pane, Update};
use pith::Span;
use pith::digest::{Correction, Digest, EntityKind};
use pith::text::language::Language;

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
    /// The next text is to go beside the one that is read (`true`), or in its place.
    Beside(bool),
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
    /// Whether files are held over the page.
    Drag(bool),
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
    /// The reader says of a sentence whether the summary is to have it; `None` takes that back.
    Choose {
        /// The sentence, as an index.
        sentence: usize,
        /// Whether it is to have it.
        keep: Option<bool>,
    },
    /// The reader takes back all that they said of sentences.
    Unchoose,
    /// A sentence's place in the article was asked for.
    Jump(usize),
    /// The pointer or the focus came to a sentence, or left it.
    Light(Option<usize>),
    /// An entity's mentions were asked for; the next one, where they are shown already.
    Focus(usize),
    /// The next mention (`true`) or the one before it was asked for.
    Step(bool),
    /// Enough of the entity, of what the summary is about, or of the sentence that was jumped to.
    Unfocus,
    /// The summary is to be about a keyword; about the whole, where it is about that already.
    Keyword(usize),
    /// The summary is to be about these words.
    Seek(String),
    /// How relevant each sentence is to words.
    Sought {
        /// The words.
        words: Rc<str>,
        /// The relevance, 0 to 1.
        relevance: Vec<f32>,
    },
    /// A kind of entity is to be marked no more, or again.
    Toggle(EntityKind),
    /// Kinds are to be written beside the marks, or no more.
    Labels,
    /// The reader says of a block whether it is of the article.
    Decide {
        /// The block.
        block: Span,
        /// Whether it is.
        keep: bool,
    },
    /// The reader corrects a name.
    Correct(Correction),
    /// The reader takes all corrections of names back.
    Uncorrect,
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
    /// A link was unpacked: the draft that it holds, or none where it is damaged.
    Unpacked(Option<Box<Draft>>),
    /// The help sheet is to open (`true`) or to close.
    Help(bool),
    /// The reader is to be told something.
    Tell(Notice),
    /// The notice was read.
    Dismiss,
    /// The worker's state changed.
    Engine(Engine),
    /// A newer build of the page was found, or can wait.
    Update(Update),
}

//! [`Notices`]: what the reader is notified of.

use std::rc::Rc;

use crate::model::opening::Refusal;

/// What the reader is notified of.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    /// The notice that is shown.
    pub current: Option<Notice>,
    /// Counts the notices, so that a repeated notice is noticed.
    pub serial: u32,
    /// The state of the worker.
    pub engine: Engine,
    /// Whether a newer build of the page is available.
    pub update: Update,
}

impl Notices {
    /// Shows `notice`, replacing the previous one.
    pub fn tell(&mut self, notice: Notice) {
        self.serial += 1;
        self.current = Some(notice);
    }

    /// Removes the notice.
    pub fn dismiss(&mut self) {
        self.current = None;
    }

    /// Whether Undo reverts what the notice is about.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        self.current.as_ref().is_some_and(Notice::can_be_undone)
    }
}

/// The state of the worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// It has not answered yet.
    #[default]
    Starting,
    /// It is working.
    Ready,
    /// It crashed twice; only a reload helps.
    Dead,
    /// It is from a different build; only a reload helps.
    Stale,
}

/// Whether a newer build of the page is available.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Update {
    /// None is known.
    #[default]
    None,
    /// Reloading activates it.
    Ready,
    /// Reloading activates it but loses the text, which the browser does not store.
    Unkept,
}

/// A notice to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The text was cleared; Undo restores it.
    Cleared,
    /// Another text replaced it; Undo restores it.
    Replaced,
    /// An article was added, and there are now this many; Undo removes it.
    Added(usize),
    /// One of several articles was removed; Undo restores it.
    ArticleRemoved,
    /// A name was corrected, in this many mentions if known; Undo reverts it.
    Corrected(Option<usize>),
    /// A highlight was removed; Undo restores it.
    Unhighlighted,
    /// A file was opened, with something to report.
    Opened {
        /// Its name.
        name: Rc<str>,
        /// How many other files came with it, which were not read.
        others: usize,
        /// Whether it replaced another text; Undo restores that.
        replaced: bool,
    },
    /// A file could not be opened.
    Refused {
        /// Its name.
        name: Rc<str>,
        /// Why not.
        why: Refusal,
    },
    /// The summary was copied.
    Copied,
    /// A link that holds the article was copied; its length in characters.
    LinkCopied(usize),
    /// A link was damaged.
    LinkBroken,
    /// A link was made by a newer build.
    LinkNewer,
    /// The draft of the last visit was stored by a newer build.
    DraftNewer,
    /// The browser did not allow the summary to be copied.
    NotCopied,
    /// The browser could not make the file.
    NotSaved,
    /// The browser did not allow the clipboard to be read.
    NotPasted,
    /// There was nothing but the URL of a page.
    LinkOnly,
    /// The clipboard or the file has no text.
    NoText,
    /// The draft cannot be stored for the next visit.
    NotKept,
}

impl Notice {
    /// Whether it reports a failure, and so stays until the reader dismisses it.
    #[must_use]
    pub const fn is_failure(&self) -> bool {
        !matches!(
            self,
            Self::Cleared
                | Self::Replaced
                | Self::Added(_)
                | Self::ArticleRemoved
                | Self::Corrected(_)
                | Self::Unhighlighted
                | Self::Opened { .. }
                | Self::Copied
                | Self::LinkCopied(_)
        )
    }

    /// Whether Undo reverts what it is about.
    #[must_use]
    pub const fn can_be_undone(&self) -> bool {
        matches!(
            self,
            Self::Cleared
                | Self::Replaced
                | Self::Added(_)
                | Self::ArticleRemoved
                | Self::Corrected(_)
                | Self::Unhighlighted
                | Self::Opened { replaced: true, .. }
        )
    }
}

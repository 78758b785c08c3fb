//! [`Notices`]: what the reader is told.

use std::rc::Rc;

use crate::model::opening::Refusal;

/// What the reader is told.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    /// What is told now.
    pub current: Option<Notice>,
    /// Counts what was told, so that the same thing told twice is seen as two.
    pub serial: u32,
    /// How the worker does.
    pub engine: Engine,
    /// Whether a newer build of the page is there.
    pub update: Update,
}

impl Notices {
    /// Tells `notice`, in place of what was told before.
    pub fn tell(&mut self, notice: Notice) {
        self.serial += 1;
        self.current = Some(notice);
    }

    /// Tells nothing any more.
    pub fn dismiss(&mut self) {
        self.current = None;
    }

    /// Whether Undo brings back what is told of.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        self.current.as_ref().is_some_and(Notice::can_be_undone)
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

/// One thing that the reader is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The text was cleared; Undo brings it back.
    Cleared,
    /// Another text took its place; Undo brings it back.
    Replaced,
    /// An article was added, so that there are so many; Undo takes it away.
    Added(usize),
    /// One of several articles was taken out; Undo brings it back.
    ArticleRemoved,
    /// A name was corrected, in so many mentions where that is known; Undo brings it back as it was.
    Corrected(Option<usize>),
    /// A highlight was removed; Undo brings it back.
    Unhighlighted,
    /// A file was opened, and something is to be said of that.
    Opened {
        /// Its name.
        name: Rc<str>,
        /// How many files came with it, which were not read.
        others: usize,
        /// Whether it took the place of another text; Undo brings that back.
        replaced: bool,
    },
    /// A file was not opened.
    Refused {
        /// Its name.
        name: Rc<str>,
        /// Why not.
        why: Refusal,
    },
    /// The summary is on the clipboard.
    Copied,
    /// A link of so many characters, which holds the article, is on the clipboard.
    LinkCopied(usize),
    /// A link came damaged.
    LinkBroken,
    /// A link was made by a newer build.
    LinkNewer,
    /// The draft of the last visit was stored by a newer build.
    DraftNewer,
    /// The browser did not let the summary on the clipboard.
    NotCopied,
    /// The browser did not make the file.
    NotSaved,
    /// The browser did not let the page read the clipboard.
    NotPasted,
    /// No more came than the address of a page.
    LinkOnly,
    /// The clipboard, or the file, has no text.
    NoText,
    /// The draft cannot be kept across a reload.
    NotKept,
}

impl Notice {
    /// Whether it tells of a failure, and so stays until the reader dismisses it.
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

    /// Whether Undo brings back what it speaks of.
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

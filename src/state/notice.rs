//! [`Notice`]: what the reader is told once.

use std::rc::Rc;

use crate::model::opening::Refusal;

/// What the reader is told once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The text was cleared; Undo brings it back.
    Cleared,
    /// Another text took its place; Undo brings it back.
    Replaced,
    /// Another article was put beside the first; Undo takes it away.
    Added,
    /// Names were corrected; Undo brings them back as they were.
    Corrected,
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
    /// Whether Undo brings back what it speaks of.
    #[must_use]
    pub const fn can_be_undone(&self) -> bool {
        matches!(
            self,
            Self::Cleared
                | Self::Replaced
                | Self::Added
                | Self::Corrected
                | Self::Opened { replaced: true, .. }
        )
    }
}

//! Files: what is being opened, what came of it, and what of its title is used.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::analysis::fold;
use super::rich::Pasted;
use super::state::{Notice, State};
use crate::files::{Content, FileError, Read};

/// A file that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Counts the files, so that the answer for one is not taken for another's.
    pub serial: u32,
    /// Its name.
    pub name: Rc<str>,
    /// How many files came with it, which are not read.
    pub others: usize,
}

/// Why no text came of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// It was read, and there is none that can be used.
    File(FileError),
    /// The browser does not give its bytes: it is a folder, or was moved or changed meanwhile.
    Unreadable,
    /// What reads files could not be loaded.
    Unloaded,
    /// What reads files broke down over it.
    Failed,
}

/// Blank lines and lines of a text in which its title is looked for.
const TITLE_WITHIN: usize = 60;

/// The file's `title`, if it does not stand in its `text` anyway.
#[must_use]
pub fn title_apart(title: Option<&str>, text: &str) -> Option<Rc<str>> {
    let title = fold(title?);
    let wanted = title.to_lowercase();
    let stands = |part: &str| {
        let part = fold(part).to_lowercase();
        part.trim_start_matches(['#', '*', ' ']) == wanted
    };
    // A long title may be broken over lines.
    let lines = text.lines().take(TITLE_WITHIN);
    let paragraphs = text.split("\n\n").take(TITLE_WITHIN);
    let apart = !wanted.is_empty() && !lines.chain(paragraphs).any(stands);
    apart.then(|| title.into())
}

impl State {
    /// Begins to wait for a file.
    pub(super) fn open(&mut self, opening: Opening) {
        self.dragging = false;
        self.notice = None;
        self.opening = Some(opening);
    }

    /// Takes in what came of file `serial`. One that is not waited for any more changes nothing.
    pub(super) fn opened(&mut self, serial: u32, outcome: Result<Read, Refusal>) {
        let Some(opening) = self.opening.take_if(|opening| opening.serial == serial) else {
            return;
        };
        let Opening { name, others, .. } = opening;
        let read = match outcome {
            Ok(read) => read,
            Err(why) => {
                self.notice = Some(Notice::Refused { name, why });
                return;
            }
        };
        let (pasted, title) = match read.content {
            Content::Text(text) => {
                let title = title_apart(read.title.as_deref(), &text);
                (Pasted::from(text), title)
            }
            Content::Html(html) => {
                let html = Some(html);
                let text = String::new();
                (Pasted { text, html }, None)
            }
        };
        self.replace(&pasted, title);
        let replaced = self.notice == Some(Notice::Replaced);
        if replaced || others > 0 {
            self.notice = Some(Notice::Opened {
                name,
                others,
                replaced,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(title: &str, text: &str) -> Option<String> {
        title_apart(Some(title), text).map(|title| title.to_string())
    }

    #[test]
    fn a_title_that_stands_in_the_text_is_left_to_be_found_there() {
        assert_eq!(apart("Low water", "LOW  WATER\n\nThe ferry is late."), None);
        assert_eq!(
            apart("Low water at the mill", "Low water\nat the mill\n\nText."),
            None
        );
        assert_eq!(apart(" ", "Text."), None);
        assert_eq!(title_apart(None, "Text."), None);
    }

    #[test]
    fn a_title_that_the_text_only_speaks_of_is_given() {
        assert_eq!(
            apart("Low  water", "There is low water at the mill.").as_deref(),
            Some("Low water")
        );
    }
}

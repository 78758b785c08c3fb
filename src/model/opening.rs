//! Files: what is being opened, what came of it, and what of its title is used.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::analysis::fold;
use crate::model::ordering::lower;
use crate::model::rich::Pasted;
use pith_files::{Content, FileError, Read};

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

/// What was read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Its text or HTML.
    pub pasted: Pasted,
    /// Its title, where that does not stand in the text.
    pub title: Option<String>,
}

impl From<Read> for Opened {
    fn from(read: Read) -> Self {
        match read.content {
            Content::Text(text) => Self {
                title: read.title.and_then(|title| title_apart(&title, &text)),
                pasted: text.into(),
            },
            // The engine finds the title of a page itself.
            Content::Html(html) => Self {
                title: None,
                pasted: Pasted {
                    text: String::new(),
                    html: Some(html),
                },
            },
        }
    }
}

/// Why no text came of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// It was read, and there is no text in it that can be used: why, and that in the engine's own
    /// words, which only the worker has.
    Useless(FileError, String),
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
fn title_apart(title: &str, text: &str) -> Option<String> {
    let title = fold(title);
    let wanted = lower(&title);
    let stands = |part: &str| lower(&fold(part)) == wanted;
    // A long title may be broken over lines.
    let lines = text.lines().take(TITLE_WITHIN);
    let paragraphs = text.split("\n\n").take(TITLE_WITHIN);
    let apart = !wanted.is_empty() && !lines.chain(paragraphs).any(stands);
    apart.then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(title: &str, text: &str) -> Option<String> {
        title_apart(title, text)
    }

    #[test]
    fn a_title_that_stands_in_the_text_is_left_to_be_found_there() {
        assert_eq!(apart("Low water", "LOW  WATER\n\nThe ferry is late."), None);
        assert_eq!(
            apart("Low water at the mill", "Low water\nat the mill\n\nText."),
            None
        );
        assert_eq!(apart(" ", "Text."), None);
    }

    #[test]
    fn a_title_that_the_text_only_speaks_of_is_given() {
        assert_eq!(
            apart("Low  water", "There is low water at the mill.").as_deref(),
            Some("Low water")
        );
    }
}

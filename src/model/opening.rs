//! Files: what is being opened, what came of it, and what of its title is used.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::markup;
use crate::model::rich::Pasted;
use pith::text::html::Page;
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
    /// Its form and its origin, as [`markup::write`] has them.
    pub markup: Option<String>,
}

impl From<Read> for Opened {
    fn from(read: Read) -> Self {
        let title = read.title_apart();
        match read.content {
            Content::Text(text) => {
                let page = Page {
                    text,
                    form: read.form,
                    origin: read.origin,
                    ..Page::default()
                };
                let says = !page.form.is_empty() || !page.origin.is_empty();
                Self {
                    title,
                    markup: says.then(|| markup::write(&page)),
                    pasted: page.text.into(),
                }
            }
            // The engine finds the title of a page itself.
            Content::Html(html) => Self {
                title: None,
                markup: None,
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

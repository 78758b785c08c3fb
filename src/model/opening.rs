//! Opening files: the file being read, its result, and which title is used.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::markup;
use crate::model::rich::Pasted;
use pith::text::html::Page;
use pith_files::{Content, FileError, Read};

/// A file that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Numbers the files, so that the answer for one is not taken for another's.
    pub serial: u32,
    /// Its name.
    pub name: Rc<str>,
    /// How many other files were dropped with it, which are not read.
    pub others: usize,
}

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Its text or HTML.
    pub pasted: Pasted,
    /// Its title, if that is not in the text.
    pub title: Option<String>,
    /// Its form and origin, written by [`markup::write`].
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
            // The engine finds a page's title itself.
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

/// Why a file yielded no text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// It was read, but has no usable text: why, and the engine's own message, which only the
    /// worker has.
    Useless(FileError, String),
    /// The browser cannot read its bytes: it is a folder, or was moved or changed.
    Unreadable,
    /// The file reader could not be loaded.
    Unloaded,
    /// The file reader crashed on it.
    Failed,
}

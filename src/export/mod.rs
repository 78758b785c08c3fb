//! What a reader takes along: the summary as text, Markdown and HTML, the whole article as a web page
//! of its own, and the digest as JSON. The worker writes all but the plain text, so that the page's own
//! code is spared how.

mod extras;
pub mod form;
pub mod tables;

pub use extras::Extras;
pub use form::Form;
pub use pith::report::{FORMAT, Highlight, Highlights, Labels, VERSION};
use serde::{Deserialize, Serialize};

use crate::model::analysis::Analysis;
use crate::model::ordering::lower;
use pith::report::Shown;

/// Characters of a file's name at most, without its extension.
const NAME_CHARS: usize = 60;

/// An export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// A file name for it.
    pub name: String,
    /// Its content.
    pub content: String,
}

/// An analysis with the summary that is shown.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The analysis.
    pub analysis: &'a Analysis,
    /// The sentences of the summary, ascending.
    pub chosen: &'a [usize],
    /// The words beside the author's.
    pub labels: &'a Labels,
    /// What the reader has highlighted.
    pub highlights: Highlights<'a>,
}

impl<'a> Export<'a> {
    fn shown(self) -> Shown<'a> {
        Shown {
            highlights: self.highlights,
            ..self.analysis.shown(self.chosen)
        }
    }

    /// The summary as plain text, each sentence in a paragraph of its own.
    #[must_use]
    pub fn text(self) -> String {
        self.shown().text()
    }

    /// The same with all sentences in one paragraph.
    #[must_use]
    pub fn paragraph(self) -> String {
        self.shown().paragraph()
    }

    /// Writes it out in `form`, with `extras` for the tables.
    #[must_use]
    pub fn write(self, form: Form, extras: &Extras) -> Written {
        let content = match form {
            Form::Text => self.text(),
            Form::Markdown => self.shown().markdown(),
            Form::RichText => self.shown().rich_text(),
            Form::Web => self.shown().web_page(self.labels),
            Form::Json => self.shown().json(),
            Form::Table(table, shape) => {
                tables::write(self.analysis, self.labels, extras, table, shape)
            }
        };
        Written {
            name: self.file_name(form),
            content,
        }
    }

    /// The file name: the title's words, in characters that every system accepts.
    fn file_name(self, form: Form) -> String {
        let title = lower(&self.shown().title().unwrap_or_default());
        let words = title.split(|c: char| !c.is_alphanumeric());
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        let name: String = words.join("-").chars().take(NAME_CHARS).collect();
        let name = name.trim_matches('-');
        let name = if name.is_empty() { "pith" } else { name };
        let of = match form {
            Form::Table(table, _) => format!("-{}", table.code()),
            _ => String::new(),
        };
        format!("{name}{of}.{}", form.extension())
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

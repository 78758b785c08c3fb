//! What a reader takes along: the summary as text, Markdown and HTML, the whole article as a web page
//! of its own, and the digest as JSON. The worker writes all but the plain text, so that the page's own
//! code is spared how.

pub mod tables;

pub use pith::report::{FORMAT, Highlight, Highlights, Labels, VERSION};
use serde::{Deserialize, Serialize};

use crate::i18n;
use crate::model::analysis::Analysis;
use crate::model::draft::Draft;
use crate::model::highlight::{self, Colour};
use crate::model::ordering::lower;
use pith::report::Shown;
use tables::{Shape, Table};

/// Characters of a file's name at most, without its extension.
const NAME_CHARS: usize = 60;

/// A form in which the page gives what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Form {
    /// The summary as plain text.
    Text,
    /// The summary in Markdown.
    Markdown,
    /// The summary as a piece of HTML, for the clipboard.
    RichText,
    /// Summary and article as a web page of its own, with the marks.
    Web,
    /// The digest as JSON.
    Json,
    /// A table.
    Table(Table, Shape),
}

impl Form {
    /// The forms of a file, in the order in which the page offers them.
    pub const FILES: [Self; 4] = [Self::Text, Self::Markdown, Self::Web, Self::Json];

    /// The extension of a file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::RichText | Self::Web => "html",
            Self::Json => "json",
            Self::Table(_, Shape::Csv) => "csv",
            Self::Table(_, Shape::Tabs) => "tsv",
            Self::Table(_, Shape::Html) => "html",
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text | Self::Table(_, Shape::Tabs) => "text/plain;charset=utf-8",
            Self::Table(_, Shape::Csv) => "text/csv;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::RichText | Self::Web | Self::Table(_, Shape::Html) => "text/html;charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// What was written out in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// A name for it as a file.
    pub name: String,
    /// Its content.
    pub content: String,
}

/// What the worker is told for a form beside the text: the highlights, and the interface's words for tables.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Extras {
    /// The heading of the highlights.
    pub heading: String,
    /// The highlights.
    pub highlights: Vec<Highlight>,
    /// A heading for each [`Column`](tables::Column).
    pub columns: Vec<String>,
    /// The colours of highlights: the code of each, and its name.
    pub colours: Vec<(String, String)>,
}

impl Extras {
    /// What goes with `draft`.
    #[must_use]
    pub fn of(draft: &Draft) -> Self {
        let told = |highlight: &highlight::Highlight| Highlight {
            span: highlight.span,
            words: highlight.words.to_string(),
            colour: highlight.colour.code().to_owned(),
            note: highlight.note.to_string(),
        };
        let words = &i18n::t().study;
        let colour = |colour: Colour| (colour.code().to_owned(), (words.colour)(colour).to_owned());
        Self {
            heading: words.highlights.to_owned(),
            highlights: draft.highlights.iter().map(told).collect(),
            columns: words.columns.map(str::to_owned).to_vec(),
            colours: Colour::ALL.map(colour).to_vec(),
        }
    }

    /// The highlights as they are written out.
    #[must_use]
    pub fn shown(&self) -> Highlights<'_> {
        Highlights {
            heading: &self.heading,
            all: &self.highlights,
        }
    }
}

/// An analysis with the summary that is shown of it.
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
            Form::Table(table, shape) => tables::write(self, extras, table, shape),
        };
        Written {
            name: self.file_name(form),
            content,
        }
    }

    /// A file's name: the title's words, as every system takes them.
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

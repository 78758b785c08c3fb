//! Exports: the summary as text, Markdown and HTML, the whole article as a standalone web page or
//! in Markdown, citations, tables, and the digest as JSON. The worker writes everything but the
//! plain text, so the page does not need that code.

mod citation;
mod document;
mod extras;
pub mod format;
mod passage;
pub mod tables;

pub use extras::Extras;
pub use format::Format;
pub use pith::report::{FORMAT, Highlight, Highlights, Labels, VERSION};
use serde::{Deserialize, Serialize};

use crate::model::analysis::{Analysis, fold};
use crate::model::ordering::lower;
use crate::model::source::{self, Place, Places};
use format::{Cited, Style};
use passage::Linker;
use pith::report::{Shown, markdown, web};
use pith::{Origin, Span};

/// Maximum length of a file name without its extension, in characters.
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
    /// The interface's words in the export.
    pub labels: &'a Labels,
    /// What the reader has added to the text, and the words of tables.
    pub extras: &'a Extras,
}

/// A digest with its articles' sources.
#[derive(Serialize)]
struct Sourced<T> {
    #[serde(flatten)]
    report: T,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Origin>,
}

impl<'a> Export<'a> {
    fn shown(self) -> Shown<'a> {
        Shown {
            highlights: self.extras.shown(),
            ..self.analysis.shown(self.chosen)
        }
    }

    /// The summary as plain text, each sentence in its own paragraph.
    #[must_use]
    pub fn text(self) -> String {
        self.with_sources(self.shown().text())
    }

    /// The same with all sentences in one paragraph.
    #[must_use]
    pub fn paragraph(self) -> String {
        self.with_sources(self.shown().paragraph())
    }

    fn with_sources(self, text: String) -> String {
        let lines = self.source_lines(str::to_owned, str::to_owned);
        let parts = [text].into_iter().chain(lines);
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// The number of articles.
    fn articles(self) -> usize {
        self.analysis.digest.articles.len().max(1)
    }

    /// The known origin of article `at`.
    fn origin(self, at: usize) -> Origin {
        let said = self.extras.origins.get(at).cloned().unwrap_or_default();
        source::known(&said, self.analysis, at)
    }

    /// One line per article with a known source, with what is not above the summary already: the site and date,
    /// passed through `text`, and the address, passed through `address`.
    fn source_lines(self, text: fn(&str) -> String, address: fn(&str) -> String) -> Vec<String> {
        let several = self.articles() > 1;
        let has_credit = self.shown().credit().is_some();
        let line = |at: usize| {
            let origin = self.origin(at);
            // A byline names the authors already.
            let authors = origin.authors.join(", ");
            let authors =
                Some(authors).filter(|authors| !authors.is_empty() && (several || !has_credit));
            // A date alone adds nothing to the text.
            let is_placed = origin.site.is_some() || origin.url.is_some();
            let day = origin.published.filter(|_| is_placed);
            let parts = [authors, origin.site, day].into_iter().flatten();
            let parts = parts.map(|part| text(&part));
            let url = origin.url.map(|url| address(&url));
            let line = parts.chain(url).collect::<Vec<_>>().join(" · ");
            if line.is_empty() || !several {
                line
            } else {
                format!("{} {line}", text(&format!("[{}]", at + 1)))
            }
        };
        let lines = (0..self.articles()).map(line);
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// The sources as HTML paragraphs. Addresses are not links, since anyone may have written them.
    fn source_html(self) -> String {
        let lines = self.source_lines(web::escape, web::escape).into_iter();
        lines.map(|line| format!("<p>{line}</p>\n")).collect()
    }

    /// The origin of the article in which `span` begins, and its place there.
    fn placed(self, span: Span) -> (Origin, Place) {
        let article = self.analysis.article_at(span.start()).unwrap_or_default();
        let place = Places::of(self.analysis).at(span.start());
        (self.origin(article), place)
    }

    /// `span` in quotation marks, with its source and a link to the passage.
    fn quotation(self, span: Span) -> String {
        let (origin, place) = self.placed(span);
        let text = self.analysis.source.get(span.range()).unwrap_or_default();
        let said = fold(text);
        let said = format!("“{}”", said.trim_matches(['“', '”', '"']));
        let link = origin
            .url
            .as_deref()
            .and_then(|url| Linker::of(self.analysis).link(url, span));
        let authors = Some(origin.authors.join(", ")).filter(|authors| !authors.is_empty());
        let title = origin.title.map(|title| format!("“{title}”"));
        let place = self.locator(&place).or(place.section);
        let from = [authors, title, origin.site, origin.published, place, link];
        let from = from.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if from.is_empty() {
            said
        } else {
            format!("{said}\n— {from}")
        }
    }

    /// The page, chapter or time of `place`, in the language of the interface.
    fn locator(self, place: &Place) -> Option<String> {
        citation::whereabouts(place, &self.extras.page, &self.extras.chapter)
    }

    fn citation(self, style: Style, of: Cited) -> String {
        match of {
            Cited::Article(at) => citation::cite(&self.origin(at), None, style),
            Cited::Passage(span) => {
                let (origin, place) = self.placed(span);
                citation::cite(&origin, Some(&place), style)
            }
        }
    }

    /// The digest as JSON, with the known sources.
    fn json(self) -> String {
        let sources: Vec<_> = (0..self.articles()).map(|at| self.origin(at)).collect();
        let any = sources.iter().any(|origin| !origin.is_empty());
        let sourced = Sourced {
            report: self.shown().versioned(),
            sources: if any { sources } else { Vec::new() },
        };
        // It has only string keys and finite numbers, all of which are valid JSON.
        serde_json::to_string_pretty(&sourced).unwrap_or_default()
    }

    /// The summary in Markdown.
    fn markdown(self) -> String {
        let lines = self.markdown_sources().into_iter();
        let lines = lines.map(|line| format!("\n{line}\n"));
        self.shown().markdown() + &lines.collect::<String>()
    }

    fn markdown_sources(self) -> Vec<String> {
        self.source_lines(markdown::escape, |url| format!("<{url}>"))
    }

    /// Exports it as `format`.
    #[must_use]
    pub fn write(self, format: Format) -> Written {
        let content = match format {
            Format::Text => self.text(),
            Format::Markdown => self.markdown(),
            Format::RichText => self.shown().rich_text() + &self.source_html(),
            Format::Web => web::page(&[(self.shown(), self.source_html())], self.labels),
            Format::Json => self.json(),
            Format::Document => document::write(self),
            Format::Quotation(span) => self.quotation(span),
            Format::Citation(style, of) => self.citation(style, of),
            Format::Table(table, shape) => tables::write(self, table, shape),
        };
        Written {
            name: self.file_name(format),
            content,
        }
    }

    /// The file name: the title's words, in characters that every system accepts.
    fn file_name(self, format: Format) -> String {
        let title = lower(&self.shown().title().unwrap_or_default());
        let words = title.split(|c: char| !c.is_alphanumeric());
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        let name: String = words.join("-").chars().take(NAME_CHARS).collect();
        let name = name.trim_matches('-');
        let name = if name.is_empty() { "pith" } else { name };
        let of = match format {
            Format::Table(table, _) => format!("-{}", table.code()),
            _ => String::new(),
        };
        format!("{name}{of}.{}", format.extension())
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

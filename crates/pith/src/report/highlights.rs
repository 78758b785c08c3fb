//! A reader's highlights, written after the summary.

use serde::{Deserialize, Serialize};

use super::{fold, markdown, web};
use crate::Span;

/// The highlights of a text, in order; those without a position come last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Highlights<'a> {
    /// Their heading.
    pub heading: &'a str,
    /// The highlights.
    pub all: &'a [Highlight],
}

/// A passage that the reader has highlighted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// Its position; `None` if it is no longer found.
    pub span: Option<Span>,
    /// Its words.
    pub words: String,
    /// Its colour, which is a class in HTML: "yellow".
    pub colour: String,
    /// The reader's note on it; often empty.
    pub note: String,
}

impl Highlight {
    /// Its words in quotation marks, on one line.
    fn quoted(&self) -> String {
        format!("“{}”", fold(&self.words))
    }

    /// The lines of its note.
    fn note(&self) -> impl Iterator<Item = String> + '_ {
        let lines = self.note.lines().map(fold);
        lines.filter(|line| !line.is_empty())
    }
}

impl<'a> Highlights<'a> {
    /// The highlights as paragraphs of plain text: the heading, and each highlight with its note
    /// below it.
    pub(super) fn text(self) -> impl Iterator<Item = String> {
        let heading = (!self.all.is_empty()).then(|| self.heading.to_owned());
        let paragraph = |highlight: &Highlight| {
            let lines = [highlight.quoted()].into_iter().chain(highlight.note());
            lines.collect::<Vec<_>>().join("\n")
        };
        heading.into_iter().chain(self.all.iter().map(paragraph))
    }

    /// The same in Markdown, as quotations.
    pub fn markdown(self) -> impl Iterator<Item = String> + use<'a> {
        let heading = format!("## {}", markdown::escape(self.heading));
        let heading = (!self.all.is_empty()).then_some(heading);
        let parts = |highlight: &Highlight| {
            let words = format!("> {}", markdown::escape(&fold(&highlight.words)));
            let note = highlight.note().map(|line| markdown::escape(&line));
            [words].into_iter().chain(note).collect::<Vec<_>>()
        };
        heading.into_iter().chain(self.all.iter().flat_map(parts))
    }

    /// The same in HTML.
    pub(super) fn html(self) -> String {
        let mut html = String::new();
        if self.all.is_empty() {
            return html;
        }
        web::element(&mut html, "h2", self.heading);
        for highlight in self.all {
            let class = web::escape(&highlight.colour);
            let words = web::escape(&fold(&highlight.words));
            html += &format!("<blockquote><span class=\"{class}\">{words}</span></blockquote>\n");
            for line in highlight.note() {
                web::element(&mut html, "p", &line);
            }
        }
        html
    }

    /// Splits `span` where highlights start or end; each part comes with its highlight, if any.
    pub(super) fn cut(self, span: Span) -> impl Iterator<Item = (Span, Option<&'a Highlight>)> {
        let mut from = span.start();
        let mut edges = Vec::new();
        let ends_before = |highlight: &Highlight| {
            let place = highlight.span;
            place.is_some_and(|place| place.end() <= span.start())
        };
        let first = self.all.partition_point(ends_before);
        for highlight in &self.all[first..] {
            let Some(place) = highlight.span.filter(|place| place.start() < span.end()) else {
                break;
            };
            let (start, end) = (place.start().max(from), place.end().min(span.end()));
            edges.push((Span::new(from, start.max(from)), None));
            edges.push((Span::new(start, end.max(start)), Some(highlight)));
            from = from.max(end);
        }
        edges.push((Span::new(from, span.end()), None));
        edges.into_iter().filter(|(part, _)| !part.is_empty())
    }
}

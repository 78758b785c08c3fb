//! The summary and the article as HTML.

use std::fmt::Write;

use super::Export;
use crate::i18n::{NAME, mention};
use crate::model::layout::{Piece, Run, code};
use pith::digest::Role;

/// The style of a page that stands by itself.
const STYLE: &str = include_str!("web.css");

impl Export<'_> {
    /// The title and the sentences of the summary as HTML, for a clipboard.
    pub(super) fn rich_text(self) -> String {
        let mut html = String::new();
        if let Some(title) = self.title() {
            element(&mut html, "h2", &title);
        }
        if let Some(credit) = self.credit() {
            element(&mut html, "p", &credit);
        }
        self.points(&mut html, |_, sentence| escape(sentence));
        html
    }

    /// A web page of its own: the summary, each sentence a link to its place, and the article with
    /// the summary's sentences and all names, times and amounts marked. It loads nothing.
    pub(super) fn web_page(self) -> String {
        let digest = &self.analysis.digest;
        let title = self.title().unwrap_or_else(|| self.labels.untitled.clone());
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"generator\" content=\"{}\">\n<title>{}</title>\n\
             <style>\n{STYLE}</style>\n<body>\n<header>\n",
            digest.language.code(),
            digest.language.direction().code(),
            NAME,
            escape(&title),
        );
        element(&mut html, "h1", &title);
        if let Some(credit) = self.credit() {
            element(&mut html, "p", &credit);
        }
        html.push_str("</header>\n<section>\n");
        element(&mut html, "h2", &self.labels.summary);
        self.points(&mut html, |at, sentence| {
            format!("<a href=\"#s{at}\">{}</a>", escape(sentence))
        });
        html.push_str("</section>\n<main>\n");
        self.article(&mut html);
        html.push_str("</main>\n</body>\n</html>\n");
        html
    }

    /// The sentences of the summary as a list, each as `write` has it.
    fn points(self, html: &mut String, write: impl Fn(usize, &str) -> String) {
        html.push_str("<ul>\n");
        for (&at, sentence) in self.chosen.iter().zip(self.sentences()) {
            put(html, format_args!("<li>{}</li>\n", write(at, &sentence)));
        }
        html.push_str("</ul>\n");
    }

    /// The article, but for the title, the byline and the date, which stand above it.
    fn article(self, html: &mut String) {
        let pieces = self.analysis.slices.iter().flat_map(|slice| &slice.pieces);
        let pieces = pieces
            .filter(|piece| !matches!(piece.role, Role::Title | Role::Byline | Role::Published));
        let mut open = "";
        let mut in_list = false;
        for piece in pieces {
            if !piece.continued {
                put(html, format_args!("{open}"));
                let is_item = piece.role == Role::ListItem;
                if in_list != is_item {
                    html.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
                    in_list = is_item;
                }
                let (start, end) = tags(piece.role);
                html.push_str(start);
                open = end;
            }
            self.runs(html, piece);
        }
        html.push_str(open);
        if in_list {
            html.push_str("</ul>\n");
        }
    }

    fn runs(self, html: &mut String, piece: &Piece) {
        for runs in piece.runs.chunk_by(|a, b| a.sentence == b.sentence) {
            let sentence = runs.first().and_then(|run| run.sentence);
            let chosen = sentence.filter(|at| self.chosen.binary_search(at).is_ok());
            if let Some(at) = chosen {
                put(html, format_args!("<span class=\"chosen\" id=\"s{at}\">"));
            }
            for run in runs {
                self.run(html, run);
            }
            if chosen.is_some() {
                html.push_str("</span>");
            }
        }
    }

    fn run(self, html: &mut String, run: &Run) {
        let text = escape(run.span.text(&self.analysis.source));
        let Some(marked) = run.mention else {
            html.push_str(&text);
            return;
        };
        let entity = self.analysis.digest.entities.get(marked.entity);
        let name = entity.map_or("", |entity| entity.name.as_str());
        put(
            html,
            format_args!(
                "<mark class=\"{}\" title=\"{}\">{text}</mark>",
                code(marked.kind),
                escape(&mention(name, self.labels.kind(marked.kind))),
            ),
        );
    }
}

const fn tags(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Heading => ("<h2>", "</h2>\n"),
        Role::Quote => ("<blockquote>", "</blockquote>\n"),
        Role::ListItem => ("<li>", "</li>\n"),
        _ => ("<p>", "</p>\n"),
    }
}

fn element(html: &mut String, tag: &str, text: &str) {
    put(html, format_args!("<{tag}>{}</{tag}>\n", escape(text)));
}

/// Writing to a string does not fail.
fn put(html: &mut String, what: std::fmt::Arguments) {
    let _ = html.write_fmt(what);
}

/// `text` as it stands in HTML, also within quotation marks.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

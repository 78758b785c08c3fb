//! A summary and its article as HTML.

use std::fmt::{self, Write};

use super::{Labels, Shown};
use crate::Span;
use crate::digest::{EntityKind, Role, Sentence};

/// The style of a standalone page.
const STYLE: &str = include_str!("web.css");

/// The generator that a page names.
const GENERATOR: &str = "Pith";

/// The title and the sentences of the summary as HTML, for the clipboard.
pub(super) fn rich_text(shown: Shown) -> String {
    let mut html = String::new();
    if let Some(title) = shown.title() {
        element(&mut html, "h2", &title);
    }
    if let Some(credit) = shown.credit() {
        element(&mut html, "p", &credit);
    }
    points(&mut html, shown, |_, sentence| escape(sentence));
    html + &shown.highlights.html()
}

/// A web page of one or several digests, each with some HTML after its summary. Each sentence of a
/// summary links to its place in the article below. The page loads nothing.
#[must_use]
pub fn page(parts: &[(Shown, String)], labels: &Labels) -> String {
    let title = |shown: Shown| shown.title().unwrap_or_else(|| labels.untitled.clone());
    let titles: Vec<_> = parts.iter().map(|(shown, _)| title(*shown)).collect();
    let language = parts
        .first()
        .map_or_else(Default::default, |(shown, _)| shown.digest.language);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"{GENERATOR}\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n<body>\n",
        language.code(),
        language.direction().code(),
        escape(&titles.join(" · ")),
    );
    if let [(shown, more)] = parts {
        article(&mut html, *shown, labels, more, "main", "s");
    } else {
        for (at, (shown, more)) in parts.iter().enumerate() {
            let language = shown.digest.language;
            put(
                &mut html,
                format_args!(
                    "<article lang=\"{}\" dir=\"{}\">\n",
                    language.code(),
                    language.direction().code(),
                ),
            );
            article(
                &mut html,
                *shown,
                labels,
                more,
                "div",
                &format!("a{}s", at + 1),
            );
            html.push_str("</article>\n");
        }
    }
    key(&mut html, parts, labels);
    html.push_str("</body>\n</html>\n");
    html
}

/// The legend of the marks in the articles.
fn key(html: &mut String, parts: &[(Shown, String)], labels: &Labels) {
    let entities = parts.iter().flat_map(|(shown, _)| &shown.digest.entities);
    let found: Vec<_> = entities.map(|entity| entity.kind).collect();
    if found.is_empty() {
        return;
    }
    html.push_str("<footer>\n");
    element(html, "h2", &labels.key);
    html.push_str("<ul>\n");
    let kinds = EntityKind::ALL.into_iter();
    for kind in kinds.filter(|kind| found.contains(kind)) {
        put(
            html,
            format_args!(
                "<li><mark class=\"{}\">{}</mark></li>\n",
                kind.code(),
                escape(labels.kind(kind)),
            ),
        );
    }
    html.push_str("</ul>\n</footer>\n");
}

/// One article with its summary. The ids of its sentences start with `prefix`.
fn article(html: &mut String, shown: Shown, labels: &Labels, more: &str, body: &str, prefix: &str) {
    html.push_str("<header>\n");
    let title = shown.title();
    element(html, "h1", title.as_ref().unwrap_or(&labels.untitled));
    if let Some(credit) = shown.credit() {
        element(html, "p", &credit);
    }
    html.push_str("</header>\n<section>\n");
    element(html, "h2", &labels.summary);
    points(html, shown, |at, sentence| {
        format!("<a href=\"#{prefix}{at}\">{}</a>", escape(sentence))
    });
    html.push_str(more);
    html.push_str(&shown.highlights.html());
    put(html, format_args!("</section>\n<{body}>\n"));
    blocks(html, shown, labels, prefix);
    put(html, format_args!("</{body}>\n"));
}

/// The sentences of the summary as a list, each written by `write`.
fn points(html: &mut String, shown: Shown, write: impl Fn(usize, &str) -> String) {
    html.push_str("<ul>\n");
    for (&at, sentence) in shown.chosen.iter().zip(shown.sentences()) {
        put(html, format_args!("<li>{}</li>\n", write(at, &sentence)));
    }
    html.push_str("</ul>\n");
}

/// The article except title, byline and date, which are above it.
fn blocks(html: &mut String, shown: Shown, labels: &Labels, prefix: &str) {
    let sentences = &shown.digest.sentences;
    let mut marked = Marked {
        shown,
        labels,
        next: 0,
    };
    let mut in_list = false;
    for (at, block) in shown.digest.blocks.iter().enumerate() {
        let above = matches!(block.role, Role::Title | Role::Byline | Role::Published);
        if !block.role.is_article() || above || block.span.is_empty() {
            continue;
        }
        let is_item = block.role == Role::ListItem;
        if in_list != is_item {
            html.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
            in_list = is_item;
        }
        let (start, end) = tags(block.role);
        let language = shown.digest.language_at(block.span.start());
        match start.split_once('>') {
            Some((tag, rest)) if language != shown.digest.language => {
                let (code, direction) = (language.code(), language.direction().code());
                put(
                    html,
                    format_args!("{tag} lang=\"{code}\" dir=\"{direction}\">{rest}"),
                );
            }
            _ => html.push_str(start),
        }
        let mut from = block.span.start();
        let of = |sentence: &Sentence| sentence.block;
        let first = sentences.partition_point(|sentence| of(sentence) < at);
        let within = sentences.iter().enumerate().skip(first);
        for (number, sentence) in within.take_while(|(_, sentence)| of(sentence) == at) {
            marked.write(html, Span::new(from, sentence.span.start()));
            let chosen = shown.chosen.binary_search(&number).is_ok();
            if chosen {
                put(
                    html,
                    format_args!("<span class=\"chosen\" id=\"{prefix}{number}\">"),
                );
            }
            marked.write(html, sentence.span);
            if chosen {
                html.push_str("</span>");
            }
            from = from.max(sentence.span.end());
        }
        marked.write(html, Span::new(from, block.span.end()));
        html.push_str(end);
    }
    if in_list {
        html.push_str("</ul>\n");
    }
}

/// Writes stretches of the source, one after the other, with their mentions marked.
struct Marked<'a> {
    shown: Shown<'a>,
    labels: &'a Labels,
    /// The first mention that does not end before the stretches written so far.
    next: usize,
}

impl Marked<'_> {
    fn write(&mut self, html: &mut String, span: Span) {
        let mentions = &self.shown.digest.mentions;
        let mut from = span.start();
        while let Some(mention) = mentions.get(self.next) {
            if mention.span.start() >= span.end() {
                break;
            }
            let start = mention.span.start().max(from);
            let end = mention.span.end().min(span.end());
            if start < end {
                self.text(html, Span::new(from, start));
                let entity = self.shown.digest.entities.get(mention.entity);
                put(
                    html,
                    format_args!(
                        "<mark class=\"{}\" title=\"{} · {}\">",
                        mention.kind.code(),
                        escape(entity.map_or("", |entity| entity.name.as_str())),
                        escape(self.labels.kind(mention.kind)),
                    ),
                );
                self.text(html, Span::new(start, end));
                html.push_str("</mark>");
                from = end;
            }
            if mention.span.end() > span.end() {
                break;
            }
            self.next += 1;
        }
        let rest = Span::new(from, span.end());
        self.text(html, rest);
    }

    /// Text of one sentence and at most one mention, with its highlights.
    fn text(&self, html: &mut String, span: Span) {
        for (part, highlight) in self.shown.highlights.cut(span) {
            let text = escape(part.text(self.shown.source));
            match highlight {
                Some(highlight) => put(
                    html,
                    format_args!(
                        "<span class=\"{}\" title=\"{}\">{text}</span>",
                        escape(&highlight.colour),
                        escape(&highlight.note),
                    ),
                ),
                None => html.push_str(&text),
            }
        }
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

pub(super) fn element(html: &mut String, tag: &str, text: &str) {
    put(html, format_args!("<{tag}>{}</{tag}>\n", escape(text)));
}

/// Writing to a string cannot fail.
fn put(html: &mut String, what: fmt::Arguments) {
    let _ = html.write_fmt(what);
}

/// `text` escaped for HTML, including attribute values.
#[must_use]
pub fn escape(text: &str) -> String {
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

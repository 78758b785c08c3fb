//! Reads the tags in order.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::elements::{BLOCKS, LINES, SELF_ENDING, UNSEEN, VOID, is_in, meaning};
use super::marks::{self, Mark, Marks};
use super::tokens::{self, Tag, Token};
use super::{Element, Hint, Page, form, origin};
use crate::span::Span;

pub(super) fn read(html: &str) -> Page {
    let mut writer = Writer::default();
    tokens::read(html, &ATTRIBUTES, |token| writer.take(token));
    writer.finish()
}

/// Attributes that affect the text.
const ATTRIBUTES: [&str; 14] = [
    "aria-hidden",
    "class",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "name",
    "property",
    "rel",
    "role",
    "style",
    "type",
];

impl Tag {
    /// Whether it hides its element.
    fn is_hidden(&self) -> bool {
        let unseen = |style: &str| {
            let style: String = (style.chars().filter(|c| !c.is_whitespace()))
                .flat_map(char::to_lowercase)
                .collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        };
        self.attribute("hidden").is_some() || self.attribute("style").is_some_and(unseen)
    }
}

/// The gap pending between the text so far and the text to come.
#[derive(Clone, Copy, Default)]
struct Gap {
    space: bool,
    tab: bool,
    /// 0, 1 (a new line) or 2 (a blank line).
    lines: usize,
}

/// What the surrounding elements say about a position in the page.
#[derive(Clone, Copy, Default)]
struct Context {
    element: Element,
    marks: Marks,
    linked: bool,
    /// The number of the innermost block element that may contain paragraphs.
    holder: u32,
    /// Hashes of name and class of the innermost three elements.
    makes: [u32; 3],
}

/// An element whose end has not been read.
struct Open {
    name: String,
    unseen: bool,
    preformatted: bool,
    /// Whether it is part of the text's form.
    is_part: bool,
    context: Context,
}

/// How much of a clipboard's fragment has been read.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Fragment {
    #[default]
    Whole,
    Within,
    Past,
}

#[derive(Default)]
struct Writer {
    text: String,
    page: Page,
    form: form::Collector,
    origin: origin::Collector,
    /// Whether a JSON-LD script is open.
    in_data: bool,
    /// How many elements have been opened.
    elements: u32,
    fragment: Fragment,
    /// Whether the first `title` element is open, or has been.
    titled: bool,
    in_title: bool,
    /// Whether a level-one heading has been read.
    headed: bool,
    gap: Gap,
    open: Vec<Open>,
    /// How many elements of each name are open, so that stray end tags are cheap.
    counts: FxHashMap<String, usize>,
    unseen: usize,
    preformatted: usize,
    /// Whether a line end directly after `<pre>` must be dropped.
    fresh_pre: bool,
}

impl Writer {
    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Start(tag, self_closing) => self.start(tag, self_closing),
            Token::End(name) => self.end(&name),
            Token::Text(text) => {
                for text in text.split('\0') {
                    self.write(text);
                }
            }
            Token::Comment(comment) => self.comment(&comment),
        }
    }

    fn start(&mut self, tag: Tag, self_closing: bool) {
        let name = tag.name.as_str();
        if let Some(last) = self.open.last() {
            let ends = (last.name == name && is_in(SELF_ENDING, name))
                || (last.name == "p" && is_in(BLOCKS, name));
            if ends {
                self.pop();
            }
        }
        self.part(name);
        if name == "meta" {
            self.read_meta(&tag);
        }
        if name == "time" && self.headed && self.unseen == 0 {
            self.read_time(&tag);
        }
        self.headed |= name == "h1";
        if name == "link"
            && let (Some(rel), Some(href)) = (tag.attribute("rel"), tag.attribute("href"))
        {
            self.origin.link(rel, href);
        }
        if matches!(name, "td" | "th") {
            self.gap.tab = self.gap.lines == 0;
        }
        let closed = self_closing && matches!(name, "svg" | "math");
        if !closed && !is_in(VOID, name) {
            self.push(tag);
        }
    }

    fn end(&mut self, name: &str) {
        if name == "title" {
            self.in_title = false;
        }
        if name == "script" && std::mem::take(&mut self.in_data) {
            self.origin.end_script();
        }
        if self.counts.get(name).is_some_and(|&count| count > 0) {
            while let Some(closed) = self.pop() {
                if closed == name {
                    break;
                }
            }
        }
        if name != "br" {
            self.part(name);
        }
    }

    fn push(&mut self, tag: Tag) {
        let name = tag.name.as_str();
        let is_data = |kind: &str| kind.eq_ignore_ascii_case(tokens::DATA);
        self.in_data = name == "script" && tag.attribute("type").is_some_and(is_data);
        if let Some(id) = tag.attribute("id").filter(|_| self.unseen == 0) {
            self.form.target(id);
        }
        let base = self.origin.base();
        let is_part = self.form.open(name, tag.attribute("href"), base);
        let open = Open {
            is_part,
            unseen: is_in(UNSEEN, name) || tag.is_hidden(),
            preformatted: matches!(name, "pre" | "listing" | "xmp" | "plaintext"),
            context: self.context_of(&tag),
            name: tag.name,
        };
        if open.name == "title" && !self.titled && self.unseen == 0 {
            self.titled = true;
            self.in_title = true;
        }
        self.unseen += usize::from(open.unseen);
        self.preformatted += usize::from(open.preformatted);
        self.fresh_pre = open.preformatted;
        *self.counts.entry(open.name.clone()).or_default() += 1;
        self.open.push(open);
    }

    fn context(&self) -> Context {
        self.open
            .last()
            .map_or_else(Context::default, |open| open.context)
    }

    /// The context inside `tag`.
    fn context_of(&mut self, tag: &Tag) -> Context {
        let name: &str = &tag.name;
        let around = self.context();
        let mut context = around;
        self.elements = self.elements.saturating_add(1);
        if self.page.parents.is_empty() {
            self.page.parents.push(0);
        }
        self.page.parents.push(around.holder);
        context.element = match meaning(name) {
            // Paragraphs inside list items, rows and captions belong to these.
            Some(Element::Paragraph)
                if matches!(
                    around.element,
                    Element::ListItem | Element::Row | Element::Caption
                ) =>
            {
                around.element
            }
            Some(element) => element,
            None => around.element,
        };
        context.linked |= name == "a";
        context.marks = context.marks.union(marks::of_element(name));
        let mut hasher = FxHasher::default();
        name.hash(&mut hasher);
        for (attribute, value) in &tag.attributes {
            let marks = match *attribute {
                "class" => {
                    // Rows and items are often numbered in their classes.
                    for c in value.chars().filter(|c| !c.is_ascii_digit()) {
                        c.hash(&mut hasher);
                    }
                    marks::of_name(value)
                }
                "id" => marks::of_name(value),
                "role" => marks::of_role(value),
                "aria-hidden" if value == "true" => Marks::default().with(Mark::AriaHidden),
                "itemprop" if value.contains("articleBody") => Marks::default().with(Mark::Body),
                _ => continue,
            };
            // The class of the whole page says nothing about its parts.
            if !matches!(name, "html" | "body") {
                context.marks = context.marks.union(marks);
            }
        }
        if is_in(BLOCKS, name) || is_in(LINES, name) {
            let [first, second, _] = around.makes;
            context.makes = [hasher.finish() as u32, first, second];
            let paragraph = matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
            if !paragraph {
                context.holder = self.elements;
            }
        }
        context
    }

    fn read_meta(&mut self, tag: &Tag) {
        let name = ["property", "name", "itemprop"]
            .into_iter()
            .find_map(|name| tag.attribute(name));
        if let (Some(name), Some(content)) = (name, tag.attribute("content")) {
            self.page.metadata.take(name, content);
            self.origin.meta(name, content);
        }
    }

    /// Takes the time of a `time` element, unless it is among links to other articles or comments.
    fn read_time(&mut self, tag: &Tag) {
        let marks = self.context().marks;
        let foreign = Mark::BESIDE.into_iter().any(|mark| marks.has(mark));
        if let Some(time) = tag.attribute("datetime").filter(|_| !foreign) {
            self.page.metadata.take_time(time);
        }
    }

    /// Browsers mark the copied fragment of the clipboard's page in comments.
    fn comment(&mut self, comment: &str) {
        match (comment.trim(), self.fragment) {
            ("StartFragment", Fragment::Whole) => {
                self.text.clear();
                self.page.hints.clear();
                self.form.restart();
                self.gap = Gap::default();
                self.fragment = Fragment::Within;
            }
            ("EndFragment", Fragment::Within) => self.fragment = Fragment::Past,
            _ => {}
        }
    }

    fn pop(&mut self) -> Option<String> {
        let open = self.open.pop()?;
        if open.is_part {
            self.form.close(self.text.len());
        }
        self.unseen -= usize::from(open.unseen);
        self.preformatted -= usize::from(open.preformatted);
        if let Some(count) = self.counts.get_mut(&open.name) {
            *count -= 1;
        }
        Some(open.name)
    }

    /// Records the gap caused by an element's start or end.
    fn part(&mut self, name: &str) {
        if self.unseen > 0 {
            return;
        }
        if name == "br" {
            self.gap.lines = (self.gap.lines + 1).min(2);
        } else if is_in(BLOCKS, name) {
            self.gap.lines = 2;
        } else if is_in(LINES, name) {
            self.gap.lines = self.gap.lines.max(1);
        }
    }

    fn write(&mut self, text: &str) {
        if self.in_title {
            self.page.metadata.take_page_title(text);
        }
        if self.in_data {
            self.origin.script(text);
        }
        if self.unseen > 0 || self.fragment == Fragment::Past {
            return;
        }
        if self.preformatted > 0 {
            let fresh = std::mem::take(&mut self.fresh_pre);
            let text = text.strip_prefix('\n').filter(|_| fresh).unwrap_or(text);
            if !text.is_empty() {
                self.push_text(text);
            }
            return;
        }
        for piece in text.split_inclusive(is_foldable) {
            let word = piece.trim_end_matches(is_foldable);
            if !word.is_empty() {
                self.push_text(word);
            }
            self.gap.space |= word.len() < piece.len();
        }
    }

    /// Writes the pending gap and `text`, which is not empty.
    fn push_text(&mut self, text: &str) {
        let shown;
        let text = if text.contains(is_break) {
            shown = text.replace(is_break, "");
            shown.as_str()
        } else {
            text
        };
        if text.is_empty() {
            return;
        }
        let gap = std::mem::take(&mut self.gap);
        let first = self.text.is_empty() || self.page.hints.is_empty();
        if !self.text.is_empty() {
            match gap {
                Gap { lines: 2.., .. } => self.text.push_str("\n\n"),
                Gap { lines: 1, .. } => self.text.push('\n'),
                Gap { tab: true, .. } => self.text.push('\t'),
                Gap { space: true, .. } => self.text.push(' '),
                _ => {}
            }
        }
        let start = self.text.len();
        self.form.write(start);
        self.text.push_str(text);
        let end = self.text.len();
        let context = self.context();
        let linked = if context.linked { end - start } else { 0 };
        match self.page.hints.last_mut() {
            Some(hint) if !first && gap.lines == 0 => {
                hint.span = Span::new(hint.span.start(), end);
                hint.linked += linked;
            }
            _ => {
                let [a, b, c] = context.makes;
                let make = a ^ b.rotate_left(11) ^ c.rotate_left(22);
                self.page.hints.push(Hint {
                    span: Span::new(start, end),
                    element: context.element,
                    marks: context.marks,
                    linked,
                    parent: context.holder,
                    make,
                });
            }
        }
    }

    fn finish(self) -> Page {
        let mut page = self.page;
        page.text = self.text;
        let end = page.text.trim_end().len();
        page.text.truncate(end);
        page.form = self.form.finish(&page.text);
        page.origin = self.origin.finish();
        while page
            .hints
            .last()
            .is_some_and(|hint| hint.span.start() >= end)
        {
            page.hints.pop();
        }
        if let Some(hint) = page.hints.last_mut() {
            hint.span = Span::new(hint.span.start(), hint.span.end().min(end));
            hint.linked = hint.linked.min(hint.span.len());
        }
        page
    }
}

/// Invisible places where a browser may break a word: soft hyphens and zero-width spaces.
const fn is_break(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}')
}

/// White space as HTML folds it.
const fn is_foldable(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{c}' | '\r')
}

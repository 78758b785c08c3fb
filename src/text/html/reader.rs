//! Reading the tags as they come.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use rustc_hash::{FxHashMap, FxHasher};

use super::elements::{BLOCKS, LINES, SELF_ENDING, UNSEEN, VOID, is_in, meaning};
use super::marks::{self, Mark, Marks};
use super::{Element, Hint, Page};
use crate::span::Span;

pub(super) fn read(html: &str) -> Page {
    let sink = Sink(RefCell::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // The tokenizer hands control back where a page's encoding is declared; the text goes on.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

/// What is owed between the text so far and the text to come.
#[derive(Clone, Copy, Default)]
struct Gap {
    space: bool,
    tab: bool,
    /// 0, 1 (a new line) or 2 (a blank line).
    lines: usize,
}

/// What is known of a place in the page from the elements around it.
#[derive(Clone, Copy, Default)]
struct Context {
    element: Element,
    marks: Marks,
    linked: bool,
    /// The number of the innermost block element that may hold paragraphs.
    holder: u32,
    /// Hashes of name and class of the innermost three elements.
    makes: [u32; 3],
}

/// An element whose end has not come.
struct Open {
    name: LocalName,
    unseen: bool,
    preformatted: bool,
    context: Context,
}

/// How far a clipboard's fragment has been read.
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
    /// How many elements were opened.
    elements: u32,
    fragment: Fragment,
    /// Whether the first `title` element is open, or has been.
    titled: bool,
    in_title: bool,
    gap: Gap,
    open: Vec<Open>,
    /// How many elements of each name are open, so that stray end tags cost nothing.
    counts: FxHashMap<LocalName, usize>,
    unseen: usize,
    preformatted: usize,
    /// Whether a line end right after `<pre>` is to be dropped.
    fresh_pre: bool,
}

struct Sink(RefCell<Writer>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => writer.write(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return writer.start(&tag),
            Token::TagToken(tag) => writer.end(&tag.name),
            Token::CommentToken(comment) => writer.comment(&comment),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Writer {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if let Some(last) = self.open.last() {
            let ends = (last.name == tag.name && is_in(SELF_ENDING, name))
                || (&*last.name == "p" && is_in(BLOCKS, name));
            if ends {
                self.pop();
            }
        }
        self.part(name);
        if name == "meta" {
            self.read_meta(tag);
        }
        if matches!(name, "td" | "th") {
            self.gap.tab = self.gap.lines == 0;
        }
        let closed = tag.self_closing && matches!(name, "svg" | "math");
        if !closed && !is_in(VOID, name) {
            self.push(tag);
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }

    fn end(&mut self, name: &LocalName) {
        if &**name == "title" {
            self.in_title = false;
        }
        if self.counts.get(name).is_some_and(|&count| count > 0) {
            while let Some(closed) = self.pop() {
                if closed == *name {
                    break;
                }
            }
        }
        if &**name != "br" {
            self.part(name);
        }
    }

    fn push(&mut self, tag: &Tag) {
        let open = Open {
            unseen: is_in(UNSEEN, &tag.name) || is_hidden(tag),
            preformatted: matches!(&*tag.name, "pre" | "listing" | "xmp" | "plaintext"),
            context: self.context_of(tag),
            name: tag.name.clone(),
        };
        if &*tag.name == "title" && !self.titled && self.unseen == 0 {
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

    /// The context within `tag`.
    fn context_of(&mut self, tag: &Tag) -> Context {
        let name: &str = &tag.name;
        let around = self.context();
        let mut context = around;
        self.elements = self.elements.saturating_add(1);
        context.element = match meaning(name) {
            // Paragraphs within list items, rows and captions are of these.
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
        for attribute in &tag.attrs {
            let value: &str = &attribute.value;
            let marks = match &*attribute.name.local {
                "class" => {
                    // Rows and items are often numbered by their classes.
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
            // What the whole page is called says nothing of its parts.
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
        let attribute = |name: &str| {
            tag.attrs
                .iter()
                .find(|attribute| &*attribute.name.local == name)
                .map(|attribute| &*attribute.value)
        };
        let name = ["property", "name", "itemprop"]
            .into_iter()
            .find_map(attribute);
        if let (Some(name), Some(content)) = (name, attribute("content")) {
            self.page.metadata.take(name, content);
        }
    }

    /// Browsers mark in comments what of the clipboard's page was copied.
    fn comment(&mut self, comment: &str) {
        match (comment.trim(), self.fragment) {
            ("StartFragment", Fragment::Whole) => {
                self.text.clear();
                self.page.hints.clear();
                self.gap = Gap::default();
                self.fragment = Fragment::Within;
            }
            ("EndFragment", Fragment::Within) => self.fragment = Fragment::Past,
            _ => {}
        }
    }

    fn pop(&mut self) -> Option<LocalName> {
        let open = self.open.pop()?;
        self.unseen -= usize::from(open.unseen);
        self.preformatted -= usize::from(open.preformatted);
        if let Some(count) = self.counts.get_mut(&open.name) {
            *count -= 1;
        }
        Some(open.name)
    }

    /// Notes the gap that an element's start or end makes.
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

    /// Writes the gap that is owed and `text`, which is not empty.
    fn push_text(&mut self, text: &str) {
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

/// White space as HTML folds it.
const fn is_foldable(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{c}' | '\r')
}

/// Whether the element is hidden by its own attributes.
fn is_hidden(tag: &Tag) -> bool {
    tag.attrs
        .iter()
        .any(|attribute| match &*attribute.name.local {
            "hidden" => true,
            "style" => {
                let style: String = attribute
                    .value
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .flat_map(char::to_lowercase)
                    .collect();
                style.contains("display:none") || style.contains("visibility:hidden")
            }
            _ => false,
        })
}

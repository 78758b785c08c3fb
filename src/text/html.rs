//! HTML to plain text: what a reader would see of it.
//!
//! The tokenizer of html5ever reads the markup, entities and malformed input included; the text is
//! written as the tags come. No tree is built, so the cost is linear and nesting has no depth at
//! which it breaks.

use std::cell::RefCell;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use rustc_hash::FxHashMap;

/// The visible text of `html`.
///
/// A blank line parts block elements, `<br>` ends a line, list items and table rows have a line
/// each, and tabs part the cells of a row. White space is folded, save in `<pre>`. Scripts, styles,
/// templates, form controls and hidden elements are left out.
///
/// ```
/// use pith::text::html;
///
/// let page = "<h1>River &amp; rain</h1><p>The river\n rose.<br>Roads closed.<script>x()</script>";
/// assert_eq!(html::to_text(page), "River & rain\n\nThe river rose.\nRoads closed.");
/// ```
#[must_use]
pub fn to_text(html: &str) -> String {
    let sink = Sink(RefCell::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // The tokenizer hands control back where a page's encoding is declared; the text goes on.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut text = tokenizer.sink.0.into_inner().text;
    text.truncate(text.trim_end().len());
    text
}

/// Elements that are parted from their surroundings by a blank line, in byte order.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "dir",
    "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "listing", "main", "menu", "nav", "ol",
    "p", "plaintext", "pre", "search", "section", "summary", "table", "ul", "xmp",
];

/// Elements that have lines of their own, in byte order.
const LINES: &[&str] = &["br", "caption", "dd", "dt", "li", "option", "tr"];

/// Elements whose content is not seen as text, in byte order.
#[rustfmt::skip]
const UNSEEN: &[&str] = &[
    "audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Elements without content, in byte order.
#[rustfmt::skip]
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements that a sibling of the same name ends, in byte order.
const SELF_ENDING: &[&str] = &["dd", "dt", "li", "option", "p", "td", "th", "tr"];

fn is_in(list: &[&str], name: &str) -> bool {
    list.binary_search(&name).is_ok()
}

/// What is owed between the text so far and the text to come.
#[derive(Clone, Copy, Default)]
struct Gap {
    space: bool,
    tab: bool,
    /// 0, 1 (a new line) or 2 (a blank line).
    lines: usize,
}

/// An element whose end has not come.
struct Open {
    name: LocalName,
    unseen: bool,
    preformatted: bool,
}

#[derive(Default)]
struct Writer {
    text: String,
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
            name: tag.name.clone(),
        };
        self.unseen += usize::from(open.unseen);
        self.preformatted += usize::from(open.preformatted);
        self.fresh_pre = open.preformatted;
        *self.counts.entry(open.name.clone()).or_default() += 1;
        self.open.push(open);
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
        if self.unseen > 0 {
            return;
        }
        if self.preformatted > 0 {
            let fresh = std::mem::take(&mut self.fresh_pre);
            let text = text.strip_prefix('\n').filter(|_| fresh).unwrap_or(text);
            if !text.is_empty() {
                self.settle();
                self.text.push_str(text);
            }
            return;
        }
        for piece in text.split_inclusive(is_foldable) {
            let word = piece.trim_end_matches(is_foldable);
            if !word.is_empty() {
                self.settle();
                self.text.push_str(word);
            }
            self.gap.space |= word.len() < piece.len();
        }
    }

    /// Writes the gap that is owed.
    fn settle(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if self.text.is_empty() {
            return;
        }
        if gap.lines > 0 {
            self.text
                .push_str(if gap.lines > 1 { "\n\n" } else { "\n" });
        } else if gap.tab {
            self.text.push('\t');
        } else if gap.space {
            self.text.push(' ');
        }
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

//! The form of a page's text, given by its elements.

use pith_source::form::{Builder, Kind};
use rustc_hash::FxHashMap;

use crate::{Form, form};

/// Maximum number of link targets within a page.
const MOST_TARGETS: usize = 20_000;

/// Collects a page's form while its tags are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Collector {
    builder: Builder,
    /// The elements that links within the page may target, by their `id`, each with the start of
    /// the text that follows.
    targets: FxHashMap<String, Option<usize>>,
    /// Those whose text has not started yet.
    waiting: Vec<String>,
    /// The targets of links within the page; until the end, [`Kind::Jump`] holds an index into
    /// this.
    jumps: Vec<String>,
}

impl Collector {
    /// Opens the part that corresponds to the element, if there is one. `href` is its link target,
    /// on a page at `base`.
    pub(super) fn open(&mut self, name: &str, href: Option<&str>, base: Option<&str>) -> bool {
        let kind = match name {
            "h1" => Kind::Heading(1),
            "h2" => Kind::Heading(2),
            "h3" => Kind::Heading(3),
            "h4" => Kind::Heading(4),
            "h5" => Kind::Heading(5),
            "h6" => Kind::Heading(6),
            "ul" | "menu" | "dl" => Kind::List { ordered: false },
            "ol" => Kind::List { ordered: true },
            "li" | "dt" | "dd" => Kind::Item,
            "blockquote" => Kind::Quote,
            "table" => Kind::Table,
            "tr" => Kind::Row,
            "td" => Kind::Cell { head: false },
            "th" => Kind::Cell { head: true },
            "pre" | "listing" | "xmp" | "plaintext" => Kind::Preformatted,
            "code" | "kbd" | "samp" | "tt" => Kind::Code,
            "em" | "i" | "cite" | "dfn" | "var" => Kind::Emphasis,
            "strong" | "b" => Kind::Strong,
            "sup" => Kind::Superscript,
            "sub" => Kind::Subscript,
            "a" => match href.and_then(|href| self.leads(href, base)) {
                Some(kind) => kind,
                None => return false,
            },
            _ => return false,
        };
        self.builder.open(kind);
        true
    }

    fn leads(&mut self, href: &str, base: Option<&str>) -> Option<Kind> {
        let within = href.strip_prefix('#').or_else(|| {
            let rest = href.strip_prefix(base?)?;
            rest.strip_prefix('#')
        });
        match within {
            Some("") => None,
            Some(id) if self.jumps.len() < MOST_TARGETS => {
                self.jumps.push(id.to_owned());
                Some(Kind::Jump(self.jumps.len() - 1))
            }
            Some(_) => None,
            None => pith_source::address(href, base).map(Kind::Link),
        }
    }

    /// Records an element that links may target.
    pub(super) fn target(&mut self, id: &str) {
        if self.targets.len() < MOST_TARGETS && !self.targets.contains_key(id) {
            self.targets.insert(id.to_owned(), None);
            self.waiting.push(id.to_owned());
        }
    }

    /// Records that words are written from `start` on.
    pub(super) fn write(&mut self, start: usize) {
        self.builder.write(start);
        for id in self.waiting.drain(..) {
            self.targets.insert(id, Some(start));
        }
    }

    /// Closes the innermost part; the text has been written up to `end`.
    pub(super) fn close(&mut self, end: usize) {
        self.builder.close(end);
    }

    /// Discards what was written, but not what is open.
    pub(super) fn restart(&mut self) {
        self.builder.restart();
        self.targets.clear();
        self.waiting.clear();
    }

    /// The form of `text`.
    pub(super) fn finish(self, text: &str) -> Form {
        let mut form = self.builder.finish(text);
        form.parts.retain_mut(|part: &mut form::Part| {
            let Kind::Jump(to) = &mut part.kind else {
                return true;
            };
            let target = self.jumps.get(*to).and_then(|id| self.targets.get(id));
            let target = target.copied().flatten().filter(|&at| at < text.len());
            *to = target.unwrap_or_default();
            target.is_some()
        });
        form
    }
}

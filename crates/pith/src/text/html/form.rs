//! The form that a page's elements give its text.

use pith_source::form::{Builder, Kind};
use rustc_hash::FxHashMap;

use crate::{Form, form};

/// Most places within a page that its links may lead to.
const MOST_TARGETS: usize = 20_000;

/// What is collected of a page's form while its tags come.
#[derive(Clone, Debug, Default)]
pub(super) struct Collector {
    builder: Builder,
    /// The elements that links within the page may lead to, by their `id`; each with where the text begins
    /// that follows.
    targets: FxHashMap<String, Option<usize>>,
    /// Those of them whose text has not begun.
    waiting: Vec<String>,
    /// What links within the page lead to; [`Kind::Jump`] has an index of this until the end.
    jumps: Vec<String>,
}

impl Collector {
    /// Opens the part that the element is, if it is one. `href` is what it leads to, on a page at `base`.
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

    /// Takes note of an element that links may lead to.
    pub(super) fn target(&mut self, id: &str) {
        if self.targets.len() < MOST_TARGETS && !self.targets.contains_key(id) {
            self.targets.insert(id.to_owned(), None);
            self.waiting.push(id.to_owned());
        }
    }

    /// Takes note of words that are written from `start` on.
    pub(super) fn write(&mut self, start: usize) {
        self.builder.write(start);
        for id in self.waiting.drain(..) {
            self.targets.insert(id, Some(start));
        }
    }

    /// Closes the innermost part, with the text written up to `end`.
    pub(super) fn close(&mut self, end: usize) {
        self.builder.close(end);
    }

    /// Forgets what was written, but not what is open.
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

//! OpenDocument text (ISO/IEC 26300), as LibreOffice writes it.
//!
//! Footnotes are kept separately. Comments, deleted text of tracked changes, and tables of contents
//! are left out.

use std::collections::BTreeMap;

use pith_source::Origin;
use pith_source::form::{self, Form};

use super::content::{Content, Format, Read};
use super::error::FileError;
use super::outline::{Kind, Outline};
use super::package::Package;
use super::xml::{Element, Node, Xml};

const FORMAT: Format = Format::Odt;

/// Reads an OpenDocument text.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, FileError> {
    let mut package = Package::open(bytes, FORMAT)?;
    if let Some(manifest) = package.xml("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(FileError::Encrypted(FORMAT));
    }
    let xml = package
        .xml("content.xml")?
        .ok_or(FileError::Broken(FORMAT))?;
    let (text, form, heading) = Body::default().read(&xml)?;
    let mut origin = Origin::default();
    if let Some(xml) = package.xml("meta.xml")? {
        read_origin(&xml, &mut origin)?;
    }
    let title = origin.title.take();
    Ok(Read {
        content: Content::Text(text),
        title: title.or(heading),
        format: FORMAT,
        form,
        origin,
    })
}

/// Takes the title and the author, but not the date: a file's creation date is not its publication
/// date.
fn read_origin(text: &str, origin: &mut Origin) -> Result<(), FileError> {
    let mut last = None;
    let mut xml = Xml::new(text, FORMAT);
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node {
            match element.name() {
                "title" => origin.take_title(&xml.text()?),
                "initial-creator" => origin.take_author(&xml.text()?),
                "creator" => last = Some(xml.text()?),
                _ => {}
            }
        }
    }
    if let Some(last) = last.filter(|_| origin.authors.is_empty()) {
        origin.take_author(&last);
    }
    Ok(())
}

/// The effect of a character style.
#[derive(Clone, Copy, Default)]
struct Look {
    italic: bool,
    bold: bool,
}

/// Reads the part with the text.
#[derive(Default)]
struct Body {
    outline: Outline,
    /// The style that each automatic style is derived from.
    parents: BTreeMap<String, String>,
    /// Number of open lists.
    lists: usize,
    /// The effects of character styles, by name.
    looks: BTreeMap<String, Look>,
    /// The style that is being read.
    style: String,
    /// How many parts each open span or link has started.
    marks: Vec<usize>,
    title: Option<String>,
    in_title: bool,
}

impl Body {
    /// The text, and the first paragraph styled as the title.
    fn read(mut self, text: &str) -> Result<(String, Form, Option<String>), FileError> {
        let mut xml = Xml::new(text, FORMAT);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(element) => match element.name() {
                    "note" => self.note(&mut xml)?,
                    "annotation" | "tracked-changes" | "table-of-content"
                    | "alphabetical-index" | "illustration-index" | "table-index"
                    | "bibliography" | "ruby-text" | "forms" | "title" | "desc" | "scripts" => {
                        xml.skip()?;
                    }
                    "tab" => self.text("\t"),
                    "line-break" => self.text("\n"),
                    "s" => {
                        let count = element.attribute("c").and_then(|count| count.parse().ok());
                        self.text(&" ".repeat(count.unwrap_or(1_usize).min(80)));
                    }
                    _ => self.start(&element),
                },
                Node::End(closing) => self.end(closing.name()),
                // White space counts as one space; more is written as elements.
                Node::Text(text) => {
                    self.outline.words(&text);
                    self.add_to_title(&text);
                }
            }
        }
        let (text, form) = self.outline.finish_with_form();
        Ok((text, form, self.title))
    }

    /// Reads a footnote.
    fn note(&mut self, xml: &mut Xml<'_>) -> Result<(), FileError> {
        let mut words = String::new();
        let mut open = 1_usize;
        while open > 0 {
            match xml.next()? {
                Some(Node::Start(element)) if element.name() == "note-citation" => xml.skip()?,
                Some(Node::Start(_)) => open += 1,
                Some(Node::End(_)) => {
                    open -= 1;
                    words.push(' ');
                }
                Some(Node::Text(text)) => words.push_str(&text),
                None => break,
            }
        }
        self.outline.note(&words);
        Ok(())
    }

    /// Starts the effects of a span's style.
    fn begin(&mut self, look: Look) {
        let kinds = [
            (look.italic, form::Kind::Emphasis),
            (look.bold, form::Kind::Strong),
        ];
        let mut begun = 0;
        for (_, kind) in kinds.into_iter().filter(|(is_on, _)| *is_on) {
            self.outline.mark(kind);
            begun += 1;
        }
        self.marks.push(begun);
    }

    fn start(&mut self, element: &Element<'_>) {
        match element.name() {
            "style" => {
                if let (Some(name), Some(parent)) = (
                    element.attribute("name"),
                    element.attribute("parent-style-name"),
                ) {
                    self.parents.insert(name, parent);
                }
                self.style = element.attribute("name").unwrap_or_default();
            }
            "text-properties" => {
                let is =
                    |name: &str, value: &str| element.attribute(name).as_deref() == Some(value);
                let look = Look {
                    italic: is("font-style", "italic"),
                    bold: is("font-weight", "bold"),
                };
                self.looks.insert(self.style.clone(), look);
            }
            "span" => {
                let style = element.attribute("style-name").unwrap_or_default();
                let known = self.looks.get(&style).copied();
                self.begin(known.unwrap_or(Look {
                    italic: style == "Emphasis",
                    bold: style == "Strong_20_Emphasis",
                }));
            }
            "a" => {
                let address = element.attribute("href");
                let address = address.and_then(|href| pith_source::address(&href, None));
                self.marks.push(usize::from(address.is_some()));
                if let Some(address) = address {
                    self.outline.mark(form::Kind::Link(address));
                }
            }
            "h" => {
                let level = element.attribute("outline-level");
                let level = level.and_then(|level| level.parse().ok());
                self.outline.start(Kind::Heading(level.unwrap_or(1)));
            }
            "p" => {
                let style = element.attribute("style-name").unwrap_or_default();
                let style = self
                    .parents
                    .get(&style)
                    .map_or(style.as_str(), |parent| parent);
                let is_title = style == "Title";
                self.in_title = is_title && self.title.is_none() && !self.outline.is_open();
                let kind = match style {
                    "Title" => Kind::Heading(1),
                    "Subtitle" => Kind::Heading(2),
                    "Quotations" => Kind::Quote,
                    _ if self.lists > 0 => Kind::Item(None),
                    _ => Kind::Paragraph,
                };
                self.outline.start(kind);
            }
            "list" => self.lists += 1,
            "table" => self.outline.start_table(),
            "table-cell" => self.outline.start_cell(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "h" | "p" => {
                self.outline.end();
                self.in_title = false;
            }
            "span" | "a" => {
                for _ in 0..self.marks.pop().unwrap_or_default() {
                    self.outline.end_mark();
                }
            }
            "list" => self.lists = self.lists.saturating_sub(1),
            "table-row" => self.outline.end_row(),
            "table" => self.outline.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.outline.text(text);
        self.add_to_title(text);
    }

    fn add_to_title(&mut self, text: &str) {
        if self.in_title {
            self.title.get_or_insert_default().push_str(text);
        }
    }
}

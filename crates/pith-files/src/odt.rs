//! OpenDocument text (ISO/IEC 26300), as LibreOffice writes it.
//!
//! Footnotes, comments, deleted text of tracked changes, and tables of contents are left out.

use std::collections::BTreeMap;

use super::content::{Content, Format, Read};
use super::error::FileError;
use super::outline::{Kind, Outline};
use super::package::Package;
use super::xml::{Element, Node, Xml};

const FORMAT: Format = Format::Odt;

/// Reads an OpenDocument text.
pub fn read(bytes: &[u8]) -> Result<Read, FileError> {
    let mut package = Package::open(bytes, FORMAT)?;
    if let Some(manifest) = package.xml("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(FileError::Encrypted(FORMAT));
    }
    let xml = package
        .xml("content.xml")?
        .ok_or(FileError::Broken(FORMAT))?;
    let (text, heading) = Body::default().read(&xml)?;
    let title = match package.xml("meta.xml")? {
        Some(xml) => title(&xml)?,
        None => None,
    };
    Ok(Read {
        content: Content::Text(text),
        title: title.or(heading),
        format: FORMAT,
    })
}

fn title(text: &str) -> Result<Option<String>, FileError> {
    let mut xml = Xml::new(text, FORMAT);
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node
            && element.name() == "title"
        {
            let title = xml.text()?.trim().to_owned();
            return Ok((!title.is_empty()).then_some(title));
        }
    }
    Ok(None)
}

/// Reads the part with the text.
#[derive(Default)]
struct Body {
    outline: Outline,
    /// The style that each automatic style is derived from.
    parents: BTreeMap<String, String>,
    /// How many lists are open.
    lists: usize,
    title: Option<String>,
    in_title: bool,
}

impl Body {
    /// The text, and the first paragraph styled as the title.
    fn read(mut self, text: &str) -> Result<(String, Option<String>), FileError> {
        let mut xml = Xml::new(text, FORMAT);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(element) => match element.name() {
                    "note" | "annotation" | "tracked-changes" | "table-of-content"
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
                // White space counts as one space; more of it is written as elements.
                Node::Text(text) => {
                    self.outline.words(&text);
                    self.add_to_title(&text);
                }
            }
        }
        Ok((self.outline.finish(), self.title))
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
            }
            "h" => self.outline.start(Kind::Heading),
            "p" => {
                let style = element.attribute("style-name").unwrap_or_default();
                let style = self
                    .parents
                    .get(&style)
                    .map_or(style.as_str(), |parent| parent);
                let is_title = style == "Title";
                self.in_title = is_title && self.title.is_none() && !self.outline.is_open();
                let kind = match style {
                    "Title" | "Subtitle" => Kind::Heading,
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

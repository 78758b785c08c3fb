//! Reads XML with limits, for the package formats.
//!
//! Names are compared without their namespace prefix. Entities defined by a document type are never
//! expanded, so that none can explode; character references and HTML's named entities are.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;

use super::content::Format;
use super::error::FileError;

/// Maximum nesting depth of elements in documents written by programs.
const MAX_DEPTH: usize = 1024;

/// An element's start or end, or text.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    Start(Element<'a>),
    End(Closing<'a>),
    Text(Cow<'a, str>),
}

/// An element's start tag.
#[derive(Debug)]
pub(crate) struct Element<'a>(BytesStart<'a>);

/// An element's end tag.
#[derive(Debug)]
pub(crate) struct Closing<'a>(BytesEnd<'a>);

impl Element<'_> {
    /// Its name, without prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of its attribute called `name`, with or without a prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.0
            .html_attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .map(|attribute| {
                attribute
                    .normalized_value_with(XmlVersion::Implicit1_0, 1, resolve_html5_entity)
                    .map_or_else(|_| attribute.value.to_string(), Cow::into_owned)
            })
    }

    /// Whether its attribute `name` has `value` among its words.
    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        self.attribute(name)
            .is_some_and(|words| words.split_whitespace().any(|word| word == value))
    }
}

impl Closing<'_> {
    /// Its name, without prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// Returns a document's nodes one by one.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    format: Format,
}

impl<'a> Xml<'a> {
    /// A reader of `text`, a part of a file of `format`.
    pub(crate) fn new(text: &'a str, format: Format) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            depth: 0,
            format,
        }
    }

    /// The next node, or `None` at the end.
    ///
    /// # Errors
    ///
    /// If the text is not XML, or nests too deep.
    pub(crate) fn next(&mut self) -> Result<Option<Node<'a>>, FileError> {
        loop {
            let event = self
                .reader
                .read_event()
                .map_err(|_| FileError::Broken(self.format))?;
            return Ok(Some(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(FileError::Bomb(self.format));
                    }
                    Node::Start(Element(start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End(Closing(end))
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(c)) => Node::Text(Cow::Owned(c.to_string())),
                    Ok(None) => {
                        let name = reference.into_inner();
                        Node::Text(Cow::Borrowed(resolve_html5_entity(&name).unwrap_or("")))
                    }
                    Err(_) => continue,
                },
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            }));
        }
    }

    /// Skips the rest of the element whose start was returned last.
    ///
    /// # Errors
    ///
    /// As for [`Xml::next`].
    pub(crate) fn skip(&mut self) -> Result<(), FileError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// The text inside the element whose start was returned last.
    ///
    /// # Errors
    ///
    /// As for [`Xml::next`].
    pub(crate) fn text(&mut self) -> Result<String, FileError> {
        let outside = self.depth.saturating_sub(1);
        let mut all = String::new();
        while self.depth > outside {
            match self.next()? {
                Some(Node::Text(text)) => all.push_str(&text),
                Some(_) => {}
                None => break,
            }
        }
        Ok(all)
    }
}

/// The character set named by an XML declaration.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes));
    let declaration = head
        .trim_start()
        .strip_prefix("<?xml")?
        .split("?>")
        .next()?;
    let value = declaration
        .split_once("encoding")?
        .1
        .trim_start()
        .strip_prefix('=')?;
    let value = value.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value[1..].split(quote).next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> Result<String, FileError> {
        let mut xml = Xml::new(xml, Format::Epub);
        let mut all = String::new();
        while let Some(node) = xml.next()? {
            if let Node::Text(text) = node {
                all.push_str(&text);
            }
        }
        Ok(all)
    }

    #[test]
    fn references_are_resolved() {
        let xml = "<p>A&amp;B &#8211; caf&eacute; R&D&nbsp;&unknown;<![CDATA[<x>]]></p>";
        assert_eq!(text(xml).unwrap(), "A&B – café R&D\u{a0}<x>");
    }

    #[test]
    fn entities_of_the_document_type_are_never_expanded() {
        let xml = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><p>&b;!</p>";
        assert_eq!(text(xml).unwrap(), "!");
    }

    #[test]
    fn endless_nesting_is_refused() {
        assert_eq!(
            text(&"<a>".repeat(5000)),
            Err(FileError::Bomb(Format::Epub))
        );
        assert!(text(&"<a></a>".repeat(5000)).is_ok());
    }

    #[test]
    fn attributes_are_found_under_any_prefix() {
        let mut xml = Xml::new("<a w:val='x &amp; y' class='one two'/>", Format::Docx);
        let Ok(Some(Node::Start(element))) = xml.next() else {
            panic!("a start tag")
        };
        assert_eq!(element.attribute("val").as_deref(), Some("x & y"));
        assert!(element.has("class", "two") && !element.has("class", "tw"));
    }

    #[test]
    fn the_declaration_names_the_character_set() {
        let xml = b"<?xml version='1.0' encoding='windows-1251'?><a/>";
        assert_eq!(declared_charset(xml).as_deref(), Some("windows-1251"));
        assert_eq!(declared_charset(b"<a encoding='x'/>"), None);
    }
}

//! E-books (EPUB 2 and 3): the chapters in reading order.

use std::collections::BTreeMap;

use pith_source::form::{self, Form, Locator, Place};
use pith_source::{Origin, address};

use super::content::{Content, Format, MAX_TEXT_BYTES, Read};
use super::error::FileError;
use super::outline::{Kind, Outline, folded, resolve_notes};
use super::package::Package;
use super::xml::{Element, Node, Xml};

const FORMAT: Format = Format::Epub;
const BROKEN: FileError = FileError::Broken(FORMAT);

/// Reads an e-book.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, FileError> {
    let mut package = Package::open(bytes, FORMAT)?;
    let container = package.xml("META-INF/container.xml")?.ok_or(BROKEN)?;
    let path = root_file(&container)?.ok_or(BROKEN)?;
    let book = Book::read(&package.xml(&path)?.ok_or(BROKEN)?, &path)?;
    if let Some(encryption) = package.xml("META-INF/encryption.xml")? {
        // Embedded fonts are often encrypted even if the text is not.
        let locked = encrypted_parts(&encryption)?;
        if book.chapters.iter().any(|chapter| locked.contains(chapter)) {
            return Err(FileError::Encrypted(FORMAT));
        }
    }
    let mut text = String::new();
    let mut form = Form::default();
    let mut notes = BTreeMap::new();
    let mut number = 0;
    for chapter in &book.chapters {
        let Some(xml) = package.xml(chapter)? else {
            continue;
        };
        let (chapter, mut its) = self::chapter(&xml, chapter, &mut notes)?;
        if !chapter.is_empty() && !text.is_empty() {
            text.push_str("\n\n");
        }
        if !chapter.is_empty() {
            number += 1;
            let mut parts = its.parts.iter();
            let heading = parts.find(|part| matches!(part.kind, form::Kind::Heading(_)));
            let title = heading.map(|part| folded(part.span.text(&chapter)));
            form.places.push(Place {
                start: text.len(),
                locator: Locator::Chapter { number, title },
            });
            its.shift(text.len());
            form.append(its);
        }
        text.push_str(&chapter);
        if text.len() > MAX_TEXT_BYTES {
            return Err(FileError::TooLong);
        }
    }
    resolve_notes(&mut form, &notes);
    Ok(Read {
        content: Content::Text(text),
        title: book.title,
        format: FORMAT,
        form,
        origin: book.origin,
    })
}

/// The path of the package document.
fn root_file(text: &str) -> Result<Option<String>, FileError> {
    let mut xml = Xml::new(text, FORMAT);
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node
            && element.name() == "rootfile"
            && let Some(path) = element.attribute("full-path")
        {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

fn encrypted_parts(text: &str) -> Result<Vec<String>, FileError> {
    let mut parts = Vec::new();
    let mut xml = Xml::new(text, FORMAT);
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node
            && element.name() == "CipherReference"
            && let Some(path) = element.attribute("URI")
        {
            parts.push(resolve("", &path));
        }
    }
    Ok(parts)
}

/// The content of the package document.
#[derive(Debug, Default)]
struct Book {
    title: Option<String>,
    origin: Origin,
    /// The paths of the chapters, in reading order.
    chapters: Vec<String>,
}

impl Book {
    fn read(text: &str, path: &str) -> Result<Self, FileError> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut title = None;
        let mut origin = Origin::default();
        let mut manifest = BTreeMap::new();
        let mut spine = Vec::new();
        let mut xml = Xml::new(text, FORMAT);
        while let Some(node) = xml.next()? {
            let Node::Start(element) = node else { continue };
            match element.name() {
                "title" if title.is_none() => {
                    let text = xml.text()?.split_whitespace().collect::<Vec<_>>().join(" ");
                    title = Some(text).filter(|text| !text.is_empty());
                }
                "creator" => origin.take_author(&xml.text()?),
                "publisher" => origin.take_site(&xml.text()?),
                "date" => origin.take_published(&xml.text()?),
                "item" => {
                    let media = element.attribute("media-type").unwrap_or_default();
                    if let (Some(id), Some(href)) =
                        (element.attribute("id"), element.attribute("href"))
                        && matches!(media.as_str(), "application/xhtml+xml" | "text/html")
                        && !element.has("properties", "nav")
                    {
                        manifest.insert(id, resolve(folder, &href));
                    }
                }
                "itemref" if element.attribute("linear").as_deref() != Some("no") => {
                    spine.extend(element.attribute("idref"));
                }
                _ => {}
            }
        }
        let mut chapters: Vec<String> = spine
            .iter()
            .filter_map(|id| manifest.get(id).cloned())
            .collect();
        if chapters.is_empty() {
            chapters = manifest.into_values().collect();
        }
        Ok(Self {
            title,
            origin,
            chapters,
        })
    }
}

/// The path in the package that `href` refers to, from a document in `folder`.
fn resolve(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let href = percent_decode(href);
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in href.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let code = (byte == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The text of a chapter, which is XHTML.
///
/// `path` is the chapter's own path. Its footnotes are added to `notes`, keyed by path and `id`.
fn chapter(
    text: &str,
    path: &str,
    notes: &mut BTreeMap<String, String>,
) -> Result<(String, Form), FileError> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    // For each open inline element, whether it has started a part.
    let mut marks: Vec<bool> = Vec::new();
    let mut outline = Outline::default();
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut quotes = 0_usize;
    let mut verbatim = 0_usize;
    let mut xml = Xml::new(text, FORMAT);
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) if element.has("type", "noteref") => {
                if let Some(href) = element.attribute("href") {
                    outline.note(&key(folder, path, &href));
                }
                xml.skip()?;
            }
            Node::Start(element) if is_note(&element) => {
                let id = element.attribute("id");
                let words = folded(&xml.text()?);
                notes.extend(id.map(|id| (folded(&format!("{path}#{id}")), words)));
            }
            Node::Start(element) if is_left_out(&element) => xml.skip()?,
            Node::Start(element) if is_inline(element.name()) => {
                let kind = inline(&element);
                marks.push(kind.is_some());
                if let Some(kind) = kind {
                    outline.mark(kind);
                }
            }
            Node::Start(element) => match element.name() {
                "br" => outline.text("\n"),
                "ol" => {
                    let first = element
                        .attribute("start")
                        .and_then(|start| start.parse().ok());
                    lists.push(Some(first.unwrap_or(1)));
                    outline.end();
                }
                "ul" => {
                    lists.push(None);
                    outline.end();
                }
                "table" => {
                    outline.end();
                    outline.start_table();
                }
                "td" | "th" => {
                    outline.end();
                    outline.start_cell();
                }
                // An item's first paragraph is the item itself.
                "p" | "div" if outline.is_at_item() => {}
                name if is_block(name) => {
                    // For nested blocks, the outer one ends where the inner one starts.
                    outline.end();
                    quotes += usize::from(name == "blockquote");
                    verbatim += usize::from(name == "pre");
                    let kind = match name {
                        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                            let level = name.as_bytes()[1] - b'0';
                            Some(Kind::Heading(level))
                        }
                        "li" => Some(Kind::Item(next_number(&mut lists))),
                        "p" if quotes > 0 => Some(Kind::Quote),
                        "p" => Some(Kind::Paragraph),
                        "pre" => Some(Kind::Verbatim),
                        _ => None,
                    };
                    if let Some(kind) = kind {
                        outline.start(kind);
                    }
                }
                _ => {}
            },
            Node::End(closing) => match closing.name() {
                name if is_inline(name) => {
                    let begun = marks.pop() == Some(true);
                    if begun {
                        outline.end_mark();
                    }
                }
                "ol" | "ul" => {
                    outline.end();
                    lists.pop();
                }
                "tr" => {
                    outline.end();
                    outline.end_row();
                }
                "table" => {
                    outline.end();
                    outline.end_table();
                }
                name if is_block(name) || matches!(name, "td" | "th") => {
                    outline.end();
                    quotes = quotes.saturating_sub(usize::from(name == "blockquote"));
                    verbatim = verbatim.saturating_sub(usize::from(name == "pre"));
                }
                _ => {}
            },
            Node::Text(text) => {
                if !outline.is_open() {
                    if text.trim().is_empty() {
                        continue;
                    }
                    outline.start(if quotes > 0 {
                        Kind::Quote
                    } else {
                        Kind::Paragraph
                    });
                }
                if verbatim > 0 {
                    outline.text(&text);
                } else {
                    outline.words(&text);
                }
            }
        }
    }
    Ok(outline.finish_with_form())
}

/// The key of the note that `href` in the chapter at `path` refers to.
fn key(folder: &str, path: &str, href: &str) -> String {
    let (file, id) = href.split_once('#').unwrap_or((href, ""));
    let file = if file.is_empty() {
        path.to_owned()
    } else {
        resolve(folder, file)
    };
    folded(&format!("{file}#{id}"))
}

/// Whether an element is a footnote.
fn is_note(element: &Element<'_>) -> bool {
    let is = |kind| element.has("type", kind);
    (is("footnote") || is("rearnote") || is("endnote")) && element.attribute("id").is_some()
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "em" | "i" | "cite" | "strong" | "b" | "code" | "sup" | "sub"
    )
}

/// The part that an inline element becomes.
fn inline(element: &Element<'_>) -> Option<form::Kind> {
    Some(match element.name() {
        "em" | "i" | "cite" => form::Kind::Emphasis,
        "strong" | "b" => form::Kind::Strong,
        "code" => form::Kind::Code,
        "sup" => form::Kind::Superscript,
        "sub" => form::Kind::Subscript,
        _ => form::Kind::Link(address(&element.attribute("href")?, None)?),
    })
}

/// The number of the next item of the innermost list, if it is numbered.
fn next_number(lists: &mut [Option<u64>]) -> Option<u64> {
    let number = lists.last_mut()?.as_mut()?;
    let this = *number;
    *number = number.saturating_add(1);
    Some(this)
}

/// Whether an element is not running text: notes and references to them, page numbers, ruby
/// readings, scripts, and hidden elements.
fn is_left_out(element: &Element<'_>) -> bool {
    matches!(
        element.name(),
        "head"
            | "script"
            | "style"
            | "template"
            | "nav"
            | "rt"
            | "rp"
            | "svg"
            | "math"
            | "audio"
            | "video"
    ) || element.attribute("hidden").is_some()
        || [
            "footnote",
            "footnotes",
            "endnotes",
            "rearnote",
            "noteref",
            "pagebreak",
            "toc",
        ]
        .into_iter()
        .any(|kind| element.has("type", kind))
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "aside"
            | "header"
            | "footer"
            | "main"
            | "body"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "blockquote"
            | "pre"
            | "figure"
            | "figcaption"
            | "dl"
            | "dt"
            | "dd"
            | "hr"
            | "address"
            | "caption"
            | "center"
    )
}

//! Word documents since 2007 (Office Open XML, ECMA-376).
//!
//! Keeps what the author sees as the text, including embedded documents of other formats
//! (`altChunk`), which programs that convert HTML to Word produce. Leaves out deleted and moved
//! text of tracked changes, comments, hidden text and tables of contents. A text box, which the
//! file stores twice for old programs, appears once. Footnotes are kept separately.

use std::collections::BTreeMap;

use pith_source::form::{self, Form};
use pith_source::{Origin, address};

use super::content::{Content, Format, Read};
use super::error::FileError;
use super::outline::{Kind, Outline, folded, resolve_notes};
use super::package::Package;
use super::xml::{Element, Node, Xml};
use super::{email, html, rtf, sniff};

const FORMAT: Format = Format::Docx;

/// Chains of styles based on each other are no longer than this.
const MAX_STYLE_CHAIN: usize = 16;

/// Reads a Word document.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, FileError> {
    let mut package = Package::open(bytes, FORMAT)?;
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = match package.xml(&format!("{folder}/styles.xml"))? {
        Some(xml) => Styles::read(&xml)?,
        None => Styles::default(),
    };
    let xml = package.xml(&main)?.ok_or(FileError::Broken(FORMAT))?;
    let links = links(&mut package, &main)?;
    let (parts, heading) = Body::new(&styles, &links).read(&xml)?;
    let (content, mut form) = content(parts, &mut package, &main)?;
    let mut notes = BTreeMap::new();
    for (file, kind) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
        if let Some(xml) = package.xml(&format!("{folder}/{file}.xml"))? {
            read_notes(&xml, kind, &mut notes)?;
        }
    }
    resolve_notes(&mut form, &notes);
    let mut origin = Origin::default();
    let mut title = None;
    if let Some(xml) = package.xml("docProps/core.xml")? {
        title = element_text(&xml, "title")?;
        if let Some(author) = element_text(&xml, "creator")? {
            origin.take_author(&author);
        }
    }
    Ok(Read {
        content,
        title: title.or(heading),
        format: FORMAT,
        form,
        origin,
    })
}

/// The path of the part with the text, named by the package's relationships.
fn main_part(package: &mut Package<'_>) -> Result<String, FileError> {
    if let Some(relations) = package.xml("_rels/.rels")? {
        let mut xml = Xml::new(&relations, FORMAT);
        while let Some(node) = xml.next()? {
            if let Node::Start(element) = node
                && element.name() == "Relationship"
                && element
                    .attribute("Type")
                    .is_some_and(|kind| kind.ends_with("/officeDocument"))
                && let Some(target) = element.attribute("Target")
            {
                return Ok(target.trim_start_matches('/').to_owned());
            }
        }
    }
    Ok("word/document.xml".to_owned())
}

/// A stretch of the document.
#[derive(Debug)]
enum Part {
    Text(String, Form),
    /// An embedded document, by its relationship.
    Chunk(String),
}

/// The targets of the document's links, by relationship.
fn links(package: &mut Package<'_>, main: &str) -> Result<BTreeMap<String, String>, FileError> {
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
    let mut links = BTreeMap::new();
    let Some(relations) = package.xml(&format!("{folder}/_rels/{name}.rels"))? else {
        return Ok(links);
    };
    let mut xml = Xml::new(&relations, FORMAT);
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node
            && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
            && let Some(address) = address(&target, None)
        {
            links.insert(id, address);
        }
    }
    Ok(links)
}

/// Reads footnotes or endnotes, named by `kind` and their number.
fn read_notes(
    text: &str,
    kind: &str,
    notes: &mut BTreeMap<String, String>,
) -> Result<(), FileError> {
    let mut xml = Xml::new(text, FORMAT);
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        // Those with a type are separators between text and notes.
        if element.name() == kind && element.attribute("type").is_none() {
            let id = element.attribute("id").unwrap_or_default();
            notes.insert(format!("{kind} {id}"), folded(&xml.text()?));
        }
    }
    Ok(())
}

/// The combined content of the document's parts: text with its form, or HTML if an embedded
/// document is a web page.
fn content(
    parts: Vec<Part>,
    package: &mut Package<'_>,
    main: &str,
) -> Result<(Content, Form), FileError> {
    let mut contents = Vec::new();
    for part in parts {
        match part {
            Part::Text(text, form) => contents.push((Content::Text(text), form)),
            Part::Chunk(id) => {
                let chunk = chunk(&id, package, main)?;
                contents.extend(chunk.map(|chunk| (chunk, Form::default())));
            }
        }
    }
    contents.retain(|(Content::Text(text) | Content::Html(text), _)| !text.trim().is_empty());
    let is_page = contents
        .iter()
        .any(|(content, _)| matches!(content, Content::Html(_)));
    let (mut whole, mut form) = (String::new(), Form::default());
    for (content, mut its) in contents {
        if !whole.is_empty() {
            whole.push_str("\n\n");
        }
        its.shift(whole.len());
        form.append(its);
        match content {
            Content::Text(text) if is_page => whole.push_str(&page(&text)),
            Content::Text(text) | Content::Html(text) => whole.push_str(&text),
        }
    }
    Ok(if is_page {
        (Content::Html(whole), Form::default())
    } else {
        (Content::Text(whole), form)
    })
}

/// The embedded document of the relationship `id`. A missing, damaged or unsupported one is left
/// out.
fn chunk(id: &str, package: &mut Package<'_>, main: &str) -> Result<Option<Content>, FileError> {
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
    let Some(relations) = package.xml(&format!("{folder}/_rels/{name}.rels"))? else {
        return Ok(None);
    };
    let mut target = None;
    let mut xml = Xml::new(&relations, FORMAT);
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node
            && element.name() == "Relationship"
            && element.attribute("Id").as_deref() == Some(id)
        {
            target = element.attribute("Target");
        }
    }
    let Some(target) = target else {
        return Ok(None);
    };
    let path = match target.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let Some(bytes) = package.part(&path)? else {
        return Ok(None);
    };
    let read = match sniff::kind(&path, &bytes) {
        Ok(super::kind::Kind::Html) => Ok(html::read(&bytes)),
        Ok(super::kind::Kind::Email) => email::read(&bytes),
        Ok(super::kind::Kind::Rtf) => rtf::read(&bytes),
        Ok(super::kind::Kind::Text(text)) => return Ok(Some(Content::Text(text))),
        // Packages inside packages are not opened, so that they cannot nest without end.
        _ => return Ok(None),
    };
    Ok(read.ok().map(|read| read.content))
}

/// Paragraphs of plain text, as HTML.
fn page(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs = escaped.split("\n\n");
    let paragraphs = paragraphs.map(|text| format!("<p>{}</p>\n", text.replace('\n', "<br>")));
    paragraphs.collect()
}

/// The text of the first element called `name`, unless it is blank.
fn element_text(text: &str, name: &str) -> Result<Option<String>, FileError> {
    let mut xml = Xml::new(text, FORMAT);
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node
            && element.name() == name
        {
            let text = xml.text()?.trim().to_owned();
            return Ok((!text.is_empty()).then_some(text));
        }
    }
    Ok(None)
}

/// The role that a paragraph style gives a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Role {
    #[default]
    Body,
    Title,
    Heading(u8),
    Quote,
    Item,
    /// A line in a table of contents or an index.
    Directory,
}

impl Role {
    /// From a style's name, which is in English in every language version of Word.
    fn of_name(name: &str) -> Self {
        let name = name.to_lowercase();
        if name == "title" {
            Self::Title
        } else if let Some(level) = name.strip_prefix("heading") {
            Self::Heading(level.trim().parse().unwrap_or(1))
        } else if name == "subtitle" {
            Self::Heading(2)
        } else if name.contains("quot") || name == "block text" {
            Self::Quote
        } else if name.starts_with("list ") && name != "list paragraph" {
            Self::Item
        } else if name.starts_with("toc ")
            || name.starts_with("index ")
            || name == "toc heading"
            || name == "table of figures"
        {
            Self::Directory
        } else {
            Self::Body
        }
    }
}

#[derive(Debug, Default)]
struct Styles {
    /// Each style's own role, if it has one, and the style it is based on.
    styles: BTreeMap<String, (Role, Option<String>)>,
}

impl Styles {
    fn read(text: &str) -> Result<Self, FileError> {
        let mut styles = BTreeMap::new();
        let mut current: Option<(String, Role, Option<String>)> = None;
        let mut xml = Xml::new(text, FORMAT);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(element) if element.name() == "style" => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    current = Some((id, Role::Body, None));
                }
                Node::Start(element) => {
                    if let Some((_, role, base)) = &mut current {
                        match element.name() {
                            "name" => *role = Role::of_name(&value(&element)),
                            "basedOn" => *base = Some(value(&element)),
                            "outlineLvl" if *role == Role::Body => {
                                *role = level(&element).map_or(Role::Body, Role::Heading);
                            }
                            "numPr" if *role == Role::Body => *role = Role::Item,
                            _ => {}
                        }
                    }
                }
                Node::End(closing) if closing.name() == "style" => {
                    if let Some((id, role, base)) = current.take() {
                        styles.insert(id, (role, base));
                    }
                }
                Node::End(_) | Node::Text(_) => {}
            }
        }
        Ok(Self { styles })
    }

    fn role(&self, id: &str) -> Role {
        let mut id = id;
        for _ in 0..MAX_STYLE_CHAIN {
            match self.styles.get(id) {
                Some((Role::Body, Some(base))) => id = base,
                Some((role, _)) => return *role,
                // Programs that write no styles still use Word's names for them.
                None => return Role::of_name(&id.replace("Heading", "heading ")),
            }
        }
        Role::Body
    }
}

fn value(element: &Element<'_>) -> String {
    element.attribute("val").unwrap_or_default()
}

/// The heading level of an outline level, from 1; `None` for that of body text.
fn level(element: &Element<'_>) -> Option<u8> {
    let level = value(element).parse::<u8>().ok()?;
    (level < 9).then_some(level + 1)
}

/// Whether an on-off property is on.
fn is_on(element: &Element<'_>) -> bool {
    !matches!(value(element).as_str(), "0" | "false" | "off")
}

/// Reads the main part.
struct Body<'a> {
    styles: &'a Styles,
    /// The targets of links, by relationship.
    links: &'a BTreeMap<String, String>,
    /// For each open link, whether it has a target.
    open: Vec<bool>,
    /// The character formatting of the run.
    looks: Vec<form::Kind>,
    /// The parts before the outline.
    parts: Vec<Part>,
    outline: Outline,
    roles: Vec<Role>,
    title: Option<String>,
    /// Whether the title's paragraph has ended.
    has_title: bool,
    hidden: bool,
    in_text: bool,
}

impl<'a> Body<'a> {
    fn new(styles: &'a Styles, links: &'a BTreeMap<String, String>) -> Self {
        Self {
            styles,
            links,
            open: Vec::new(),
            looks: Vec::new(),
            parts: Vec::new(),
            outline: Outline::default(),
            roles: Vec::new(),
            title: None,
            has_title: false,
            hidden: false,
            in_text: false,
        }
    }

    /// The document's parts in order, and the paragraph styled as the title.
    fn read(mut self, text: &str) -> Result<(Vec<Part>, Option<String>), FileError> {
        let mut xml = Xml::new(text, FORMAT);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(element) => match element.name() {
                    "altChunk" => {
                        let (before, form) = std::mem::take(&mut self.outline).finish_with_form();
                        self.parts.push(Part::Text(before, form));
                        self.parts.extend(element.attribute("id").map(Part::Chunk));
                    }
                    // `Fallback` repeats a text box for old programs; `rt` is the reading of a ruby
                    // annotation; `tabs` sets tab stops; the rest is not part of the text.
                    "del" | "moveFrom" | "Fallback" | "rt" | "pPrChange" | "rPrChange"
                    | "sectPr" | "instrText" | "delText" | "tabs" => xml.skip()?,
                    _ => self.start(&element),
                },
                Node::End(closing) => self.end(closing.name()),
                Node::Text(text) => {
                    if self.in_text {
                        self.text(&text);
                    }
                }
            }
        }
        let (rest, form) = self.outline.finish_with_form();
        self.parts.push(Part::Text(rest, form));
        Ok((self.parts, self.title))
    }

    fn start(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" => {
                self.outline.start(Kind::Paragraph);
                self.roles.push(Role::Body);
            }
            "pStyle" => self.set_role(self.styles.role(&value(element))),
            "outlineLvl" => {
                if let Some(level) = level(element) {
                    self.set_role(Role::Heading(level));
                }
            }
            // Numbering 0 takes a paragraph out of its style's list.
            "numId" if self.role() == Role::Body && value(element) != "0" => {
                self.set_role(Role::Item);
            }
            "numId" if self.role() == Role::Item && value(element) == "0" => {
                self.set_role(Role::Body);
            }
            "r" => {
                self.hidden = false;
                self.looks.clear();
            }
            "b" if is_on(element) => self.looks.push(form::Kind::Strong),
            "i" if is_on(element) => self.looks.push(form::Kind::Emphasis),
            "vertAlign" => match value(element).as_str() {
                "superscript" => self.looks.push(form::Kind::Superscript),
                "subscript" => self.looks.push(form::Kind::Subscript),
                _ => {}
            },
            "hyperlink" => {
                let target = element.attribute("id").and_then(|id| self.links.get(&id));
                self.open.push(target.is_some());
                if let Some(target) = target {
                    self.outline.mark(form::Kind::Link(target.clone()));
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let kind = element.name().trim_end_matches("Reference");
                let id = element.attribute("id").unwrap_or_default();
                self.outline.note(&format!("{kind} {id}"));
            }
            "vanish" | "webHidden" => self.hidden = is_on(element),
            "t" => {
                self.in_text = true;
                for look in &self.looks {
                    self.outline.mark(look.clone());
                }
            }
            "tab" | "ptab" => self.text("\t"),
            "br" | "cr" => self.text("\n"),
            "noBreakHyphen" => self.text("\u{2011}"),
            "tbl" => self.outline.start_table(),
            "tc" => self.outline.start_cell(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                let role = self.roles.pop();
                if role == Some(Role::Directory) {
                    self.outline.discard();
                } else {
                    self.outline.end();
                }
                self.has_title |= role == Some(Role::Title) && self.title.is_some();
            }
            "t" => {
                self.in_text = false;
                for _ in &self.looks {
                    self.outline.end_mark();
                }
            }
            "hyperlink" => {
                let leads = self.open.pop() == Some(true);
                if leads {
                    self.outline.end_mark();
                }
            }
            "tr" => self.outline.end_row(),
            "tbl" => self.outline.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.hidden {
            self.outline.text(text);
            if self.role() == Role::Title && !self.has_title {
                self.title.get_or_insert_default().push_str(text);
            }
        }
    }

    fn role(&self) -> Role {
        self.roles.last().copied().unwrap_or_default()
    }

    fn set_role(&mut self, role: Role) {
        if let Some(current) = self.roles.last_mut() {
            *current = role;
            self.outline.set_kind(match role {
                Role::Title => Kind::Heading(1),
                Role::Heading(level) => Kind::Heading(level),
                Role::Quote => Kind::Quote,
                Role::Item => Kind::Item(None),
                Role::Body | Role::Directory => Kind::Paragraph,
            });
        }
    }
}

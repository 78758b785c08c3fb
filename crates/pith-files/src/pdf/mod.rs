//! PDF: from glyphs at places back to running text.
//!
//! `hayro-syntax` reads the file's objects and `hayro-font` tells what each character code reads
//! as and how wide it is. What follows is ours: [`content`] runs a page's drawing operations,
//! [`collection`] reads what fonts of Chinese, Japanese and Korean leave to registered tables,
//! [`lines`] puts glyphs together to lines, [`columns`] orders these, [`furniture`] drops what
//! pages repeat, and [`paragraphs`] joins lines, with [`hyphens`] telling which of those belong
//! to a word.

mod collection;
mod columns;
mod content;
mod furniture;
mod glyphs;
mod hyphens;
mod inflation;
mod lines;
mod paragraphs;
mod strings;

use pith_source::form::{Form, Kind, Locator, Part, Place};
use pith_source::{Origin, Span};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::content::Interpreter;
use self::furniture::Sheet;
use self::glyphs::Glyphs;
use self::paragraphs::{Paragraph, paragraphs};
use super::content::{Content, Format, MAX_TEXT_BYTES, Read};
use super::error::FileError;

const FORMAT: Format = Format::Pdf;

/// A page may hold so few letters and yet be a picture: a stamp, or a number added to a scan.
const FEW_LETTERS: usize = 20;

/// Type this much larger than the text's is a title's.
const TITLE_SIZE: f64 = 1.25;

/// Type this much larger than the text's is a heading's.
const HEADING_SIZE: f64 = 1.1;

/// Titles are no longer than this, in characters.
const MAX_TITLE: usize = 250;

/// Reads the text of a PDF.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, FileError> {
    inflation::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            FileError::Encrypted(FORMAT)
        }
        _ => FileError::Broken(FORMAT),
    })?;
    let mut sheets = sheets(&pdf, false)?;
    let letters: usize = sheets
        .iter()
        .flat_map(|sheet| &sheet.lines)
        .map(|line| line.text.len())
        .sum();
    if letters < FEW_LETTERS * sheets.len() {
        // Some programs mark all they write as no part of the text.
        sheets = self::sheets(&pdf, true)?;
    }
    furniture::drop(&mut sheets);
    let paragraphs = paragraphs(sheets);
    let title = pdf
        .metadata()
        .title
        .as_deref()
        .and_then(strings::title)
        .or_else(|| largest(&paragraphs));
    let mut origin = Origin::default();
    if let Some(author) = pdf.metadata().author.as_deref() {
        for author in strings::decode(author).split([';', '\n']) {
            origin.take_author(author);
        }
    }
    let (text, form) = text(&paragraphs);
    Ok(Read {
        content: Content::Text(text),
        title,
        format: FORMAT,
        form,
        origin,
    })
}

/// The lines of each page, with or without what is marked as no part of the text.
fn sheets(pdf: &Pdf, artifacts: bool) -> Result<Vec<Sheet>, FileError> {
    let mut interpreter = Interpreter::new();
    let mut sheets = Vec::new();
    let (mut letters, mut unknown, mut images, mut length) = (0, 0, 0, 0);
    for page in pdf.pages().iter() {
        let mut glyphs = interpreter.glyphs(page);
        let (width, height) = page.render_dimensions();
        let size = (f64::from(width), f64::from(height));
        let (_, height) = glyphs.turn_upright(size, artifacts);
        let (read, unread) = count(&glyphs);
        letters += read;
        unknown += unread;
        images += glyphs.images;
        let lines = columns::order(lines::lines(&glyphs));
        length += lines.iter().map(|line| line.text.len()).sum::<usize>();
        if length > MAX_TEXT_BYTES {
            return Err(FileError::TooLong);
        }
        sheets.push(Sheet { lines, height });
    }
    if sheets.is_empty() {
        Err(FileError::Broken(FORMAT))
    } else if unknown > FEW_LETTERS && unknown > letters {
        Err(FileError::Unmapped)
    } else if images > 0 && letters < FEW_LETTERS * sheets.len() && artifacts {
        Err(FileError::Scanned)
    } else {
        Ok(sheets)
    }
}

/// How many glyphs read as something, and how many as nothing.
fn count(glyphs: &Glyphs) -> (usize, usize) {
    let unknown = glyphs.list.iter().filter(|glyph| glyph.unknown).count();
    (glyphs.list.len() - unknown, unknown + glyphs.unread)
}

/// The size of the type that most of the text is set in.
fn body_size(paragraphs: &[Paragraph]) -> Option<f64> {
    let mut sizes: Vec<(f64, usize)> = paragraphs
        .iter()
        .map(|paragraph| (paragraph.size, paragraph.text.len()))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|&(_, length)| length).sum::<usize>() / 2;
    let mut below = 0;
    let found = sizes.into_iter().find(|&(_, length)| {
        below += length;
        below >= half
    });
    found.map(|(size, _)| size)
}

/// The sizes of type that headings are set in, the largest first: larger than the text's, and each of
/// lines that are short and worded.
fn heading_sizes(paragraphs: &[Paragraph]) -> Vec<f64> {
    let Some(body) = body_size(paragraphs) else {
        return Vec::new();
    };
    let mut sizes: Vec<f64> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.size > HEADING_SIZE * body && is_heading(paragraph))
        .map(|paragraph| paragraph.size)
        .collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    // Sizes that differ by less than a reader sees are one.
    sizes.dedup_by(|next, before| *before < *next * 1.04);
    sizes
}

/// Whether a paragraph may be a heading, but for its size.
fn is_heading(paragraph: &Paragraph) -> bool {
    let worded = paragraph.text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    !paragraph.is_row && worded && paragraph.text.chars().count() <= MAX_TITLE
}

/// The first paragraph of the first page that has one in the largest type, if that is larger than
/// the text's.
fn largest(paragraphs: &[Paragraph]) -> Option<String> {
    let body = body_size(paragraphs)?;
    let first = paragraphs.first()?.page;
    let title = paragraphs
        .iter()
        .take_while(|paragraph| paragraph.page == first)
        .filter(|paragraph| !paragraph.is_row && paragraph.text.chars().count() <= MAX_TITLE)
        .min_by(|a, b| b.size.total_cmp(&a.size))?;
    let worded = title.text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    (worded && title.size > TITLE_SIZE * body).then(|| title.text.clone())
}

/// The text of `paragraphs`, with headings as their size tells, and the pages.
fn text(paragraphs: &[Paragraph]) -> (String, Form) {
    let mut text = String::new();
    let mut form = Form::default();
    let sizes = heading_sizes(paragraphs);
    let mut last: Option<bool> = None;
    let mut page = None;
    for paragraph in paragraphs {
        // Items and rows keep together with their like.
        let together = paragraph.is_row || paragraph.text.starts_with("• ");
        match last {
            None => {}
            Some(true) if together => text.push('\n'),
            Some(_) => text.push_str("\n\n"),
        }
        let start = text.len();
        text.push_str(&paragraph.text);
        let level = sizes.iter().position(|&size| paragraph.size > size / 1.04);
        if let Some(level) = level.filter(|_| is_heading(paragraph)) {
            let level = u8::try_from(level + 1).unwrap_or(6).min(6);
            form.parts.push(Part {
                span: Span::new(start, text.len()),
                kind: Kind::Heading(level),
            });
        }
        for &(at, number) in &paragraph.pages {
            // What stands beside a column may come later than the next page's beginning.
            if page.is_none_or(|page| page < number) {
                page = Some(number);
                form.places.push(Place {
                    start: start + at,
                    locator: Locator::Page(u32::try_from(number + 1).unwrap_or(u32::MAX)),
                });
            }
        }
        last = Some(together);
    }
    (text, form)
}

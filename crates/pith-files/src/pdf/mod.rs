//! PDF: from positioned glyphs back to running text.
//!
//! `hayro-syntax` reads the file's objects, and `hayro-font` provides the text and width of each
//! character code. The rest is ours: [`content`] runs a page's drawing operations, [`collection`]
//! looks up what Chinese, Japanese and Korean fonts leave to registered tables, [`face`] what other
//! fonts say about their characters, [`outline`] reads the bookmarks, [`lines`] assembles glyphs into lines, [`columns`] orders these, [`furniture`] drops repeated headers and footers,
//! and [`paragraphs`] joins lines, with [`hyphens`] deciding which hyphens belong to a word.

mod collection;
mod columns;
mod content;
mod face;
mod furniture;
mod glyphs;
mod hyphens;
mod inflation;
mod lines;
mod outline;
mod paragraphs;
mod strings;

use pith_source::form::{Form, Kind, Locator, Part, Place};
use pith_source::{Origin, Span};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::content::Interpreter;
use self::furniture::Sheet;
use self::glyphs::Glyphs;
use self::outline::Outline;
use self::paragraphs::{Paragraph, paragraphs};
use super::content::{Content, Format, MAX_TEXT_BYTES, Read};
use super::error::FileError;

const FORMAT: Format = Format::Pdf;

/// A page with this few letters may still be a scan: they may be a stamp, or a number added to it.
const FEW_LETTERS: usize = 20;

/// Type larger than the text by this factor is a title.
const TITLE_SIZE: f64 = 1.25;

/// Type larger than the text by this factor is a heading.
const HEADING_SIZE: f64 = 1.1;

/// Bold type indicates headings if no more than this share of the text is set in it.
const MAX_BOLD: f64 = 0.25;

/// Maximum length of a heading of the text's size, in characters.
const MAX_BOLD_HEADING: usize = 120;

/// Maximum length of a title, in characters.
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
        // Some programs mark everything they write as not part of the text.
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
    let (text, form) = text(&paragraphs, &outline::read(&pdf));
    Ok(Read {
        content: Content::Text(text),
        title,
        format: FORMAT,
        form,
        origin,
    })
}

/// The lines of each page, with or without what is marked as not part of the text.
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

/// How many glyphs have known and unknown text.
fn count(glyphs: &Glyphs) -> (usize, usize) {
    let unknown = glyphs.list.iter().filter(|glyph| glyph.unknown).count();
    (glyphs.list.len() - unknown, unknown + glyphs.unread)
}

/// The type size of most of the text.
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

/// The type sizes of headings, largest first: those larger than the text whose lines are all short
/// and worded.
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
    // Sizes that a reader cannot tell apart count as one.
    sizes.dedup_by(|next, before| *before < *next * 1.04);
    sizes
}

/// The level of each paragraph that is a heading: as the outline has it, by its size, or, for one in
/// bold type above a longer paragraph that is not, below all sizes.
fn heading_levels(paragraphs: &[Paragraph], outline: &Outline) -> Vec<Option<usize>> {
    let sizes = heading_sizes(paragraphs);
    let by_size = |paragraph: &Paragraph| {
        let level = sizes.iter().position(|&size| paragraph.size > size / 1.04);
        level.filter(|_| is_heading(paragraph))
    };
    let listed: Vec<Option<usize>> = paragraphs
        .iter()
        .map(|paragraph| outline.depth(&paragraph.text).filter(|_| !paragraph.is_row))
        .collect();
    // A title above all entries of the outline has the first level to itself.
    let largest = paragraphs
        .iter()
        .zip(&listed)
        .filter(|(_, depth)| depth.is_some());
    let largest = largest
        .map(|(paragraph, _)| paragraph.size)
        .fold(0.0, f64::max);
    let above = usize::from(sizes.first().is_some_and(|&size| size > 1.04 * largest));
    let length = |bold: bool| -> usize {
        let counted = paragraphs
            .iter()
            .filter(|paragraph| paragraph.bold || !bold);
        counted.map(|paragraph| paragraph.text.len()).sum()
    };
    let is_bold_rare = length(true) as f64 <= MAX_BOLD * length(false) as f64;
    let body = body_size(paragraphs).unwrap_or_default();
    let by_weight = |at: usize| {
        let paragraph: &Paragraph = &paragraphs[at];
        let below = paragraphs.get(at + 1)?;
        let heads = is_bold_rare
            && paragraph.bold
            && is_heading(paragraph)
            && paragraph.size >= 0.95 * body
            && paragraph.text.chars().count() <= MAX_BOLD_HEADING
            && !paragraph.text.ends_with(['.', ',', ';', ':'])
            && !paragraph.text.starts_with("• ")
            && !below.bold
            && !below.is_row
            && below.text.len() > paragraph.text.len();
        heads.then_some(sizes.len())
    };
    (0..paragraphs.len())
        .map(|at| {
            let depth = listed[at].map(|depth| depth + above);
            let level = depth
                .or_else(|| by_size(&paragraphs[at]))
                .or_else(|| by_weight(at))?;
            Some(level + 1)
        })
        .collect()
}

/// Whether a paragraph may be a heading, apart from its size.
fn is_heading(paragraph: &Paragraph) -> bool {
    let worded = paragraph.text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    !paragraph.is_row && worded && paragraph.text.chars().count() <= MAX_TITLE
}

/// The first paragraph in the largest type on the first page that has text, if that type is larger
/// than the text's.
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

/// The text of `paragraphs`, with headings according to the outline, their size and their weight, and
/// the pages.
fn text(paragraphs: &[Paragraph], outline: &Outline) -> (String, Form) {
    let mut text = String::new();
    let mut form = Form::default();
    let levels = heading_levels(paragraphs, outline);
    let mut last: Option<bool> = None;
    let mut page = None;
    for (paragraph, level) in paragraphs.iter().zip(levels) {
        // Items and rows stay together.
        let together = paragraph.is_row || paragraph.text.starts_with("• ");
        match last {
            None => {}
            Some(true) if together => text.push('\n'),
            Some(_) => text.push_str("\n\n"),
        }
        let start = text.len();
        text.push_str(&paragraph.text);
        if let Some(level) = level {
            let level = u8::try_from(level).unwrap_or(6).min(6);
            form.parts.push(Part {
                span: Span::new(start, text.len()),
                kind: Kind::Heading(level),
            });
        }
        for &(at, number) in &paragraph.pages {
            // Text beside a column may come after the start of the next page.
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

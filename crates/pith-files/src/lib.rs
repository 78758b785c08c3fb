//! The text of a file that a reader drops on the page.
//!
//! [`read`] tells what a file is by its content first and its name second, and gives its running
//! text in reading order, or HTML where the file is a web page. It never panics, whatever the
//! bytes, and refuses what would unpack without end.
//!
//! # Which crate reads what
//!
//! Each was measured as a `wasm32` library of its own (release, LTO, `gzip -9`; an empty one has
//! 5 kB). All together come to 990 kB, which a page loads when the first file comes.
//!
//! | what | chosen | also judged |
//! |---|---|---|
//! | packages (.docx, .odt, .epub) | `rawzip`, `miniz_oxide`, `quick-xml`, 26 kB: nothing is allocated before a limit is checked | `zip` with deflate only, 89 kB |
//! | character sets | `encoding_rs`, `chardetng`, 165 kB: what Firefox uses | none as complete |
//! | Markdown | `pulldown-cmark`, 96 kB | |
//! | e-mail | `mail-parser`, 52 kB over `encoding_rs`: all of MIME | `mailparse`, 26 kB, leaves finding the right part to us |
//! | PDF | `hayro-syntax`, `hayro-font`, 491 kB: no `unsafe` of its own but one, treats each panic as a bug, repairs damaged files, knows the encodings inside embedded fonts | `pdf-extract`, 508 kB, panics by design; `lopdf`, 664 kB, ignores where glyphs stand; `pdf_oxide`, 2233 kB |
//! | RTF | our own, as the code page of each font decides what its bytes mean | `rtf-parser`, 28 kB, knows one code page |
//!
//! The PDF crates give glyphs and places; lines, columns, paragraphs and running headers are
//! found in `pdf`.

#![warn(clippy::expect_used, clippy::unwrap_used)]

mod charset;
mod docx;
mod email;
mod epub;
mod error;
mod html;
mod markdown;
mod odt;
mod outline;
mod package;
mod pdf;
mod rtf;
mod sniff;
mod subtitles;
mod xml;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use error::{FileError, Foreign};
use sniff::Kind;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// The longest text that is given, in bytes: ten long novels, or some three million words.
pub const MAX_TEXT_BYTES: usize = 16 << 20;

/// What was read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// Its text or HTML.
    pub content: Content,
    /// Its title, where the file has one apart from its text or one that is plain to see (which
    /// then also stands in the text).
    pub title: Option<String>,
    /// What the file is.
    pub format: Format,
}

/// How many lines and paragraphs from the start of a text its title is looked for in.
const TITLE_WITHIN: usize = 60;

impl Read {
    /// The file's title on one line, unless it stands near the start of the text anyway. `None` for a
    /// web page, whose title the engine finds itself.
    ///
    /// ```
    /// use pith_files::read;
    ///
    /// let note = read("note.md", b"---\ntitle: Low water\n---\nThe ferry is late.").unwrap();
    /// assert_eq!(note.title_apart().as_deref(), Some("Low water"));
    /// let note = read("note.md", b"# Low water\n\nThe ferry is late.").unwrap();
    /// assert_eq!(note.title_apart(), None);
    /// ```
    #[must_use]
    pub fn title_apart(&self) -> Option<String> {
        let Content::Text(text) = &self.content else {
            return None;
        };
        let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let title = fold(self.title.as_ref()?);
        let wanted = title.to_lowercase();
        let stands = |part: &str| fold(part).to_lowercase() == wanted;
        // A long title may be broken over lines.
        let lines = text.lines().take(TITLE_WITHIN);
        let paragraphs = text.split("\n\n").take(TITLE_WITHIN);
        let apart = !wanted.is_empty() && !lines.chain(paragraphs).any(stands);
        apart.then_some(title)
    }
}

/// A file's content, in the form in which the engine takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Plain text: paragraphs with a blank line between them, headings as lines of their own,
    /// list items after `• ` or their number, lines of quotations after `> `.
    Text(String),
    /// A web page's source.
    Html(String),
}

/// The kinds of file that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown (`CommonMark` with tables and footnotes).
    Markdown,
    /// HTML or XHTML, also as a saved page (MHTML).
    Html,
    /// Word since 2007 (Office Open XML).
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// EPUB 2 and 3.
    Epub,
    /// PDF.
    Pdf,
    /// `SubRip` or `WebVTT` subtitles.
    Subtitles,
    /// An e-mail message.
    Email,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text file",
            Self::Markdown => "Markdown file",
            Self::Html => "web page",
            Self::Docx => "Word document",
            Self::Odt => "OpenDocument text",
            Self::Rtf => "RTF document",
            Self::Epub => "e-book",
            Self::Pdf => "PDF",
            Self::Subtitles => "subtitle file",
            Self::Email => "e-mail",
        })
    }
}

/// Reads the text of the file called `name` (only its extension counts, and only where `bytes`
/// leave the kind open).
///
/// ```
/// use pith_files::{Content, Format, read};
///
/// let read = read("note.txt", b"The ferry is late.").unwrap();
/// assert_eq!(read.format, Format::Text);
/// assert_eq!(read.content, Content::Text("The ferry is late.".into()));
/// ```
///
/// # Errors
///
/// See [`FileError`]; its message is for the reader.
pub fn read(name: &str, bytes: &[u8]) -> Result<Read, FileError> {
    if bytes.len() > MAX_BYTES {
        return Err(FileError::TooBig);
    }
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    let read = match sniff::kind(name, bytes)? {
        Kind::Docx => docx::read(bytes),
        Kind::Odt => odt::read(bytes),
        Kind::Epub => epub::read(bytes),
        Kind::Pdf => pdf::read(bytes),
        Kind::Rtf => rtf::read(bytes),
        Kind::Email => email::read(bytes),
        Kind::Text(text) => Ok(plain(text)),
        Kind::Markdown(text) => Ok(markdown::read(&text)),
        Kind::Html => Ok(html::read(bytes)),
        Kind::Subtitles(text) => Ok(subtitles::read(&text)),
    }?;
    let (Content::Text(text) | Content::Html(text)) = &read.content;
    if text.trim().is_empty() {
        return Err(match read.format {
            Format::Text => FileError::Empty,
            format => FileError::NoText(format),
        });
    }
    if text.len() > MAX_TEXT_BYTES {
        return Err(FileError::TooLong);
    }
    Ok(read)
}

fn plain(text: String) -> Read {
    Read {
        content: Content::Text(text),
        title: None,
        format: Format::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(title: &str, text: &str) -> Option<String> {
        let read = Read {
            title: Some(title.to_owned()),
            ..plain(text.to_owned())
        };
        read.title_apart()
    }

    #[test]
    fn a_title_that_stands_in_the_text_is_left_to_be_found_there() {
        assert_eq!(apart("Low water", "LOW  WATER\n\nThe ferry is late."), None);
        assert_eq!(
            apart("Low water at the mill", "Low water\nat the mill\n\nText."),
            None
        );
        assert_eq!(apart(" ", "Text."), None);
    }

    #[test]
    fn a_title_that_the_text_only_speaks_of_is_given() {
        assert_eq!(
            apart("Low  water", "There is low water at the mill.").as_deref(),
            Some("Low water")
        );
    }
}

//! Extracts the text of a file that a reader drops on the page.
//!
//! [`read`] recognizes a file by its content first and its name second, and returns its running
//! text in reading order, or HTML if the file is a web page. It never panics, whatever the bytes,
//! and refuses files that would unpack without end.
//!
//! # Which crate reads what
//!
//! Each was measured as a `wasm32` library of its own (release, LTO, `gzip -9`; an empty one has 5
//! kB). Together they take 990 kB, which the page loads only when the first file is opened.
//!
//! | what | chosen | also considered |
//! |---|---|---|
//! | packages (.docx, .odt, .epub) | `rawzip`, `miniz_oxide`, `quick-xml`, 26 kB: it checks limits before allocating | `zip` with deflate only, 89 kB |
//! | character sets | `encoding_rs`, `chardetng`, 165 kB: what Firefox uses | none is as complete |
//! | Markdown | `pulldown-cmark`, 96 kB | |
//! | e-mail | `mail-parser`, 52 kB over `encoding_rs`: all of MIME | `mailparse`, 26 kB, leaves finding the right part to the caller |
//! | PDF | `hayro-syntax`, `hayro-font`, 491 kB: a single `unsafe` block of its own, treats every panic as a bug, repairs damaged files, knows the encodings inside embedded fonts | `pdf-extract`, 508 kB, panics by design; `lopdf`, 664 kB, ignores the positions of glyphs; `pdf_oxide`, 2233 kB |
//! | RTF | our own, as the code page of each font decides what its bytes mean | `rtf-parser`, 28 kB, knows one code page |
//!
//! The PDF crates provide glyphs and positions; finding lines, columns, paragraphs and running
//! headers is up to `pdf`.

#![warn(clippy::expect_used, clippy::unwrap_used)]

mod charset;
mod content;
mod docx;
mod email;
mod epub;
mod error;
mod html;
mod kind;
mod markdown;
mod odt;
mod outline;
mod package;
mod pdf;
mod rtf;
mod sniff;
mod subtitles;
mod xml;

pub use content::{Content, Format, MAX_BYTES, MAX_TEXT_BYTES, Read};
pub use error::{FileError, Foreign};
use kind::Kind;
use pith_source::{Form, Origin};

/// Reads the text of the file called `name`. Only the extension counts, and only if `bytes` leave
/// the format open.
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
        form: Form::default(),
        origin: Origin::default(),
    }
}

//! What can go wrong with a file, said so that the reader knows what to do next.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::content::{Format, MAX_BYTES, MAX_TEXT_BYTES};

/// Why no text could be read from a file.
///
/// Its [`Display`](fmt::Display) is a message for the reader: what was found and what helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileError {
    /// The file has no bytes, or white space only.
    Empty,
    /// The file is larger than [`MAX_BYTES`].
    TooBig,
    /// The file's text is longer than [`MAX_TEXT_BYTES`].
    TooLong,
    /// The file is small but unpacks to far more than a document ever does, or nests without end.
    Bomb(Format),
    /// The file is encrypted and wants a password or a licence.
    Encrypted(Format),
    /// A PDF whose pages are pictures.
    Scanned,
    /// A PDF with glyphs whose letters it does not tell.
    Unmapped,
    /// The file is damaged, or not what its name says.
    Broken(Format),
    /// The file is whole but holds no text.
    NoText(Format),
    /// A kind of file that holds no text for Pith, or in a way that it does not read.
    Foreign(Foreign),
}

/// A kind of file that Pith knows but does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Foreign {
    /// PNG, JPEG, GIF, WebP, TIFF, BMP, HEIC, …
    Picture,
    /// MP4, QuickTime, Matroska, AVI, …
    Video,
    /// MP3, WAV, FLAC, Ogg, …
    Audio,
    /// Word's binary format of before 2007.
    OldWord,
    /// Excel, OpenDocument or Numbers spreadsheets.
    Spreadsheet,
    /// PowerPoint, OpenDocument or Keynote slides.
    Slides,
    /// Apple Pages.
    Pages,
    /// Outlook's own message format.
    OutlookMessage,
    /// Kindle and Mobipocket books.
    Kindle,
    /// `DjVu` and PostScript.
    PageImages,
    /// ZIP, RAR, 7z, gzip, … that are no document.
    Archive,
    /// An encrypted Office document of an unknown kind, a database, a font, a program.
    Other,
}

/// What every message about a kind that is not read ends with.
const READABLE: &str = "Pith reads plain text, Markdown, web pages, Word (.docx), OpenDocument \
    (.odt), RTF, e-books (.epub), PDF, subtitles (.srt, .vtt) and e-mail (.eml).";

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Empty => f.write_str("This file is empty. Choose another one."),
            Self::TooBig => write!(
                f,
                "This file is larger than {} MB, which is the most that Pith takes. Copy the part \
                 that you want to read and paste it.",
                MAX_BYTES >> 20
            ),
            Self::TooLong => write!(
                f,
                "This file holds more than {} MB of text, which is the most that Pith takes. Copy \
                 the part that you want to read and paste it.",
                MAX_TEXT_BYTES >> 20
            ),
            Self::Bomb(format) => write!(
                f,
                "This {format} unpacks to far more than a document holds, so it was not opened. \
                 If you trust it, open it where it came from, copy its text and paste it."
            ),
            Self::Encrypted(Format::Epub) => f.write_str(
                "This e-book is copy-protected, and only its seller's own program can open it. \
                 Copy the text there, if it lets you, and paste it.",
            ),
            Self::Encrypted(Format::Email) => f.write_str(
                "This e-mail is encrypted, and only your mail program has the key. Copy its text \
                 there and paste it.",
            ),
            Self::Encrypted(format) => write!(
                f,
                "This {format} is protected with a password. Open it with the password, save a \
                 copy without one, and open that; or copy its text and paste it."
            ),
            Self::Scanned => f.write_str(
                "This PDF holds pictures of pages and no text. Run text recognition (OCR) over \
                 it, as most scanning programs can, and open the result.",
            ),
            Self::Unmapped => f.write_str(
                "This PDF does not tell which letters its signs stand for, so its text can't be \
                 read. Run text recognition (OCR) over it, and open the result.",
            ),
            Self::Broken(format) => write!(
                f,
                "This {format} is damaged, or not what its name says. Open it in the program that \
                 made it and save it again, or copy its text and paste it."
            ),
            Self::NoText(format) => write!(
                f,
                "There is no text in this {format}. If you see words in it, they are part of a \
                 picture: run text recognition (OCR) over it first."
            ),
            Self::Foreign(foreign) => {
                let (what, hint) = foreign.message();
                write!(f, "This is {what}. {hint}{READABLE}")
            }
        }
    }
}

impl std::error::Error for FileError {}

impl Foreign {
    /// What it is, and what helps, if anything does (with a space after it).
    const fn message(self) -> (&'static str, &'static str) {
        match self {
            Self::Picture => (
                "a picture",
                "If it shows text, run text recognition (OCR) over it first. ",
            ),
            Self::Video => ("a video", "If it has subtitles, open those. "),
            Self::Audio => ("a sound recording", "If there is a transcript, open that. "),
            Self::OldWord => (
                "a Word document of before 2007 (.doc)",
                "Open it in Word or LibreOffice, save it as .docx, and open that. ",
            ),
            Self::Spreadsheet => ("a spreadsheet", "Copy the cells with text and paste them. "),
            Self::Slides => (
                "a set of slides",
                "Save it as PDF and open that, or copy its text and paste it. ",
            ),
            Self::Pages => (
                "a document of Apple Pages",
                "Export it from Pages as Word or PDF, and open that. ",
            ),
            Self::OutlookMessage => (
                "an Outlook message (.msg)",
                "Save it as .eml or text, or copy its text and paste it. ",
            ),
            Self::Kindle => ("a Kindle book", "If you have it as .epub too, open that. "),
            Self::PageImages => (
                "a document of drawn pages (DjVu or PostScript)",
                "Convert it to PDF and open that. ",
            ),
            Self::Archive => (
                "an archive of files",
                "Unpack it and open the document that is in it. ",
            ),
            Self::Other => ("not a document with text", ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_the_file_and_the_next_step() {
        assert_eq!(
            FileError::Encrypted(Format::Pdf).to_string(),
            "This PDF is protected with a password. Open it with the password, save a copy \
             without one, and open that; or copy its text and paste it."
        );
        assert!(FileError::TooBig.to_string().contains("64 MB"));
        let old = FileError::Foreign(Foreign::OldWord).to_string();
        assert!(old.contains(".doc)") && old.contains("save it as .docx"));
    }
}

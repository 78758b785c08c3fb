//! What can go wrong with a file. Each message tells the reader what to do next.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::content::{Format, MAX_BYTES, MAX_TEXT_BYTES};

/// Why no text could be read from a file.
///
/// Its [`Display`](fmt::Display) is a message for the reader: what was found, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileError {
    /// The file is empty, or has only white space.
    Empty,
    /// The file is larger than [`MAX_BYTES`].
    TooBig,
    /// The file's text is longer than [`MAX_TEXT_BYTES`].
    TooLong,
    /// The file is small but unpacks to far more than a document ever does, or nests without end.
    Bomb(Format),
    /// The file is encrypted and needs a password or a licence.
    Encrypted(Format),
    /// A PDF whose pages are images.
    Scanned,
    /// A PDF whose glyphs cannot be mapped to letters.
    Unmapped,
    /// The file is damaged, or not of the type that its name suggests.
    Broken(Format),
    /// The file is intact but contains no text.
    NoText(Format),
    /// A file type without text for Pith, or with text that Pith does not read.
    Foreign(Foreign),
}

/// A file type that Pith recognizes but does not read.
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
    /// ZIP, RAR, 7z, gzip, … that are not documents.
    Archive,
    /// An encrypted Office document of an unknown kind, a database, a font, a program.
    Other,
}

/// The end of every message about a file type that is not read.
const READABLE: &str = "Pith reads plain text, Markdown, web pages, Word (.docx), OpenDocument \
    (.odt), RTF, e-books (.epub), PDF, subtitles (.srt, .vtt) and e-mail (.eml).";

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Empty => f.write_str("This file is empty. Choose another one."),
            Self::TooBig => write!(
                f,
                "This file is larger than {} MB, the most that Pith can read. Copy the part that \
                 you want to read and paste it.",
                MAX_BYTES >> 20
            ),
            Self::TooLong => write!(
                f,
                "This file contains more than {} MB of text, the most that Pith can read. Copy the \
                 part that you want to read and paste it.",
                MAX_TEXT_BYTES >> 20
            ),
            Self::Bomb(format) => write!(
                f,
                "This {format} unpacks to far more than any normal document, so it was not opened. \
                 If you trust it, open it in its own program, copy its text and paste it."
            ),
            Self::Encrypted(Format::Epub) => f.write_str(
                "This e-book is copy-protected, and only the seller's own app can open it. If the \
                 app lets you, copy the text there and paste it.",
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
                "This PDF contains pictures of pages and no text. Run text recognition (OCR) on \
                 it, as most scanning programs can, and open the result.",
            ),
            Self::Unmapped => f.write_str(
                "This PDF does not say which letters its characters stand for, so its text can't \
                 be read. Run text recognition (OCR) on it, and open the result.",
            ),
            Self::Broken(format) => write!(
                f,
                "This {format} is damaged, or is not what its name says. Open it in the program that \
                 made it and save it again, or copy its text and paste it."
            ),
            Self::NoText(format) => write!(
                f,
                "There is no text in this {format}. If you see words in it, they are part of a \
                 picture: run text recognition (OCR) on it first."
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
    /// What it is, and what to do, if anything (followed by a space).
    const fn message(self) -> (&'static str, &'static str) {
        match self {
            Self::Picture => (
                "a picture",
                "If it shows text, run text recognition (OCR) on it first. ",
            ),
            Self::Video => ("a video", "If it has subtitles, open those. "),
            Self::Audio => ("a sound recording", "If there is a transcript, open that. "),
            Self::OldWord => (
                "a Word document from before 2007 (.doc)",
                "Open it in Word or LibreOffice, save it as .docx, and open that. ",
            ),
            Self::Spreadsheet => ("a spreadsheet", "Copy the cells with text and paste them. "),
            Self::Slides => (
                "a presentation",
                "Save it as PDF and open that, or copy its text and paste it. ",
            ),
            Self::Pages => (
                "an Apple Pages document",
                "Export it from Pages as Word or PDF, and open that. ",
            ),
            Self::OutlookMessage => (
                "an Outlook message (.msg)",
                "Save it as .eml or text, or copy its text and paste it. ",
            ),
            Self::Kindle => ("a Kindle book", "If you have it as .epub too, open that. "),
            Self::PageImages => (
                "a DjVu or PostScript document",
                "Convert it to PDF and open that. ",
            ),
            Self::Archive => (
                "an archive of files",
                "Unpack it and open the document inside. ",
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

//! The content of a file, and the limits of what is read.

use std::fmt;

use pith_source::{Form, Origin};
use serde::{Deserialize, Serialize};

/// Maximum file size, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// Maximum length of the resulting text, in bytes: ten long novels, or about three million words.
pub const MAX_TEXT_BYTES: usize = 16 << 20;

/// What was read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// Its text or HTML.
    pub content: Content,
    /// Its title, if the file has one apart from its text, or an obvious one in the text (where it
    /// then also is).
    pub title: Option<String>,
    /// The file's format.
    pub format: Format,
    /// The form of the text; empty for a web page, whose form the engine reads itself.
    pub form: Form,
    /// What the file says about its origin, besides the title.
    pub origin: Origin,
}

/// The title is searched for in this many lines and paragraphs at the start of the text.
const TITLE_WITHIN: usize = 60;

impl Read {
    /// The file's title on one line, unless it is near the start of the text anyway. `None` for a
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
        // A long title may span several lines.
        let lines = text.lines().take(TITLE_WITHIN);
        let paragraphs = text.split("\n\n").take(TITLE_WITHIN);
        let apart = !wanted.is_empty() && !lines.chain(paragraphs).any(stands);
        apart.then_some(title)
    }
}

/// A file's content, as the engine takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Plain text: paragraphs separated by blank lines, headings on lines of their own, list items
    /// after `• ` or their number, quoted lines after `> `.
    Text(String),
    /// A web page's source.
    Html(String),
}

/// The file formats that are read.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(title: &str, text: &str) -> Option<String> {
        let read = Read {
            title: Some(title.to_owned()),
            content: Content::Text(text.to_owned()),
            format: Format::Text,
            form: Form::default(),
            origin: Origin::default(),
        };
        read.title_apart()
    }

    #[test]
    fn a_title_that_is_in_the_text_is_left_to_be_found_there() {
        assert_eq!(apart("Low water", "LOW  WATER\n\nThe ferry is late."), None);
        assert_eq!(
            apart("Low water at the mill", "Low water\nat the mill\n\nText."),
            None
        );
        assert_eq!(apart(" ", "Text."), None);
    }

    #[test]
    fn a_title_that_the_text_only_mentions_is_returned() {
        assert_eq!(
            apart("Low  water", "There is low water at the mill.").as_deref(),
            Some("Low water")
        );
    }
}

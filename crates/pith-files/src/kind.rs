//! [`Kind`]: how a file is to be read.

/// A kind of file; for text formats, with the decoded text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text(String),
    Markdown(String),
    Subtitles(String),
    Html,
    Docx,
    Odt,
    Epub,
    Pdf,
    Rtf,
    Email,
}

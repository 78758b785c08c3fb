//! Recognizes a file: by its content first, and by its name if the content leaves it open.

use memchr::memmem;

use super::content::Format;
use super::error::{FileError, Foreign};
use super::kind::Kind;
use super::{charset, email, package, subtitles};

/// The kind of the file called `name`.
pub(crate) fn kind(name: &str, bytes: &[u8]) -> Result<Kind, FileError> {
    let extension = extension(name);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return package::kind(bytes, named(&extension));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Kind::Rtf);
    }
    // PDF readers allow bytes before the header, but a page about PDF may contain it as well.
    let head = bytes.get(..1024).unwrap_or(bytes);
    if bytes.starts_with(b"%PDF-") || (memmem::find(head, b"%PDF-").is_some() && extension == "pdf")
    {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound(bytes));
    }
    if let Some(foreign) = magic(bytes) {
        return Err(FileError::Foreign(foreign));
    }
    text(&extension, bytes)
}

/// The lower-case extension of a file name, or an empty string.
fn extension(name: &str) -> String {
    name.rsplit_once('.')
        .map(|(_, extension)| extension.to_lowercase())
        .unwrap_or_default()
}

/// The format that an extension suggests, among those that the content would have shown.
fn named(extension: &str) -> Option<Format> {
    Some(match extension {
        "docx" | "docm" | "dotx" | "dotm" => Format::Docx,
        "odt" | "ott" => Format::Odt,
        "epub" => Format::Epub,
        "pdf" => Format::Pdf,
        "rtf" => Format::Rtf,
        _ => return None,
    })
}

/// The text formats, or an error if it is not text.
fn text(extension: &str, bytes: &[u8]) -> Result<Kind, FileError> {
    if email::is_email(bytes, extension) {
        return Ok(Kind::Email);
    }
    let text = charset::decode(bytes, None);
    if text.trim().is_empty() {
        return Err(FileError::Empty);
    }
    if charset::is_noise(&text) {
        return Err(named(extension).map_or(
            FileError::Foreign(by_extension(extension)),
            FileError::Broken,
        ));
    }
    if subtitles::is_subtitles(&text) {
        Ok(Kind::Subtitles(text))
    } else if is_html(&text, extension) {
        Ok(Kind::Html)
    } else if let Some(format) = named(extension) {
        Err(FileError::Broken(format))
    } else if matches!(
        extension,
        "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd"
    ) {
        Ok(Kind::Markdown(text))
    } else {
        Ok(Kind::Text(text))
    }
}

/// Whether `text` is a web page: by its beginning, or by its extension if it has any tag.
fn is_html(text: &str, extension: &str) -> bool {
    let mut rest = text.trim_start();
    // An XML declaration and comments may come first.
    while let Some(end) = rest
        .strip_prefix("<?")
        .and_then(|rest| rest.split_once("?>"))
        .or_else(|| {
            rest.strip_prefix("<!--")
                .and_then(|rest| rest.split_once("-->"))
        })
    {
        rest = end.1.trim_start();
    }
    let opens = |tag: &str| {
        rest.get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    };
    ["<!doctype html", "<html", "<head", "<body"]
        .into_iter()
        .any(opens)
        || matches!(extension, "html" | "htm" | "xhtml" | "xht" | "shtml")
            && text.contains('<')
            && text.contains('>')
}

/// What a compound file (OLE2) is, judging by the UTF-16 names in its directory.
fn compound(bytes: &[u8]) -> FileError {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    // Office encrypts its newer formats as a whole and wraps them like this.
    if has("EncryptedPackage") {
        FileError::Encrypted(Format::Docx)
    } else if has("WordDocument") {
        FileError::Foreign(Foreign::OldWord)
    } else if has("Workbook") {
        FileError::Foreign(Foreign::Spreadsheet)
    } else if has("PowerPoint Document") {
        FileError::Foreign(Foreign::Slides)
    } else if has("__substg1.0_") {
        FileError::Foreign(Foreign::OutlookMessage)
    } else {
        FileError::Foreign(Foreign::Other)
    }
}

/// Binary formats by their first bytes.
fn magic(bytes: &[u8]) -> Option<Foreign> {
    use Foreign::{Archive, Audio, Kindle, Other, PageImages, Picture, Video};
    const MAGIC: &[(usize, &[u8], Foreign)] = &[
        (0, b"\x89PNG", Picture),
        (0, b"\xff\xd8\xff", Picture),
        (0, b"GIF8", Picture),
        (8, b"WEBP", Picture),
        (0, b"II*\0", Picture),
        (0, b"MM\0*", Picture),
        (0, b"8BPS", Picture),
        (0, b"\0\0\x01\0", Picture),
        (4, b"ftyphei", Picture),
        (4, b"ftypmif1", Picture),
        (4, b"ftypavif", Picture),
        (4, b"ftypM4A", Audio),
        (4, b"ftyp", Video),
        (0, b"\x1a\x45\xdf\xa3", Video),
        (8, b"AVI ", Video),
        (0, b"\0\0\x01\xba", Video),
        (0, b"FLV\x01", Video),
        (8, b"WAVE", Audio),
        (0, b"ID3", Audio),
        (0, b"\xff\xfb", Audio),
        (0, b"\xff\xf3", Audio),
        (0, b"fLaC", Audio),
        (0, b"OggS", Audio),
        (60, b"BOOKMOBI", Kindle),
        (0, b"AT&TFORM", PageImages),
        (0, b"%!PS", PageImages),
        (0, b"\x1f\x8b", Archive),
        (0, b"7z\xbc\xaf\x27\x1c", Archive),
        (0, b"Rar!\x1a\x07", Archive),
        (0, b"BZh", Archive),
        (0, b"\xfd7zXZ\0", Archive),
        (0, b"\x28\xb5\x2f\xfd", Archive),
        (257, b"ustar", Archive),
        (0, b"\x7fELF", Other),
        (0, b"MZ\x90\0", Other),
        (0, b"\0asm", Other),
        (0, b"SQLite format 3\0", Other),
        (0, b"wOFF", Other),
        (0, b"wOF2", Other),
        (0, b"OTTO", Other),
        (0, b"\0\x01\0\0", Other),
    ];
    MAGIC.iter().find_map(|&(at, magic, foreign)| {
        bytes
            .get(at..)
            .is_some_and(|rest| rest.starts_with(magic))
            .then_some(foreign)
    })
}

/// A binary file with an unknown beginning: what its name suggests.
fn by_extension(extension: &str) -> Foreign {
    match extension {
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "bmp" | "tif" | "tiff" | "heic" | "avif"
        | "svg" | "ico" => Foreign::Picture,
        "mp4" | "mov" | "mkv" | "webm" | "avi" | "mpg" | "mpeg" | "wmv" => Foreign::Video,
        "mp3" | "wav" | "m4a" | "aac" | "ogg" | "flac" | "opus" | "wma" => Foreign::Audio,
        "doc" | "dot" => Foreign::OldWord,
        "xls" | "xlsx" | "ods" | "numbers" => Foreign::Spreadsheet,
        "ppt" | "pptx" | "odp" | "key" => Foreign::Slides,
        "pages" => Foreign::Pages,
        "msg" => Foreign::OutlookMessage,
        "mobi" | "azw" | "azw3" | "kfx" | "prc" => Foreign::Kindle,
        "djvu" | "ps" | "eps" => Foreign::PageImages,
        "zip" | "gz" | "tgz" | "tar" | "rar" | "7z" | "bz2" | "xz" => Foreign::Archive,
        _ => Foreign::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_takes_precedence_over_the_name() {
        let page = b"<!-- saved --><!DOCTYPE html><p>Hi</p>";
        assert_eq!(kind("report.pdf", page), Ok(Kind::Html));
        assert_eq!(
            kind("photo.txt", b"\x89PNG\r\n\x1a\n"),
            Err(FileError::Foreign(Foreign::Picture))
        );
        assert_eq!(kind("noext", b"%PDF-1.7"), Ok(Kind::Pdf));
    }

    #[test]
    fn the_name_decides_between_text_formats() {
        let text = || "# River\n".to_owned();
        assert_eq!(kind("a.md", b"# River\n"), Ok(Kind::Markdown(text())));
        assert_eq!(kind("a.txt", b"# River\n"), Ok(Kind::Text(text())));
        assert_eq!(kind("", b"# River\n"), Ok(Kind::Text(text())));
        assert_eq!(kind("a.HTM", b"<p>River"), Ok(Kind::Html));
    }

    #[test]
    fn a_text_that_mentions_a_tag_is_not_a_web_page() {
        assert!(matches!(
            kind("a.txt", b"The <html> tag opens a page."),
            Ok(Kind::Text(_))
        ));
    }

    #[test]
    fn a_document_that_is_not_what_its_name_says_is_broken() {
        assert_eq!(
            kind("a.docx", b"plain words"),
            Err(FileError::Broken(Format::Docx))
        );
        assert_eq!(kind("a.pdf", &[7; 99]), Err(FileError::Broken(Format::Pdf)));
    }
}

//! Packages: ZIP archives of XML parts, opened with limits on their size.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::Chars;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::content::Format;
use super::error::{FileError, Foreign};
use super::kind::Kind;
use super::{charset, xml};

/// Maximum number of entries in a package; a book with a picture on each page has fewer.
const MAX_ENTRIES: usize = 20_000;

/// Maximum total size of all parts read from one package, in bytes.
const MAX_UNPACKED: usize = 128 << 20;

/// A part may always unpack to this many bytes …
const FREE_UNPACKED: usize = 4 << 20;

/// … and beyond that to at most this many times its compressed size. (XML written by programs
/// reaches 60; a zip bomb has 1000.)
const MAX_RATIO: usize = 200;

/// How many missing paths are searched for in other spellings.
const MAX_SEARCHES: usize = 1000;

/// An opened package.
pub(crate) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    entries: BTreeMap<String, Entry>,
    /// How many such searches are left.
    searches: usize,
    /// How many bytes may still be unpacked.
    left: usize,
    format: Format,
}

struct Entry {
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    encrypted: bool,
}

impl<'a> Package<'a> {
    /// Opens `bytes` as a file of `format`.
    ///
    /// # Errors
    ///
    /// If it is not an archive, or has too many entries.
    pub(crate) fn open(bytes: &'a [u8], format: Format) -> Result<Self, FileError> {
        let broken = FileError::Broken(format);
        let archive = ZipArchive::from_slice(bytes).map_err(|_| broken)?;
        let mut entries = BTreeMap::new();
        for entry in archive.entries() {
            let entry = entry.map_err(|_| broken)?;
            if entries.len() >= MAX_ENTRIES {
                return Err(FileError::Bomb(format));
            }
            let path = String::from_utf8_lossy(entry.file_path().as_bytes()).replace('\\', "/");
            entries.entry(path).or_insert_with(|| Entry {
                place: entry.wayfinder(),
                method: entry.compression_method(),
                encrypted: entry.flags().is_encrypted(),
            });
        }
        Ok(Self {
            archive,
            entries,
            searches: MAX_SEARCHES,
            left: MAX_UNPACKED,
            format,
        })
    }

    /// Whether there is a part at `path`.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// Whether there is any part below `folder` (which ends with a slash).
    fn has_below(&self, folder: &str) -> bool {
        self.entries
            .range(folder.to_owned()..)
            .next()
            .is_some_and(|(path, _)| path.starts_with(folder))
    }

    /// The entry at `path`. Programs on Mac and Windows compose or decompose accents and vary the
    /// case, so a missing path is searched for in other spellings, and accepted if there is only
    /// one match.
    fn entry(&self, path: &str) -> Option<&Entry> {
        if let Some(entry) = self.entries.get(path) {
            return Some(entry);
        }
        if self.searches == 0 {
            return None;
        }
        let mut alike = self
            .entries
            .iter()
            .filter(|(other, _)| is_same(path, other));
        let (_, entry) = alike.next()?;
        alike.next().is_none().then_some(entry)
    }

    /// The bytes of the part at `path`, if there is one.
    ///
    /// # Errors
    ///
    /// If it is encrypted, damaged, or unpacks to too much.
    pub(crate) fn part(&mut self, path: &str) -> Result<Option<Vec<u8>>, FileError> {
        let broken = FileError::Broken(self.format);
        if !self.entries.contains_key(path) {
            self.searches = self.searches.saturating_sub(1);
        }
        let Some(entry) = self.entry(path) else {
            return Ok(None);
        };
        if entry.encrypted {
            return Err(FileError::Encrypted(self.format));
        }
        let packed = self
            .archive
            .get_entry(entry.place)
            .map_err(|_| broken)?
            .data();
        let limit = packed
            .len()
            .saturating_mul(MAX_RATIO)
            .max(FREE_UNPACKED)
            .min(self.left);
        let bytes = match entry.method {
            CompressionMethod::STORE if packed.len() > limit => {
                return Err(FileError::Bomb(self.format));
            }
            CompressionMethod::STORE => packed.to_vec(),
            CompressionMethod::DEFLATE => match decompress_to_vec_with_limit(packed, limit) {
                Ok(bytes) => bytes,
                Err(error) if error.status == TINFLStatus::HasMoreOutput => {
                    return Err(FileError::Bomb(self.format));
                }
                Err(_) => return Err(broken),
            },
            _ => return Err(broken),
        };
        self.left -= bytes.len();
        Ok(Some(bytes))
    }

    /// The text of the XML part at `path`, if there is one.
    ///
    /// # Errors
    ///
    /// As for [`Package::part`].
    pub(crate) fn xml(&mut self, path: &str) -> Result<Option<String>, FileError> {
        Ok(self
            .part(path)?
            .map(|bytes| charset::decode(&bytes, xml::declared_charset(&bytes).as_deref())))
    }
}

/// Whether two paths differ only in case and in composed or decomposed accents.
fn is_same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars().peekable(), b.chars().peekable());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(x), Some(y)) => {
                let same = x == y || x.to_lowercase().eq(y.to_lowercase());
                let composes = |whole: char, rest: &mut Peekable<Chars<'_>>| {
                    let mut marks = 0;
                    while rest.next_if(|&c| is_mark(c)).is_some() {
                        marks += 1;
                    }
                    marks > 0 && !whole.is_ascii()
                };
                if !same && !composes(x, &mut b) && !composes(y, &mut a) {
                    return false;
                }
            }
            _ => return false,
        }
    }
}

/// Whether a character combines with the one before it: an accent, the voicing mark of a kana, or a
/// vowel or final consonant of Hangul.
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}'
    )
}

/// What kind of file the archive `bytes` is; `named` is the format that its name suggests.
///
/// # Errors
///
/// If it is not a format that is read.
pub(crate) fn kind(bytes: &[u8], named: Option<Format>) -> Result<Kind, FileError> {
    let format = named.unwrap_or(Format::Docx);
    let mut package = match Package::open(bytes, format) {
        Ok(package) => package,
        Err(FileError::Broken(_)) if named.is_none() => {
            return Err(FileError::Foreign(Foreign::Archive));
        }
        Err(error) => return Err(error),
    };
    let media = package.part("mimetype").ok().flatten().unwrap_or_default();
    let media = String::from_utf8_lossy(&media);
    let media = media.trim();
    let open_document = media.strip_prefix("application/vnd.oasis.opendocument.");
    if media == "application/epub+zip" || package.has("META-INF/container.xml") {
        Ok(Kind::Epub)
    } else if package.has_below("word/") {
        Ok(Kind::Docx)
    } else if package.has_below("xl/") || open_document == Some("spreadsheet") {
        Err(FileError::Foreign(Foreign::Spreadsheet))
    } else if package.has_below("ppt/") || open_document == Some("presentation") {
        Err(FileError::Foreign(Foreign::Slides))
    } else if package.has("Index/Document.iwa") || package.has("Index.zip") {
        Err(FileError::Foreign(Foreign::Pages))
    } else if open_document.is_some() || package.has("content.xml") {
        Ok(Kind::Odt)
    } else {
        Err(named.map_or(FileError::Foreign(Foreign::Archive), FileError::Broken))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_match_composed_or_decomposed_and_in_any_case() {
        assert!(is_same(
            "OEBPS/Nop\u{21b}i.xhtml",
            "OEBPS/Nopt\u{326}i.xhtml"
        ));
        assert!(is_same("caf\u{e9}/1", "Cafe\u{301}/1"));
        assert!(is_same("\u{304c}", "\u{304b}\u{3099}"));
        assert!(is_same("\u{d55c}", "\u{1112}\u{1161}\u{11ab}"));
        assert!(is_same("Text/One.XHTML", "text/one.xhtml"));
        assert!(!is_same("cafe/1", "cafe\u{301}/1"));
        assert!(!is_same("a/1", "a/2") && !is_same("a", "ab"));
    }
}

//! Reads a file, or standard input.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use pith_files::{FileError, MAX_BYTES, Read};

/// Shown when someone starts `pith` at a terminal without a file.
pub(crate) const INVITATION: &str = if cfg!(windows) {
    "Paste a text, then press Enter, Ctrl+Z and Enter. (See `pith --help` for more.)"
} else {
    "Paste a text, then press Enter and Ctrl+D. (See `pith --help` for more.)"
};

/// The source of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

impl Input {
    /// Reads its text.
    ///
    /// # Errors
    ///
    /// What is wrong, and what to do about it.
    pub(crate) fn read(&self) -> Result<Read, String> {
        match self {
            Self::Standard => {
                let bytes = bytes(io::stdin().lock())
                    .map_err(|error| format!("It could not be read: {error}."))?;
                pith_files::read("", &bytes).map_err(|error| match error {
                    FileError::Empty => {
                        "There is no input. Name a file, as in `pith report.pdf`, or pipe \
                                         a text in, as in `pith < notes.txt`."
                            .to_owned()
                    }
                    error => error.to_string(),
                })
            }
            Self::File(path) => {
                let bytes = open(path).map_err(|error| explain(path, &error))?;
                let name = path.file_name().unwrap_or_default();
                pith_files::read(&name.to_string_lossy(), &bytes).map_err(|error| error.to_string())
            }
        }
    }
}

fn open(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    bytes(File::open(path)?)
}

/// All bytes, or one more than the maximum, which is then refused.
fn bytes(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why the file at `path` could not be read, and what to do.
fn explain(path: &Path, error: &io::Error) -> String {
    let name = path.display();
    match error.kind() {
        ErrorKind::NotFound if is_address(path) => {
            "Pith does not fetch web pages. Save the page and name the saved file.".to_owned()
        }
        ErrorKind::NotFound => {
            "There is no such file. Check the name and the current folder.".to_owned()
        }
        ErrorKind::IsADirectory => {
            format!("This is a folder. Name the files in it, as in `pith {name}/*`.")
        }
        ErrorKind::PermissionDenied => {
            "You have no permission to read this file. Change its permissions, or ask its owner."
                .to_owned()
        }
        _ => format!("It could not be read: {error}."),
    }
}

fn is_address(path: &Path) -> bool {
    let path = path.to_string_lossy();
    path.starts_with("http:/") || path.starts_with("https:/")
}

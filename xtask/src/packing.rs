//! The built page as GitHub Pages serves it: compressed.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

/// File types that Pages sends compressed.
const PACKED: [&str; 7] = ["html", "js", "css", "wasm", "svg", "json", "webmanifest"];

/// Copies the page in `dist` to a folder in `home`, each file with its compressed form beside it,
/// which [`Site`](crate::site::Site) sends to browsers that accept it.
///
/// # Errors
/// If a file cannot be read or written.
pub fn copy(dist: &Path, home: &Path) -> Result<PathBuf> {
    let folder = home.join("page");
    let _ = fs::remove_dir_all(&folder);
    for file in files_below(dist)? {
        let copy = folder.join(file.strip_prefix(dist)?);
        fs::create_dir_all(copy.parent().unwrap_or(&folder))?;
        let bytes = fs::read(&file)?;
        fs::write(&copy, &bytes)?;
        let extension = file.extension().unwrap_or_default();
        if PACKED.iter().any(|kind| extension == *kind) {
            fs::write(copy.with_added_extension("gz"), packed(&bytes)?)?;
        }
    }
    Ok(folder)
}

/// `bytes` compressed as by `gzip -9`.
pub(crate) fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    Ok(packed.finish()?)
}

/// All files in a folder and its subfolders, sorted by name.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.append(&mut files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

//! The built page as GitHub Pages serves it: packed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::bench::{files_below, packed};

/// What Pages sends packed.
const PACKED: [&str; 7] = ["html", "js", "css", "wasm", "svg", "json", "webmanifest"];

/// Copies the page in `dist` to a folder in `home`, with each file's packed form beside it, which
/// [`Site`](crate::site::Site) sends to browsers that take it.
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

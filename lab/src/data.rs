//! Reads the data sets; if one is missing, the error says what to do.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use flate2::read::MultiGzDecoder;
use serde::de::DeserializeOwned;

/// The files in the folder `name` of `data` whose names end in `ending`, sorted by name.
///
/// # Errors
///
/// If there is no such folder, or no such file in it.
pub fn files(data: &Path, name: &str, ending: &str) -> anyhow::Result<Vec<PathBuf>> {
    ensure!(
        data.is_dir(),
        "there is no folder {}: --data must be the folder that holds summaries/, entities/ and pastes/",
        data.display()
    );
    let folder = data.join(name);
    let entries = fs::read_dir(&folder).with_context(|| {
        format!(
            "cannot read {}: --data must be the folder that holds {name}/",
            folder.display()
        )
    })?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry
            .with_context(|| format!("cannot read {}", folder.display()))?
            .path();
        if stem(&path, ending).is_some() {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("there is no file *{ending} in {}", folder.display());
    }
    Ok(files)
}

/// The file's name without `ending`, if it has that ending.
#[must_use]
pub fn stem<'a>(path: &'a Path, ending: &str) -> Option<&'a str> {
    path.file_name()?.to_str()?.strip_suffix(ending)
}

/// The text of a file.
///
/// # Errors
///
/// If the file cannot be read or is not UTF-8.
pub fn text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The records of a file of JSON lines, at most `limit`.
///
/// # Errors
///
/// If the file cannot be read or a line is not such a record; the error gives the line number.
pub fn records<T: DeserializeOwned>(path: &Path, limit: Option<usize>) -> anyhow::Result<Vec<T>> {
    text(path)?
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .take(limit.unwrap_or(usize::MAX))
        .map(|(at, line)| {
            serde_json::from_str(line)
                .with_context(|| format!("{}, line {}", path.display(), at + 1))
        })
        .collect()
}

/// The text of a gzipped file; bytes that are not UTF-8 are replaced.
///
/// # Errors
///
/// If the file cannot be read or is not gzipped.
pub fn gunzip(path: &Path) -> anyhow::Result<String> {
    let context = || format!("cannot read {}", path.display());
    let file = fs::File::open(path).with_context(context)?;
    let mut bytes = Vec::new();
    MultiGzDecoder::new(file)
        .read_to_end(&mut bytes)
        .with_context(context)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

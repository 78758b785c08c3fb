//! A copy of the built page that reports what the page itself does not need: when it was ready, and
//! how much memory its worker uses.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use xtask::{precache, workspace};

/// Puts this copy into `folder`.
pub(crate) fn page_with(folder: &Path) -> Result<()> {
    page_with_script(folder, include_str!("start.js"))
}

/// The same with another `script`, which runs before the page's own.
pub(crate) fn page_with_script(folder: &Path, script: &str) -> Result<()> {
    let dist = workspace::dist();
    ensure!(
        dist.join("index.html").is_file(),
        "the page is not built: run `cargo xtask build` first"
    );
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    fs::write(folder.join("probe.js"), script)?;
    amend(&folder.join("index.html"), |index| {
        index.replacen("<script", "<script src=\"./probe.js\"></script><script", 1)
    })?;
    amend(&folder.join("worker_loader.js"), |script| {
        format!("{}\n{script}", include_str!("worker.js"))
    })?;
    precache::write(folder)
}

fn amend(file: &Path, change: impl FnOnce(&str) -> String) -> Result<()> {
    let text = fs::read_to_string(file)?;
    Ok(fs::write(file, change(&text))?)
}

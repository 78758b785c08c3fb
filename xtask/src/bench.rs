//! `cargo xtask bench`: speed and size, held against the budgets.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::browser::Browser;
use crate::process::{cargo, run};
use crate::{console, page, precache, workspace};

/// What a first visit may load, in bytes as `gzip -9` leaves them.
const FIRST_VISIT: usize = 1_500_000;
/// What of it may be learned weights.
const WEIGHTS: usize = 1_000_000;
/// What may be loaded before an article can be pasted: all but the worker.
const SHELL: usize = 200_000;

/// Times the engine natively and, unless told otherwise, in the browser's worker; and weighs the
/// built page.
///
/// # Errors
/// If something does not build or run, or a size is over its budget.
pub fn bench(skip_browser: bool) -> Result<()> {
    console::heading("Engine, natively");
    run(cargo().args(["bench", "--locked", "--package", "pith"]))?;
    console::heading("Building the page");
    let dist = page::build()?;
    if !skip_browser {
        console::heading("Engine, in the browser's worker");
        Browser::Chromium.ensure()?;
        run(cargo().args(["run", "--locked", "--quiet", "--package", "browser-tests"]))?;
    }
    console::heading("Size of the page");
    weigh(&dist)
}

fn weigh(dist: &Path) -> Result<()> {
    let (mut first_visit, mut shell) = (0, 0);
    console::note(&format!("{:<40}{:>12}{:>12}", "", "bytes", "gzip -9"));
    for file in files_below(dist)? {
        let (raw, packed) = sizes(&file)?;
        let name = file
            .strip_prefix(dist)
            .unwrap_or(&file)
            .display()
            .to_string();
        console::note(&format!("{name:<40}{raw:>12}{packed:>12}"));
        if precache::is_on_demand(&name) {
            continue;
        }
        first_visit += packed;
        if !name.starts_with("worker") {
            shell += packed;
        }
    }
    let mut weights = 0;
    let models = workspace::root().join("src/models");
    for file in files_below(&models).unwrap_or_default() {
        if !matches!(
            file.extension().and_then(|name| name.to_str()),
            Some("rs" | "md")
        ) {
            weights += sizes(&file)?.1;
        }
    }

    let lines = [
        ("first visit", first_visit, FIRST_VISIT),
        ("weights", weights, WEIGHTS),
        ("shell", shell, SHELL),
    ];
    let mut over = Vec::new();
    for (what, size, budget) in lines {
        let share = size as f64 / budget as f64 * 100.0;
        console::note(&format!("{what:<40}{size:>12} of {budget} ({share:.0} %)"));
        if size > budget {
            over.push(what);
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

/// A file's size in bytes as it is, and as `gzip -9` leaves it.
fn sizes(file: &Path) -> Result<(usize, usize)> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&bytes)?;
    Ok((bytes.len(), packed.finish()?.len()))
}

/// Every file in a folder and the folders in it, by name.
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

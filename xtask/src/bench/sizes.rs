//! The size of the built page, compared with the budgets.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::packing::{files_below, packed};
use crate::{models, precache, workspace};

/// Budget for everything that a first visit loads, in bytes after `gzip -9`.
const FIRST_VISIT: usize = 1_500_000;
/// Budget for the learned weights among it.
const WEIGHTS: usize = 1_000_000;
/// Budget for what is loaded before an article can be pasted: everything but the worker and the parts of the page.
const SHELL: usize = 240_000;
/// Budget for what is loaded before the first summary: the shell, the engine, and the models that
/// it needs for that.
const BEFORE_SUMMARY: usize = 700_000;

/// Name prefixes of what is loaded after the first summary: name models, and parts of the engine and of the page.
const AFTER_SUMMARY: [&str; 3] = ["names.", "page-reading", "worker-engine_rest"];
/// Name prefixes of what is loaded after the shell, besides the models: the worker, and parts of the page.
const AFTER_SHELL: [&str; 3] = ["page-reading", "page-summary", "worker"];

/// The size of the page.
pub(super) struct Sizes {
    /// By file, and compared with the budgets; in Markdown.
    pub(super) table: String,
    /// What exceeds its budget.
    pub(super) over: Vec<String>,
}

/// Weighs the page in the folder `dist`.
pub(super) fn weigh(dist: &Path) -> Result<Sizes> {
    let (mut first_visit, mut shell, mut before_summary) = (0, 0, 0);
    let mut table = String::from("| file | bytes | gzip -9 | |\n|---|---:|---:|---|\n");
    for file in files_below(dist)? {
        let (raw, packed) = sizes(&file)?;
        let name = file
            .strip_prefix(dist)
            .unwrap_or(&file)
            .display()
            .to_string();
        let late = precache::is_on_demand(&name);
        let when = if late { "on demand" } else { "" };
        let _ = writeln!(
            table,
            "| `{}` | {raw} | {packed} | {when} |",
            unhashed(&name)
        );
        if late {
            continue;
        }
        first_visit += packed;
        let begins_with = |prefixes: [&str; 3]| prefixes.iter().any(|with| name.starts_with(with));
        if !begins_with(AFTER_SUMMARY) {
            before_summary += packed;
        }
        if !begins_with(AFTER_SHELL) && !models::is_model(&name) {
            shell += packed;
        }
    }
    let mut weights = 0;
    let models = workspace::root().join("models");
    for file in files_below(&models).unwrap_or_default() {
        if !matches!(
            file.extension().and_then(|name| name.to_str()),
            Some("rs" | "md")
        ) {
            weights += sizes(&file)?.1;
        }
    }

    table.push_str("\n| | gzip -9 | budget | share |\n|---|---:|---:|---:|\n");
    let mut over = Vec::new();
    for (what, size, budget) in [
        ("first visit", first_visit, FIRST_VISIT),
        ("weights", weights, WEIGHTS),
        ("shell", shell, SHELL),
        ("before the summary", before_summary, BEFORE_SUMMARY),
    ] {
        let share = size as f64 / budget as f64 * 100.0;
        let _ = writeln!(table, "| {what} | {size} | {budget} | {share:.0} % |");
        if size > budget {
            over.push(format!("{what} is {size} bytes"));
        }
    }
    Ok(Sizes { table, over })
}

/// A file's name without its content hash, so that tables of two builds can be compared: "page.js"
/// for "page-7c05f19e2ab43d68.js".
fn unhashed(name: &str) -> String {
    if models::is_model(name) {
        let is_hash = |part: &&str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
        let parts = name.split('.').filter(|part| !is_hash(part));
        return parts.collect::<Vec<_>>().join(".");
    }
    let mut parts = name.split('-');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        if digits >= 16 {
            plain.push_str(&part[digits..]);
        } else {
            plain.push('-');
            plain.push_str(part);
        }
    }
    plain
}

/// A file's size in bytes, as it is and after `gzip -9`.
fn sizes(file: &Path) -> Result<(usize, usize)> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok((bytes.len(), packed(&bytes)?.len()))
}

#[cfg(test)]
mod tests {
    use super::unhashed;

    #[test]
    fn names_are_shown_without_their_hashes() {
        assert_eq!(unhashed("page-7c05f19e2ab43d68.js"), "page.js");
        assert_eq!(unhashed("page-7c05f19e2ab43d68_bg.wasm"), "page_bg.wasm");
        assert_eq!(unhashed("icon-192.png"), "icon-192.png");
        assert_eq!(unhashed("names.en.0123456789abcdef.bin"), "names.en.bin");
    }
}

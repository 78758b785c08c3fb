//! Criterion's measurements of the engine, by stage.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::figures::growth;
use crate::workspace;

/// The text lengths in `benches/stages.rs`.
const LENGTHS: [usize; 3] = [1_000, 10_000, 100_000];

/// The stages in `benches/stages.rs`, in the order in which a text passes through them.
const STAGES: [&str; 10] = [
    "language",
    "paste",
    "sentences",
    "terms",
    "entities",
    "keywords",
    "summary",
    "selection",
    "selection of half",
    "digest",
];

/// A stage's name, with the text lengths in words and the times in milliseconds.
pub(super) type Stage = (&'static str, Vec<(usize, f64)>);

/// Reads the medians of the last run.
///
/// # Errors
/// If there has been no run.
pub(super) fn measured() -> Result<Vec<Stage>> {
    let stages = STAGES.into_iter();
    stages.map(|stage| Ok((stage, times(stage)?))).collect()
}

fn times(stage: &str) -> Result<Vec<(usize, f64)>> {
    let folder = workspace::target().join("criterion").join(stage);
    let lengths = LENGTHS.into_iter().map(|words| {
        let path = folder.join(words.to_string()).join("new/estimates.json");
        let text = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let estimates: Value = serde_json::from_slice(&text)?;
        let Some(nanoseconds) = estimates["median"]["point_estimate"].as_f64() else {
            bail!("{} has no median", path.display());
        };
        Ok((words, nanoseconds / 1e6))
    });
    lengths.collect()
}

/// The times as a Markdown table, each with its ratio to the time for a tenth of the text.
pub(super) fn table(stages: &[Stage]) -> String {
    let mut table = String::from("| stage |");
    for words in LENGTHS {
        let _ = write!(table, " {words} words | |");
    }
    table.push_str("\n|---|");
    table.push_str(&"---:|---:|".repeat(LENGTHS.len()));
    for (stage, times) in stages {
        let _ = write!(table, "\n| {stage} |");
        for (at, (_, time)) in times.iter().enumerate() {
            let grown = growth(times, at, |&time| time);
            let grown = grown.map_or_else(String::new, |grown| format!("× {grown:.1}"));
            let _ = write!(table, " {time:.3} ms | {grown} |");
        }
    }
    table.push('\n');
    table
}

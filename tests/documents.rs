//! The documents are true: every path they name exists, and everything they promise to list is
//! listed.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The documents that a visitor of the repository reads.
const DOCUMENTS: [&str; 6] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "docs/hostile-input.md",
    "docs/json.md",
    "models/MODEL_CARD.md",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The manifests of all workspace members, including the root package.
fn manifests() -> Vec<PathBuf> {
    let mut folders = vec![
        root().to_owned(),
        root().join("fuzz"),
        root().join("lab"),
        root().join("xtask"),
        root().join("tests/browser"),
    ];
    let crates = fs::read_dir(root().join("crates")).into_iter().flatten();
    folders.extend(crates.flatten().map(|entry| entry.path()));
    folders
        .into_iter()
        .map(|folder| folder.join("Cargo.toml"))
        .collect()
}

/// The crates in all of a manifest's dependency tables.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if let Some(table) = line.strip_prefix('[') {
            inside = table.trim_end_matches(']').ends_with("dependencies")
                && !table.starts_with("workspace");
        } else if inside
            && !line.starts_with('#')
            && let Some((name, _)) = line.split_once(['.', '='])
        {
            names.push(name.trim().to_owned());
        }
    }
    names
}

#[test]
fn every_dependency_of_every_member_is_explained() {
    let architecture = read("ARCHITECTURE.md");
    let (_, table) = architecture
        .split_once("## What it depends on")
        .expect("a chapter on dependencies");
    let (table, _) = table.split_once("\n## ").expect("another chapter");
    let members = ["pith", "pith-files", "pith-page", "pith-source", "xtask"];
    let mut unexplained = BTreeSet::new();
    for manifest in manifests() {
        let text = fs::read_to_string(&manifest).expect("a manifest");
        for name in dependencies(&text) {
            if !members.contains(&name.as_str()) && !table.contains(&format!("`{name}`")) {
                unexplained.insert(name);
            }
        }
    }
    assert!(unexplained.is_empty(), "{unexplained:?}");
}

#[test]
fn every_dependency_that_is_explained_exists() {
    let architecture = read("ARCHITECTURE.md");
    let (_, chapter) = architecture
        .split_once("## What it depends on")
        .expect("a chapter on dependencies");
    let (chapter, _) = chapter.split_once("\n## ").expect("another chapter");
    let all: BTreeSet<String> = manifests()
        .iter()
        .flat_map(|manifest| dependencies(&fs::read_to_string(manifest).expect("a manifest")))
        .collect();
    let rows = chapter.lines().filter(|line| line.starts_with("| `"));
    for row in rows {
        let names = row.split('|').nth(1).unwrap_or_default();
        for name in names.split(',').map(|name| name.trim().trim_matches('`')) {
            assert!(
                all.contains(name),
                "{name} is explained, but nothing uses it"
            );
        }
    }
}

/// The paths in backticks that start with a folder of the repository.
fn paths(document: &str) -> Vec<&str> {
    let folders = [
        "crates/", "docs/", "fuzz/", "lab/", "models/", "src/", "tests/", "xtask/",
    ];
    document
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|text| folders.iter().any(|folder| text.starts_with(folder)))
        .filter(|text| !text.contains(['<', '*', ' ', '…', '{']) && !text.contains("CODE"))
        .collect()
}

#[test]
fn every_file_that_a_document_names_exists() {
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        let text = read(document);
        for path in paths(&text) {
            let file = path.split("::").next().unwrap_or(path);
            // Produced by a run, as the document explains.
            let made = ["fuzz/artifacts", "fuzz/corpus"];
            if !root().join(file).exists() && !made.iter().any(|made| file.starts_with(made)) {
                missing.push(format!("{document}: {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_link_between_documents_has_a_target() {
    let mut broken = Vec::new();
    for document in DOCUMENTS {
        let text = read(document);
        let folder = Path::new(document).parent().unwrap_or(Path::new(""));
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            if file.contains("://") {
                continue;
            }
            let target = match file {
                "" => root().join(document),
                _ => root().join(folder).join(file),
            };
            let found = target.exists()
                && (heading.is_empty()
                    || fs::read_to_string(&target).is_ok_and(|text| has_heading(&text, heading)));
            if !found {
                broken.push(format!("{document}: {link}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Whether a document has a heading for which GitHub would make the anchor `anchor`.
fn has_heading(document: &str, anchor: &str) -> bool {
    let headings = document.lines().filter(|line| line.starts_with('#'));
    headings.into_iter().any(|line| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let kept = words
            .chars()
            .filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
        kept.collect::<String>().replace(' ', "-") == anchor
    })
}

//! No files import each other in a circle, whether two or more: what they need from one another
//! belongs in a third file.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files by path, each with the files that it imports from.
type Imports = BTreeMap<PathBuf, BTreeSet<PathBuf>>;

/// The Rust files under `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all = Vec::new();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(path);
        }
    }
    all
}

/// The module path of a file, from the crate root.
fn module(root: &Path, file: &Path) -> Vec<String> {
    let inner = file.strip_prefix(root).unwrap_or(file).with_extension("");
    let mut names: Vec<_> = inner
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    if names
        .last()
        .is_some_and(|last| last == "mod" || last == "lib")
    {
        names.pop();
    }
    names
}

/// Splits a use tree (`a::{b, c::d}`) into its paths.
fn paths(tree: &str) -> Vec<String> {
    let Some((before, group)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or(tree);
        return vec![path.trim().to_owned()];
    };
    let group = group.rsplit_once('}').map_or(group, |(group, _)| group);
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts
        .flat_map(|part| paths(part.trim()))
        .map(|path| format!("{}{path}", before.trim()))
        .collect()
}

/// The use trees of a file, without those of its tests.
fn imported(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]\nmod ").next().unwrap_or(code);
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join(" ");
    // A module that re-exports its children's items is only their facade, and does not import them.
    let code = code.replace("pub use self::", "pub use ");
    let fronts = |before: &str, rest: &str| {
        let first = rest.split([':', ';', ' ']).next().unwrap_or_default();
        let inner = !matches!(first, "crate" | "super" | "");
        inner && before.trim_end().ends_with("pub")
    };
    let mut parts = code.split("use ");
    let mut before = parts.next().unwrap_or_default();
    let mut uses = Vec::new();
    for rest in parts {
        if !fronts(before, rest) {
            uses.push(rest);
        }
        before = rest;
    }
    uses.into_iter()
        .filter_map(|rest| rest.split_once(';'))
        .map(|(tree, _)| tree.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// For each file of the crate at `root`, the files that it imports from.
fn imports(root: &Path) -> Imports {
    let files: Vec<_> = files(root)
        .into_iter()
        .filter(|file| !file.ends_with("tests.rs") && !file.starts_with(root.join("bin")))
        .collect();
    let modules: BTreeMap<_, _> = files
        .iter()
        .map(|file| (module(root, file), file.clone()))
        .collect();
    let mut imports = Imports::new();
    for file in &files {
        let here = module(root, file);
        let code = fs::read_to_string(file).expect("a file of this repository is read");
        let paths = imported(&code).into_iter().flat_map(|tree| paths(&tree));
        for path in paths {
            let mut names: Vec<_> = path.split("::").map(str::to_owned).collect();
            let mut from = match names[0].as_str() {
                "crate" => Vec::new(),
                "self" | "super" => here.clone(),
                name => {
                    let mut child = here.clone();
                    child.push(name.to_owned());
                    if !modules.contains_key(&child) {
                        continue;
                    }
                    here.clone()
                }
            };
            while names.first().is_some_and(|name| name == "super") {
                names.remove(0);
                from.pop();
            }
            names.retain(|name| name != "crate" && name != "self");
            from.extend(names);
            // A name comes from the longest prefix of its path that is a file.
            let file_of = (0..=from.len())
                .rev()
                .find_map(|end| modules.get(&from[..end]));
            if let Some(other) = file_of.filter(|other| *other != file) {
                let others = imports.entry(file.clone()).or_default();
                others.insert(other.clone());
            }
        }
    }
    imports
}

/// A circle of files that import each other, if there is one.
fn circle(imports: &Imports) -> Option<Vec<PathBuf>> {
    let mut done = BTreeSet::new();
    for start in imports.keys() {
        let mut way = Vec::new();
        if let Some(circle) = walk(imports, start, &mut way, &mut done) {
            return Some(circle);
        }
    }
    None
}

fn walk(
    imports: &Imports,
    file: &PathBuf,
    way: &mut Vec<PathBuf>,
    done: &mut BTreeSet<PathBuf>,
) -> Option<Vec<PathBuf>> {
    if let Some(at) = way.iter().position(|other| other == file) {
        return Some(way[at..].to_vec());
    }
    if done.contains(file) {
        return None;
    }
    way.push(file.clone());
    for other in imports.get(file).into_iter().flatten() {
        if let Some(circle) = walk(imports, other, way, done) {
            return Some(circle);
        }
    }
    way.pop();
    done.insert(file.clone());
    None
}

fn no_circle_in(folder: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let imports = imports(&root);
    assert!(!imports.is_empty(), "{folder} has files that import others");
    let found = circle(&imports);
    let found = found.map(|files| {
        let inner = files
            .iter()
            .map(|file| file.strip_prefix(&root).unwrap_or(file));
        inner
            .map(|file| file.display().to_string())
            .collect::<Vec<_>>()
    });
    assert_eq!(found, None, "these files of {folder} import each other");
}

#[test]
fn no_files_of_the_page_import_each_other() {
    no_circle_in("src");
}

#[test]
fn no_files_of_the_engine_import_each_other() {
    no_circle_in("crates/pith/src");
}

#[test]
fn no_files_of_the_file_readers_import_each_other() {
    no_circle_in("crates/pith-files/src");
}

#[test]
fn no_files_of_the_command_import_each_other() {
    no_circle_in("crates/pith-cli/src");
}

#[test]
fn no_files_of_the_lab_import_each_other() {
    no_circle_in("lab/src");
}

#[test]
fn no_files_of_xtask_import_each_other() {
    no_circle_in("xtask/src");
}

#[test]
fn a_circle_is_found_over_several_files() {
    let path = |name: &str| PathBuf::from(name);
    let of = |names: &[(&str, &str)]| {
        let mut imports = Imports::new();
        for (one, other) in names {
            imports.entry(path(one)).or_default().insert(path(other));
        }
        circle(&imports).is_some()
    };
    assert!(of(&[("a", "b"), ("b", "c"), ("c", "a")]));
    assert!(!of(&[("a", "b"), ("a", "c"), ("b", "c")]));
}

#[test]
fn imports_are_read_from_their_trees() {
    let code = "use crate::a::{self, b::C, d::{E, F as G}};\n// use crate::x;\npub use child::I;\n\
                pub use super::h;";
    let read: Vec<_> = imported(code).iter().flat_map(|tree| paths(tree)).collect();
    assert_eq!(
        read,
        [
            "crate::a::self",
            "crate::a::b::C",
            "crate::a::d::E",
            "crate::a::d::F",
            "super::h"
        ]
    );
}

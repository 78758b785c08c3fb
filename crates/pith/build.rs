//! Lists the files of `src/language/`, so that a new language, or another file of one, needs no
//! code.

use std::path::Path;
use std::{env, fs, io};

/// The folder of the tables, relative to this crate's.
const TABLES: &str = "src/language";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={TABLES}");
    let mut rows = String::new();
    for entry in sorted(Path::new(TABLES))? {
        let path = Path::new(TABLES).join(&entry);
        if path.is_dir() {
            for file in sorted(&path)? {
                rows += &row(&entry, &file)?;
            }
        } else {
            rows += &row("", &entry)?;
        }
    }
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("tables.rs"), format!("&[\n{rows}]\n"))
}

/// The names in `folder`, sorted.
fn sorted(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        if let Ok(name) = entry?.file_name().into_string() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The row for a table: its language's code ("" for all languages), its name, and its text without
/// comments, which a program does not need.
fn row(code: &str, file: &str) -> io::Result<String> {
    if !file.ends_with(".txt") {
        return Ok(String::new());
    }
    let text = fs::read_to_string(Path::new(TABLES).join(code).join(file))?;
    let lines = text.lines().map(str::trim);
    let entries = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let entries = entries.collect::<Vec<_>>().join("\n");
    Ok(format!("({code:?}, {file:?}, {entries:?}),\n"))
}

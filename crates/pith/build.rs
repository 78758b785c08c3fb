//! Lists the files of `src/language/`, so that a language, or a further file of one, needs no code.

use std::path::Path;
use std::{env, fs, io};

/// Where the tables are, from this crate's folder.
const TABLES: &str = "src/language";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={TABLES}");
    let mut rows = String::new();
    for entry in sorted(Path::new(TABLES))? {
        let path = Path::new(TABLES).join(&entry);
        if path.is_dir() {
            for file in sorted(&path)? {
                rows += &row(&entry, &file);
            }
        } else {
            rows += &row("", &entry);
        }
    }
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("tables.rs"), format!("&[\n{rows}]\n"))
}

/// The names of what is in `folder`, in order.
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

/// The row of a table: its language's code, "" for one of all languages, its name and its text.
fn row(code: &str, file: &str) -> String {
    if !file.ends_with(".txt") {
        return String::new();
    }
    let path = Path::new(TABLES).join(code).join(file);
    let path = path.to_string_lossy().replace('\\', "/");
    format!(
        "({code:?}, {file:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{path}\"))),\n"
    )
}

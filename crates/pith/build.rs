//! Lists the files of `src/language/`, so that a language, or a further file of one, needs no code.

use std::path::Path;
use std::{env, fs, io};

/// Where the tables are, from this crate's folder.
const TABLES: &str = "src/language";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={TABLES}");
    let mut rows = String::new();
    for folder in sorted(Path::new(TABLES))? {
        if !Path::new(TABLES).join(&folder).is_dir() {
            continue;
        }
        for file in sorted(&Path::new(TABLES).join(&folder))? {
            if file.ends_with(".txt") {
                rows += &format!(
                    "({folder:?}, {file:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \
                     \"/{TABLES}/{folder}/{file}\"))),\n"
                );
            }
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

//! The build id: a hash of all sources of the page and its worker.
//!
//! The crate's build script includes this file to compile the id into both; the xtask commands use
//! it to name the files that the page requests under that id.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The sources, as paths from the root: folders and files.
pub(crate) const SOURCES: [&str; 6] = [
    "Cargo.lock",
    "Cargo.toml",
    "crates/pith",
    "crates/pith-files",
    "models",
    "src",
];

/// The id of the sources in `root`: 16 hexadecimal digits.
///
/// # Errors
/// If a source cannot be read.
pub(crate) fn of(root: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(&root.join(source), &mut files)?;
    }
    let mut named = Vec::with_capacity(files.len());
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy();
        named.push((name.replace('\\', "/"), file));
    }
    named.sort();
    let mut hash = Fnv1a::default();
    for (name, file) in named {
        hash.write(name.as_bytes());
        hash.write(&fs::read(file)?);
    }
    Ok(format!("{:016x}", hash.0))
}

/// Adds the file `path`, or every file below the folder `path`, to `files`.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else {
        files.push(path.to_owned());
    }
    Ok(())
}

/// The 64-bit FNV-1a hash: the same on every machine and compiler.
struct Fnv1a(u64);

impl Default for Fnv1a {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv1a {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

//! Gives the crate its build id as `PITH_BUILD`. The page and its worker are compiled with the same
//! one, and refuse to talk to one of another build.
//!
//! It also gives the worker that reads files a limit to its memory.

use std::path::Path;
use std::{env, io};

#[path = "xtask/src/build_id.rs"]
mod build_id;

/// What the worker that reads files may take, in bytes: a file of the greatest length that is read, its largest
/// stream as it is unpacked, and that once more as text. A file that takes more ends the worker, and not the page.
const READER_MEMORY: usize = 1 << 30;

fn main() -> io::Result<()> {
    let id = build_id::of(Path::new(""))?;
    println!("cargo:rustc-env=PITH_BUILD={id}");
    if env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32") {
        println!("cargo:rustc-link-arg-bin=reader=--max-memory={READER_MEMORY}");
    }
    for path in build_id::SOURCES {
        println!("cargo:rerun-if-changed={path}");
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=xtask/src/build_id.rs");
    Ok(())
}

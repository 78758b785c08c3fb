//! Compiles a build id into the crate as `PITH_BUILD`. The page and its worker carry the same id
//! and refuse to talk to any other build.
//!
//! Also sets the memory limit of the worker that reads files.

use std::path::Path;
use std::{env, io};

#[path = "xtask/src/build_id.rs"]
mod build_id;

/// The memory limit of the file-reading worker, in bytes: enough for a file of the maximum size,
/// its largest stream unpacked, and that stream again as text. A file that needs more takes down
/// the worker, but not the page.
const READER_MEMORY: usize = 1 << 30;

fn main() -> io::Result<()> {
    let id = build_id::of(Path::new(""))?;
    println!("cargo:rustc-env=PITH_BUILD={id}");
    if env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32") {
        println!("cargo:rustc-link-arg-bin=reader=--max-memory={READER_MEMORY}");
        // `cargo xtask build` splits these into parts, by the linker's relocations.
        for name in ["page", "worker"] {
            println!("cargo:rustc-link-arg-bin={name}=--emit-relocs");
        }
    }
    for path in build_id::SOURCES {
        println!("cargo:rerun-if-changed={path}");
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=xtask/src/build_id.rs");
    Ok(())
}

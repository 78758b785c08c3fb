//! Gives the crate its build id as `PITH_BUILD`. The page and its worker are compiled with the same
//! one, and refuse to talk to one of another build.

use std::io;
use std::path::Path;

#[path = "xtask/src/build_id.rs"]
mod build_id;

fn main() -> io::Result<()> {
    let id = build_id::of(Path::new(""))?;
    println!("cargo:rustc-env=PITH_BUILD={id}");
    for path in build_id::SOURCES {
        println!("cargo:rerun-if-changed={path}");
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=xtask/src/build_id.rs");
    Ok(())
}

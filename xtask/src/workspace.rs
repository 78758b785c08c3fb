//! Paths of the workspace.

use std::env;
use std::path::{Path, PathBuf};

/// The repository's root.
#[must_use]
pub fn root() -> PathBuf {
    let member = Path::new(env!("CARGO_MANIFEST_DIR"));
    member.parent().unwrap_or(member).to_owned()
}

/// Cargo's target folder.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The deployable page.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The tools built for this repository only, in the layout of `cargo install --root`.
#[must_use]
pub fn tools() -> PathBuf {
    target().join("tools")
}

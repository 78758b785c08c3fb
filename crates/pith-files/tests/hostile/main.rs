//! Malicious documents: they try to fill the memory, exhaust the stack, take forever, or show
//! something other than they say. `docs/hostile-input.md` has the table of what was tried and what
//! happens.
//!
//! The inputs have their full size only if the engine is optimized: `cargo test --release -p
//! pith-files --test hostile`.

mod documents;
mod packages;
mod pdf;

/// Helpers that build small files, shared with other tests.
#[path = "../files/make.rs"]
#[allow(dead_code, reason = "not every kind is wanted here")]
mod make;

use pith_files::{Content, FileError, read};

/// How much smaller everything is without optimization.
const SCALE: usize = if cfg!(debug_assertions) { 100 } else { 1 };

/// The text of the file called `name`, or why there is none.
fn text_of(name: &str, bytes: &[u8]) -> Result<String, FileError> {
    Ok(match read(name, bytes)?.content {
        Content::Text(text) => text,
        Content::Html(html) => pith::text::html::to_text(&html),
    })
}

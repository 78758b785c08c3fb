//! Documents that are made to do harm: to fill the memory, to exhaust the stack, to take for
//! ever, or to show something else than they say. `docs/hostile-input.md` has the table of what was
//! tried and what happens.
//!
//! The texts are of full size only where the engine is optimised: `cargo test --release -p pith-files --test hostile`.

mod documents;
mod packages;
mod pdf;

/// The makers of small files, which other tests have too.
#[path = "../files/make.rs"]
#[allow(dead_code, reason = "not every kind is wanted here")]
mod make;

use pith_files::{Content, FileError, read};

/// How much less of everything there is where the engine is not optimised.
const SCALE: usize = if cfg!(debug_assertions) { 100 } else { 1 };

/// The text of the file called `name`, or why there is none.
fn text_of(name: &str, bytes: &[u8]) -> Result<String, FileError> {
    Ok(match read(name, bytes)?.content {
        Content::Text(text) => text,
        Content::Html(html) => pith::text::html::to_text(&html),
    })
}

//! Hostile input for every entry point.
//!
//! Each of [`TARGETS`] takes arbitrary bytes, turns them into the input of its entry point, and
//! asserts invariants of the result. `cargo fuzz` runs a target for long, guided by coverage.
//! `cargo test` runs each target briefly and deterministically over the inputs in `inputs/`: a few
//! seeds, and every input that ever failed.
//!
//! An input may have several fields, separated by the byte `0xFF`, which never occurs in text; see
//! [`fields`]. So a plain text is a valid input, and the stored inputs are readable.

pub mod brief;
mod exports;
pub mod fields;
mod files;
mod messages;
mod models;
mod papers;
mod sound;
mod structure;
mod texts;

/// An entry point.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, and that of its folder in `inputs/`.
    pub name: &'static str,
    /// Runs an input; panics if an invariant of the result does not hold.
    pub run: fn(&[u8]),
}

/// All entry points.
pub const TARGETS: [Target; 23] = [
    target("text", texts::text),
    target("html", texts::html),
    target("rich", texts::rich),
    target("draft", papers::draft),
    target("library", papers::library),
    target("rules", papers::rules),
    target("highlights", papers::highlights),
    target("models", models::models),
    target("marks", structure::marks),
    target("outline", structure::outline),
    target("citations", exports::citations),
    target("tables", exports::tables),
    target("messages", messages::messages),
    target("docx", files::docx),
    target("odt", files::odt),
    target("epub", files::epub),
    target("rtf", files::rtf),
    target("pdf", files::pdf),
    target("pdf_page", files::pdf_page),
    target("subtitles", files::subtitles),
    target("email", files::email),
    target("markdown", files::markdown),
    target("bytes", files::bytes),
];

const fn target(name: &'static str, run: fn(&[u8])) -> Target {
    Target { name, run }
}

/// Runs `input` on the entry point called `name`.
///
/// # Panics
///
/// If there is no such entry point, or an invariant does not hold.
pub fn run(name: &str, input: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.expect("there is such a target").run)(input);
}

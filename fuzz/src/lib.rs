//! Hostile input for every way in.
//!
//! Each of [`TARGETS`] takes any bytes, makes of them what its way in takes, and asserts what must
//! hold of whatever comes out. `cargo fuzz` runs one for long, led by what code an input reaches;
//! `cargo test` runs each of them briefly, the same way every time, over the inputs in `inputs/`: some to
//! begin with, and all that was ever found.
//!
//! An input may have several fields, with the byte `0xFF` between them, which stands in no text: see
//! [`fields`]. So a text is an input as it is, and the inputs that are kept can be read.

pub mod brief;
pub mod fields;
mod files;
mod papers;
mod sound;
mod texts;

/// A way in.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, also of its folder in `inputs/`.
    pub name: &'static str,
    /// Sends an input that way; panics where something does not hold of what comes out.
    pub run: fn(&[u8]),
}

/// All ways in.
pub const TARGETS: [Target; 15] = [
    target("text", texts::text),
    target("html", texts::html),
    target("rich", texts::rich),
    target("draft", papers::draft),
    target("library", papers::library),
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

/// Sends `input` the way called `name`.
///
/// # Panics
///
/// Where there is no such way, or something does not hold of what comes out.
pub fn run(name: &str, input: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.expect("there is such a target").run)(input);
}

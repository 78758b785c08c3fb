//! A short, deterministic run of a target: inputs that once failed, and mutations of them.

use std::fs;
use std::path::{Path, PathBuf};

use fastrand::Rng;

use crate::Target;

/// Maximum input size in bytes.
const LONGEST: usize = 3_000;

/// Snippets that drive parsers of text, markup and numbers into unusual branches.
const PIECES: [&str; 41] = [
    "\0",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{301}",
    "\u{2028}",
    "👩‍👩‍👧",
    "“",
    "”",
    "\"",
    "'",
    "(",
    ")",
    ".",
    "...",
    "U.S. ",
    "Mr. ",
    "June 4, 2019",
    "$1.13bn",
    "<",
    ">",
    "</",
    "&amp;",
    "&#0;",
    "<p>",
    "<li>",
    "{",
    "}",
    "\\u-10179?",
    "99999999999",
    "-1",
    "e308",
    "=?utf-8?b?",
];

/// The stored inputs of a target, in order of name.
///
/// # Panics
///
/// If they cannot be read.
#[must_use]
pub fn kept(target: &Target) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("inputs")
        .join(target.name);
    let entries = fs::read_dir(folder).expect("each target has inputs");
    let paths = entries.map(|entry| entry.expect("can be listed").path());
    let mut paths: Vec<_> = paths.collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let input = fs::read(&path).expect("can be read");
            (path, input)
        })
        .collect()
}

/// The `number`th mutation: one of `seeds`, changed here and there.
#[must_use]
pub fn like(seeds: &[(PathBuf, Vec<u8>)], number: u64) -> Vec<u8> {
    let mut random = Rng::with_seed(number);
    let seed = |random: &mut Rng| &seeds[random.usize(..seeds.len())].1;
    let mut input = seed(&mut random).clone();
    for _ in 0..random.usize(1..8) {
        let at = random.usize(..=input.len());
        let to = input.len().min(at + random.usize(1..60));
        match random.u8(..8) {
            0 => drop(input.drain(at..to)),
            1 => {
                let copy = input[at..to].to_vec();
                let place = random.usize(..=input.len());
                input.splice(place..place, copy);
            }
            2 => {
                let other = seed(&mut random);
                let from = random.usize(..=other.len());
                let end = other.len().min(from + random.usize(1..200));
                input.splice(at..at, other[from..end].iter().copied());
            }
            3 => {
                let piece = PIECES[random.usize(..PIECES.len())];
                let pieces = piece.repeat(1 << random.u8(..5));
                input.splice(at..at, pieces.into_bytes());
            }
            // The field separator, a byte that never occurs in text.
            4 => input.insert(at, 0xff),
            5 if at < input.len() => input[at] = random.u8(..),
            6 => {
                // Numbers drive parsers the most, so change the next one.
                if let Some(found) = input[at..].iter().position(u8::is_ascii_digit) {
                    input[at + found] = random.u8(b'0'..=b'9');
                }
            }
            _ if at < input.len() => input[at] ^= 1 << random.u8(..8),
            _ => {}
        }
    }
    input.truncate(LONGEST);
    input
}

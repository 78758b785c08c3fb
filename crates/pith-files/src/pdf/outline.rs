//! The outline of a document: its bookmarks, which name its sections.

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{self, Dict};

use super::strings;

/// The depth of each section's title, from 0.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    depths: BTreeMap<String, usize>,
}

/// No more entries are read, and none deeper.
const MAX_ENTRIES: usize = 4096;
const MAX_DEPTH: usize = 8;

/// Sections have titles of at most this many bytes.
const MAX_LENGTH: usize = 1000;

impl Outline {
    /// The depth of the section that `text` heads.
    pub(crate) fn depth(&self, text: &str) -> Option<usize> {
        if self.depths.is_empty() || text.len() > MAX_LENGTH {
            return None;
        }
        self.depths.get(&key(text)).copied()
    }
}

/// Reads the outline of `pdf`.
pub(crate) fn read(pdf: &Pdf) -> Outline {
    let mut outline = Outline::default();
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id());
    let first = catalog
        .and_then(|catalog| catalog.get::<Dict<'_>>("Outlines"))
        .and_then(|outlines| outlines.get::<Dict<'_>>("First"));
    let mut left = MAX_ENTRIES;
    // Entries that are still to be read, each with its depth.
    let mut open: Vec<(Dict<'_>, usize)> = first.map(|first| (first, 0)).into_iter().collect();
    while let Some((entry, depth)) = open.pop() {
        if left == 0 {
            break;
        }
        left -= 1;
        if let Some(next) = entry.get::<Dict<'_>>("Next") {
            open.push((next, depth));
        }
        if depth < MAX_DEPTH
            && let Some(child) = entry.get::<Dict<'_>>("First")
        {
            open.push((child, depth + 1));
        }
        let title = entry.get::<object::String<'_>>("Title");
        let title = title.map(|title| key(&strings::decode(title.as_bytes())));
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            outline.depths.entry(title).or_insert(depth);
        }
    }
    outline
}

/// A title's letters and digits in lower case, without the section's number.
fn key(title: &str) -> String {
    let words =
        title.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c.is_whitespace());
    let words = if words.is_empty() { title } else { words };
    let letters = words.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

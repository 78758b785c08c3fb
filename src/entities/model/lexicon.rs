//! What is known of words beforehand: kinds of meaning and usual capitals.

use rustc_hash::FxHashMap;

/// What the lexicon knows of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The cluster of words of like meaning, fine; 0 where the word is unknown.
    pub fine: u8,
    /// The same, coarse.
    pub coarse: u8,
    /// How often it has a capital within a sentence: 0 unknown, 1 hardly ever to 4 nearly always.
    pub capital: u8,
    /// Lists of names that it stands in, a bit each.
    pub lists: u8,
}

/// Words by their hashes.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: FxHashMap<u64, Entry>,
}

impl Lexicon {
    /// What is known of the word with this hash (in small letters).
    #[must_use]
    pub fn get(&self, lower: u64) -> Entry {
        self.entries.get(&lower).copied().unwrap_or_default()
    }

    /// A lexicon of these entries.
    #[must_use]
    pub fn new(entries: FxHashMap<u64, Entry>) -> Self {
        Self { entries }
    }
}

//! What is known of words beforehand: classes of like words and their usual capitals.
//!
//! Words are kept as hashes. A word that is not in the lexicon is taken for one that is about once
//! in two hundred times, which costs next to nothing, and halves the size.

use rustc_hash::FxHashMap;

use super::bytes::{LoadError, Reader, put_hashes, put_number};

/// Bits of a word's hash.
const WORD_BITS: u32 = 24;

/// What the lexicon knows of one word; all 0 where it does not know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The cluster of words like it, from 1.
    pub fine: u8,
    /// The coarser cluster that `fine` lies in, from 1.
    pub coarse: u8,
    /// Its cluster in a second clustering that cuts elsewhere, from 1.
    pub other: u8,
    /// How often it has a capital within a sentence: 0 unknown, 1 hardly ever to 4 nearly always.
    pub capital: u8,
}

/// Words by their hashes.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: FxHashMap<u32, Entry>,
}

/// The key of a word whose hash in small letters is `lower`.
#[must_use]
pub const fn key(lower: u64) -> u32 {
    (lower.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - WORD_BITS)) as u32
}

impl Lexicon {
    /// What is known of the word with this hash (in small letters).
    #[must_use]
    pub fn get(&self, lower: u64) -> Entry {
        self.entries.get(&key(lower)).copied().unwrap_or_default()
    }

    /// How many words it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes a lexicon off the front of a model's bytes.
    ///
    /// # Errors
    /// Where the bytes cannot be a lexicon.
    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, LoadError> {
        let coarse = reader.take(256)?;
        let count = reader.count()?;
        let keys = reader.hashes(count)?;
        let fine = reader.take(count)?;
        let other = reader.take(count)?;
        let capital = reader.take(count)?;
        let mut entries = FxHashMap::default();
        entries.reserve(count);
        for (((key, &fine), &other), &capital) in keys.into_iter().zip(fine).zip(other).zip(capital)
        {
            let entry = Entry {
                fine,
                coarse: coarse[usize::from(fine)],
                other,
                capital,
            };
            entries.insert(key, entry);
        }
        Ok(Self { entries })
    }

    /// Appends a lexicon as [`decode`](Self::decode) reads it: `words` ascend by [`key`], and
    /// `coarse` has the coarse cluster of each fine one.
    pub fn encode(words: &[(u32, Entry)], coarse: &[u8; 256], out: &mut Vec<u8>) {
        out.extend(coarse);
        put_number(out, words.len() as u32);
        put_hashes(out, &words.iter().map(|word| word.0).collect::<Vec<_>>());
        out.extend(words.iter().map(|word| word.1.fine));
        out.extend(words.iter().map(|word| word.1.other));
        out.extend(words.iter().map(|word| word.1.capital));
    }
}

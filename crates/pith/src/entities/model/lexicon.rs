//! Prior knowledge about words: clusters of similar words, and their usual capitalization.
//!
//! Words are stored as hashes. About once in two hundred times, an unknown word is mistaken for a
//! known one; this costs next to nothing and halves the size.

use rustc_hash::FxHashMap;

use super::bytes::{Reader, put_number};
use super::coding::{Coder, Decoder, Encoder, NumberOdds, Odds};
use super::gaps::{code_gap, from_gaps, gaps};
use crate::models::file::ModelError;

/// Bits of a word's hash.
const WORD_BITS: u32 = 24;

/// The lexicon's entry for a word; all 0 if it does not know the word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The cluster of similar words, from 1.
    pub fine: u8,
    /// The coarser cluster that contains `fine`, from 1.
    pub coarse: u8,
    /// Its cluster in a second, independent clustering, from 1.
    pub other: u8,
    /// How often it is capitalized inside sentences: 0 is unknown, 1 hardly ever, 4 nearly always.
    pub capital: u8,
}

/// Words by their hashes.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: FxHashMap<u32, Entry>,
}

/// The key of a word, from its hash in lower case.
#[must_use]
pub const fn key(lower: u64) -> u32 {
    (lower.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - WORD_BITS)) as u32
}

impl Lexicon {
    /// The entry for the word with this hash (in lower case).
    #[must_use]
    pub fn get(&self, lower: u64) -> Entry {
        self.entries.get(&key(lower)).copied().unwrap_or_default()
    }

    /// The number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes a lexicon from the front of a model's bytes.
    ///
    /// # Errors
    /// If the bytes are not a lexicon.
    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let coarse = reader.take(256)?;
        let count = reader.count()?;
        let mut gaps: Vec<u32> = reader.take(count)?.iter().map(|&low| low.into()).collect();
        let mut entries: Vec<Entry> = (reader.take(count)?.iter())
            .map(|&fine| Entry {
                fine,
                coarse: coarse[usize::from(fine)],
                ..Entry::default()
            })
            .collect();
        code(&mut Decoder::new(reader)?, &mut gaps, &mut entries)?;
        let keys = from_gaps(&gaps)?;
        Ok(Self {
            entries: keys.into_iter().zip(entries).collect(),
        })
    }

    /// Appends a lexicon in the format of [`decode`](Self::decode): `words` must ascend by [`key`],
    /// and `coarse` has the coarse cluster of each fine one.
    ///
    /// # Errors
    /// If a word's entry cannot be stored.
    pub fn encode(
        words: &[(u32, Entry)],
        coarse: &[u8; 256],
        out: &mut Vec<u8>,
    ) -> Result<(), ModelError> {
        let mut gaps = gaps(words.iter().map(|word| word.0));
        let mut entries: Vec<Entry> = words.iter().map(|word| word.1).collect();
        out.extend(coarse);
        put_number(out, words.len() as u32);
        out.extend(gaps.iter().map(|&gap| gap as u8));
        out.extend(entries.iter().map(|entry| entry.fine));
        let mut encoder = Encoder::default();
        code(&mut encoder, &mut gaps, &mut entries)?;
        encoder.put(out);
        Ok(())
    }
}

/// Codes the gaps' high bits and each word's entry, most of which its fine cluster predicts.
fn code(coder: &mut impl Coder, gaps: &mut [u32], entries: &mut [Entry]) -> Result<(), ModelError> {
    let mut gap_odds = NumberOdds::EVEN;
    let mut other_odds = vec![[Odds::EVEN; 256]; 256];
    let mut capital_odds = vec![NumberOdds::EVEN; 256];
    for (gap, entry) in gaps.iter_mut().zip(entries) {
        let fine = usize::from(entry.fine);
        *gap = code_gap(coder, &mut gap_odds, *gap)?;
        entry.other = coder.byte(&mut other_odds[fine], entry.other)?;
        let capital = coder.number(&mut capital_odds[fine], entry.capital.into())?;
        entry.capital = u8::try_from(capital).map_err(|_| ModelError::Malformed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_a_round_trip_through_bytes() {
        let mut coarse = [0; 256];
        coarse[9] = 2;
        let known = Entry {
            fine: 9,
            coarse: 2,
            other: 255,
            capital: 4,
        };
        let words = [(3, known), (4, Entry::default()), (1 << 23, known)];
        let mut bytes = Vec::new();
        Lexicon::encode(&words, &coarse, &mut bytes).unwrap();
        let mut reader = Reader(&bytes);
        let lexicon = Lexicon::decode(&mut reader).unwrap();
        assert!(reader.0.is_empty());
        assert_eq!(lexicon.entries, words.into_iter().collect());
        for end in 0..bytes.len() {
            assert!(Lexicon::decode(&mut Reader(&bytes[..end])).is_err());
        }
    }
}

//! What is known of words beforehand: how much more often than others of its article each is in the
//! summary, and in how many articles it is.
//!
//! Words are kept as hashes of their stems; what a rare word that shares a hash would be told is next
//! to nothing.

use super::forest::take;
use crate::hash::fnv32;

/// Bits of a stem's hash.
const BITS: u32 = 24;

/// Steps of a rate to the natural logarithm.
const RATE_STEPS: f32 = 40.0;

/// Steps of a frequency to the natural logarithm.
const FREQUENCY_STEPS: f32 = 25.0;

/// What the lexicon knows of one word; all 0 where it does not know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    rate: i8,
    frequency: u8,
}

impl Entry {
    /// From the natural logarithms of how much more often than others the word is in the summary, and
    /// of the number of articles that have it.
    #[must_use]
    pub fn new(rate: f32, frequency: f32) -> Self {
        Self {
            rate: libm::roundf(rate * RATE_STEPS) as i8,
            frequency: libm::roundf(frequency * FREQUENCY_STEPS) as u8,
        }
    }

    /// The logarithm of how much more often than others the word is in the summary.
    #[must_use]
    pub fn rate(self) -> f32 {
        f32::from(self.rate) / RATE_STEPS
    }

    /// The logarithm of the number of articles that have it.
    #[must_use]
    pub fn frequency(self) -> f32 {
        f32::from(self.frequency) / FREQUENCY_STEPS
    }
}

/// Words by the hashes of their stems.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    /// Ascending by hash.
    entries: Vec<(u32, Entry)>,
}

/// The hash of a stem: FNV-1a, folded.
#[must_use]
pub fn key(stem: &str) -> u32 {
    let hash = fnv32(stem.as_bytes());
    (hash >> BITS) ^ (hash & ((1 << BITS) - 1))
}

impl Lexicon {
    /// Of words by their [`key`]s; of two with one key the first counts.
    #[must_use]
    pub fn new(mut entries: Vec<(u32, Entry)>) -> Self {
        entries.sort_by_key(|&(key, _)| key);
        entries.dedup_by_key(|(key, _)| *key);
        Self { entries }
    }

    /// What is known of the word with this key.
    #[must_use]
    pub fn get(&self, key: u32) -> Entry {
        let at = self.entries.binary_search_by_key(&key, |&(key, _)| key);
        at.map_or_else(|_| Entry::default(), |at| self.entries[at].1)
    }

    /// Whether it knows no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Appends the stored form: the number of words (u16), and for each, ascending, its key (u24), its
    /// rate (i8) and its frequency (u8). All numbers are little-endian.
    pub fn encode(&self, out: &mut Vec<u8>) {
        let count = u16::try_from(self.entries.len()).unwrap_or(u16::MAX);
        out.extend(count.to_le_bytes());
        for (key, entry) in self.entries.iter().take(count.into()) {
            out.extend(&key.to_le_bytes()[..3]);
            out.extend(entry.rate.to_le_bytes());
            out.push(entry.frequency);
        }
    }

    /// Reads the stored form from the front of `bytes`; `None` where it is not one.
    #[must_use]
    pub fn decode(bytes: &mut &[u8]) -> Option<Self> {
        let count = u16::from_le_bytes(take(bytes)?);
        let mut entries: Vec<(u32, Entry)> = Vec::new();
        for _ in 0..count {
            let [low, middle, high, rate, frequency] = take(bytes)?;
            let key = u32::from_le_bytes([low, middle, high, 0]);
            if entries.last().is_some_and(|&(last, _)| last >= key) {
                return None;
            }
            let rate = i8::from_le_bytes([rate]);
            entries.push((key, Entry { rate, frequency }));
        }
        Some(Self { entries })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon::new(vec![
            (key("storm"), Entry::new(0.5, 3.0)),
            (key("said"), Entry::new(-1.5, 7.0)),
        ])
    }

    #[test]
    fn a_word_is_found_and_another_is_not() {
        assert_eq!(lexicon().get(key("said")).rate(), -1.5);
        assert_eq!(lexicon().get(key("storm")).frequency(), 3.0);
        assert_eq!(lexicon().get(key("harbour")), Entry::default());
    }

    #[test]
    fn a_stored_lexicon_is_read_back_as_it_was_and_a_damaged_one_is_refused() {
        let mut stored = Vec::new();
        lexicon().encode(&mut stored);
        assert_eq!(Lexicon::decode(&mut stored.as_slice()), Some(lexicon()));
        for end in 0..stored.len() {
            assert_eq!(Lexicon::decode(&mut &stored[..end]), None);
        }
        stored.splice(2..7, stored[7..12].to_vec());
        assert_eq!(Lexicon::decode(&mut stored.as_slice()), None);
    }
}

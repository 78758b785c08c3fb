//! An index of phrases by their first two bytes, so that a block is not compared with each of them.

use rustc_hash::FxHashMap;

use super::tables::Table;
use crate::digest::Aside;

/// A phrase with its place in the table, which is its rank where several are found.
#[derive(Clone, Copy)]
struct Entry {
    rank: usize,
    aside: Aside,
    phrase: &'static str,
}

/// The phrases of tables by their first two bytes; no phrase is shorter.
pub(super) struct Index(FxHashMap<[u8; 2], Vec<Entry>>);

impl Index {
    pub fn new(tables: [Table; 2]) -> Self {
        let mut index: FxHashMap<[u8; 2], Vec<Entry>> = FxHashMap::default();
        let phrases = tables
            .into_iter()
            .flatten()
            .flat_map(|(aside, phrases)| phrases.iter().map(move |phrase| (*aside, *phrase)));
        for (rank, (aside, phrase)) in phrases.enumerate() {
            if let Some(&key) = phrase.as_bytes().first_chunk() {
                let entry = Entry {
                    rank,
                    aside,
                    phrase,
                };
                index.entry(key).or_default().push(entry);
            }
        }
        Self(index)
    }

    fn entries(&self, bytes: &[u8]) -> &[Entry] {
        let key = bytes.first_chunk::<2>();
        key.and_then(|key| self.0.get(key))
            .map_or(&[], Vec::as_slice)
    }

    /// Of the tables' first phrase that `line` may begin with and `fits`, what it says.
    pub fn first_at_start(&self, line: &str, fits: impl Fn(Aside, &str) -> bool) -> Option<Aside> {
        let entries = self.entries(line.as_bytes());
        let found = entries.iter().find(|entry| fits(entry.aside, entry.phrase));
        found.map(|entry| entry.aside)
    }

    /// Of the tables' first phrase that stands anywhere in `line` and whose kind `fits`, what it says.
    pub fn first_within(&self, line: &str, fits: impl Fn(Aside) -> bool) -> Option<Aside> {
        let bytes = line.as_bytes();
        (0..bytes.len())
            .flat_map(|at| {
                let rest = &bytes[at..];
                let stands = move |entry: &&Entry| rest.starts_with(entry.phrase.as_bytes());
                self.entries(rest).iter().filter(stands)
            })
            .filter(|entry| fits(entry.aside))
            .min_by_key(|entry| entry.rank)
            .map(|entry| entry.aside)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{languages, tables};

    #[test]
    fn every_phrase_is_long_enough_to_be_found() {
        let english = [tables::WHOLE, tables::STARTS, tables::ANYWHERE];
        let others = [languages::WHOLE, languages::STARTS, languages::ANYWHERE];
        for (_, phrases) in english.into_iter().chain(others).flatten() {
            assert!(phrases.iter().all(|phrase| phrase.len() >= 2));
        }
    }
}

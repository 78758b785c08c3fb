//! An index of phrases by their first two bytes, so that a block is not compared with all of them.

use rustc_hash::FxHashMap;

use crate::digest::Aside;
use crate::language::{self, Section};
use crate::text::language::Language;

/// A phrase with its position in the tables, which is its rank if several match.
struct Entry {
    rank: usize,
    aside: Aside,
    phrase: String,
}

/// The phrases of a section by their first two bytes; every phrase has at least two.
pub(super) struct Index(FxHashMap<[u8; 2], Vec<Entry>>);

/// The reasons in the tables, by name.
const REASONS: [(&str, Aside); 12] = [
    ("paywall", Aside::Paywall),
    ("navigation", Aside::Navigation),
    ("related", Aside::Related),
    ("share", Aside::Share),
    ("newsletter", Aside::Newsletter),
    ("cookies", Aside::Cookies),
    ("advertisement", Aside::Advertisement),
    ("caption", Aside::Caption),
    ("comments", Aside::Comments),
    ("metadata", Aside::Metadata),
    ("author-note", Aside::AuthorNote),
    ("footer", Aside::Footer),
];

/// The reason and the phrases in a line ("share: copy link; print").
fn phrases(line: &str) -> Option<(Aside, impl Iterator<Item = &str>)> {
    let (name, phrases) = line.split_once(": ")?;
    let reason = REASONS.iter().find(|reason| reason.0 == name)?;
    Some((reason.1, phrases.split(';').map(str::trim)))
}

impl Index {
    /// The phrases of `section` in all languages, English first.
    pub(crate) fn of(section: Section) -> Self {
        let mut index: FxHashMap<[u8; 2], Vec<Entry>> = FxHashMap::default();
        let languages = Language::ALL.iter().copied();
        let lines = languages.flat_map(|language| language::table(language).lines(section));
        let mut rank = 0;
        for (aside, phrases) in lines.filter_map(phrases) {
            for phrase in phrases {
                let phrase = phrase.replace('_', " ");
                if let Some(&key) = phrase.as_bytes().first_chunk() {
                    let entry = Entry {
                        rank,
                        aside,
                        phrase,
                    };
                    index.entry(key).or_default().push(entry);
                    rank += 1;
                }
            }
        }
        Self(index)
    }

    fn entries(&self, bytes: &[u8]) -> &[Entry] {
        let key = bytes.first_chunk::<2>();
        key.and_then(|key| self.0.get(key))
            .map_or(&[], Vec::as_slice)
    }

    /// The reason of the first phrase at the start of `line` that `fits`.
    pub(crate) fn first_at_start(
        &self,
        line: &str,
        fits: impl Fn(Aside, &str) -> bool,
    ) -> Option<Aside> {
        let entries = self.entries(line.as_bytes());
        let found = entries
            .iter()
            .find(|entry| fits(entry.aside, &entry.phrase));
        found.map(|entry| entry.aside)
    }

    /// The reason of the first phrase anywhere in `line` whose reason `fits`.
    pub(crate) fn first_within(&self, line: &str, fits: impl Fn(Aside) -> bool) -> Option<Aside> {
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
    use super::*;

    #[test]
    fn every_line_of_the_tables_has_a_known_reason_and_phrases_that_can_be_found() {
        for language in Language::ALL {
            for section in [
                Section::PagePhrases,
                Section::PageStarts,
                Section::PageLineStarts,
                Section::PageAnywhere,
            ] {
                for line in language::table(language).lines(section) {
                    let (_, mut phrases) = phrases(line).unwrap_or_else(|| {
                        panic!("language/{}: no reason in {line:?}", language.code())
                    });
                    assert!(phrases.all(|phrase| phrase.len() >= 2), "{line}");
                }
            }
        }
    }
}

//! Other names that the text gives someone: "Joko Widodo, known as Jokowi".

use rustc_hash::FxHashMap;

use super::Found;
use crate::digest::EntityKind;
use crate::language::{self, Section};
use crate::text::language::Language;

/// Maximum distance between a name and its alias, in bytes.
const LONGEST_GAP: usize = 40;

/// If a phrase such as "known as" links a name to the one before it, gives all of its mentions the
/// key of that one.
pub(super) fn resolve(
    source: &str,
    language: impl Fn(&Found) -> Language,
    found: &[Found],
    kinds: &[EntityKind],
    keys: &mut [String],
) {
    let is_phrase = |language, words: &str| {
        let mut phrases = language::table(language).lines(Section::Aliases);
        phrases.any(|phrase| phrase == words)
    };
    let mut same: FxHashMap<(EntityKind, String), String> = FxHashMap::default();
    for (at, pair) in found.windows(2).enumerate() {
        let between = source
            .get(pair[0].span.end()..pair[1].span.start())
            .filter(|between| between.len() <= LONGEST_GAP);
        let Some(between) = between else { continue };
        let words = between.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '(' | '“' | '"' | '„' | '«' | '‘')
        });
        if kinds[at] == kinds[at + 1]
            && kinds[at].is_name()
            && is_phrase(language(&pair[1]), words)
            && keys[at] != keys[at + 1]
        {
            same.entry((kinds[at], keys[at + 1].clone()))
                .or_insert_with(|| keys[at].clone());
        }
    }
    if same.is_empty() {
        return;
    }
    for (key, kind) in keys.iter_mut().zip(kinds) {
        if let Some(of) = same.get(&(*kind, key.clone())) {
            key.clone_from(of);
        }
    }
}

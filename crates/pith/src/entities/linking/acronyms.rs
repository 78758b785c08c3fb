//! Acronyms and what they stand for.

use rustc_hash::FxHashMap;

use super::Found;
use crate::digest::EntityKind;

/// Gives acronyms the key and kind of their expansion: first those that the text explains in
/// parentheses ("Islamic State (IS)", "IS (Islamic State)"), then those of organizations that are
/// the initials of exactly one organization in the text.
pub(super) fn resolve(
    source: &str,
    found: &[Found],
    texts: &[String],
    kinds: &mut [EntityKind],
    keys: &mut [String],
) {
    let mut explained: FxHashMap<String, (EntityKind, String)> = FxHashMap::default();
    for (index, pair) in found.windows(2).enumerate() {
        if !opens_parenthesis(source, pair) {
            continue;
        }
        let (full, short) = if is_acronym(&texts[index + 1]) {
            (index, index + 1)
        } else if is_acronym(&texts[index]) {
            (index + 1, index)
        } else {
            continue;
        };
        if kinds[full].is_name() && fits(&texts[full], &texts[short]) {
            explained
                .entry(letters(&texts[short]))
                .or_insert_with(|| (kinds[full], keys[full].clone()));
        }
    }
    let initials = unique_initials(texts, kinds, keys);
    for (index, text) in texts.iter().enumerate() {
        if !is_acronym(text) || !kinds[index].is_name() {
            continue;
        }
        let letters = letters(text);
        if let Some((kind, key)) = explained.get(&letters) {
            kinds[index] = *kind;
            keys[index].clone_from(key);
        } else if kinds[index] == EntityKind::Organization
            && let Some(Some(key)) = initials.get(&letters)
        {
            keys[index].clone_from(key);
        }
    }
}

/// The key of the only organization with these initials; `None` if there are several.
fn unique_initials(
    texts: &[String],
    kinds: &[EntityKind],
    keys: &[String],
) -> FxHashMap<String, Option<String>> {
    let mut initials: FxHashMap<String, Option<String>> = FxHashMap::default();
    for ((text, kind), key) in texts.iter().zip(kinds).zip(keys) {
        if *kind != EntityKind::Organization || !text.contains(' ') {
            continue;
        }
        for letters in [initials_of(text, false), initials_of(text, true)] {
            let known = initials.entry(letters).or_insert_with(|| Some(key.clone()));
            if known.as_ref().is_some_and(|known| known != key) {
                *known = None;
            }
        }
    }
    initials
}

/// Whether there is only an opening parenthesis between two mentions.
fn opens_parenthesis(source: &str, pair: &[Found]) -> bool {
    let [first, second] = pair else { return false };
    source
        .get(first.span.end()..second.span.start())
        .is_some_and(|between| between.trim().trim_start_matches(['"', '“']) == "(")
}

fn is_acronym(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&capitals)
        && !text.contains(' ')
        && text.chars().filter(|c| c.is_lowercase()).count() <= 2
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_uppercase)
        .collect()
}

fn initials_of(text: &str, small_words: bool) -> String {
    text.split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|c| small_words || c.is_uppercase())
        .flat_map(char::to_uppercase)
        .collect()
}

/// Whether an acronym in parentheses belongs to the name before it: its letters occur in the name
/// in order, and the first letters match.
fn fits(full: &str, acronym: &str) -> bool {
    let mut rest = full.chars().flat_map(char::to_uppercase);
    let acronym = letters(acronym);
    let first = acronym.chars().next();
    full.contains(' ')
        && full.chars().next().and_then(|c| c.to_uppercase().next()) == first
        && acronym.chars().all(|letter| rest.any(|c| c == letter))
}

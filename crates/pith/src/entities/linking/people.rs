//! Links short names of people to full names.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entities::gender::Gender;
use crate::language::{self, Section};

/// The people in one text.
///
/// First, every name is announced, so that a short name can find a full one that comes after it.
/// Then the names are resolved in order, so that among several, the nearest before it is found.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Full names by their first and last word, by their last two, and by initial and last word.
    by_pair: FxHashMap<(String, String), String>,
    /// For each word, the first full name in the text with it as surname or, separately, as given
    /// name.
    first: FxHashMap<(Part, String), String>,
    /// The full names resolved so far with this word, latest last, limited in number.
    latest: FxHashMap<(Part, String), Vec<String>>,
    /// How people were addressed, by full name.
    addressed: FxHashMap<String, Gender>,
    /// The gender that their given names suggest, by full name.
    suggested: FxHashMap<String, Gender>,
}

/// How many people with the same surname or given name are remembered.
const BEARERS: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Surname,
    Given,
    /// A word in between, such as the first of two surnames.
    Middle,
}

impl People {
    /// Records a name by its key, with the gender according to its form of address there, and the
    /// one that its given name suggests.
    pub(crate) fn announce(
        &mut self,
        key: &str,
        addressed: Option<Gender>,
        suggested: Option<Gender>,
    ) {
        let words = words(key);
        let [_, .., _] = words.as_slice() else {
            return;
        };
        if let Some(gender) = addressed {
            self.addressed.entry(key.to_owned()).or_insert(gender);
        }
        if let Some(gender) = suggested {
            self.suggested.entry(key.to_owned()).or_insert(gender);
        }
        for (first, last) in pairs(&words) {
            let known = self
                .by_pair
                .entry((first, last))
                .or_insert_with(|| key.to_owned());
            // The fullest name that agrees.
            let same = is_of_generation(generation(known), generation(key));
            if known.len() < key.len() && same && is_part(known, &words) {
                key.clone_into(known);
            }
        }
        for (part, word) in parts(&words) {
            self.first
                .entry((part, word))
                .or_insert_with(|| key.to_owned());
        }
    }

    /// The key of the person with this name, whose form of address here indicates the gender
    /// `addressed`.
    pub(crate) fn resolve(&mut self, key: &str, addressed: Option<Gender>) -> String {
        let words = words(key);
        let full = match words.as_slice() {
            [] => return key.to_owned(),
            [word] => match self.of_word(word, generation(key), addressed) {
                Some(full) => full,
                None => return key.to_owned(),
            },
            _ => key.to_owned(),
        };
        let full = self.fuller(full);
        self.note(&full);
        if let Some(gender) = addressed {
            self.addressed.entry(full.clone()).or_insert(gender);
        }
        full
    }

    /// The person a single word refers to: the last-named person who has it, as a surname in
    /// preference to a given name; otherwise the first who has it later in the text. People with a
    /// different form of address or generation ("Mr", "II") are excluded, and people whose given
    /// name suggests another gender come last.
    fn of_word(&self, word: &str, own: Option<&str>, gender: Option<Gender>) -> Option<String> {
        let agrees = |known: Option<&Gender>| {
            known.is_none_or(|known| gender.is_none_or(|gender| gender == *known))
        };
        let fits = |full: &&String| {
            agrees(self.addressed.get(*full)) && is_of_generation(own, generation(full))
        };
        let is_likely = |full: &&String| {
            let known = self.addressed.get(*full);
            fits(full) && agrees(known.or_else(|| self.suggested.get(*full)))
        };
        self.bearer(word, is_likely)
            .or_else(|| self.bearer(word, fits))
    }

    /// The person with this word in their name, among those for which `fits` is true.
    fn bearer(&self, word: &str, fits: impl Fn(&&String) -> bool) -> Option<String> {
        let forms = || std::iter::once(word).chain(bare(word));
        [Part::Surname, Part::Given, Part::Middle]
            .into_iter()
            .find_map(|part| {
                let keys = || forms().map(|form| (part, form.to_owned()));
                let latest = keys().find_map(|key| self.latest.get(&key)?.iter().rev().find(&fits));
                let first = || keys().find_map(|key| self.first.get(&key).filter(&fits));
                latest.or_else(first).cloned()
            })
    }

    /// The fullest name that agrees with a name of several words.
    fn fuller(&self, mut key: String) -> String {
        // Each step adds a word or expands an initial; people's names are short.
        for _ in 0..4 {
            let own = words(&key);
            let next = pairs(&own)
                .into_iter()
                .filter_map(|pair| self.by_pair.get(&pair))
                .find(|full| {
                    full.len() > key.len()
                        && agrees(&own, &words(full))
                        && is_of_generation(generation(&key), generation(full))
                });
            match next {
                Some(full) => key = full.clone(),
                None => break,
            }
        }
        key
    }

    fn note(&mut self, key: &str) {
        let words = words(key);
        if let [_, .., _] = words.as_slice() {
            for (part, word) in parts(&words) {
                let bearers = self.latest.entry((part, word)).or_default();
                bearers.retain(|other| other != key);
                if bearers.len() == BEARERS {
                    bearers.remove(0);
                }
                bearers.push(key.to_owned());
            }
        }
    }
}

/// A name's words, without what follows a surname.
fn words(key: &str) -> Vec<&str> {
    key.split(' ')
        .enumerate()
        .filter(|&(at, word)| at == 0 || !is_generation(word))
        .map(|(_, word)| word)
        .collect()
}

/// What distinguishes a person from a forebear of the same name.
fn generation(key: &str) -> Option<&str> {
    let (_, last) = key.rsplit_once(' ')?;
    is_generation(last).then_some(last)
}

/// The numbers of kings and popes, in lower case like the keys.
const ROMAN_NUMBERS: [&str; 12] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xiv", "xvi",
];

fn is_generation(word: &str) -> bool {
    static GENERATIONS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| language::words_in_all(Section::Generations).collect());
    ROMAN_NUMBERS.contains(&word) || GENERATIONS.contains(word)
}

/// Whether two names may be the same person: not if both state a generation and these differ.
fn is_of_generation(one: Option<&str>, other: Option<&str>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// The pairs by which a full name can be found, besides its own key.
fn pairs(words: &[&str]) -> Vec<(String, String)> {
    let [given, middle @ .., surname] = words else {
        return Vec::new();
    };
    let mut pairs = vec![((*given).to_owned(), (*surname).to_owned())];
    if let Some(before) = middle.last() {
        pairs.push(((*before).to_owned(), (*surname).to_owned()));
    }
    if let [first, second] = middle[middle.len().saturating_sub(2)..] {
        // "García Márquez" for "Gabriel García Márquez López".
        pairs.push((first.to_owned(), second.to_owned()));
    }
    if let [only] = middle {
        // "Rocío García" for "Rocío García Peña".
        pairs.push(((*given).to_owned(), (*only).to_owned()));
    }
    if let Some(initial) = given.chars().next() {
        pairs.push((initial.to_string(), (*surname).to_owned()));
    }
    pairs
}

/// The single words that can refer to a person.
fn parts(words: &[&str]) -> Vec<(Part, String)> {
    let [given, middle @ .., surname] = words else {
        return Vec::new();
    };
    let mut parts = vec![(Part::Surname, (*surname).to_owned())];
    parts.extend(bare(surname).map(|bare| (Part::Surname, bare.to_owned())));
    parts.push((Part::Given, (*given).to_owned()));
    // "García" for "Gabriel García Márquez", but no initial or particle.
    let long = middle.iter().filter(|word| word.chars().count() > 3);
    parts.extend(long.map(|word| (Part::Middle, (*word).to_owned())));
    parts
}

/// An Arabic surname without its article.
fn bare(word: &str) -> Option<&str> {
    let mut articles = language::shared().words(Section::ArabicArticles);
    articles
        .find_map(|article| word.strip_prefix(article))
        .filter(|rest| rest.chars().count() > 2)
}

fn is_part(short: &str, full: &[&str]) -> bool {
    agrees(&words(short), full)
}

/// Whether every word of the short name is in the full one, in order, with initials matching names,
/// and both have the same surname.
fn agrees(short: &[&str], full: &[&str]) -> bool {
    // The last of two surnames may be omitted.
    let [before @ .., _] = full else { return false };
    if short.len() >= 2 && full.len() >= 3 && before.ends_with(short) {
        return true;
    }
    let mut rest = full.iter();
    short.last() == full.last()
        && short.iter().all(|word| {
            rest.any(|other| {
                other == word || (word.chars().count() == 1 && other.starts_with(word))
            })
        })
}

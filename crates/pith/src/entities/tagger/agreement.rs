//! One name, one kind: a full name gets the kind that it has most often in the document.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Name;
use super::gazetteers::{self, Senses};
use super::vocabulary::Vocabulary;
use crate::digest::EntityKind;

/// How many times more often the most common kind of a name must occur than any other.
const CLEAR_MAJORITY: usize = 2;

/// A name of this many words means one thing in a document; a shorter one may be ambiguous
/// ("Washington").
const WORDS_OF_FULL_NAME: usize = 2;

/// A name of this many words may be part of a headline in which every word is capitalized.
const WORDS_OF_HEADLINE: usize = 4;

/// Maximum number of words to which such a name is shortened.
const LONGEST_SHORTENED: usize = 8;

/// Shortens what looks like one long name in a capitalized headline to the full name that it starts
/// with, if that occurs elsewhere in the document ("Harrow County | Opens First Public Studio").
pub(super) fn cut_headlines(names: &mut [Vec<Name>], passages: &[Vec<&str>]) {
    let mut known: FxHashMap<&[&str], EntityKind> = FxHashMap::default();
    for_each_full(names, passages, |name, words| {
        known.entry(words).or_insert(name.kind);
    });
    for (names, tokens) in names.iter_mut().zip(passages) {
        if !is_headline(tokens) {
            continue;
        }
        for name in names
            .iter_mut()
            .filter(|name| name.tokens.len() >= WORDS_OF_HEADLINE)
        {
            let start = name.tokens.start;
            let begins = (WORDS_OF_FULL_NAME..name.tokens.len().min(LONGEST_SHORTENED))
                .rev()
                .find_map(|length| {
                    let kind = known.get(tokens.get(start..start + length)?)?;
                    Some((length, *kind))
                });
            if let Some((length, kind)) = begins {
                name.tokens.end = start + length;
                name.kind = kind;
            }
        }
    }
}

/// Whether most words are capitalized.
fn is_headline(tokens: &[&str]) -> bool {
    let words = tokens.iter().filter_map(|token| token.chars().next());
    let (capitals, small) =
        words
            .filter(|first| first.is_alphabetic())
            .fold((0, 0), |(capitals, small), first| {
                if first.is_uppercase() {
                    (capitals + 1, small)
                } else {
                    (capitals, small + 1)
                }
            });
    capitals > WORDS_OF_HEADLINE && capitals >= 2 * small
}

/// Gives each full name in `names`, which has one list per passage, the kind that the same words
/// usually have in the document, if that is clear.
pub(super) fn settle(names: &mut [Vec<Name>], passages: &[Vec<&str>]) {
    let mut kinds: FxHashMap<&[&str], Vec<(EntityKind, usize)>> = FxHashMap::default();
    for_each_full(names, passages, |name, words| {
        let counts = kinds.entry(words).or_default();
        match counts.iter_mut().find(|(kind, _)| *kind == name.kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((name.kind, 1)),
        }
    });
    for_each_full(names, passages, |name, words| {
        let counts = &kinds[words];
        let own = counts.iter().find(|(kind, _)| *kind == name.kind);
        let most = counts.iter().rev().max_by_key(|(_, count)| count);
        if let (Some((_, own)), Some(&(kind, most))) = (own, most)
            && most >= CLEAR_MAJORITY * own
        {
            name.kind = kind;
        }
    });
}

/// Makes a one-word name a person if it is the first or last word of a person's full name in the
/// document and the gazetteers know it as nothing else.
pub(super) fn settle_parts(names: &mut [Vec<Name>], passages: &[Vec<&str>], words: &Vocabulary) {
    let mut parts: FxHashSet<&str> = FxHashSet::default();
    for_each_full(names, passages, |name, words| {
        if name.kind == EntityKind::Person {
            parts.extend(words.first());
            parts.extend(words.last());
        }
    });
    for (names, tokens) in names.iter_mut().zip(passages) {
        for name in names.iter_mut() {
            // "PC Moor", if "Dean Moor" occurs elsewhere.
            if let Some(&[rank, surname]) = tokens.get(name.tokens.clone())
                && words.ranks.contains(rank.trim_end_matches('.'))
                && parts.contains(surname)
            {
                name.tokens.start += 1;
                name.kind = EntityKind::Person;
            }
            if name.kind != EntityKind::Person
                && let Some(&[word]) = tokens.get(name.tokens.clone())
                && parts.contains(word)
                && !gazetteers::get()
                    .senses(&gazetteers::key(word))
                    .any(Senses::PLACE | Senses::GROUP | Senses::ORGANIZATION)
            {
                name.kind = EntityKind::Person;
            }
        }
    }
}

/// Settles what a word alone means that is the first word of an organization's two: the firm
/// ("Northmoor" for "Northmoor Ports"), or the town that it is named after, if the text says that
/// something is in it. A word with another known sense is left alone.
pub(super) fn settle_short_forms(
    names: &mut [Vec<Name>],
    passages: &[Vec<&str>],
    words: &Vocabulary,
) {
    if words.inside.is_empty() {
        return;
    }
    let mut firms: FxHashMap<&str, bool> = FxHashMap::default();
    for_each_full(names, passages, |name, own| {
        if let (EntityKind::Organization, &[first, head]) = (name.kind, own)
            && first.chars().skip(1).any(char::is_lowercase)
            && gazetteers::get().senses(&gazetteers::key(first)).is_empty()
        {
            *firms.entry(first).or_default() |= words.civic_heads.contains(head);
        }
    });
    let mut towns: FxHashSet<&str> = FxHashSet::default();
    let mut people: FxHashSet<&str> = FxHashSet::default();
    for (names, tokens) in names.iter().zip(passages) {
        for name in names {
            let own = tokens.get(name.tokens.clone()).unwrap_or_default();
            let before = name.tokens.start.checked_sub(1).map(|at| tokens[at]);
            if own.len() == 1 && before.is_some_and(|before| words.inside.contains(before)) {
                // "Shares in Northmoor fell": only a place of its own is a town.
                if name.kind == EntityKind::Place {
                    towns.extend(own);
                }
            } else if name.kind == EntityKind::Person {
                people.extend(own);
            }
        }
    }
    for (names, tokens) in names.iter_mut().zip(passages) {
        for name in names.iter_mut() {
            let Some(&[word]) = tokens.get(name.tokens.clone()) else {
                continue;
            };
            let Some(&civic) = firms.get(word).filter(|_| !people.contains(word)) else {
                continue;
            };
            name.kind = match name.kind {
                EntityKind::Organization | EntityKind::Product if towns.contains(word) => {
                    EntityKind::Place
                }
                EntityKind::Place | EntityKind::Product if !civic && !towns.contains(word) => {
                    EntityKind::Organization
                }
                kind => kind,
            };
        }
    }
}

/// Adds people whose full name occurs elsewhere and whose surname, which is also a common word or a
/// month, starts a sentence or was missed, if a verb follows it ("May said", "Banks drew").
pub(super) fn add_surnames(names: &mut [Vec<Name>], passages: &[Vec<&str>], words: &Vocabulary) {
    let mut surnames: FxHashSet<&str> = FxHashSet::default();
    for_each_full(names, passages, |name, own| {
        if name.kind == EntityKind::Person {
            surnames.extend(own.last().filter(|last| last.chars().count() > 2));
        }
    });
    if surnames.is_empty() {
        return;
    }
    for (names, tokens) in names.iter_mut().zip(passages) {
        let mut next = 0;
        for (at, pair) in tokens.windows(2).enumerate() {
            while names.get(next).is_some_and(|name| name.tokens.end <= at) {
                next += 1;
            }
            let is_free = names.get(next).is_none_or(|name| at < name.tokens.start);
            if is_free && surnames.contains(pair[0]) && words.is_verb(pair[1]) {
                let tokens = at..at + 1;
                let kind = EntityKind::Person;
                names.insert(next, Name { tokens, kind });
            }
        }
    }
}

/// Makes whoever a byline names first a person, unless that is an organization, and the same full
/// name elsewhere too. `bylines` says which passages are bylines.
pub fn settle_authors(names: &mut [Vec<Name>], passages: &[Vec<&str>], bylines: &[bool]) {
    let mut authors: FxHashSet<&[&str]> = FxHashSet::default();
    for ((names, tokens), _) in names
        .iter()
        .zip(passages)
        .zip(bylines)
        .filter(|&(_, &byline)| byline)
    {
        let first = names.first();
        if let Some(name) = first.filter(|name| name.kind != EntityKind::Organization) {
            authors.insert(&tokens[name.tokens.clone()]);
        }
    }
    if !authors.is_empty() {
        for_each_full(names, passages, |name, words| {
            if authors.contains(words) {
                name.kind = EntityKind::Person;
            }
        });
    }
}

/// Calls `act` with each name of [`WORDS_OF_FULL_NAME`] or more words, and these words.
fn for_each_full<'a>(
    names: &mut [Vec<Name>],
    passages: &'a [Vec<&'a str>],
    mut act: impl FnMut(&mut Name, &'a [&'a str]),
) {
    for (names, tokens) in names.iter_mut().zip(passages) {
        for name in names.iter_mut() {
            if let Some(words) = tokens.get(name.tokens.clone())
                && words.len() >= WORDS_OF_FULL_NAME
            {
                act(name, words);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use EntityKind::{Organization, Person, Place};

    use super::*;
    use crate::text::language::Language;

    /// Passages that consist of one name each, with its kind.
    fn passages(of: &[(&'static str, EntityKind)]) -> (Vec<Vec<Name>>, Vec<Vec<&'static str>>) {
        of.iter()
            .map(|&(text, kind)| {
                let tokens: Vec<&str> = text.split(' ').collect();
                let name = Name {
                    tokens: 0..tokens.len(),
                    kind,
                };
                (vec![name], tokens)
            })
            .unzip()
    }

    fn kinds(names: &[Vec<Name>]) -> Vec<EntityKind> {
        names.iter().flatten().map(|name| name.kind).collect()
    }

    #[test]
    fn a_full_name_has_its_most_frequent_kind() {
        let (mut names, tokens) =
            passages(&[("Ann Poe", Person), ("Ann Poe", Place), ("Ann Poe", Person)]);
        settle(&mut names, &tokens);
        assert_eq!(kinds(&names), [Person; 3]);
    }

    #[test]
    fn an_unclear_kind_is_left_alone() {
        let even = [("Ann Poe", Person), ("Ann Poe", Place)];
        let (mut names, tokens) = passages(&even);
        settle(&mut names, &tokens);
        assert_eq!(kinds(&names), [Person, Place]);
        let short = [("Lincoln", Person), ("Lincoln", Person), ("Lincoln", Place)];
        let (mut names, tokens) = passages(&short);
        settle(&mut names, &tokens);
        assert_eq!(kinds(&names), [Person, Person, Place]);
    }

    #[test]
    fn a_person_named_in_full_is_the_same_person_by_a_short_name() {
        let of = [
            ("Ingrid Poe", Person),
            ("Ingrid", EntityKind::Product),
            ("Sweden", Place),
        ];
        let (mut names, tokens) = passages(&of);
        settle_parts(&mut names, &tokens, Vocabulary::of(Language::En));
        assert_eq!(kinds(&names), [Person, Person, Place]);
        let (mut names, tokens) =
            passages(&[("Dean Moor", Person), ("PC Moor", EntityKind::Product)]);
        settle_parts(&mut names, &tokens, Vocabulary::of(Language::En));
        assert_eq!(kinds(&names), [Person, Person]);
        let (mut names, tokens) = passages(&[("Poe Sweden", Person), ("Sweden", Place)]);
        settle_parts(&mut names, &tokens, Vocabulary::of(Language::En));
        assert_eq!(kinds(&names), [Person, Place]);
    }

    #[test]
    fn the_first_word_of_a_firms_name_is_the_firm_and_that_of_a_councils_the_town() {
        let of = [("Orvelm Ports", Organization), ("Orvelm", Place)];
        let (mut names, tokens) = passages(&of);
        settle_short_forms(&mut names, &tokens, Vocabulary::of(Language::En));
        assert_eq!(kinds(&names), [Organization; 2]);
        let of = [("Orvelm Council", Organization), ("Orvelm", Place)];
        let (mut names, tokens) = passages(&of);
        settle_short_forms(&mut names, &tokens, Vocabulary::of(Language::En));
        assert_eq!(kinds(&names), [Organization, Place]);
    }

    #[test]
    fn a_headline_is_not_a_name() {
        let headline: Vec<&str> = "Harrow County Opens First Public Studio In Town"
            .split(' ')
            .collect();
        let (mut names, mut tokens) = passages(&[("Harrow County", Place)]);
        names.push(vec![Name {
            tokens: 0..6,
            kind: Organization,
        }]);
        tokens.push(headline);
        cut_headlines(&mut names, &tokens);
        assert_eq!(names[1][0].tokens, 0..2);
        assert_eq!(names[1][0].kind, Place);
    }

    #[test]
    fn the_author_of_the_article_is_a_person() {
        let (mut names, tokens) = passages(&[("Lorna Pike", Place), ("Lorna Pike", Place)]);
        settle_authors(&mut names, &tokens, &[true, false]);
        assert_eq!(kinds(&names), [Person; 2]);
        let (mut names, tokens) = passages(&[("Daily News", Organization)]);
        settle_authors(&mut names, &tokens, &[true]);
        assert_eq!(kinds(&names), [Organization]);
    }

    #[test]
    fn a_surname_that_is_a_month_is_a_person_if_a_verb_follows() {
        let (mut names, mut tokens) = passages(&[("Theresa May", Person)]);
        for text in ["May said so", "in May it rained"] {
            names.push(Vec::new());
            tokens.push(text.split(' ').collect());
        }
        add_surnames(&mut names, &tokens, Vocabulary::of(Language::En));
        assert_eq!(kinds(&names), [Person; 2]);
    }
}

//! Whether a clause is about the past or the future.

use super::atoms::{Atoms, Shape};
use super::lexicon::{self, Sense};
use crate::language::{self, Section};

/// The time that a clause is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
}

/// How many atoms on either side are considered: no clause is longer, and it bounds the cost.
const CLAUSE_WITHIN: usize = 40;

/// What the verbs around the expression from `at` to `end` say about its time; `None` if they say
/// nothing.
///
/// The nearest verb before it in its clause decides first, then the nearest after it in its clause,
/// and then those of the neighbouring clauses.
pub(super) fn tense(atoms: &Atoms, at: usize, end: usize) -> Option<Tense> {
    let before = || (at.saturating_sub(CLAUSE_WITHIN)..at).rev();
    let after = || end..(end + CLAUSE_WITHIN).min(atoms.len());
    within(atoms, before())
        .or_else(|| within(atoms, after()))
        .or_else(|| before().find_map(|word| cue(atoms, word)))
        .or_else(|| after().find_map(|word| cue(atoms, word)))
}

/// The first cue before the end of the clause.
fn within(atoms: &Atoms, mut words: impl Iterator<Item = usize>) -> Option<Tense> {
    let found = words.find_map(|word| {
        if ends_clause(atoms, word) {
            Some(None)
        } else {
            cue(atoms, word).map(Some)
        }
    });
    found.flatten()
}

/// Whether a clause ends at an atom.
fn ends_clause(atoms: &Atoms, at: usize) -> bool {
    matches!(
        atoms.text(at),
        "," | ";" | ":" | "–" | "—" | "“" | "”" | "\"" | "«" | "»" | "„" | "(" | ")"
    ) || atoms.has(at, Sense::Clause).is_some()
}

/// What the word at an atom says about the time.
pub(super) fn cue(atoms: &Atoms, at: usize) -> Option<Tense> {
    if !atoms.is(at, Shape::Letters) {
        return None;
    }
    let listed = atoms.find(at, |sense| match sense {
        Sense::Past => Some(Tense::Past),
        Sense::Future => Some(Tense::Future),
        _ => None,
    });
    // A phrase that ends with this word ("plans to") is found from its first word.
    if let Some((_, tense)) = listed {
        return Some(tense);
    }
    let inner = atoms.ending_at(at + 1, |sense| match sense {
        Sense::Future => Some(Tense::Future),
        _ => None,
    });
    if inner.is_some() {
        return inner;
    }
    let word = atoms.lower(at);
    let name = atoms.is_capitalised(at) && !atoms.opens_sentence(at);
    if name || word.len() < 4 || atoms.is_time_word(at) {
        return None;
    }
    match lexicon::of(atoms.language).ending(word)? {
        Sense::Future => Some(Tense::Future),
        // "will be debated": the participle says nothing about the time.
        _ if atoms.language.is_english() && is_passive(atoms, at) => None,
        _ => Some(Tense::Past),
    }
}

fn is_passive(atoms: &Atoms, at: usize) -> bool {
    let table = language::table(atoms.language);
    (1..=2).any(|back| table.has(Section::PassiveCues, atoms.before(at, back)))
}

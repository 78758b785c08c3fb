//! Whether a sentence speaks of a day that is to come.

use crate::entities::quantities::atoms::{Atoms, Shape};

/// What a word says of when.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Past,
    Future,
}

/// Whether the verb that is nearest to the expression from `at` to `end` puts it into the future:
/// the nearest one before it, or where none stands there, the nearest one after.
pub(super) fn is_to_come(atoms: &Atoms, at: usize, end: usize) -> bool {
    let before = (0..at).rev().find_map(|word| cue(atoms, word));
    let nearest = before.or_else(|| (end..atoms.len()).find_map(|word| cue(atoms, word)));
    nearest == Some(Cue::Future)
}

fn cue(atoms: &Atoms, at: usize) -> Option<Cue> {
    if !atoms.is(at, Shape::Letters) {
        return None;
    }
    let word = atoms.lower(at);
    let future = matches!(
        word,
        "will"
            | "shall"
            | "won't"
            | "won’t"
            | "due"
            | "scheduled"
            | "expected"
            | "slated"
            | "upcoming"
            | "plans"
            | "planning"
            | "hopes"
    ) || word.ends_with("'ll")
        || word.ends_with("’ll")
        || (word == "to"
            && matches!(
                atoms.before(at, 1),
                "set" | "is" | "are" | "was" | "were" | "going"
            ));
    if future {
        return Some(Cue::Future);
    }
    let irregular = matches!(
        word,
        "said"
            | "told"
            | "was"
            | "were"
            | "had"
            | "did"
            | "made"
            | "took"
            | "came"
            | "went"
            | "began"
            | "won"
            | "lost"
            | "met"
            | "held"
            | "found"
            | "left"
            | "gave"
            | "fell"
            | "rose"
            | "broke"
            | "died"
            | "became"
            | "got"
            | "saw"
            | "hit"
            | "led"
            | "sent"
            | "shot"
            | "struck"
            | "spoke"
            | "wrote"
    );
    // "will be debated": the participle says nothing of when.
    let passive = (1..=2).any(|back| matches!(atoms.before(at, back), "be" | "being"));
    let regular = word.len() > 4 && word.ends_with("ed") && !passive;
    (irregular || regular).then_some(Cue::Past)
}

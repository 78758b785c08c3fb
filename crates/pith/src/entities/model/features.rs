//! The features of a token, to which the weights apply.

use super::context::{Context, Passage, Run};
use super::hash::{self, feature, pair};
use super::words::{Mode, Word};

/// How many neighbouring tokens on each side are considered.
pub const REACH: usize = 2;

/// Templates per offset in [`of_word`]; those of [`of_token`] come after all of them.
const WORD_TEMPLATES: u8 = 24;

/// The value of a neighbour beyond the end of the passage.
const BEYOND: u64 = hash::of("\0");

/// The features of a word `offset - REACH` tokens after the token in question. They do not depend
/// on the word's position, so they can be scored once per document.
pub fn of_word(word: &Word, offset: usize, emit: &mut impl FnMut(u32)) {
    let base = offset as u8 * WORD_TEMPLATES;
    let mut add = |template: u8, value: u64| emit(feature(base + template, value));
    let mode = word.mode as u64;
    add(0, word.lower);
    add(1, pair(word.brief, mode));
    if word.entry.fine != 0 {
        add(2, u64::from(word.entry.coarse));
        if offset != 0 && offset != 2 * REACH {
            add(3, u64::from(word.entry.fine));
        }
    }
    if word.entry.other != 0 {
        add(4, u64::from(word.entry.other));
    }
    if offset == REACH && word.entry.fine != 0 {
        add(17, pair(u64::from(word.entry.fine), word.case as u64));
        add(
            18,
            pair(
                u64::from(word.entry.coarse),
                pair(word.brief, word.entry.capital.into()),
            ),
        );
        add(19, pair(word.entry.coarse.into(), word.suffixes[2]));
    }
    match offset {
        REACH => {
            add(5, word.exact);
            add(6, pair(word.shape, mode));
            for n in 0..word.prefixes.len() {
                if word.prefixes[n] != 0 {
                    add(
                        7 + n as u8,
                        pair(word.prefixes[n], u64::from(word.case.has_capital())),
                    );
                }
                if word.suffixes[n] != 0 {
                    add(
                        11 + n as u8,
                        pair(word.suffixes[n], u64::from(word.case.has_capital())),
                    );
                }
            }
            add(
                15,
                pair(u64::from(word.entry.capital), pair(word.case as u64, mode)),
            );
            if let Some(parts) = &word.parts {
                let capital = u64::from(parts.capital);
                add(20, pair(parts.first, capital));
                add(21, pair(parts.last, capital));
                add(
                    22,
                    pair(
                        u64::from(parts.first_entry.fine),
                        pair(u64::from(parts.last_entry.coarse), capital),
                    ),
                );
                add(23, pair(u64::from(parts.last_entry.fine), capital));
            }
        }
        1 | 3 => {
            if word.suffixes[2] != 0 {
                add(
                    16,
                    pair(word.suffixes[2], u64::from(word.case.has_capital())),
                );
            }
            add(
                15,
                pair(u64::from(word.entry.capital), pair(word.case as u64, mode)),
            );
        }
        _ => {}
    }
}

/// The features of a token that depend on its position.
pub fn of_token(context: &Context, passage: &Passage, at: usize, emit: &mut impl FnMut(u32)) {
    let mut add = |template: u8, value: u64| emit(feature(128 + template, value));
    let token = &passage.tokens[at];
    let word_at = |at: Option<usize>| {
        at.and_then(|at| passage.tokens.get(at))
            .map(|token| &context.words[token.word as usize])
    };
    let here = &context.words[token.word as usize];
    let before = word_at(at.checked_sub(1));
    let before2 = word_at(at.checked_sub(2));
    let after = word_at(Some(at + 1));
    let after2 = word_at(Some(at + 2));
    let lower = |word: Option<&Word>| word.map_or(BEYOND, |word| word.lower);
    let brief = |word: Option<&Word>| word.map_or(BEYOND, |word| word.brief);
    let coarse = |word: Option<&Word>| word.map_or(0, |word| u64::from(word.entry.coarse));
    let fine = |word: Option<&Word>| word.map_or(0, |word| u64::from(word.entry.fine));
    let mode = passage.mode as u64;

    if before.is_none() {
        add(0, pair(here.brief, mode));
    }
    if after.is_none() {
        add(1, pair(here.brief, mode));
    }
    add(2, pair(lower(before), here.lower));
    add(3, pair(here.lower, lower(after)));
    let left = pair(brief(before), here.brief);
    let right = pair(here.brief, brief(after));
    add(4, pair(brief(before2), left));
    add(5, pair(left, brief(after)));
    add(6, pair(right, brief(after2)));
    if here.entry.fine != 0 || coarse(before) != 0 {
        add(7, pair(coarse(before), u64::from(here.entry.coarse)));
    }
    if here.entry.fine != 0 || coarse(after) != 0 {
        add(8, pair(u64::from(here.entry.coarse), coarse(after)));
    }
    add(
        9,
        pair(
            token.starts as u64,
            pair(token.evidence as u64, pair(here.brief, mode)),
        ),
    );
    add(
        10,
        pair(
            token.starts as u64,
            pair(
                u64::from(here.entry.capital),
                pair(here.case as u64, token.evidence as u64),
            ),
        ),
    );
    let named = here.case.has_capital() || passage.mode != Mode::Running;
    if named {
        add(11, pair(lower(before2), lower(before)));
        add(12, pair(lower(after), lower(after2)));
        add(13, pair(coarse(before), coarse(after)));
        add(22, pair(fine(before), here.brief));
        add(23, pair(fine(after), here.brief));
        add(
            24,
            pair(
                pair(coarse(before), coarse(after)),
                u64::from(here.entry.coarse),
            ),
        );
        for back in 3..=4 {
            if let Some(word) = word_at(at.checked_sub(back)) {
                add(14, word.lower);
            }
        }
        for on in 3..=4 {
            if let Some(word) = word_at(Some(at + on)) {
                add(15, word.lower);
            }
        }
    }
    if let Some(run) = token.run.and_then(|run| passage.runs.get(run as usize)) {
        of_run(context, passage, at, run, &mut add);
    }
}

/// The features of a token as part of a run of capitalized words.
fn of_run(
    context: &Context,
    passage: &Passage,
    at: usize,
    run: &Run,
    add: &mut impl FnMut(u8, u64),
) {
    let word_at = |at: Option<usize>| {
        at.and_then(|at| passage.tokens.get(at))
            .map_or(BEYOND, |token| context.words[token.word as usize].lower)
    };
    let fine_at = |at: Option<usize>| {
        at.and_then(|at| passage.tokens.get(at))
            .map_or(BEYOND, |token| {
                context.words[token.word as usize].entry.fine.into()
            })
    };
    add(
        27,
        pair(
            place_of(at, run),
            pair(fine_at(run.start.checked_sub(1)), fine_at(Some(run.end))),
        ),
    );
    let length = (run.end - run.start).min(5) as u64;
    let place = place_of(at, run);
    add(16, pair(place, length));
    add(17, pair(place, run.phrase));
    add(18, pair(place, word_at(run.start.checked_sub(1))));
    add(19, pair(place, word_at(Some(run.end))));
    if length > 1 {
        add(20, pair(place, word_at(Some(run.end - 1))));
        add(21, pair(place, word_at(Some(run.start))));
        add(25, pair(place, fine_at(Some(run.end - 1))));
        add(26, pair(place, fine_at(Some(run.start))));
    }
}

/// The feature for reaching the end of the passage `offset - REACH` tokens after the token in
/// question.
#[must_use]
pub const fn beyond(offset: usize) -> u32 {
    feature(offset as u8 * WORD_TEMPLATES, BEYOND)
}

/// Every feature of a token.
pub fn all(context: &Context, passage: &Passage, at: usize, emit: &mut impl FnMut(u32)) {
    for offset in 0..=2 * REACH {
        match (at + offset)
            .checked_sub(REACH)
            .and_then(|at| passage.tokens.get(at))
        {
            Some(token) => of_word(&context.words[token.word as usize], offset, emit),
            None => emit(beyond(offset)),
        }
    }
    of_token(context, passage, at, emit);
}

fn place_of(at: usize, run: &Run) -> u64 {
    pair(
        (at - run.start).min(2) as u64,
        (run.end - 1 - at).min(2) as u64,
    )
}

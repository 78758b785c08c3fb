//! Numbers in figures and words.

use super::atoms::{Atoms, Shape};

const UNITS: [&str; 27] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
];

/// The end of a number that starts at an atom: "1,130.5", "twenty-five", "a hundred", "2.4 million",
/// "half a million", "4m" before money and measures.
pub(super) fn number(atoms: &Atoms, at: usize) -> Option<usize> {
    let mut end = if atoms.is(at, Shape::Digits) {
        at + 1
    } else {
        words(atoms, at)?
    };
    while is_scale(atoms.lower(end)) {
        end += 1;
    }
    if atoms.is_dash(end) && is_scale(atoms.lower(end + 1)) {
        end += 2;
    }
    Some(end)
}

/// The end of a range of numbers, or of one number: "5-10", "two to three", "$5 and …" is none.
pub(super) fn range(atoms: &Atoms, at: usize) -> Option<usize> {
    let end = number(atoms, at)?;
    let joined = atoms.is_dash(end) || atoms.lower(end) == "to" || atoms.lower(end) == "or";
    if joined && let Some(second) = number(atoms, end + 1) {
        return Some(second);
    }
    Some(end)
}

/// Whether a word multiplies the number before it. The short ones are only letters after figures.
pub(super) fn is_scale(word: &str) -> bool {
    matches!(
        word,
        "hundred" | "thousand" | "million" | "billion" | "trillion" | "lakh" | "crore" | "dozen"
    )
}

/// Whether a word is a short scale, as money writes it: "m", "bn", "k".
pub(super) fn is_short_scale(word: &str) -> bool {
    matches!(
        word,
        "m" | "mn" | "mln" | "bn" | "b" | "k" | "tn" | "trn" | "cr"
    )
}

fn words(atoms: &Atoms, at: usize) -> Option<usize> {
    let word = atoms.lower(at);
    if word == "half" && matches!(atoms.lower(at + 1), "a" | "an") {
        return Some(at + 2);
    }
    if word == "a" {
        let next = atoms.lower(at + 1);
        return match next {
            "few" | "couple" => Some(if atoms.lower(at + 2) == "of" {
                at + 3
            } else {
                at + 2
            }),
            _ if is_scale(next) => Some(at + 2),
            _ => None,
        };
    }
    if matches!(
        word,
        "several" | "hundreds" | "thousands" | "millions" | "billions"
    ) {
        return Some(if atoms.lower(at + 1) == "of" {
            at + 2
        } else {
            at + 1
        });
    }
    if !UNITS.contains(&word) {
        return None;
    }
    let mut end = at + 1;
    if word.ends_with("ty") {
        let hyphened = usize::from(atoms.is_dash(end));
        if UNITS[..9].contains(&atoms.lower(end + hyphened)) {
            end += hyphened + 1;
        }
    }
    if atoms.lower(end) == "and" && atoms.lower(end + 1) == "a" && atoms.lower(end + 2) == "half" {
        end += 3;
    }
    Some(end)
}

/// The value of a number that is one word: "seven", "forty".
pub(super) fn spelled(word: &str) -> Option<u64> {
    let at = UNITS.iter().position(|&unit| unit == word)? as u64;
    Some(if at < 19 { at + 1 } else { (at - 17) * 10 })
}

/// The whole number that the atoms from `at` up to `end` say, and nothing beside it but a hyphen:
/// "3", "twenty-five", "a" and "an" as one. `None` for ranges and vague numbers.
pub(super) fn count(atoms: &Atoms, at: usize, end: usize) -> Option<u64> {
    let end = end - usize::from(end > at + 1 && atoms.is_dash(end - 1));
    let word = |at: usize| atoms.integer(at).or_else(|| spelled(atoms.lower(at)));
    match end.checked_sub(at)? {
        1 if matches!(atoms.lower(at), "a" | "an") => Some(1),
        1 => word(at),
        2 | 3 => {
            let (tens, ones) = (spelled(atoms.lower(at))?, spelled(atoms.lower(end - 1))?);
            let joined = end - at == 2 || atoms.is_dash(at + 1);
            (joined && tens >= 20 && tens % 10 == 0 && ones < 10).then_some(tens + ones)
        }
        _ => None,
    }
}

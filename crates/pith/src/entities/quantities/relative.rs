//! Dates told from the day of writing, stretches of days, and seasons.

use super::atoms::{Atoms, Shape};
use super::dates;
use super::numbers;
use super::years::is_year;

/// The end of a relative date, a stretch of days or a season that starts at an atom.
pub(super) fn relative(atoms: &Atoms, at: usize) -> Option<usize> {
    day_word(atoms, at)
        .or_else(|| stepped(atoms, at))
        .or_else(|| stretch(atoms, at))
        .or_else(|| season(atoms, at))
        .or_else(|| quarter(atoms, at))
}

/// "yesterday", "today", "tomorrow".
fn day_word(atoms: &Atoms, at: usize) -> Option<usize> {
    // "today's" is one atom; the possessive is left out by the caller's span, so it is not read.
    matches!(atoms.lower(at), "yesterday" | "today" | "tomorrow").then_some(at + 1)
}

/// "last week", "next Thursday", "this summer", "the past three months", "last May".
fn stepped(atoms: &Atoms, at: usize) -> Option<usize> {
    if !matches!(
        atoms.lower(at),
        "last" | "next" | "this" | "past" | "previous" | "coming" | "following" | "recent"
    ) {
        return None;
    }
    let step = at + 1;
    if is_stretch_unit(atoms.lower(step)) || is_single_unit(atoms.lower(step)) {
        return (atoms.lower(at) != "recent" || is_stretch_unit(atoms.lower(step)))
            .then_some(step + 1);
    }
    if matches!(atoms.lower(at), "last" | "next" | "this" | "past") {
        if is_season(atoms.lower(step)) {
            return Some(step + 1);
        }
        let weekday =
            atoms.lower(step).ends_with("day") && atoms.text(step).starts_with(char::is_uppercase);
        if weekday && let Some(end) = dates::date(atoms, step) {
            return Some(end);
        }
        if let Some(end) = dates::month(atoms, step) {
            return Some(end);
        }
    }
    let end = numbers::number(atoms, step)?;
    is_stretch_unit(atoms.lower(end)).then_some(end + 1)
}

/// "two weeks", "three days ago", "a year ago", "two-year", "10 years later".
fn stretch(atoms: &Atoms, at: usize) -> Option<usize> {
    if atoms.lower(at) == "a" || atoms.lower(at) == "one" {
        let unit = at + 1;
        if is_single_unit(atoms.lower(unit)) {
            let turned = matches!(atoms.lower(unit + 1), "ago" | "earlier" | "later");
            return if turned {
                Some(unit + 2)
            } else {
                (atoms.lower(at) == "one").then_some(unit + 1)
            };
        }
    }
    if atoms.is(at, Shape::Digits)
        && atoms.glued(at)
        && !atoms.is_dash(at - 1)
        && atoms.text(at - 1) != "("
    {
        return None;
    }
    let end = numbers::range(atoms, at)?;
    let hyphened = atoms.is_dash(end) && atoms.glued(end);
    let unit = end + usize::from(hyphened);
    let fits =
        is_stretch_unit(atoms.lower(unit)) || (hyphened && is_single_unit(atoms.lower(unit)));
    // An age is not a date.
    let aged = |at: usize| {
        atoms.lower(at) == "old" || (atoms.is_dash(at) && atoms.lower(at + 1).starts_with("old"))
    };
    if !fits || aged(unit + 1) {
        return None;
    }
    let turned = matches!(atoms.lower(unit + 1), "ago" | "earlier" | "later");
    Some(unit + 1 + usize::from(turned))
}

/// "summer 2020", "the summer of 2020", "winter of 1947".
fn season(atoms: &Atoms, at: usize) -> Option<usize> {
    if !is_season(atoms.lower(at)) {
        return None;
    }
    let of = usize::from(atoms.lower(at + 1) == "of");
    is_year(atoms, at + 1 + of).then_some(at + 2 + of)
}

/// "third quarter", "Q3 2019", "fourth quarter of 2018".
fn quarter(atoms: &Atoms, at: usize) -> Option<usize> {
    let numbered = atoms.text(at) == "Q"
        && atoms.glued(at + 1)
        && atoms
            .integer(at + 1)
            .is_some_and(|number| (1..=4).contains(&number));
    let worded = matches!(atoms.lower(at), "first" | "second" | "third" | "fourth")
        && atoms.lower(at + 1) == "quarter";
    if !numbered && !worded {
        return None;
    }
    let end = at + 2;
    let of = usize::from(atoms.lower(end) == "of");
    Some(if is_year(atoms, end + of) {
        end + of + 1
    } else {
        end
    })
}

fn is_season(word: &str) -> bool {
    matches!(word, "spring" | "summer" | "autumn" | "fall" | "winter")
}

fn is_stretch_unit(word: &str) -> bool {
    matches!(
        word,
        "days" | "weeks" | "months" | "years" | "decades" | "centuries" | "weekends" | "fortnights"
    )
}

fn is_single_unit(word: &str) -> bool {
    matches!(
        word,
        "day"
            | "week"
            | "month"
            | "year"
            | "decade"
            | "century"
            | "weekend"
            | "fortnight"
            | "season"
    )
}

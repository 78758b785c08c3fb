//! Days and months of the calendar.

use super::atoms::{Atoms, Shape};
use super::years::is_year;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const SHORT_MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The end of a calendar date that starts at an atom.
pub(super) fn date(atoms: &Atoms, at: usize) -> Option<usize> {
    numeric(atoms, at)
        .or_else(|| month_first(atoms, at))
        .or_else(|| day_first(atoms, at))
        .or_else(|| weekday(atoms, at))
}

/// "2014-06-11", "11/06/2014", "11.06.2014".
pub(super) fn numeric(atoms: &Atoms, at: usize) -> Option<usize> {
    if atoms.glued(at) && (atoms.is_dash(at - 1) || atoms.text(at - 1) == "/") {
        return None;
    }
    let separated = |mark: &str| {
        (1..5).all(|i| atoms.glued(at + i))
            && atoms.text(at + 1) == mark
            && atoms.text(at + 3) == mark
    };
    let end = at + 5;
    if separated("-") && is_year(atoms, at) {
        let (month, day) = (atoms.digits(at + 2, 2)?, atoms.digits(at + 4, 2)?);
        return ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(end);
    }
    if separated("/") || separated("-") {
        let (a, b) = (atoms.integer(at)?, atoms.integer(at + 2)?);
        let year = is_year(atoms, at + 4) || atoms.digits(at + 4, 2).is_some();
        let order = (1..=12).contains(&a.min(b)) && (1..=31).contains(&a.max(b));
        return (year && order).then_some(end);
    }
    let mut parts = atoms.text(at).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let valid = parts.next().is_none()
        && (1..=2).contains(&day.len())
        && (1..=2).contains(&month.len())
        && year.len() == 4
        && (1..=31).contains(&day.parse::<u32>().ok()?)
        && (1..=12).contains(&month.parse::<u32>().ok()?);
    valid.then_some(at + 1)
}

/// "June 4", "June 4-6, 2014", "October 2019", "in May".
fn month_first(atoms: &Atoms, at: usize) -> Option<usize> {
    let end = month(atoms, at)?;
    if let Some(after) = day(atoms, end) {
        return Some(year_after(atoms, days_to(atoms, after)));
    }
    let after = year_after(atoms, end);
    if after > end {
        return Some(after);
    }
    stands_alone(atoms, at, end).then_some(end)
}

/// "4 June 2014", "4-6 June", "the 4th of June", "11th June".
fn day_first(atoms: &Atoms, at: usize) -> Option<usize> {
    let end = days_to(atoms, day(atoms, at)?);
    let end = if atoms.lower(end) == "of" {
        end + 1
    } else {
        end
    };
    let end = month(atoms, end)?;
    // "killed 4 May 2014" is a date, "4 may be" is none.
    Some(year_after(atoms, end))
}

/// "Thursday", "Mondays"; short ones before a date: "Thu, June 11".
fn weekday(atoms: &Atoms, at: usize) -> Option<usize> {
    let word = atoms.lower(at);
    let full = word
        .strip_suffix('s')
        .filter(|w| w.ends_with("day"))
        .unwrap_or(word);
    if WEEKDAYS.contains(&full) {
        let capital = atoms.text(at).starts_with(char::is_uppercase);
        return (capital || full == word).then_some(at + 1);
    }
    let short = matches!(
        word,
        "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun"
    );
    let next = at + 1 + usize::from(atoms.text(at + 1) == ".");
    let next = next + usize::from(atoms.text(next) == ",");
    let dated = month(atoms, next).is_some()
        || day(atoms, next).is_some_and(|end| month(atoms, end).is_some());
    (short && dated && atoms.text(at).starts_with(char::is_uppercase)).then_some(at + 1)
}

/// The number of the month that an atom names, from 1.
pub(super) fn month_number(atoms: &Atoms, at: usize) -> Option<u8> {
    month(atoms, at)?;
    let start = atoms.lower(at).get(..3)?;
    let index = MONTHS.iter().position(|month| month.starts_with(start))?;
    u8::try_from(index + 1).ok()
}

/// The number of a day of the week, from 0 for Monday; none for "Mondays", which are many.
pub(super) fn weekday_number(word: &str) -> Option<u8> {
    let index = WEEKDAYS.iter().position(|&day| day == word)?;
    u8::try_from(index).ok()
}

/// The end of a month's name, its abbreviating point included.
pub(super) fn month(atoms: &Atoms, at: usize) -> Option<usize> {
    let word = atoms.lower(at);
    // Plain words in lower case are the verbs and the adverb, not the months.
    if !atoms.text(at).starts_with(char::is_uppercase) {
        return None;
    }
    if MONTHS.contains(&word) {
        return Some(at + 1);
    }
    SHORT_MONTHS
        .contains(&word)
        .then(|| at + 1 + usize::from(atoms.text(at + 1) == "." && atoms.glued(at + 1)))
}

/// A day of the month, in figures: "4", "4th", "the 4th" is read from "4th" on.
fn day(atoms: &Atoms, at: usize) -> Option<usize> {
    let value = atoms.integer(at)?;
    if !(1..=31).contains(&value) || atoms.text(at).len() > 2 {
        return None;
    }
    let end = at + 1;
    if atoms.glued(end) && matches!(atoms.lower(end), "st" | "nd" | "rd" | "th") {
        return Some(end + 1);
    }
    let counts =
        atoms.glued(end) && (atoms.is(end, Shape::Letters) || matches!(atoms.text(end), "%" | ":"));
    (!counts).then_some(end)
}

/// The end of a range of days, after its first: "-6", "to 6", "and 6".
fn days_to(atoms: &Atoms, end: usize) -> usize {
    let joined = atoms.is_dash(end) || matches!(atoms.lower(end), "to" | "and");
    match day(atoms, end + 1) {
        Some(last) if joined => last,
        _ => end,
    }
}

/// The end after a year that follows, with or without a comma.
fn year_after(atoms: &Atoms, end: usize) -> usize {
    let comma = usize::from(atoms.text(end) == ",");
    if is_year(atoms, end + comma)
        && !(atoms.glued(end + 1 + comma) && atoms.is(end + 1 + comma, Shape::Letters))
    {
        end + comma + 1
    } else {
        end
    }
}

/// Whether a month's name without day and year is the month: always, but for those that are verbs
/// or people as well, which need a word beside them that goes with a time.
fn stands_alone(atoms: &Atoms, at: usize, end: usize) -> bool {
    if !MONTHS.contains(&atoms.lower(at)) {
        let preposition = matches!(
            atoms.before(at, 1),
            "in" | "since" | "until" | "by" | "last" | "next"
        );
        return preposition && atoms.text(at + 1) == ".";
    }
    let followed_by_name =
        atoms.text(end).starts_with(char::is_uppercase) && atoms.is(end, Shape::Letters);
    let timely = matches!(
        atoms.before(at, 1),
        "in" | "since"
            | "until"
            | "till"
            | "last"
            | "next"
            | "this"
            | "early"
            | "late"
            | "mid"
            | "from"
            | "during"
            | "through"
            | "between"
            | "by"
            | "before"
            | "after"
            | "previous"
            | "following"
    ) || (atoms.before(at, 2) == "mid" && atoms.is_dash(at - 1));
    match atoms.lower(at) {
        "may" | "march" | "april" | "june" | "august" => {
            let joined = matches!(atoms.before(at, 1), "and" | "or" | "to" | "of")
                && (2..=4).any(|back| at >= back && month(atoms, at - back).is_some());
            let plain = matches!(atoms.lower(at), "april" | "june" | "august")
                && !matches!(atoms.before(at, 1), "" | "." | "!" | "?")
                && !is_said(atoms.lower(end));
            (timely || joined || plain) && !followed_by_name
        }
        _ => true,
    }
}

fn is_said(word: &str) -> bool {
    matches!(
        word,
        "said" | "says" | "told" | "added" | "has" | "was" | "had" | "is"
    )
}

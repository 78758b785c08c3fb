//! Times of day, and durations shorter than a day.

use super::atoms::{Atoms, Shape};
use super::numbers;

/// The end of a time that starts at an atom.
pub(super) fn time(atoms: &Atoms, at: usize) -> Option<usize> {
    clock(atoms, at)
        .or_else(|| named(atoms, at))
        .or_else(|| duration(atoms, at))
}

/// "3:30 p.m.", "10 am", "15:30", "0900 GMT", "ten o'clock".
fn clock(atoms: &Atoms, at: usize) -> Option<usize> {
    if atoms.glued(at) && matches!(atoms.text(at - 1), ":" | "." | "/" | "-") {
        return None;
    }
    if atoms.lower(at + 1) == "o'clock" || atoms.lower(at + 1) == "o’clock" {
        return numbers::number(atoms, at).map(|_| zoned(atoms, at + 2));
    }
    let text = atoms.text(at);
    if !atoms.is(at, Shape::Digits) {
        return None;
    }
    if let Some((hour, minute)) = text.split_once('.') {
        let fits = hour.parse::<u32>().is_ok_and(|h| h <= 24)
            && minute.len() == 2
            && minute.parse::<u32>().is_ok_and(|m| m < 60);
        return (fits)
            .then(|| half_day(atoms, at + 1).or_else(|| zone(atoms, at + 1)))
            .flatten();
    }
    let hour = atoms.integer(at)?;
    if text.len() == 4 {
        let fits = hour / 100 < 24 && hour % 100 < 60;
        return fits.then(|| zone(atoms, at + 1)).flatten();
    }
    if hour > 24 || text.len() > 2 {
        return None;
    }
    let colon = matches!(atoms.text(at + 1), ":") && atoms.glued(at + 1) && atoms.glued(at + 2);
    if colon && atoms.digits(at + 2, 2).is_some_and(|minute| minute < 60) {
        let seconds = atoms.text(at + 3) == ":"
            && atoms.glued(at + 4)
            && atoms.digits(at + 4, 2).is_some_and(|second| second < 60);
        let end = if seconds { at + 5 } else { at + 3 };
        return Some(half_day(atoms, end).unwrap_or_else(|| zoned(atoms, end)));
    }
    half_day(atoms, at + 1)
}

/// "noon", "midnight", "tonight".
fn named(atoms: &Atoms, at: usize) -> Option<usize> {
    matches!(atoms.text(at), "noon" | "midnight" | "midday" | "tonight").then_some(at + 1)
}

/// "two hours", "20 minutes", "half an hour", "a 90-minute".
fn duration(atoms: &Atoms, at: usize) -> Option<usize> {
    if atoms.lower(at) == "an" && atoms.lower(at + 1) == "hour" {
        let turned = matches!(atoms.lower(at + 2), "ago" | "earlier" | "later");
        return turned.then_some(at + 3);
    }
    if atoms.lower(at) == "half"
        && matches!(atoms.lower(at + 1), "an")
        && atoms.lower(at + 2) == "hour"
    {
        return Some(at + 3);
    }
    let end = numbers::range(atoms, at)?;
    let hyphened = usize::from(atoms.is_dash(end) && atoms.glued(end));
    let unit = end + hyphened;
    let fits = match atoms.lower(unit) {
        "hours" | "minutes" | "seconds" | "mins" | "hrs" | "secs" => true,
        "hour" | "minute" | "second" => {
            hyphened == 1 || atoms.text(at) == "1" || atoms.lower(at) == "one"
        }
        _ => false,
    };
    fits.then_some(unit + 1)
}

/// The end after "a.m." or "pm", and a time zone.
fn half_day(atoms: &Atoms, at: usize) -> Option<usize> {
    let end = match atoms.lower(at) {
        "am" | "pm" | "a.m." | "p.m." => at + 1,
        "a.m" | "p.m" => at + 1 + usize::from(atoms.text(at + 1) == "."),
        _ => return None,
    };
    Some(zoned(atoms, end))
}

fn zone(atoms: &Atoms, at: usize) -> Option<usize> {
    match atoms.text(at) {
        "GMT" | "UTC" | "EST" | "EDT" | "CET" | "CEST" | "BST" | "PST" | "PDT" | "IST" | "JST"
        | "ET" | "PT" => Some(at + 1),
        "local" if atoms.text(at + 1) == "time" => Some(at + 2),
        _ => None,
    }
}

fn zoned(atoms: &Atoms, end: usize) -> usize {
    zone(atoms, end).unwrap_or(end)
}

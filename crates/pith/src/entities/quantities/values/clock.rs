//! Times of day and durations below a day, as ISO 8601.

use crate::entities::quantities::atoms::{Atoms, Shape};
use crate::entities::quantities::numbers;

/// "T15:30", "T10:00Z", "PT90M".
pub(super) fn time(atoms: &Atoms, at: usize, end: usize) -> Option<String> {
    duration(atoms, at, end).or_else(|| clock(atoms, at, end))
}

fn duration(atoms: &Atoms, at: usize, end: usize) -> Option<String> {
    let last = end.checked_sub(1)?;
    let unit = match atoms.lower(last) {
        "hour" | "hours" | "hrs" => 'H',
        "minute" | "minutes" | "mins" => 'M',
        "second" | "seconds" | "secs" => 'S',
        _ => return None,
    };
    if atoms.lower(at) == "half" {
        return Some("PT30M".to_owned());
    }
    let count = numbers::count(atoms, at, last)?;
    Some(format!("PT{count}{unit}"))
}

fn clock(atoms: &Atoms, at: usize, end: usize) -> Option<String> {
    match atoms.text(at) {
        "noon" | "midday" => return Some("T12:00".to_owned()),
        "midnight" => return Some("T00:00".to_owned()),
        _ => {}
    }
    let (mut hour, minute, second) = figures(atoms, at, end)?;
    let half = (at..end).find_map(|part| match atoms.lower(part) {
        "am" | "a.m." | "a.m" => Some(false),
        "pm" | "p.m." | "p.m" => Some(true),
        _ => None,
    });
    if let Some(afternoon) = half {
        if hour > 12 {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    let zone = (at..end).find_map(|part| zone(atoms.text(part)));
    let seconds = second.map_or_else(String::new, |second| format!(":{second:02}"));
    Some(format!(
        "T{hour:02}:{minute:02}{seconds}{}",
        zone.unwrap_or("")
    ))
}

/// Hour, minute and second.
fn figures(atoms: &Atoms, at: usize, end: usize) -> Option<(u64, u64, Option<u64>)> {
    let text = atoms.text(at);
    if !atoms.is(at, Shape::Digits) {
        // "ten o'clock": which half of the day is not said.
        return None;
    }
    if let Some((hour, minute)) = text.split_once('.') {
        return Some((hour.parse().ok()?, minute.parse().ok()?, None));
    }
    let hour = atoms.integer(at)?;
    if text.len() == 4 {
        return Some((hour / 100, hour % 100, None));
    }
    if atoms.text(at + 1) != ":" || at + 2 >= end {
        let said = (at..end).any(|part| matches!(atoms.lower(part), "o'clock" | "o’clock"));
        return (!said).then_some((hour, 0, None));
    }
    let second = (atoms.text(at + 3) == ":" && at + 4 < end)
        .then(|| atoms.integer(at + 4))
        .flatten();
    Some((hour, atoms.integer(at + 2)?, second))
}

/// The offset of a zone whose letters mean one thing.
fn zone(text: &str) -> Option<&'static str> {
    Some(match text {
        "GMT" | "UTC" => "Z",
        "CET" => "+01:00",
        "CEST" => "+02:00",
        "EST" => "-05:00",
        "EDT" => "-04:00",
        "PST" => "-08:00",
        "PDT" => "-07:00",
        "JST" => "+09:00",
        _ => return None,
    })
}

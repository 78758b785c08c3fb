//! Times of day, and durations shorter than a day.

use super::Reading;
use super::amounts::is_hyphen;
use super::atoms::{Atoms, Shape};
use super::decimal::Decimal;
use super::lexicon::{Clock, Sense, Side, Unit};
use super::numbers;
use crate::digest::EntityKind;
use crate::language::{self, Section};

/// The time that starts at an atom.
pub(super) fn time(atoms: &Atoms, at: usize) -> Option<Reading> {
    clock(atoms, at)
        .or_else(|| named(atoms, at))
        .or_else(|| duration(atoms, at))
}

fn reading(end: usize, iso: Option<String>) -> Reading {
    Reading::moment(end, EntityKind::Time, iso, false)
}

/// Hour, minute and second as written, and their end.
struct Figures {
    hour: u64,
    minute: u64,
    second: Option<u64>,
    end: usize,
    /// Whether they can only be a time of day.
    sure: bool,
}

/// "3:30 p.m.", "10 am", "15:30", "0900 GMT", "ten o'clock", "15.30 Uhr", "15h30", "a las tres de la tarde".
fn clock(atoms: &Atoms, at: usize) -> Option<Reading> {
    if atoms.glued(at) && matches!(atoms.text(at - 1), ":" | "." | "/" | "-") {
        return None;
    }
    if !atoms.is(at, Shape::Digits) {
        return in_words(atoms, at);
    }
    if let Some(time) = atoms.digits(at, 4) {
        if time / 100 >= 24 || time % 100 >= 60 {
            return None;
        }
        let (end, offset) = zone(atoms, at + 1)?;
        return Some(reading(
            end,
            Some(iso(time / 100, time % 100, None, offset)),
        ));
    }
    let only_before = atoms.follows(at, Sense::Clock(Clock::OnlyBefore));
    let before = only_before || atoms.follows(at, Sense::Clock(Clock::Before));
    let figures = figures(atoms, at)?;
    let mut end = figures.end;
    let mut sure = figures.sure || only_before && is_alone(atoms, end);
    if let Some(after) = atoms.has(end, Sense::Clock(Clock::After)) {
        // "15 heures" may be a duration or a time; "15 Uhr" is a time.
        let lasts = atoms
            .find(end, |sense| {
                matches!(sense, Sense::Unit { .. }).then_some(())
            })
            .is_some();
        let struck = !lasts || figures.sure || before || figures.end > at + 1;
        let minutes = atoms
            .digits(after, 2)
            .filter(|&minute| minute < 60 && is_alone(atoms, after + 1));
        if let Some(minute) = minutes.filter(|_| figures.end == at + 1) {
            let figures = Figures {
                minute,
                end: after + 1,
                ..figures
            };
            return Some(closed(atoms, &figures));
        }
        let half = half_day(atoms, after).is_some();
        if !(struck || half || atoms.text(at).contains('.')) {
            return None;
        }
        end = after;
        sure = true;
    }
    let dotted = atoms.text(at).contains('.');
    if half_day(atoms, end).is_none() && !sure && !(dotted && zone(atoms, end).is_some()) {
        return None;
    }
    Some(closed(atoms, &Figures { end, ..figures }))
}

/// The digits of a time of day at an atom.
fn figures(atoms: &Atoms, at: usize) -> Option<Figures> {
    let text = atoms.text(at);
    if let Some((hour, minute)) = text.split_once('.') {
        let hour = hour.parse().ok().filter(|&hour: &u64| hour <= 24)?;
        let two = minute.len() == 2;
        let minute = minute.parse().ok().filter(|&m: &u64| two && m < 60)?;
        return Some(Figures {
            hour,
            minute,
            second: None,
            end: at + 1,
            sure: false,
        });
    }
    let hour = atoms
        .integer(at)
        .filter(|&hour| hour <= 24 && text.len() <= 2)?;
    let minutes = |at: usize| atoms.digits(at, 2).filter(|&minute| minute < 60);
    let close = atoms.glued(at + 1) && atoms.glued(at + 2);
    if atoms.text(at + 1) == ":"
        && close
        && let Some(minute) = minutes(at + 2)
    {
        let second = minutes(at + 4).filter(|_| atoms.text(at + 3) == ":" && atoms.glued(at + 4));
        return Some(Figures {
            hour,
            minute,
            second,
            end: if second.is_some() { at + 5 } else { at + 3 },
            sure: true,
        });
    }
    // "15h30".
    if matches!(atoms.text(at + 1), "h" | "H")
        && atoms.has(at + 1, Sense::Clock(Clock::After)).is_some()
        && let Some(minute) = minutes(at + 2)
        && (close || !atoms.glued(at + 1) && !atoms.glued(at + 2))
    {
        return Some(Figures {
            hour,
            minute,
            second: None,
            end: at + 3,
            sure: true,
        });
    }
    Some(Figures {
        hour,
        minute: 0,
        second: None,
        end: at + 1,
        sure: false,
    })
}

/// The digits with the half of the day and the time zone that follow.
fn closed(atoms: &Atoms, figures: &Figures) -> Reading {
    let (end, hour) = match half_day(atoms, figures.end) {
        Some((end, _)) if figures.hour > 12 => (end, None),
        Some((end, afternoon)) => (
            end,
            Some(figures.hour % 12 + if afternoon { 12 } else { 0 }),
        ),
        None => (figures.end, Some(figures.hour)),
    };
    let (end, offset) = zone(atoms, end).unwrap_or((end, ""));
    let iso = hour.map(|hour| iso(hour, figures.minute, figures.second, offset));
    reading(end, iso)
}

fn iso(hour: u64, minute: u64, second: Option<u64>, offset: &str) -> String {
    let seconds = second.map_or_else(String::new, |second| format!(":{second:02}"));
    format!("T{hour:02}:{minute:02}{seconds}{offset}")
}

/// "ten o'clock", "drei Uhr", "a las tres de la tarde".
fn in_words(atoms: &Atoms, at: usize) -> Option<Reading> {
    let number = numbers::number(atoms, at).filter(|number| number.factor.is_none())?;
    let only_before = atoms.follows(at, Sense::Clock(Clock::OnlyBefore));
    let word = atoms
        .has(number.end, Sense::Clock(Clock::After))
        .filter(|_| {
            let lasts = atoms.find(number.end, |sense| {
                matches!(sense, Sense::Unit { .. }).then_some(())
            });
            lasts.is_none()
        });
    let end = word.unwrap_or(number.end);
    // Without a word for it, the half of the day is unknown.
    match half_day(atoms, end) {
        Some((after, afternoon)) if word.is_some() || only_before => {
            let hour = number.value?.integer().filter(|&hour| hour <= 12)?;
            let hour = hour % 12 + if afternoon { 12 } else { 0 };
            Some(reading(after, Some(iso(hour, 0, None, ""))))
        }
        _ => {
            let end = word?;
            Some(reading(zone(atoms, end).map_or(end, |(end, _)| end), None))
        }
    }
}

/// Whether there is nothing at an atom that a number could count.
fn is_alone(atoms: &Atoms, at: usize) -> bool {
    let unit = atoms.find(at, |sense| {
        matches!(
            sense,
            Sense::Currency { .. }
                | Sense::Percent(_)
                | Sense::Measure { .. }
                | Sense::Scale(_)
                | Sense::Month { .. }
                | Sense::Unit { .. }
        )
        .then_some(())
    });
    let numbered = matches!(atoms.text(at), "%" | "°" | "º" | ":" | "/")
        || (atoms.glued(at) && atoms.is(at, Shape::Letters));
    let counted = atoms.is(at, Shape::Letters)
        && !atoms.is_stop_word(at)
        && !atoms.is_time_word(at)
        && half_day(atoms, at).is_none()
        && zone(atoms, at).is_none();
    unit.is_none() && !numbered && !counted
}

/// "noon", "midnight", "tonight".
fn named(atoms: &Atoms, at: usize) -> Option<Reading> {
    let (end, time) = atoms.find(at, |sense| match sense {
        Sense::NamedTime(time) => Some(time),
        _ => None,
    })?;
    // German capitalizes nouns; elsewhere, a capital indicates a title or a region.
    let noun = atoms.language == crate::text::language::Language::De;
    // "après-midi" does not mean noon.
    let compound = at > 0 && atoms.is_dash(at - 1) && atoms.glued(at);
    (!compound && (noun || !atoms.is_capitalised(at)))
        .then(|| reading(end, (time != "?").then(|| format!("T{time}"))))
}

/// "two hours", "20 minutes", "half an hour", "a 90-minute", "2.5 hours".
fn duration(atoms: &Atoms, at: usize) -> Option<Reading> {
    let unit_of = |at| {
        atoms.find(at, |sense| match sense {
            Sense::Unit { unit, plural } if unit.is_of_the_clock() => Some((unit, plural)),
            _ => None,
        })
    };
    if let Some(end) = atoms.has(at, Sense::HalfHour) {
        return Some(reading(end, Some("PT30M".to_owned())));
    }
    if let Some(one) = atoms.has(at, Sense::One)
        && let Some((end, (unit, _))) = unit_of(one)
    {
        let turned = |end| {
            let ago = atoms.has(end, Sense::Ago(Side::After));
            ago.or_else(|| atoms.has(end, Sense::Turned))
        };
        // "À une heure et demie" is a time of day.
        let half = atoms
            .has(end, Sense::AndAHalf)
            .filter(|_| unit == Unit::Hour && !atoms.follows(at, Sense::Clock(Clock::Before)));
        let lesser = lesser_part(atoms, end, unit);
        return match (turned(half.unwrap_or(end)), half, lesser) {
            (Some(end), ..) => Some(reading(end, None)),
            (None, Some(end), _) => Some(reading(end, Some("PT1.5H".to_owned()))),
            (None, None, Some((end, count, lesser))) => {
                let iso = format!("PT1{}{count}{}", letter(unit), letter(lesser));
                Some(reading(end, Some(iso)))
            }
            (None, None, None) => None,
        };
    }
    let range = numbers::range(atoms, at)?;
    let hyphened = is_hyphen(atoms, range.end());
    let here = range.end() + usize::from(hyphened);
    let (end, (unit, plural)) = unit_of(here)?;
    let one = range.count() == Some(1);
    if atoms.language.is_english() && !plural && !hyphened && !one {
        return None;
    }
    // "5 s" occurs only after digits.
    if atoms.text(here).len() == 1 && !atoms.is(at, Shape::Digits) {
        return None;
    }
    let Some((value, end)) = range.with_half(atoms, end) else {
        return Some(reading(end, None));
    };
    // "Deux heures et demie" after "à" is a time of day.
    if value.integer().is_none()
        && unit == Unit::Hour
        && atoms.has(here + 1, Sense::AndAHalf).is_some()
        && atoms.follows(at, Sense::Clock(Clock::Before))
    {
        return Some(reading(end, None));
    }
    if unit == Unit::Hour && value == Decimal::whole(5).shifted(1) {
        return Some(reading(end, Some("PT30M".to_owned())));
    }
    let mut iso = format!("PT{}{}", value.figures(), letter(unit));
    let (mut end, mut unit) = (end, unit);
    while value.integer().is_some()
        && let Some((after, count, lesser)) = lesser_part(atoms, end, unit)
    {
        iso.push_str(&format!("{count}{}", letter(lesser)));
        (end, unit) = (after, lesser);
    }
    Some(reading(end, Some(iso)))
}

const fn letter(unit: Unit) -> char {
    match unit {
        Unit::Hour => 'H',
        Unit::Minute => 'M',
        _ => 'S',
    }
}

/// The next part of a duration: ", 3 minutes", " and 59 seconds". Its end, number and unit.
fn lesser_part(atoms: &Atoms, at: usize, greater: Unit) -> Option<(usize, u64, Unit)> {
    // "2 Std. 15 Min."
    let stopped = atoms.text(at) == "." && atoms.glued(at) && atoms.is(at + 1, Shape::Digits);
    let comma = at + usize::from(stopped || atoms.text(at) == ",");
    let words = language::table(atoms.language);
    let joined = words.has(Section::Conjunctions, atoms.lower(comma));
    let number = numbers::number(atoms, comma + usize::from(joined))?;
    let count = number.value?.integer().filter(|&count| count < 60)?;
    let named = atoms.find(number.end, |sense| match sense {
        Sense::Unit { unit, .. } => Some(unit),
        _ => None,
    });
    // "1h 45m", "3m 20s".
    let lettered = || {
        let unit = match (greater, atoms.text(number.end)) {
            (Unit::Hour, "m") => Unit::Minute,
            (Unit::Minute, "s") => Unit::Second,
            _ => return None,
        };
        let alone = !(atoms.glued(number.end + 1) && atoms.is(number.end + 1, Shape::Letters));
        (atoms.glued(number.end) && alone).then_some((number.end + 1, unit))
    };
    let (end, unit) = named.or_else(lettered)?;
    let is_lesser = match greater {
        Unit::Hour => matches!(unit, Unit::Minute | Unit::Second),
        Unit::Minute => unit == Unit::Second,
        _ => false,
    };
    is_lesser.then_some((end, count, unit))
}

/// "a.m.", "pm", "de la tarde": its end, and whether it means the afternoon.
fn half_day(atoms: &Atoms, at: usize) -> Option<(usize, bool)> {
    atoms.find(at, |sense| match sense {
        Sense::HalfDay(afternoon) => Some(afternoon),
        _ => None,
    })
}

/// A time zone: its end, and its offset, or "" if it is not known.
fn zone(atoms: &Atoms, at: usize) -> Option<(usize, &'static str)> {
    let (end, offset) = atoms.find(at, |sense| match sense {
        Sense::Zone(offset) => Some(offset),
        _ => None,
    })?;
    Some((end, if offset == "?" { "" } else { offset }))
}

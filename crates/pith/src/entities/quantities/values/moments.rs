//! Dates as ISO 8601, and by the article's own date where they are told from it.
//!
//! Seasons are written as ISO 8601-2 has them (2020-21 is the spring of 2020, 22 summer, 23
//! autumn, 24 winter); decades, centuries and quarters as intervals; a day or a month without its
//! year as the standard's edition of 2000 had them ("--06-04", "--06").

use time::Date;

use super::{Setting, calendar, tense};
use crate::digest::Value;
use crate::entities::quantities::atoms::{Atoms, Shape};
use crate::entities::quantities::{dates, numbers, years};

/// A moment, and whether the article's own date was needed for it.
type Moment = (String, bool);

/// The value of a date from the atom `at` up to `end`.
pub(super) fn date(atoms: &Atoms, at: usize, end: usize, setting: Setting) -> Option<Value> {
    let told = |iso: String| Some((iso, false));
    let (iso, resolved) = numeric(atoms, at, end, setting)
        .and_then(told)
        .or_else(|| with_month(atoms, at, end, setting.written))
        .or_else(|| weekday(atoms, at, end, setting.written))
        .or_else(|| stretch_of_years(atoms, at, end).and_then(told))
        .or_else(|| part_of_year(atoms, at, end, setting.written))
        .or_else(|| told_from_today(atoms, at, end, setting.written))
        .or_else(|| length(atoms, at, end).and_then(told))?;
    Some(Value::Moment { iso, resolved })
}

/// "2014-06-11", "11/06/2014", "11.06.2014". In English, whose writers put either first, a day below
/// 13 cannot be told from a month.
fn numeric(atoms: &Atoms, at: usize, end: usize, setting: Setting) -> Option<String> {
    if dates::numeric(atoms, at) != Some(end) {
        return None;
    }
    let parts: Vec<u64> = if end == at + 1 {
        atoms
            .text(at)
            .split('.')
            .filter_map(|part| part.parse().ok())
            .collect()
    } else {
        [at, at + 2, at + 4]
            .into_iter()
            .filter_map(|part| atoms.integer(part))
            .collect()
    };
    let [first, second, third] = parts[..] else {
        return None;
    };
    let (year, month, day) = if first > 31 {
        (first, second, third)
    } else {
        let points = end == at + 1;
        let (day, month) = if second > 12 {
            (second, first)
        } else if first > 12 || points || !setting.language.is_english() || first == second {
            (first, second)
        } else {
            return None;
        };
        let century = if third >= 100 {
            0
        } else if third < 50 {
            2000
        } else {
            1900
        };
        (third + century, month, day)
    };
    let date = calendar::day(
        i32::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    )?;
    Some(calendar::iso_day(date))
}

/// "June 4", "4-6 June 2014", "October 2019", "May", "last May".
fn with_month(atoms: &Atoms, at: usize, end: usize, written: Option<Date>) -> Option<Moment> {
    let month = (at..end).find_map(|part| dates::month_number(atoms, part))?;
    let mut days = Vec::new();
    let mut year = None;
    for part in at..end {
        if years::is_year(atoms, part) {
            year = year.or_else(|| {
                atoms
                    .integer(part)
                    .and_then(|year| i32::try_from(year).ok())
            });
        } else if let Some(of_month @ 1..=31) = atoms.integer(part) {
            days.push(u8::try_from(of_month).ok()?);
        }
    }
    let Some(&first) = days.first() else {
        return whole_month(atoms, at, end, month, year, written);
    };
    let (year, resolved) = match (year, written) {
        (Some(year), _) => (year, false),
        (None, Some(written)) => (nearest_year(written, month, first)?, true),
        (None, None) => {
            // The day must be one in some year.
            calendar::day(2000, month, first)?;
            return (days.len() == 1).then(|| (format!("--{month:02}-{first:02}"), false));
        }
    };
    let start = calendar::day(year, month, first)?;
    let iso = match days.get(1) {
        Some(&last) if last > first => {
            let last = calendar::day(year, month, last)?;
            format!("{}/{}", calendar::iso_day(start), calendar::iso_day(last))
        }
        _ => calendar::iso_day(start),
    };
    Some((iso, resolved))
}

fn whole_month(
    atoms: &Atoms,
    at: usize,
    end: usize,
    month: u8,
    year: Option<i32>,
    written: Option<Date>,
) -> Option<Moment> {
    if let Some(year) = year {
        return Some((calendar::iso_month(year, month), false));
    }
    let Some(written) = written else {
        return Some((format!("--{month:02}"), false));
    };
    let this = u8::from(written.month());
    let year = written.year()
        + match atoms.lower(at) {
            "last" | "past" => -i32::from(month >= this),
            "next" => i32::from(month <= this),
            "this" => 0,
            _ if tense::is_to_come(atoms, at, end) => i32::from(month < this),
            _ => -i32::from(month > this),
        };
    Some((calendar::iso_month(year, month), true))
}

/// The year that puts a day nearest to when the article was written.
fn nearest_year(written: Date, month: u8, of_month: u8) -> Option<i32> {
    (-1..=1)
        .filter_map(|step| calendar::day(written.year() + step, month, of_month))
        .min_by_key(|date| (*date - written).whole_days().abs())
        .map(Date::year)
}

/// "Thursday", "last Thursday", and the "Thursday" of "Thursday, June 11".
fn weekday(atoms: &Atoms, at: usize, end: usize, written: Option<Date>) -> Option<Moment> {
    let name = end.checked_sub(1)?;
    let weekday = i64::from(dates::weekday_number(atoms.lower(name))?);
    let comma = usize::from(atoms.text(end) == "," || atoms.text(end) == ".");
    let dated = end + comma;
    if let Some(after) = dates::date(atoms, dated)
        && (dated..after).any(|part| dates::month_number(atoms, part).is_some())
        && (dated..after).any(|part| atoms.is(part, Shape::Digits))
    {
        return with_month(atoms, dated, after, written);
    }
    let written = written?;
    let back = (i64::from(written.weekday().number_days_from_monday()) - weekday).rem_euclid(7);
    let days = match atoms.lower(at) {
        "last" | "past" => -(if back == 0 { 7 } else { back }),
        "next" => 7 - back,
        "this" => (7 - back) % 7,
        _ if tense::is_to_come(atoms, at, end) => (7 - back) % 7,
        _ => -back,
    };
    let date = calendar::shift_days(written, days)?;
    Some((calendar::iso_day(date), true))
}

/// "2019", "2008-11", "1990s", "the '80s", "19th century".
fn stretch_of_years(atoms: &Atoms, at: usize, end: usize) -> Option<String> {
    let figure = (at..end).find(|&part| atoms.is(part, Shape::Digits));
    if atoms.lower(end - 1).starts_with("centur") {
        let number = match figure {
            Some(figure) => atoms.integer(figure)?,
            None => years::spelled_century(atoms.lower(at))?,
        };
        let first = number.checked_sub(1)? * 100 + 1;
        return Some(format!("{first:04}/{:04}", number * 100));
    }
    let figure = figure?;
    let first = match atoms.text(figure).len() {
        4 if years::is_year(atoms, figure) => atoms.integer(figure)?,
        // "the '20s" may be a hundred years apart.
        2 if atoms.integer(figure)? >= 30 => 1900 + atoms.integer(figure)?,
        _ => return None,
    };
    let plain = end == figure + 1 && figure == at;
    let decade = matches!(atoms.lower(end - 1), "s" | "'s");
    if decade {
        return Some(format!("{first:04}/{:04}", first + 9));
    }
    if plain {
        return Some(format!("{first:04}"));
    }
    let last = atoms.integer(end - 1)?;
    let ranged = figure == at && end == at + 3 && !atoms.is(at + 1, Shape::Letters);
    let last = if last < 100 {
        first / 100 * 100 + last
    } else {
        last
    };
    ranged.then(|| format!("{first:04}/{last:04}"))
}

/// "summer 2020", "last summer", "Q3 2019", "the third quarter".
fn part_of_year(atoms: &Atoms, at: usize, end: usize, written: Option<Date>) -> Option<Moment> {
    let year = (at..end)
        .find(|&part| years::is_year(atoms, part))
        .and_then(|part| i32::try_from(atoms.integer(part)?).ok());
    let season = (at..end).find_map(|part| match atoms.lower(part) {
        "spring" => Some(21_u8),
        "summer" => Some(22),
        "autumn" | "fall" => Some(23),
        "winter" => Some(24),
        _ => None,
    });
    if let Some(season) = season {
        let (year, resolved) = match year {
            Some(year) => (year, false),
            None => {
                let step = match atoms.lower(at) {
                    "last" | "past" => -1,
                    "next" => 1,
                    _ => 0,
                };
                // Last summer, told in the autumn, is this year's.
                let over = u8::from(written?.month()) > (season - 20) * 3;
                let step = if step == -1 && over && season != 24 {
                    0
                } else {
                    step
                };
                (written?.year() + step, true)
            }
        };
        return Some((format!("{year:04}-{season}"), resolved));
    }
    let quarter = match (atoms.text(at), atoms.lower(at)) {
        ("Q", _) => u8::try_from(atoms.integer(at + 1)?).ok()?,
        (_, "first") => 1,
        (_, "second") => 2,
        (_, "third") => 3,
        (_, "fourth") => 4,
        _ => return None,
    };
    if !(atoms.text(at) == "Q" || atoms.lower(at + 1) == "quarter") {
        return None;
    }
    let (year, resolved) = match year {
        Some(year) => (year, false),
        None => {
            let written = written?;
            // A quarter that has not begun is told of the year before.
            let begun = quarter * 3 - 2 <= u8::from(written.month());
            (written.year() - i32::from(!begun), true)
        }
    };
    let iso = format!(
        "{}/{}",
        calendar::iso_month(year, quarter * 3 - 2),
        calendar::iso_month(year, quarter * 3)
    );
    Some((iso, resolved))
}

/// A unit of the calendar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Fortnight,
    Month,
    Year,
    Decade,
    Century,
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" | "centurie" => Unit::Century,
        _ => return None,
    })
}

/// "yesterday", "last week", "this year", "three days ago", "the next five years".
fn told_from_today(atoms: &Atoms, at: usize, end: usize, written: Option<Date>) -> Option<Moment> {
    let written = written?;
    let last = end - 1;
    let day = |days| calendar::shift_days(written, days).map(calendar::iso_day);
    let iso = match atoms.lower(at) {
        "today" => day(0)?,
        "yesterday" => day(-1)?,
        "tomorrow" => day(1)?,
        "last" | "past" | "next" | "this" if end == at + 2 => {
            let step = match atoms.lower(at) {
                "next" => 1,
                "this" => 0,
                _ => -1,
            };
            stepped(atoms.lower(last), step, written)?
        }
        "last" | "past" | "previous" | "next" | "coming" => {
            let count = i64::try_from(numbers::count(atoms, at + 1, last)?).ok()?;
            let forward = matches!(atoms.lower(at), "next" | "coming");
            let other = moved(
                written,
                unit(atoms.lower(last))?,
                if forward { count } else { -count },
            )?;
            let (from, to) = if forward {
                (written, other)
            } else {
                (other, written)
            };
            format!("{}/{}", calendar::iso_day(from), calendar::iso_day(to))
        }
        _ if atoms.lower(last) == "ago" => {
            let count = i64::try_from(numbers::count(atoms, at, last - 1)?).ok()?;
            let unit = unit(atoms.lower(last - 1))?;
            let then = moved(written, unit, -count)?;
            // "Two years ago" is no day, and "three weeks ago" is a week.
            match unit {
                Unit::Day => calendar::iso_day(then),
                Unit::Week | Unit::Fortnight => calendar::iso_week(then),
                Unit::Month => calendar::iso_month(then.year(), u8::from(then.month())),
                Unit::Year | Unit::Decade | Unit::Century => format!("{:04}", then.year()),
            }
        }
        _ => return None,
    };
    Some((iso, true))
}

/// The unit before, of, or after the day of writing.
fn stepped(word: &str, step: i64, written: Date) -> Option<String> {
    if word == "weekend" {
        let saturday = 5 - i64::from(written.weekday().number_days_from_monday());
        let on_it = saturday <= 0;
        let from = match step {
            -1 if on_it => saturday - 7,
            -1 => saturday - 7,
            0 => saturday,
            _ if on_it => saturday + 7,
            _ => saturday,
        };
        let start = calendar::shift_days(written, from)?;
        let end = calendar::shift_days(start, 1)?;
        return Some(format!(
            "{}/{}",
            calendar::iso_day(start),
            calendar::iso_day(end)
        ));
    }
    Some(match unit(word)? {
        Unit::Day => calendar::iso_day(calendar::shift_days(written, step)?),
        Unit::Week => calendar::iso_week(calendar::shift_days(written, 7 * step)?),
        Unit::Month => {
            let (year, month) = calendar::shift_months(written, step)?;
            calendar::iso_month(year, month)
        }
        Unit::Year => format!("{:04}", i64::from(written.year()) + step),
        Unit::Fortnight | Unit::Decade | Unit::Century => return None,
    })
}

/// A day so many units on or back.
fn moved(date: Date, unit: Unit, count: i64) -> Option<Date> {
    let months = |months: i64| calendar::shift_by_months(date, count.checked_mul(months)?);
    match unit {
        Unit::Day => calendar::shift_days(date, count),
        Unit::Week => calendar::shift_days(date, count.checked_mul(7)?),
        Unit::Fortnight => calendar::shift_days(date, count.checked_mul(14)?),
        Unit::Month => months(1),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
    }
}

/// How long a stretch is that no day bounds: "P3W", "P2Y".
fn length(atoms: &Atoms, at: usize, end: usize) -> Option<String> {
    let told_from = matches!(
        atoms.lower(at),
        "last" | "past" | "previous" | "next" | "coming" | "this" | "following" | "recent"
    );
    let turned = matches!(atoms.lower(end - 1), "ago" | "earlier" | "later");
    if told_from || turned {
        return None;
    }
    let unit = unit(atoms.lower(end - 1))?;
    let count = numbers::count(atoms, at, end - 1)?;
    let (times, letter) = match unit {
        Unit::Day => (1, 'D'),
        Unit::Week => (1, 'W'),
        Unit::Fortnight => (2, 'W'),
        Unit::Month => (1, 'M'),
        Unit::Year => (1, 'Y'),
        Unit::Decade => (10, 'Y'),
        Unit::Century => (100, 'Y'),
    };
    Some(format!("P{}{letter}", count.checked_mul(times)?))
}

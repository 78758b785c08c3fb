//! The values of times and amounts, in words.

use crate::i18n;
use pith::digest::Value;

/// Whether a value was resolved by the article's date.
#[must_use]
pub const fn is_resolved(value: &Value) -> bool {
    matches!(value, Value::Moment { resolved: true, .. })
}

/// A value as the page shows it: "4 June 2019", "15:30 UTC", "1,130,000,000 USD". `None` if it says
/// no more than the text does (a day without a known year).
#[must_use]
pub fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Moment { iso, .. } => moment(iso),
        Value::Amount { least, most, unit } => Some(match most {
            Some(most) => with_unit(&i18n::between(&amount(least), &amount(most)), unit),
            None => with_unit(&amount(least), unit),
        }),
    }
}

fn with_unit(figures: &str, unit: &str) -> String {
    match unit {
        "%" => i18n::percent(figures),
        unit => format!("{figures} {unit}"),
    }
}

/// A day of publication in words ("4 June 2024"), or as it is if it cannot be read.
#[must_use]
pub fn published(iso: &str) -> String {
    moment(iso).unwrap_or_else(|| iso.to_owned())
}

/// Digits with thousands separators.
fn amount(figures: &str) -> String {
    let (whole, fraction) = figures.split_once('.').unwrap_or((figures, ""));
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("−", digits),
        None => ("", whole),
    };
    let grouped = i18n::grouped(digits);
    if fraction.is_empty() {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}{}{fraction}", i18n::t().decimal)
    }
}

/// An ISO 8601 expression in words.
fn moment(iso: &str) -> Option<String> {
    if let Some((from, to)) = iso.split_once('/') {
        return Some(i18n::between(&moment(from)?, &moment(to)?));
    }
    if let Some(time) = iso.strip_prefix('T') {
        return Some(match time.strip_suffix('Z') {
            Some(time) => format!("{time} UTC"),
            None => time.to_owned(),
        });
    }
    if let Some(length) = iso.strip_prefix('P') {
        let timed = length.strip_prefix('T');
        let length = timed.unwrap_or(length);
        let at = length.len().checked_sub(1)?;
        let (count, unit) = (length.get(..at)?, length.get(at..)?);
        return Some(i18n::duration(count.parse().ok()?, unit, timed.is_some()));
    }
    let mut parts = iso.split('-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    if year.is_empty() {
        return None;
    }
    let Some(month) = month else {
        return Some(year.trim_start_matches('0').to_owned());
    };
    if let Some(week) = month.strip_prefix('W') {
        return week_of(year.parse().ok()?, week.parse().ok()?);
    }
    match (month.parse().ok()?, day) {
        (season @ 21..=24, None) => Some(i18n::season(season - 21, year)),
        (month @ 1..=12, None) => Some(i18n::month(month - 1, year)),
        (month @ 1..=12, Some(day)) => Some(i18n::day(day.parse().ok()?, month - 1, year)),
        _ => None,
    }
}

/// The days of a week given by its ISO 8601 number: the first week of a year is the one with 4
/// January.
fn week_of(year: i32, week: u8) -> Option<String> {
    if !(1..=53).contains(&week) || !(1..=9_999).contains(&year) {
        return None;
    }
    let fourth = days_to(year, 1, 4);
    // Day 0, 1 January 1970, was a Thursday.
    let monday = fourth - (fourth + 3).rem_euclid(7) + 7 * (i64::from(week) - 1);
    Some(i18n::week(date_of(monday), date_of(monday + 6)))
}

/// The days from 1 January 1970 to a day in the Gregorian calendar (Howard Hinnant's algorithm).
const fn days_to(year: i32, month: i64, day: i64) -> i64 {
    let year = year as i64 - (month <= 2) as i64;
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day, the month from 0, and the year, this many days after 1 January 1970.
const fn date_of(days: i64) -> (u8, usize, i32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = (month + 2) % 12;
    let year = year + era * 400 + (month < 2) as i64;
    (day as u8, month as usize, year as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_in_words() {
        for (iso, expected) in [
            ("2019-06-04", Some("4 June 2019")),
            ("2019-06", Some("June 2019")),
            ("2019", Some("2019")),
            ("2019-W46", Some("11–17 Nov 2019")),
            ("2019-W22", Some("27 May – 2 Jun 2019")),
            ("2020-W53", Some("28 December 2020 – 3 January 2021")),
            ("2024-W09", Some("26 Feb – 3 Mar 2024")),
            ("2019-W77", None),
            ("2019-22", Some("summer 2019")),
            ("2008/2011", Some("2008–2011")),
            ("2014-06-04/2014-06-06", Some("4 June 2014 – 6 June 2014")),
            ("P1W", Some("1 week")),
            ("P3M", Some("3 months")),
            ("PT90M", Some("90 minutes")),
            ("T15:30", Some("15:30")),
            ("T15:30Z", Some("15:30 UTC")),
            ("--06-04", None),
            ("", None),
        ] {
            assert_eq!(moment(iso).as_deref(), expected, "{iso}");
        }
    }

    #[test]
    fn amounts_are_written_in_full_digits() {
        let value = |least: &str, most: Option<&str>, unit: &str| {
            shown(&Value::Amount {
                least: least.to_owned(),
                most: most.map(str::to_owned),
                unit: unit.to_owned(),
            })
        };
        assert_eq!(
            value("1130000000", None, "USD").as_deref(),
            Some("1,130,000,000 USD")
        );
        assert_eq!(value("-5.5", None, "°C").as_deref(), Some("−5.5 °C"));
        assert_eq!(value("5", Some("10"), "%").as_deref(), Some("5–10%"));
    }
}

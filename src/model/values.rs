//! What times and amounts come to, in words.

use crate::i18n;
use pith::digest::Value;

/// Whether the article's own date was needed for a value.
#[must_use]
pub const fn is_resolved(value: &Value) -> bool {
    matches!(value, Value::Moment { resolved: true, .. })
}

/// A value as the page shows it: "4 June 2019", "15:30 UTC", "1,130,000,000 USD". `None` for what
/// says no more than the text does (a day of no known year).
#[must_use]
pub fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Moment { iso, .. } => moment(iso),
        Value::Amount { least, most, unit } => Some(match most {
            Some(most) => i18n::between(&amount(least), &with_unit(most, unit)),
            None => with_unit(least, unit),
        }),
    }
}

fn with_unit(figures: &str, unit: &str) -> String {
    format!("{} {unit}", amount(figures))
}

/// Figures with their thousands set apart.
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
        return Some(i18n::week(week.parse().ok()?, year));
    }
    match (month.parse().ok()?, day) {
        (season @ 21..=24, None) => Some(i18n::season(season - 21, year)),
        (month @ 1..=12, None) => Some(i18n::month(month - 1, year)),
        (month @ 1..=12, Some(day)) => Some(i18n::day(day.parse().ok()?, month - 1, year)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_in_words() {
        for (iso, expected) in [
            ("2019-06-04", Some("4 June 2019")),
            ("2019-06", Some("June 2019")),
            ("2019", Some("2019")),
            ("2019-W22", Some("week 22 of 2019")),
            ("2019-22", Some("summer 2019")),
            ("2008/2011", Some("2008 to 2011")),
            ("2014-06-04/2014-06-06", Some("4 June 2014 to 6 June 2014")),
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
    fn amounts_are_told_in_full_figures() {
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
        assert_eq!(value("5", Some("10"), "%").as_deref(), Some("5 to 10 %"));
    }
}

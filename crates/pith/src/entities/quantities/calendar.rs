//! Days and periods of the calendar in ISO 8601.

use time::{Date, Duration, Month, Weekday};

/// A calendar day; `None` for 31 June.
pub(super) fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// "2019-06-04".
pub(super) fn iso_day(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

/// "2019-06".
pub(super) fn iso_month(year: i32, month: u8) -> String {
    format!("{year:04}-{month:02}")
}

/// The week of a day: "2019-W23".
pub(super) fn iso_week(date: Date) -> String {
    let (year, week, _) = date.to_iso_week_date();
    format!("{year:04}-W{week:02}")
}

/// The day that `iso` names, if it is a single day.
pub(super) fn parse_day(iso: &str) -> Option<Date> {
    let mut parts = iso.split('-');
    let (year, month, of_month) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    day(
        year.parse().ok()?,
        month.parse().ok()?,
        of_month.parse().ok()?,
    )
}

/// The year, month and day at the start of `iso`; 0 for missing parts.
pub(super) fn start(iso: &str) -> Option<(i32, u8, u8)> {
    let first = iso.split('/').next()?;
    if !first.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut parts = first.split('-');
    let year = parts.next()?.parse().ok()?;
    let Some(part) = parts.next() else {
        return Some((year, 0, 0));
    };
    if let Some(week) = part.strip_prefix('W') {
        let monday = Date::from_iso_week_date(year, week.parse().ok()?, Weekday::Monday).ok()?;
        return Some((monday.year(), monday.month().into(), monday.day()));
    }
    let month = match part.parse().ok()? {
        season @ 21..=24 => (season - 20) * 3,
        month => month,
    };
    let day = parts.next().map_or(Some(0), |day| day.parse().ok())?;
    Some((year, month, day))
}

/// The day `days` later, or earlier if negative.
pub(super) fn shift_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Duration::days(days))
}

/// The year and month this many months later, or earlier.
pub(super) fn shift_months(date: Date, months: i64) -> Option<(i32, u8)> {
    let count = i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1 + months;
    let year = i32::try_from(count.div_euclid(12)).ok()?;
    Some((year, u8::try_from(count.rem_euclid(12)).ok()? + 1))
}

/// The same day this many months later or earlier, or the last day of its month.
pub(super) fn shift_by_months(date: Date, months: i64) -> Option<Date> {
    let (year, month) = shift_months(date, months)?;
    let last = Month::try_from(month).ok()?.length(year);
    day(year, month, date.day().min(last))
}

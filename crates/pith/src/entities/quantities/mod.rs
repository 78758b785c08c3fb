//! Dates, times, money, percentages and measured quantities, by a grammar.
//!
//! The grammar reads the text itself, split into atoms: runs of digits, runs of letters, and single
//! marks. So it recognizes "20kg", "$1.13bn" and "2008-2011" however a tokenizer splits them. At
//! every atom, each topic is asked for the longest expression that starts there, and the longest of
//! all wins. Ordinals and bare numbers are not quantities.
//!
//! Each topic is a function from a position to a `Reading`: the end of an expression, and its value
//! (an ISO 8601 date, an amount with its currency). A vague ("several million dollars") or
//! uncertain expression has no value. The words are those of the language's tables, in `lexicon`;
//! for a language without tables, only what is the same everywhere is recognized: digits, signs and
//! symbols.

mod amounts;
mod atoms;
mod calendar;
mod cutting;
mod dates;
mod decimal;
mod lexicon;
mod named_days;
mod numbers;
mod relative;
mod tense;
mod times;
mod years;

use time::Date;

use crate::digest::{EntityKind, Value};
use crate::span::Span;
use crate::text::language::Language;
use atoms::Atoms;

pub use atoms::Order;

/// A date, time or amount in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Its position, in bytes of the text that was searched.
    pub span: Span,
    /// Its kind, for which [`EntityKind::is_name`] does not hold.
    pub kind: EntityKind,
    /// Its value; `None` if it is vague or unknown.
    pub value: Option<Value>,
}

/// The quantities in `text`, in order, without overlap. The day on which the article was `written`,
/// if known, resolves relative expressions ("Thursday", "last year").
#[must_use]
pub fn find(text: &str, language: Language, written: Option<Date>) -> Vec<Quantity> {
    find_after(text, language, written, None, &mut None)
}

/// [`find`] in a text that follows others. `order` is that of the document's dates in figures, and `last` is the last date that was named, in ISO 8601, to
/// which "fifteen months later" refers.
#[must_use]
pub fn find_after(
    text: &str,
    language: Language,
    written: Option<Date>,
    order: Option<Order>,
    last: &mut Option<String>,
) -> Vec<Quantity> {
    let atoms = Atoms::read(text, language).ordered(order);
    let mut found = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let Some(Reading {
            end,
            kind,
            mut value,
        }) = longest(&atoms, at, written)
        else {
            at += 1;
            continue;
        };
        if kind == EntityKind::Date {
            if value.is_none()
                && let Some((of, count)) = relative::later(&atoms, at, end)
                && let Some(iso) =
                    (last.as_deref()).and_then(|last| relative::on_from(last, of, count))
            {
                value = Some(Value::Moment {
                    iso,
                    resolved: true,
                });
            }
            if let Some(Value::Moment { iso, .. }) = &value
                && start_of(iso).is_some()
            {
                *last = Some(iso.clone());
            }
        }
        found.push(Quantity {
            span: atoms.span(at, end),
            kind,
            value,
        });
        at = end.max(at + 1);
    }
    found
}

/// The order in which `document` writes its dates, if those that leave no doubt agree.
#[must_use]
pub fn order(document: &str) -> Option<Order> {
    let mut found = None;
    for (at, _) in document.match_indices('/') {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (before, after) = (document.get(..at)?, document.get(at + 1..)?);
        let first = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let second = digits(after);
        let Some(year) = after.get(second..).and_then(|rest| rest.strip_prefix('/')) else {
            continue;
        };
        if !(1..=2).contains(&first) || !(1..=2).contains(&second) || digits(year) != 4 {
            continue;
        }
        let start = before.len() - first;
        if before.get(..start)?.ends_with('/') {
            continue;
        }
        let number = |text: Option<&str>| text.and_then(|text| text.parse::<u8>().ok());
        let (Some(first), Some(second)) =
            (number(before.get(start..)), number(after.get(..second)))
        else {
            continue;
        };
        let order = match (first, second) {
            (13..=31, 1..=12) => Order::DayFirst,
            (1..=12, 13..=31) => Order::MonthFirst,
            _ => continue,
        };
        if found.is_some_and(|found| found != order) {
            return None;
        }
        found = Some(order);
    }
    found
}

/// The first timestamp with a time and an offset in `line`: where it starts and ends.
pub(super) fn stamp(line: &str) -> Option<(usize, usize)> {
    const DAY: usize = "2022-12-07".len();
    for (at, _) in line.match_indices('T') {
        let Some(start) = at.checked_sub(DAY) else {
            continue;
        };
        let is_day = line
            .get(start..at)
            .is_some_and(|day| calendar::parse_day(day).is_some());
        let time = line.get(at + 1..).unwrap_or_default();
        let shaped = |text: &str, shape: &str| {
            text.len() >= shape.len()
                && text.bytes().zip(shape.bytes()).all(|(byte, of)| match of {
                    b'0' => byte.is_ascii_digit(),
                    b'+' => matches!(byte, b'+' | b'-'),
                    _ => byte == of,
                })
        };
        let shape = ["00:00:00+00:00", "00:00:00Z", "00:00:00+0000"]
            .into_iter()
            .find(|shape| shaped(time, shape));
        if is_day && let Some(shape) = shape {
            return Some((start, at + 1 + shape.len()));
        }
    }
    None
}

/// The reading of an expression: its end, its kind, and its value.
#[derive(Clone, Debug)]
struct Reading {
    end: usize,
    kind: EntityKind,
    value: Option<Value>,
}

impl Reading {
    const fn new(end: usize, kind: EntityKind, value: Option<Value>) -> Self {
        Self { end, kind, value }
    }

    fn moment(end: usize, kind: EntityKind, iso: Option<String>, resolved: bool) -> Self {
        let value = iso.map(|iso| Value::Moment { iso, resolved });
        Self { end, kind, value }
    }

    /// A date that does not depend on the publication date.
    fn date(end: usize, iso: Option<String>) -> Self {
        Self::moment(end, EntityKind::Date, iso, false)
    }
}

/// The first day of an ISO 8601 moment, as in [`crate::digest::Value`], for sorting: month and day
/// are 0 for a whole year or month. `None` for durations, times of day, and days without a known
/// year.
#[must_use]
pub fn start_of(iso: &str) -> Option<(i32, u8, u8)> {
    calendar::start(iso)
}

/// A day in ISO 8601.
pub(super) fn iso_day(day: Date) -> String {
    calendar::iso_day(day)
}

/// The day of a machine-readable timestamp: "2024-03-07T10:00:00Z".
pub(super) fn day_of_stamp(stamp: &str) -> Option<Date> {
    calendar::parse_day(stamp.get(..10)?)
}

/// The day that a value names, if it is a single, complete one.
pub(super) fn whole_day(value: &Value) -> Option<Date> {
    match value {
        Value::Moment { iso, .. } => calendar::parse_day(iso),
        Value::Amount { .. } => None,
    }
}

/// The longest expression that starts at an atom; the first of equals.
fn longest(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    if atoms.is_plain(at)
        && lexicon::of(atoms.language)
            .compound(atoms.lower(at))
            .is_none()
    {
        return dates::date(atoms, at, written).or_else(|| years::year(atoms, at));
    }
    let readings = [
        dates::date(atoms, at, written),
        times::time(atoms, at),
        relative::relative(atoms, at, written),
        years::year(atoms, at),
        amounts::money(atoms, at),
        amounts::percent(atoms, at),
        amounts::measure(atoms, at),
    ];
    let mut longest: Option<Reading> = None;
    for reading in readings.into_iter().flatten() {
        if longest.as_ref().is_none_or(|best| reading.end > best.end) {
            longest = Some(reading);
        }
    }
    longest
}

#[cfg(test)]
mod values_tests;

#[cfg(test)]
mod tests;

//! Dates, times, money, percents and measured quantities, by a grammar.
//!
//! The grammar reads the text itself, cut into atoms: runs of digits, of letters, and single
//! marks. It so knows "20kg", "$1.13bn" and "2008-2011" however a tokenizer cuts them. At every atom
//! each topic is asked for the longest expression that starts there; the longest of all is taken.
//! Ordinals and bare numbers are not quantities.
//!
//! Each topic is a function from a position to a `Reading`: where an expression ends, and what it
//! comes to (an ISO 8601 date, an amount with its currency). An expression that is vague ("several million
//! dollars") or not sure has no value. The words are those of the language's tables, in `lexicon`; a
//! language without tables has what is written alike everywhere, in figures, signs and symbols.

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

/// A date, time or amount in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Where it stands, in bytes of the text that was searched.
    pub span: Span,
    /// What it is: a kind of which [`EntityKind::is_name`] does not hold.
    pub kind: EntityKind,
    /// What it comes to; `None` where that is vague or cannot be known.
    pub value: Option<Value>,
}

/// The quantities of `text` in order, without overlap. The day on which the article was `written`,
/// where it is known, resolves what is told from it ("Thursday", "last year").
#[must_use]
pub fn find(text: &str, language: Language, written: Option<Date>) -> Vec<Quantity> {
    find_after(text, language, written, &mut None)
}

/// [`find`] in a text that others went before. `last` is the date that was named last, in ISO 8601, from which "fifteen
/// months later" counts.
#[must_use]
pub fn find_after(
    text: &str,
    language: Language,
    written: Option<Date>,
    last: &mut Option<String>,
) -> Vec<Quantity> {
    let atoms = Atoms::read(text, language);
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

/// What an expression is: where it ends, its kind, and what it comes to.
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

    /// A date that does not depend on the day of writing.
    fn date(end: usize, iso: Option<String>) -> Self {
        Self::moment(end, EntityKind::Date, iso, false)
    }
}

/// The first day of a moment in ISO 8601, as [`crate::digest::Value`] writes it, to put moments in order:
/// month and day are 0 where it is a whole year or month. `None` for durations, times of day, and days
/// of no known year.
#[must_use]
pub fn start_of(iso: &str) -> Option<(i32, u8, u8)> {
    calendar::start(iso)
}

/// A day as ISO 8601 writes it.
pub(super) fn iso_day(day: Date) -> String {
    calendar::iso_day(day)
}

/// The day of a time as machines write it: "2024-03-07T10:00:00Z".
pub(super) fn day_of_stamp(stamp: &str) -> Option<Date> {
    calendar::parse_day(stamp.get(..10)?)
}

/// The day that a value names, if it is a single and whole one.
pub(super) fn whole_day(value: &Value) -> Option<Date> {
    match value {
        Value::Moment { iso, .. } => calendar::parse_day(iso),
        Value::Amount { .. } => None,
    }
}

/// The longest expression that starts at an atom; of equal ones the first.
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

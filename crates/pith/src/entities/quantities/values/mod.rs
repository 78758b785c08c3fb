//! What an expression of the grammar comes to: an ISO 8601 date or time, or an amount in figures
//! with its unit.
//!
//! The grammar has decided where an expression ends; here its atoms are read once more for what
//! they say. An expression that is vague ("several million dollars", "recently") has no value.

mod amounts;
mod calendar;
mod clock;
mod decimal;
mod moments;
mod tense;
mod units;

#[cfg(test)]
mod tests;

use time::Date;

use super::atoms::Atoms;
use crate::digest::{EntityKind, Value};
use crate::text::language::Language;

/// What is known beside the words of an expression.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The day on which the article was written, if it says so.
    pub(super) written: Option<Date>,
    /// The language of the text.
    pub(super) language: Language,
}

/// The value of the expression of `kind` from the atom `at` up to, and without, `end`.
pub(super) fn of(
    atoms: &Atoms,
    at: usize,
    end: usize,
    kind: EntityKind,
    setting: Setting,
) -> Option<Value> {
    match kind {
        EntityKind::Date => moments::date(atoms, at, end, setting),
        EntityKind::Time => clock::time(atoms, at, end).map(|iso| Value::Moment {
            iso,
            resolved: false,
        }),
        EntityKind::Money => amounts::money(atoms, at, end, setting.language),
        EntityKind::Percent => amounts::percent(atoms, at, end, setting.language),
        EntityKind::Quantity => amounts::measure(atoms, at, end, setting.language),
        _ => None,
    }
}

/// See [`super::start_of`].
pub(super) fn start_of(iso: &str) -> Option<(i32, u8, u8)> {
    calendar::start(iso)
}

/// A day as ISO 8601 writes it.
pub(in crate::entities) fn iso_day(day: Date) -> String {
    calendar::iso_day(day)
}

/// The day that a value names, if it is a single and whole one.
pub(in crate::entities) fn whole_day(value: &Value) -> Option<Date> {
    match value {
        Value::Moment { iso, .. } => calendar::parse_day(iso),
        Value::Amount { .. } => None,
    }
}

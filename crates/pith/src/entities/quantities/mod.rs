//! Dates, times, money, percents and measured quantities, by a grammar.
//!
//! The grammar reads the text itself, cut into atoms: runs of digits, of letters, and single
//! marks. It so knows "20kg", "$1.13bn" and "2008-2011" however a tokenizer cuts them. At every atom
//! each topic is asked for the longest expression that starts there; the longest of all is taken.
//! Ordinals and bare numbers are not quantities.
//!
//! Each topic is a function from a position to the end of an expression; [`values`] makes a normalised
//! value (an ISO date, an amount with its currency) from the same atoms.

mod atoms;
mod dates;
mod measures;
mod money;
mod neutral;
mod numbers;
mod relative;
mod times;
pub(super) mod values;
mod years;

use time::Date;

use crate::digest::{EntityKind, Value};
use crate::span::Span;
use crate::text::language::Language;
use atoms::Atoms;
use values::Setting;

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

/// The quantities of `text` in order, without overlap. In a language other than English only those
/// that are written alike everywhere, in figures and symbols. The day on which the article was
/// `written`, where it is known, resolves what is told from it ("Thursday", "last year").
#[must_use]
pub fn find(text: &str, language: Language, written: Option<Date>) -> Vec<Quantity> {
    let english = language.is_english();
    let setting = Setting { written, language };
    let atoms = if english {
        Atoms::read(text)
    } else {
        Atoms::read_grouped(text)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let quantity = if english {
            longest(&atoms, at)
        } else {
            neutral::longest(&atoms, at)
        };
        let Some((end, kind)) = quantity else {
            at += 1;
            continue;
        };
        found.push(Quantity {
            span: atoms.span(at, end),
            kind,
            value: values::of(&atoms, at, end, kind, setting),
        });
        at = end.max(at + 1);
    }
    found
}

/// The first day of a moment in ISO 8601, as [`crate::digest::Value`] writes it, to put moments in order:
/// month and day are 0 where it is a whole year or month. `None` for durations, times of day, and days
/// of no known year.
#[must_use]
pub fn start_of(iso: &str) -> Option<(i32, u8, u8)> {
    values::start_of(iso)
}

/// The longest expression that starts at an atom: its end and its kind.
fn longest(atoms: &Atoms, at: usize) -> Option<(usize, EntityKind)> {
    longest_of([
        (dates::date(atoms, at), EntityKind::Date),
        (relative::relative(atoms, at), EntityKind::Date),
        (years::year(atoms, at), EntityKind::Date),
        (times::time(atoms, at), EntityKind::Time),
        (money::money(atoms, at), EntityKind::Money),
        (measures::percent(atoms, at), EntityKind::Percent),
        (measures::measure(atoms, at), EntityKind::Quantity),
    ])
}

/// The reading with the furthest end, and of equal ones the first.
fn longest_of<const N: usize>(
    readings: [(Option<usize>, EntityKind); N],
) -> Option<(usize, EntityKind)> {
    let mut best: Option<(usize, EntityKind)> = None;
    for (end, kind) in readings {
        if let Some(end) = end
            && best.is_none_or(|(longest, _)| end > longest)
        {
            best = Some((end, kind));
        }
    }
    best
}

#[cfg(test)]
mod tests;

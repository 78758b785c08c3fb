//! Months and weekdays by their names.

use super::atoms::{Atoms, Shape};
use super::lexicon::{self, DayForm, Sense};
use crate::text::language::Language;

/// The month at an atom, including the full stop of an abbreviation: its end and its number.
pub(super) fn month(atoms: &Atoms, at: usize) -> Option<(usize, u8)> {
    stopped(atoms, atoms.find(at, month_of))
}

pub(super) fn month_in_any_case(atoms: &Atoms, at: usize) -> Option<(usize, u8)> {
    stopped(atoms, atoms.find_in_any_case(at, month_of))
}

pub(super) fn month_of(sense: Sense) -> Option<(u8, bool)> {
    match sense {
        Sense::Month { number, short } => Some((number, short)),
        _ => None,
    }
}

/// A weekday at an atom: its end, its number from 0 for Monday, and its form.
pub(super) fn weekday_at(atoms: &Atoms, at: usize) -> Option<(usize, i64, DayForm)> {
    let found = atoms.find(at, |sense| match sense {
        Sense::Weekday { number, form } => Some((number, form)),
        _ => None,
    });
    if let Some((end, (number, form))) = found {
        return Some((end, number, form));
    }
    if !atoms.is(at, Shape::Letters) {
        return None;
    }
    let capital = atoms.is_capitalised(at) || atoms.language != Language::De;
    let number = lexicon::of(atoms.language).weekday_with_part(atoms.lower(at))?;
    capital.then_some((at + 1, number, DayForm::Full))
}

/// Includes the full stop of an abbreviation.
fn stopped(atoms: &Atoms, found: Option<(usize, (u8, bool))>) -> Option<(usize, u8)> {
    let (end, (number, short)) = found?;
    let stop = short && atoms.text(end) == "." && atoms.glued(end);
    Some((end + usize::from(stop), number))
}

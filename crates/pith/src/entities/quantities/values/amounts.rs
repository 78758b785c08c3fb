//! Sums of money, percentages and measured amounts.

use super::decimal::Decimal;
use super::units::{self, Unit};
use crate::digest::Value;
use crate::entities::quantities::atoms::{Atoms, Shape};
use crate::entities::quantities::numbers;
use crate::text::language::Language;

/// One end of a range, or the only number.
struct Number {
    value: Decimal,
    /// Whether a word or letter multiplied it.
    scaled: Option<u128>,
}

/// The numbers of an expression, in order; `None` where one of them is vague.
fn numbers_of(atoms: &Atoms, at: usize, end: usize, language: Language) -> Option<Vec<Number>> {
    let mut all: Vec<Number> = Vec::new();
    let mut here = at;
    while here < end {
        if matches!(
            atoms.lower(here),
            "several" | "few" | "couple" | "hundreds" | "thousands" | "millions" | "billions"
        ) {
            return None;
        }
        let Some((value, mut after)) = number(atoms, here, language) else {
            here += 1;
            continue;
        };
        let mut scaled: Option<u128> = None;
        while after < end {
            let word = after + usize::from(atoms.is_dash(after));
            let Some(factor) = scale(atoms, word).filter(|_| word < end) else {
                break;
            };
            scaled = Some(scaled.unwrap_or(1).checked_mul(factor)?);
            after = word + 1;
        }
        all.push(Number {
            value: value.times(scaled.unwrap_or(1))?,
            scaled,
        });
        here = after;
    }
    (!all.is_empty()).then_some(all)
}

/// A number in figures or words without what multiplies it, and where it ends.
fn number(atoms: &Atoms, at: usize, language: Language) -> Option<(Decimal, usize)> {
    if atoms.is(at, Shape::Digits) {
        let value = Decimal::parse(atoms.text(at), language.writes_points())?;
        return Some((value, at + 1));
    }
    if atoms.lower(at) == "half" && matches!(atoms.lower(at + 1), "a" | "an") {
        return Some((Decimal::whole(5).shifted(1), at + 2));
    }
    if atoms.lower(at) == "a" && scale(atoms, at + 1).is_some() {
        return Some((Decimal::whole(1), at + 1));
    }
    let tens = numbers::spelled(atoms.lower(at))?;
    let mut value = Decimal::whole(tens.into());
    let mut end = at + 1;
    if tens >= 20 {
        let unit = end + usize::from(atoms.is_dash(end));
        if let Some(ones @ 1..=9) = numbers::spelled(atoms.lower(unit)) {
            value = value.plus(Decimal::whole(ones.into()))?;
            end = unit + 1;
        }
    }
    if atoms.lower(end) == "and" && atoms.lower(end + 1) == "a" && atoms.lower(end + 2) == "half" {
        value = value.plus(Decimal::whole(5).shifted(1))?;
        end += 3;
    }
    Some((value, end))
}

fn scale(atoms: &Atoms, at: usize) -> Option<u128> {
    Some(match atoms.lower(at) {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" => 1_000,
        "lakh" => 100_000,
        "million" | "mn" | "mln" => 1_000_000,
        "crore" | "cr" => 10_000_000,
        "billion" | "bn" => 1_000_000_000,
        "trillion" | "tn" | "trn" => 1_000_000_000_000,
        // Single letters multiply sums of money only, and never a metre or a byte.
        "k" if is_letter_of_money(atoms, at) => 1_000,
        "m" if is_letter_of_money(atoms, at) => 1_000_000,
        "b" if is_letter_of_money(atoms, at) => 1_000_000_000,
        _ => return None,
    })
}

fn is_letter_of_money(atoms: &Atoms, at: usize) -> bool {
    (1..=4).any(|back| units::sign(atoms.before(at, back)).is_some())
        || (1..=2).any(|back| at >= back && units::code(atoms.text(at - back)).is_some())
        || (1..=2).any(|on| {
            units::currency_word(atoms.lower(at + on)).is_some()
                || units::sign(atoms.text(at + on)).is_some()
        })
}

/// The value of a sum of money.
pub(super) fn money(atoms: &Atoms, at: usize, end: usize, language: Language) -> Option<Value> {
    let numbers = numbers_of(atoms, at, end, language)?;
    let (unit, minor) = units::currency(atoms, at, end)?;
    let numbers = numbers
        .into_iter()
        .map(|number| Number {
            value: number.value.shifted(if minor { 2 } else { 0 }),
            ..number
        })
        .collect();
    amount(numbers, Unit::plain(unit), false)
}

/// The value of a percentage.
pub(super) fn percent(atoms: &Atoms, at: usize, end: usize, language: Language) -> Option<Value> {
    let numbers = numbers_of(atoms, at, end, language)?;
    let points = (at..end).any(|part| matches!(atoms.lower(part), "points" | "point"));
    let basis = (at..end).any(|part| atoms.lower(part) == "basis");
    let unit = match (points, basis) {
        (true, true) => "bp",
        (true, false) => "pp",
        _ => "%",
    };
    amount(numbers, Unit::plain(unit), false)
}

/// The value of a measured amount.
pub(super) fn measure(atoms: &Atoms, at: usize, end: usize, language: Language) -> Option<Value> {
    let below = matches!(atoms.text(at), "-" | "−");
    let from = at + usize::from(below);
    let numbers = numbers_of(atoms, from, end, language)?;
    let unit = units::unit(atoms, from, end)?;
    // "6 feet 2 inches" and "5ft 10in" are one length.
    if let ([feet, inches], "ft") = (&numbers[..], unit.symbol.as_str())
        && matches!(atoms.lower(end - 1), "in" | "ins" | "inch" | "inches")
    {
        let value = feet.value.times(12)?.plus(inches.value)?;
        let length = Number {
            value,
            scaled: None,
        };
        return amount(vec![length], Unit::plain("in"), below);
    }
    amount(numbers, unit, below)
}

/// One number, or a range of two; what multiplies the second alone ("5-10 million") multiplies both.
fn amount(numbers: Vec<Number>, unit: Unit, below: bool) -> Option<Value> {
    let figures = |value: Decimal| {
        let sign = if below { "-" } else { "" };
        format!("{sign}{}", value.figures())
    };
    let (least, most) = match &numbers[..] {
        [only] => (only.value, None),
        [first, second] => {
            let factor = match (first.scaled, second.scaled) {
                (None, Some(factor)) => factor,
                _ => 1,
            };
            (first.value.times(factor)?, Some(second.value))
        }
        _ => return None,
    };
    Some(Value::Amount {
        least: figures(least),
        most: most.map(figures),
        unit: unit.symbol,
    })
}

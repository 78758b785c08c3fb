//! Sums of money, percentages and amounts with a unit.

use super::Reading;
use super::atoms::{Atoms, Shape};
use super::decimal::Decimal;
use super::lexicon::{Sense, Unit, Written};
use super::numbers::{self, Number, Range};
use crate::digest::{EntityKind, Value};

/// The sum of money that starts at an atom.
pub(super) fn money(atoms: &Atoms, at: usize) -> Option<Reading> {
    by_sign(atoms, at).or_else(|| by_word(atoms, at))
}

/// A currency at an atom, and its end.
fn currency(
    atoms: &Atoms,
    at: usize,
    forms: impl Fn(Written) -> bool,
) -> Option<(usize, &'static str)> {
    atoms.find(at, |sense| match sense {
        Sense::Currency { code, form } if forms(form) => Some(code),
        _ => None,
    })
}

/// "$1.13bn", "£600m", "C$12.50", "US$5-10 million", "$5m-$10m", "USD 4m", "Rs. 300 crore".
fn by_sign(atoms: &Atoms, at: usize) -> Option<Reading> {
    let sign = |at| currency(atoms, at, |form| form != Written::Word);
    let (figure, code) = sign(at)?;
    let first = figures(atoms, figure)?;
    let mut range = Range {
        first,
        second: None,
    };
    if atoms.is_dash(first.end) {
        let second = first.end + 1;
        range.second = figures(atoms, sign(second).map_or(second, |(figure, _)| figure));
        // "$5-8,000": the thousands apply to the first number too.
        if let Some(last) = range.second
            && sign(second).is_none()
            && atoms.text(second).ends_with("000")
            && atoms.text(second).contains([',', '.'])
            && first.factor.is_none()
            && first.value.is_some_and(|first| first.is_below(1_000))
            && last.factor.is_none()
        {
            range.first = first.scaled(first.end, 1_000);
        }
    } else if let Some(second) = numbers::between(atoms, at, first.end) {
        // "Between $3 and $4", "between $3 and 4 million".
        let signed = sign(second);
        let last = figures(atoms, signed.map_or(second, |(figure, _)| figure));
        range.second = last.filter(|last| signed.is_some() || last.factor.is_some());
    } else if let Some(second) = atoms.has(first.end, Sense::AmountRange)
        && first.factor.is_none()
    {
        // "$5 to 10 million" is a range; "rose $5 to $120" is not.
        range.second = figures(atoms, second).filter(|second| second.factor.is_some());
    }
    // "$5 US dollars" and "$5 million Australian dollars".
    let named = currency(atoms, range.end(), |form| form == Written::Word);
    let (end, code) = match named {
        Some((end, named)) if code == "USD" && named.ends_with('D') => (end, named),
        _ => (range.end(), code),
    };
    Some(Reading::new(end, EntityKind::Money, sum(&range, code)))
}

/// Digits with their multiplier: "1.13bn", "600 million", "4m".
fn figures(atoms: &Atoms, at: usize) -> Option<Number> {
    if !atoms.is(at, Shape::Digits) {
        return None;
    }
    let number = numbers::number(atoms, at)?;
    Some(match numbers::short_scale(atoms, number.end) {
        // A single capital must be joined to its number, as "$5 M" may start a name.
        Some((end, scale))
            if atoms.glued(number.end)
                || atoms.lower(number.end).len() > 1
                || atoms.text(number.end) == "m" =>
        {
            number.scaled(end, scale)
        }
        _ => number,
    })
}

/// "50 euros", "five million pounds", "3,4 Milliarden Euro", "12,5 Mio. €", "50p".
fn by_word(atoms: &Atoms, at: usize) -> Option<Reading> {
    if is_tail(atoms, at) {
        return None;
    }
    let mut range = numbers::range(atoms, at)?;
    let mut here = range.end();
    let is_currency = |at| currency(atoms, at, |_| true);
    if let Some((end, scale)) = numbers::short_scale(atoms, here)
        && is_currency(end + usize::from(is_hyphen(atoms, end))).is_some()
    {
        let scaled = range.last().scaled(end, scale);
        match &mut range.second {
            Some(second) => *second = scaled,
            None => range.first = scaled,
        }
        here = end;
    }
    let hyphened = usize::from(is_hyphen(atoms, here));
    let linked = atoms
        .has(here, Sense::AmountLink)
        .filter(|_| range.last().links);
    let unit = linked.unwrap_or(here + hyphened);
    let (end, code) = is_currency(unit)?;
    let pence = atoms.text(unit) == "p" && atoms.glued(unit) && atoms.is(at, Shape::Digits);
    if atoms.lower(unit) == "p" && !(pence && hyphened == 0) {
        return None;
    }
    if code == "GBP" && atoms.language.is_english() && is_weighed(atoms, at) {
        return None;
    }
    Some(Reading::new(end, EntityKind::Money, sum(&range, code)))
}

/// The value of a sum: none if the number is vague, or if several countries have a currency of this
/// name.
fn sum(range: &Range, code: &str) -> Option<Value> {
    let (unit, places) = match code.strip_suffix("/100") {
        Some(unit) => (unit, 2),
        None => (code, 0),
    };
    if unit == "?" {
        return None;
    }
    let (least, most) = range.values()?;
    Some(amount(
        (least.shifted(places), most.map(|most| most.shifted(places))),
        unit,
        false,
    ))
}

fn amount((least, most): (Decimal, Option<Decimal>), unit: &str, below: bool) -> Value {
    let figures = |value: Decimal| {
        let sign = if below { "-" } else { "" };
        format!("{sign}{}", value.figures())
    };
    Value::Amount {
        least: figures(least),
        most: most.map(figures),
        unit: unit.to_owned(),
    }
}

/// Whether pounds mean weight: a word about weighing is nearby.
fn is_weighed(atoms: &Atoms, at: usize) -> bool {
    (1..=4).any(|back| at >= back && atoms.has(at - back, Sense::Weighing).is_some())
}

/// The percentage that starts at an atom: "55.95%", "12 per cent", "5-10%", "3 percentage points".
pub(super) fn percent(atoms: &Atoms, at: usize) -> Option<Reading> {
    let sign = |at: usize| {
        atoms.find(
            at + usize::from(is_hyphen(atoms, at)),
            |sense| match sense {
                Sense::Percent(unit) => Some(unit),
                _ => None,
            },
        )
    };
    if is_tail(atoms, at) {
        return None;
    }
    let minus = minus(atoms, at);
    let from = minus.unwrap_or(at);
    let first = numbers::number(atoms, from)?;
    let (range, end, unit) = if let Some((end, unit)) = sign(first.end) {
        // "5%-10%" is a range, but "5% to 10%" may be a change.
        let second = if atoms.is_dash(end) {
            numbers::number(atoms, end + 1)
        } else {
            numbers::between(atoms, from, end).and_then(|second| numbers::number(atoms, second))
        };
        let closed = second.and_then(|second| Some((second, sign(second.end)?)));
        match closed {
            Some((second, (end, _))) => {
                let range = Range {
                    first,
                    second: Some(second),
                };
                (range, end, unit)
            }
            None => {
                let range = Range {
                    first,
                    second: None,
                };
                (range, end, unit)
            }
        }
    } else {
        let range = numbers::range(atoms, from)?;
        let (end, unit) = sign(range.end())?;
        (range, end, unit)
    };
    let value = range
        .values()
        .map(|ends| amount(ends, unit, minus.is_some()));
    Some(Reading::new(end, EntityKind::Percent, value))
}

/// The number after a minus: a sign joined to it alone, or a word.
fn minus(atoms: &Atoms, at: usize) -> Option<usize> {
    let signed = matches!(atoms.text(at), "-" | "−") && !atoms.glued(at) && atoms.glued(at + 1);
    atoms.has(at, Sense::Minus).or(signed.then_some(at + 1))
}

/// The measured amount that starts at an atom: "5 km", "20kg", "40 degrees Celsius", "300 MW", "30
/// square miles", "a 300-mile".
pub(super) fn measure(atoms: &Atoms, at: usize) -> Option<Reading> {
    if is_tail(atoms, at) {
        return None;
    }
    let worded = atoms.has(at, Sense::Minus);
    let minus = minus(atoms, at);
    let below = minus.is_some();
    let from = minus.unwrap_or(at);
    let range = numbers::range(atoms, from)?;
    let here = range.end();
    let hyphened = is_hyphen(atoms, here);
    let linked = atoms
        .has(here, Sense::AmountLink)
        .filter(|_| range.last().links);
    let start = linked.unwrap_or(here + usize::from(hyphened));
    let (mut end, mut unit) = unit(atoms, start, &range, hyphened)?;
    // "minus five degrees" is negative, but "minus five kilos" is a loss.
    if worded.is_some() && !unit.starts_with('°') {
        return None;
    }
    let whole = |value: Option<Value>, end| Reading::new(end, EntityKind::Quantity, value);
    // "6 feet 2 inches", "5ft 10in" and "7 lb 9 oz" are one amount.
    if let Some(&(_, lesser, times)) = PARTS.iter().find(|(greater, ..)| unit == *greater)
        && let Some((rest, (after, symbol))) =
            numbers::number(atoms, end).and_then(|rest| Some((rest, any_unit(atoms, rest.end)?)))
        && symbol == lesser
        && range.second.is_none()
    {
        let value = range.first.value.and_then(|count| {
            let sum = count.times(times)?.plus(rest.value?)?;
            Some(amount((sum, None), lesser, below))
        });
        return Some(whole(value, after));
    }
    if let Some((after, power)) = power(atoms, end) {
        unit.push(power);
        end = after;
    }
    if let Some((after, divisor)) = per(atoms, end) {
        unit.push('/');
        unit.push_str(divisor);
        end = after;
    }
    let value = range.values().map(|ends| amount(ends, &unit, below));
    Some(whole(value, end))
}

/// Units that are given in two parts: the greater, the lesser, and how many of it make one.
const PARTS: [(&str, &str, u128); 3] = [("ft", "in", 12), ("lb", "oz", 16), ("st", "lb", 14)];

/// Any unit at an atom, and its end.
fn any_unit(atoms: &Atoms, at: usize) -> Option<(usize, &'static str)> {
    atoms.find(at, |sense| match sense {
        Sense::Measure { symbol, .. } => Some(symbol),
        _ => None,
    })
}

/// The unit of a number, if its form is allowed there.
fn unit(atoms: &Atoms, at: usize, range: &Range, hyphened: bool) -> Option<(usize, String)> {
    let one = range.second.is_none()
        && range
            .first
            .value
            .is_some_and(|value| value == Decimal::whole(1) || value.is_below(1));
    let in_figures = at > 0 && atoms.is(at - 1, Shape::Digits);
    let single = atoms.text(at).chars().nth(1).is_none();
    let (end, (symbol, form)) = atoms.find(at, |sense| {
        let Sense::Measure { symbol, form } = sense else {
            return None;
        };
        let fits = match form {
            Written::Singular => hyphened || one,
            Written::Glued => in_figures && atoms.glued(at),
            // "5m" in English is five million.
            Written::Code if atoms.text(at) == "m" && atoms.language.is_english() => {
                in_figures && !atoms.glued(at)
            }
            Written::Code if single => in_figures,
            _ => true,
        };
        fits.then_some((symbol, form))
    })?;
    // A symbol that continues is part of a code: "3 mm2x".
    let runs_on = matches!(form, Written::Code | Written::Glued)
        && atoms.glued(end)
        && (atoms.is(end, Shape::Letters)
            || atoms.is(end, Shape::Digits) && power(atoms, end).is_none());
    (!runs_on).then(|| (end, symbol.to_owned()))
}

/// "²", "³", "2" or "^3" directly after a unit.
fn power(atoms: &Atoms, at: usize) -> Option<(usize, char)> {
    if !atoms.glued(at) {
        return None;
    }
    let figure = at + usize::from(atoms.text(at) == "^");
    let power = match atoms.text(figure) {
        "²" | "2" => '²',
        "³" | "3" => '³',
        _ => return None,
    };
    let apart = !(atoms.glued(figure + 1) && atoms.is(figure + 1, Shape::Letters));
    apart.then_some((figure + 1, power))
}

/// "/h", " per second", " pro Stunde" after a unit.
fn per(atoms: &Atoms, at: usize) -> Option<(usize, &'static str)> {
    let slash = atoms.text(at) == "/" && atoms.glued(at) && atoms.glued(at + 1);
    let here = if slash {
        at + 1
    } else {
        atoms.has(at, Sense::Per)?
    };
    let time = atoms.find(here, |sense| match sense {
        Sense::Unit { unit, .. } => Some(unit),
        _ => None,
    });
    match (time, atoms.text(here)) {
        (Some((end, Unit::Hour)), _) => Some((end, "h")),
        (Some((end, Unit::Minute)), _) => Some((end, "min")),
        (Some((end, Unit::Second)), _) => Some((end, "s")),
        (_, "h") if slash => Some((here + 1, "h")),
        (_, "s") if slash => Some((here + 1, "s")),
        _ => any_unit(atoms, here),
    }
}

/// Whether a hyphen joins a number to what follows it: "300-mile".
pub(super) fn is_hyphen(atoms: &Atoms, at: usize) -> bool {
    atoms.is_dash(at) && atoms.glued(at) && atoms.glued(at + 1)
}

/// Whether a number is the end of a word or a code: "F16", "A-10".
pub(super) fn is_tail(atoms: &Atoms, at: usize) -> bool {
    atoms.is(at, Shape::Digits)
        && atoms.glued(at)
        && (atoms.is(at - 1, Shape::Letters) && !atoms.text(at - 1).ends_with(['\'', '’'])
            || (atoms.is_dash(at - 1)
                && at >= 2
                && atoms.glued(at - 1)
                && atoms.is(at - 2, Shape::Letters)))
}

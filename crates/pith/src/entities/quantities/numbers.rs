//! Numbers in digits and words.

use super::atoms::{Atoms, Shape};
use super::decimal::Decimal;
use super::lexicon::{self, Sense};

/// A number, or a vague one ("several million").
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// Its end.
    pub(super) end: usize,
    /// Its value; `None` for a vague one.
    pub(super) value: Option<Decimal>,
    /// The multiplier from words like "million".
    pub(super) factor: Option<u128>,
    /// Whether a preposition may come before what it counts ("millions d'euros").
    pub(super) links: bool,
}

/// A number or a range of two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    pub(super) first: Number,
    pub(super) second: Option<Number>,
}

impl Range {
    pub(super) fn end(&self) -> usize {
        self.last().end
    }

    /// The second number, or the only one.
    pub(super) fn last(&self) -> Number {
        self.second.unwrap_or(self.first)
    }

    /// Both ends; a multiplier of only the second ("5-10 million") applies to both. `None` if a
    /// number is vague.
    pub(super) fn values(&self) -> Option<(Decimal, Option<Decimal>)> {
        let first = self.first.value?;
        let Some(second) = self.second else {
            return Some((first, None));
        };
        let factor = match (self.first.factor, second.factor) {
            // "Between 500,000 and 1 million" has its own thousands.
            (None, Some(factor)) if first.is_below(1_000) => factor,
            _ => 1,
        };
        Some((first.times(factor)?, Some(second.value?)))
    }

    /// The only number, with a half after its unit if there is one ("deux ans et demi"), and the end
    /// of both.
    pub(super) fn with_half(&self, atoms: &Atoms, end: usize) -> Option<(Decimal, usize)> {
        if self.second.is_some() {
            return None;
        }
        let value = self.first.value?;
        match atoms.has(end, Sense::AndAHalf) {
            Some(after) => Some((value.plus(Decimal::whole(5).shifted(1))?, after)),
            None => Some((value, end)),
        }
    }

    /// The only number, if it is an integer.
    pub(super) fn count(&self) -> Option<u64> {
        match self.second {
            None => self.first.value?.integer(),
            Some(_) => None,
        }
    }
}

/// A number that starts at an atom: "1,130.5", "twenty-five", "a hundred", "2.4 million", "half a million".
pub(super) fn number(atoms: &Atoms, at: usize) -> Option<Number> {
    let (value, mut end) = unscaled(atoms, at)?;
    let vague = value.is_none();
    let mut factor: Option<u128> = None;
    let mut links = vague;
    loop {
        let dashed = usize::from(atoms.is_dash(end) && atoms.glued(end) && atoms.glued(end + 1));
        let Some((after, scale)) = scale(atoms, end + dashed) else {
            break;
        };
        factor = Some(factor.unwrap_or(1).checked_mul(scale)?);
        links |= scale >= 1_000_000;
        end = after;
    }
    Some(Number {
        end,
        value: match value {
            Some(value) => Some(value.times(factor.unwrap_or(1))?),
            None => None,
        },
        factor,
        links,
    })
}

/// A range of numbers, or one number: "5-10", "two to three".
pub(super) fn range(atoms: &Atoms, at: usize) -> Option<Range> {
    let first = number(atoms, at)?;
    let joint = if atoms.is_dash(first.end) {
        Some(first.end + 1)
    } else {
        (atoms.has(first.end, Sense::AmountRange)).or_else(|| between(atoms, at, first.end))
    };
    let second = joint.and_then(|joint| number(atoms, joint));
    Some(Range { first, second })
}

/// Where the second end of a range starts if the first one, from `at` to `end`, follows a word like
/// "between".
pub(super) fn between(atoms: &Atoms, at: usize, end: usize) -> Option<usize> {
    (atoms.has(end, Sense::BetweenAnd)).filter(|_| atoms.follows(at, Sense::Between))
}

/// The magnitude at an atom ("million", "Mio.") and its end.
pub(super) fn scale(atoms: &Atoms, at: usize) -> Option<(usize, u128)> {
    atoms.find(at, |sense| match sense {
        Sense::Scale(factor) => Some(factor),
        _ => None,
    })
}

/// A letter for a magnitude in sums of money ("m", "bn") and its end.
pub(super) fn short_scale(atoms: &Atoms, at: usize) -> Option<(usize, u128)> {
    atoms.find(at, |sense| match sense {
        Sense::ShortScale(factor) => Some(factor),
        _ => None,
    })
}

impl Number {
    /// The number multiplied by a magnitude letter at its end.
    pub(super) fn scaled(self, end: usize, scale: u128) -> Self {
        Self {
            end,
            value: self.value.and_then(|value| value.times(scale)),
            factor: self.factor.unwrap_or(1).checked_mul(scale),
            ..self
        }
    }
}

/// A number without its multiplier: its value, `None` if it is vague, and its end.
fn unscaled(atoms: &Atoms, at: usize) -> Option<(Option<Decimal>, usize)> {
    if let Some(end) = atoms.has(at, Sense::Vague) {
        // "enkele miljoenen".
        return Some((None, atoms.has(end, Sense::Vague).unwrap_or(end)));
    }
    let (value, end) = if atoms.is(at, Shape::Digits) {
        let whole = Decimal::parse(atoms.text(at), atoms.language.writes_points());
        match vulgar(atoms.text(at + 1)).filter(|_| atoms.glued(at + 1)) {
            Some(part) => (whole.and_then(|whole| whole.plus(part)), at + 2),
            None => (whole, at + 1),
        }
    } else if let Some(part) = vulgar(atoms.text(at)) {
        (Some(part), at + 1)
    } else {
        let (value, end) = words(atoms, at)?;
        (Some(value), end)
    };
    match (value, atoms.has(end, Sense::AndAHalf)) {
        (Some(value), Some(after)) => Some((value.plus(Decimal::whole(5).shifted(1)), after)),
        _ => Some((value, end)),
    }
}

/// The value of a fraction that is one character ("½").
fn vulgar(text: &str) -> Option<Decimal> {
    match text {
        "½" => Some(Decimal::whole(5).shifted(1)),
        "¼" => Some(Decimal::whole(25).shifted(2)),
        "¾" => Some(Decimal::whole(75).shifted(2)),
        _ => None,
    }
}

/// A number in words.
fn words(atoms: &Atoms, at: usize) -> Option<(Decimal, usize)> {
    if let Some((end, value)) = numeral(atoms, at) {
        return Some(with_ones(atoms, value, end));
    }
    if let Some(end) = atoms.has(at, Sense::One) {
        return scale(atoms, end).map(|_| (Decimal::whole(1), end));
    }
    // "mil euros", "hundert Euro": the magnitude itself is the number.
    if !atoms.language.is_english()
        && scale(atoms, at).is_some_and(|(_, scale)| scale <= 1_000 && scale != 12)
    {
        return Some((Decimal::whole(1), at));
    }
    let word = atoms.lower(at);
    let compound = atoms.is(at, Shape::Letters).then(|| {
        let lexicon = lexicon::of(atoms.language);
        lexicon.compound(word)
    })??;
    Some((compound, at + 1))
}

fn numeral(atoms: &Atoms, at: usize) -> Option<(usize, Decimal)> {
    atoms.find(at, |sense| match sense {
        Sense::Numeral(value) => Some(value),
        _ => None,
    })
}

/// Tens with their ones: "twenty-five", "treinta y cinco".
fn with_ones(atoms: &Atoms, tens: Decimal, end: usize) -> (Decimal, usize) {
    let plain = (tens, end);
    let Some(whole @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) = tens.integer() else {
        return plain;
    };
    let joint = if atoms.is_dash(end) {
        end + 1
    } else {
        atoms.has(end, Sense::NumeralLink).unwrap_or(end)
    };
    // French counts up to nineteen after sixty and eighty.
    let most = if whole == 60 || whole == 80 { 20 } else { 10 };
    match numeral(atoms, joint) {
        Some((after, ones)) if ones.integer().is_some() && ones.is_below(most) => {
            tens.plus(ones).map_or(plain, |sum| (sum, after))
        }
        _ => plain,
    }
}

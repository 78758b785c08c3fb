//! Years, ranges of years, decades and centuries.

use super::Reading;
use super::atoms::{Atoms, Shape};
use super::lexicon::{self, Sense, Side, YearCue};
use super::numbers;
use crate::language::{self, Section};

/// The year that an atom may be: four digits from 1500 to 2099.
pub(super) fn year_at(atoms: &Atoms, at: usize) -> Option<i32> {
    let year = atoms.digits(at, 4)?;
    (1500..=2099)
        .contains(&year)
        .then(|| i32::try_from(year).ok())
        .flatten()
}

/// The year, range of years, decade or century that starts at an atom.
pub(super) fn year(atoms: &Atoms, at: usize) -> Option<Reading> {
    century(atoms, at)
        .or_else(|| decade(atoms, at))
        .or_else(|| {
            if is_part(atoms, at) {
                return None;
            }
            range(atoms, at).or_else(|| {
                let year = year_at(atoms, at).filter(|_| said_as_year(atoms, at))?;
                Some(Reading::date(at + 1, Some(format!("{year:04}"))))
            })
        })
}

/// "1990s", "'90s", "the sixties", "années 1990", "años noventa", "90er Jahre", "achtziger Jahre".
fn decade(atoms: &Atoms, at: usize) -> Option<Reading> {
    let of = |end, first: u64| Reading::date(end, Some(format!("{first:04}/{:04}", first + 9)));
    let named = |at| {
        atoms.find(at, |sense| match sense {
            Sense::Decade { first, alone } => Some((first, alone)),
            _ => None,
        })
    };
    if let Some(after) = atoms.has(at, Sense::DecadeWord(Side::Before)) {
        let quoted = usize::from(atoms.lower(after) == "'");
        if let Some((first, _)) = figures(atoms, after + quoted) {
            return Some(of(after + quoted + 1, first));
        }
        return named(after).map(|(end, (first, _))| of(end, first));
    }
    if let Some((end, (first, alone))) = named(at) {
        if let Some(after) = atoms.has(end, Sense::DecadeWord(Side::After)) {
            return Some(of(after, first));
        }
        let told = alone || atoms.follows(at, Sense::DecadeCue);
        return told.then(|| of(end, first));
    }
    let quoted = matches!(atoms.text(at), "'" | "’" | "‘");
    let figure = at + usize::from(quoted);
    let (first, full) = figures(atoms, figure)?;
    let suffixed = suffix(atoms, figure + 1, Sense::DecadeSuffix)?;
    let end = atoms
        .has(
            suffixed + usize::from(atoms.is_dash(suffixed)),
            Sense::DecadeWord(Side::After),
        )
        .unwrap_or(suffixed);
    let told = full
        || quoted
        || end > suffixed
        || atoms.follows(at, Sense::DecadeCue)
        || suffixed > figure + 2;
    // "the '20s" are ambiguous between centuries.
    let iso = (full || first >= 1930).then(|| format!("{first:04}/{:04}", first + 9));
    told.then(|| Reading::date(end, iso))
}

/// The first year of a decade in digits, and whether all four are written.
fn figures(atoms: &Atoms, at: usize) -> Option<(u64, bool)> {
    if let Some(year) = year_at(atoms, at) {
        let year = u64::try_from(year).ok()?;
        return (year % 10 == 0).then_some((year, true));
    }
    let short = atoms.digits(at, 2)?;
    (short % 10 == 0).then_some((1900 + short, false))
}

/// The end of a suffix attached to what ends before `at`.
fn suffix(atoms: &Atoms, at: usize, sense: Sense) -> Option<usize> {
    if !atoms.glued(at) {
        return None;
    }
    let apostrophe = usize::from(atoms.lower(at) == "'" && atoms.glued(at + 1));
    atoms
        .has(at, sense)
        .or_else(|| atoms.has(at + apostrophe, sense))
}

/// "19th century", "twentieth century", "19. Jahrhundert", "siglo XIX", "XIXe siècle", "Ottocento".
fn century(atoms: &Atoms, at: usize) -> Option<Reading> {
    let of = |end, number: u64| {
        let first = number.checked_sub(1)? * 100 + 1;
        let iso = format!("{first:04}/{:04}", number * 100);
        Some(Reading::date(end, Some(iso)))
    };
    if let Some(after) = atoms.has(at, Sense::CenturyWord(Side::Before))
        && let Some(number) = roman(atoms.text(after))
    {
        return of(after + 1, number);
    }
    let ordinal = atoms.find(at, |sense| match sense {
        Sense::CenturyOrdinal { number, alone } => Some((number, alone)),
        _ => None,
    });
    let (end, number, alone) = if let Some((end, (number, alone))) = ordinal {
        (end, number, alone)
    } else if let Some(number) = atoms.integer(at).filter(|n| (1..=30).contains(n)) {
        let suffixed = suffix(atoms, at + 1, Sense::DaySuffix)
            .or_else(|| suffix(atoms, at + 1, Sense::CenturySuffix))?;
        (suffixed, number, false)
    } else {
        let (number, end) = roman_with_suffix(atoms, at)?;
        (end, number, false)
    };
    let dashed = end + usize::from(atoms.is_dash(end));
    match atoms.has(dashed, Sense::CenturyWord(Side::After)) {
        Some(end) => of(end, number),
        None if alone => of(end, number),
        None => None,
    }
}

/// A Roman numeral with its suffix: "XIX", "XIXe".
fn roman_with_suffix(atoms: &Atoms, at: usize) -> Option<(u64, usize)> {
    let text = atoms.text(at);
    if let Some(number) = roman(text) {
        let end = suffix(atoms, at + 1, Sense::CenturySuffix).unwrap_or(at + 1);
        return Some((number, end));
    }
    let digits = text.trim_end_matches(char::is_lowercase);
    let lexicon = lexicon::of(atoms.language);
    let suffixed = lexicon
        .beginning(text.get(digits.len()..)?)
        .iter()
        .any(|phrase| phrase.sense == Sense::CenturySuffix);
    suffixed.then(|| Some((roman(digits)?, at + 1))).flatten()
}

/// The value of a Roman numeral that can be a century.
fn roman(text: &str) -> Option<u64> {
    if text.is_empty() || text.len() > 6 {
        return None;
    }
    let digit = |c| {
        Some(match c {
            'I' => 1_u64,
            'V' => 5,
            'X' => 10,
            _ => return None,
        })
    };
    let digits: Option<Vec<u64>> = text.chars().map(digit).collect();
    let digits = digits?;
    let mut value = 0;
    for (at, &digit) in digits.iter().enumerate() {
        if digits.get(at + 1).is_some_and(|&next| next > digit) {
            value -= i64::try_from(digit).ok()?;
        } else {
            value += i64::try_from(digit).ok()?;
        }
    }
    u64::try_from(value).ok().filter(|n| (1..=30).contains(n))
}

/// "2008-2011", "2008–11", "2008/09".
fn range(atoms: &Atoms, at: usize) -> Option<Reading> {
    let first = year_at(atoms, at)?;
    if let Some(second) = worded_joint(atoms, at)
        && let Some(last) = year_at(atoms, second)
    {
        let is_range = last > first && !is_counted(atoms, second + 1) && !is_part(atoms, second);
        return is_range.then(|| Reading::date(second + 1, Some(format!("{first:04}/{last:04}"))));
    }
    let joined = atoms.is_dash(at + 1) || (atoms.text(at + 1) == "/" && atoms.glued(at + 1));
    if !joined || is_counted(atoms, at + 3) || (atoms.is_dash(at + 3) && atoms.glued(at + 3)) {
        return None;
    }
    let last = if let Some(last) = year_at(atoms, at + 2) {
        last
    } else {
        let glued = atoms.glued(at + 1) && atoms.glued(at + 2);
        let short = i32::try_from(atoms.digits(at + 2, 2).filter(|_| glued)?).ok()?;
        first / 100 * 100 + short
    };
    (last > first).then(|| Reading::date(at + 3, Some(format!("{first:04}/{last:04}"))))
}

/// Where the second year may start in "between 2010 and 2015" or "from 2010 to 2015".
fn worded_joint(atoms: &Atoms, at: usize) -> Option<usize> {
    let end = at + 1;
    if let Some(second) = numbers::between(atoms, at, end) {
        return Some(second);
    }
    let table = language::table(atoms.language);
    if table.has(Section::Conjunctions, atoms.lower(end)) || !said_as_year(atoms, at) {
        return None;
    }
    (atoms.has(end, Sense::AmountRange)).or_else(|| atoms.has(end, Sense::DateRange))
}

/// Whether the digits belong to something longer: "x2014", "$2014", "2014-06", "2014.5".
fn is_part(atoms: &Atoms, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| atoms.text(i));
    let glued_before = atoms.glued(at)
        && !matches!(
            before,
            "(" | "[" | "-" | "–" | "—" | "‘" | "'" | "’" | "\"" | "“" | "/" | "„" | "«" | ":"
        );
    let hyphened_digit = atoms.glued(at)
        && (before == "-" || before == "/")
        && at >= 2
        && atoms.is(at - 2, Shape::Digits);
    let glued_after = atoms.glued(at + 1)
        && (atoms.is(at + 1, Shape::Letters)
            || matches!(atoms.text(at + 1), "%" | "°")
            || atoms.text(at + 1) == "/" && range(atoms, at).is_none());
    let currency = matches!(before, "$" | "£" | "€" | "¥" | "₹" | "#");
    glued_before || hyphened_digit || glued_after || currency
}

/// Whether the words beside a number show that it is a year and not a count.
fn said_as_year(atoms: &Atoms, at: usize) -> bool {
    let next = at + 1;
    if is_counted(atoms, next) {
        return false;
    }
    let plausible = atoms
        .digits(at, 4)
        .is_some_and(|year| (1800..=2060).contains(&year));
    let closed = !atoms.is(next, Shape::Letters) || atoms.is_stop_word(next);
    let singular = atoms.is(next, Shape::Letters) && !is_plural(atoms, next);
    let is_round = atoms.digits(at, 4).is_some_and(|year| year % 100 == 0);
    let cue = atoms.ending_at(at, |sense| match sense {
        Sense::YearCue(cue) => Some(cue),
        _ => None,
    });
    match cue {
        Some(YearCue::Strong) => return true,
        Some(YearCue::Usual) => return closed,
        Some(YearCue::Weak) if plausible && closed => return true,
        Some(YearCue::Of) if atoms.language.is_english() => {
            return closed || plausible && singular;
        }
        Some(YearCue::Of) => return closed || plausible && !is_round,
        Some(YearCue::Owner) if plausible && singular => return true,
        _ => {}
    }
    let before = atoms.before(at, 1);
    let bare = lexicon::of(atoms.language).bare_years
        && plausible
        && !is_round
        && (closed || !atoms.is_capitalised(next));
    match before {
        "(" | "[" => matches!(atoms.text(next), ")" | "]" | "-" | "–" | "," | ";" | ":"),
        "-" | "–" => plausible && closed,
        "" | "." | "\"" | "“" | "," => plausible && (closed || bare),
        _ if cue.is_some() => bare,
        _ => {
            // "the World Cup 2014", "Winter 2012": directly after a capitalized word.
            let named = closed && at > 0 && atoms.is_capitalised(at - 1);
            plausible && (atoms.text(next) == ")" || named || bare)
        }
    }
}

/// Whether a number counts or measures what follows it.
fn is_counted(atoms: &Atoms, next: usize) -> bool {
    if atoms.has(next, Sense::Counted).is_some() || matches!(atoms.text(next), "%" | "°") {
        return true;
    }
    let currency = atoms.find(next, |sense| {
        matches!(
            sense,
            Sense::Currency { .. } | Sense::Scale(_) | Sense::Percent(_)
        )
        .then_some(())
    });
    currency.is_some()
        || matches!(atoms.text(next), "-" | ":")
            && atoms.glued(next)
            && atoms.is(next + 1, Shape::Digits)
            && atoms.glued(next + 1)
            && year_at(atoms, next + 1).is_none()
}

/// Whether a noun is plural, so that a number before it counts it.
fn is_plural(atoms: &Atoms, at: usize) -> bool {
    let word = atoms.lower(at);
    let mut rows = language::table(atoms.language).rows(Section::PluralEndings);
    let has_ending = rows.any(|row| {
        let ends = |ending: &str| word.ends_with(ending);
        row.forms(0).any(ends) && !row.forms(1).any(ends)
    });
    has_ending && atoms.has(at, Sense::YearNoun).is_none()
}

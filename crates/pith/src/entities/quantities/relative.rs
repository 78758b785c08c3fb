//! Dates relative to the publication date, periods, and seasons.

use time::Date;

use super::Reading;
use super::amounts::is_hyphen;
use super::atoms::{Atoms, Shape};
use super::calendar;
use super::decimal::Decimal;
use super::lexicon::{DayForm, Sense, Side, Unit};
use super::named_days::{month, weekday_at};
use super::numbers::{self, Range};
use super::tense::{Tense, cue, tense};
use super::years::year_at;
use crate::digest::EntityKind;
use crate::language::{self, Section};

/// The relative date, period, season or quarter that starts at an atom.
pub(super) fn relative(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    day_word(atoms, at, written)
        .or_else(|| stepped(atoms, at, written))
        .or_else(|| stepped_after(atoms, at, written))
        .or_else(|| ago(atoms, at, written))
        .or_else(|| stretch(atoms, at))
        .or_else(|| season(atoms, at))
        .or_else(|| quarter(atoms, at, written))
}

/// A date that depends on the publication date.
pub(super) fn resolved(end: usize, iso: Option<String>) -> Reading {
    let resolved = iso.is_some();
    Reading::moment(end, EntityKind::Date, iso, resolved)
}

/// Which of the days with the same name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// The last one, including today.
    Past,
    /// The next one, including today.
    Future,
    /// This many before or after today's, which is not meant itself.
    Step(i64),
}

impl Then {
    pub(super) const fn of_tense(tense: Tense) -> Self {
        match tense {
            Tense::Past => Self::Past,
            Tense::Future => Self::Future,
        }
    }

    /// The weekday that is meant.
    pub(super) fn weekday(self, written: Date, number: i64) -> Option<Date> {
        let today = i64::from(written.weekday().number_days_from_monday());
        let back = (today - number).rem_euclid(7);
        let days = match self {
            Self::Past => -back,
            Self::Future => (7 - back) % 7,
            Self::Step(-1) => -(if back == 0 { 7 } else { back }),
            Self::Step(1) => 7 - back,
            Self::Step(_) => return None,
        };
        calendar::shift_days(written, days)
    }

    /// How many years after the year of writing the meant `month` is, if `this` is the month of
    /// writing.
    pub(super) fn years(self, this: u8, month: u8) -> Option<i32> {
        Some(match self {
            Self::Past => -i32::from(month > this),
            Self::Future => i32::from(month < this),
            Self::Step(-1) => -i32::from(month >= this),
            Self::Step(1) => i32::from(month <= this),
            Self::Step(0) => 0,
            Self::Step(_) => return None,
        })
    }

    /// Like [`Then::years`], for a day that is `this` in the year of writing.
    pub(super) fn years_of_day(self, written: Date, this: Date) -> Option<i32> {
        Some(match self {
            Self::Past | Self::Step(-1) => -i32::from(this > written),
            Self::Future | Self::Step(1) => i32::from(this < written),
            Self::Step(0) => 0,
            Self::Step(_) => return None,
        })
    }
}

/// "yesterday", "gestern", "avant-hier".
fn day_word(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    let (end, days) = atoms.find(at, |sense| match sense {
        Sense::DayWord(days) => Some(days),
        _ => None,
    })?;
    let day = written.and_then(|written| calendar::shift_days(written, days));
    Some(resolved(end, day.map(calendar::iso_day)))
}

/// The step that a phrase on one side of something states; the inner `None` if it counts from
/// another day.
fn step(atoms: &Atoms, at: usize, side: Side) -> Option<(usize, Option<i64>)> {
    atoms.find(at, |sense| match sense {
        Sense::Step(by, on) if on == side => Some(by),
        _ => None,
    })
}

/// "dernier", "scorso": a step after what it modifies, counted from today.
pub(super) fn step_after(atoms: &Atoms, at: usize) -> Option<(usize, Then)> {
    let (end, by) = step(atoms, at, Side::After)?;
    Some((end, Then::Step(by?)))
}

/// The unit of time at an atom, and its end.
fn unit(atoms: &Atoms, at: usize) -> Option<(usize, Unit, bool)> {
    let (end, (unit, plural)) = atoms.find(at, |sense| match sense {
        Sense::Unit { unit, plural } => Some((unit, plural)),
        _ => None,
    })?;
    Some((end, unit, plural))
}

/// "last year", "vergangenen Jahres", "año pasado", "the year before last": its end, and the number
/// of years forward.
pub(super) fn year_told(atoms: &Atoms, at: usize) -> Option<(usize, i32)> {
    let told = atoms.find(at, |sense| match sense {
        Sense::YearTold(by) => Some(by),
        _ => None,
    });
    if let Some((end, by)) = told {
        return Some((end, i32::try_from(by).ok()?));
    }
    let (end, of, by) = unit_told(atoms, at)?;
    (of == Unit::Year)
        .then(|| Some((end, i32::try_from(by).ok()?)))
        .flatten()
}

/// "next week", "de la semaine prochaine": its end, and the number of weeks forward.
pub(super) fn week_told(atoms: &Atoms, at: usize) -> Option<(usize, i64)> {
    let mut here = at;
    // "mardi de la semaine prochaine", "martes de la semana que viene".
    for _ in 0..2 {
        if let Some((end, of, by)) = unit_told(atoms, here) {
            return (of == Unit::Week).then_some((end, by));
        }
        here = match atoms.has(here, Sense::DateLink) {
            Some(after) => after,
            None if is_article(atoms, here) => here + 1,
            None => return None,
        };
    }
    let (end, of, by) = unit_told(atoms, here)?;
    (of == Unit::Week).then_some((end, by))
}

/// Whether an atom is an article that may precede a unit and its step.
fn is_article(atoms: &Atoms, at: usize) -> bool {
    language::table(atoms.language).has(Section::StepArticles, atoms.lower(at))
}

/// A unit with its step, perhaps after an article: its end, the unit, and the number of steps.
fn unit_told(atoms: &Atoms, at: usize) -> Option<(usize, Unit, i64)> {
    let from = at + usize::from(is_article(atoms, at));
    if let Some((here, by)) = step(atoms, from, Side::Before)
        && let Some((end, of, false)) = unit(atoms, here)
    {
        return Some((end, of, by?));
    }
    let (here, of, _) = unit(atoms, from)?;
    let (end, by) = step(atoms, here, Side::After)?;
    Some((end, of, by?))
}

/// "last week", "next Thursday", "this summer", "the past three months", "letzten Mai", "prochaine année".
fn stepped(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    if let Some((here, by)) = step(atoms, at, Side::Before)
        && let Some(reading) = qualified(atoms, at, here, by, written)
    {
        return Some(reading);
    }
    let (here, forward) = atoms.find(at, |sense| match sense {
        Sense::Stretch(forward, Side::Before) => Some(forward),
        _ => None,
    })?;
    if let Some((end, of, true)) = unit(atoms, here)
        && !of.is_of_the_clock()
    {
        return Some(Reading::date(end, None));
    }
    let range = numbers::range(atoms, here)?;
    let (end, of, _) = unit(atoms, range.end()).filter(|(_, of, _)| !of.is_of_the_clock())?;
    Some(resolved(end, interval(&range, of, forward, written)))
}

/// The combination of a step with the unit, weekday, month or season after it.
fn qualified(
    atoms: &Atoms,
    at: usize,
    here: usize,
    by: Option<i64>,
    written: Option<Date>,
) -> Option<Reading> {
    let english = atoms.language.is_english();
    if let Some((end, of, plural)) = unit(atoms, here)
        && !of.is_of_the_clock()
        && (!plural || !english)
    {
        // "die letzten Wochen" are not one week, and "the next year" is not necessarily ours.
        let deictic = !plural && (!atoms.follows(at, Sense::Anaphoric) || by == Some(0));
        let iso = written
            .zip(by.filter(|_| deictic))
            .and_then(|(written, by)| step_of(of, by, written));
        return Some(resolved(end, iso));
    }
    let by = by?;
    if let Some((end, number, DayForm::Full)) = weekday_at(atoms, here)
        && (!english || atoms.is_capitalised(here))
    {
        let then = match by {
            // In an article of today, "this Thursday" is future or past depending on the verb.
            0 => match tense(atoms, at, end) {
                Some(tense) => Then::of_tense(tense),
                None if english => Then::Future,
                None => return Some(Reading::date(end, None)),
            },
            by => Then::Step(by),
        };
        let day = written.and_then(|written| then.weekday(written, number));
        return Some(resolved(end, day.map(calendar::iso_day)));
    }
    if let Some((end, month)) = month(atoms, here) {
        let iso = written.and_then(|written| {
            let years = Then::Step(by).years(u8::from(written.month()), month)?;
            Some(calendar::iso_month(written.year() + years, month))
        });
        return Some(match iso {
            Some(iso) => resolved(end, Some(iso)),
            None => Reading::date(end, Some(format!("--{month:02}"))),
        });
    }
    let (end, season) = season_at(atoms, here)?;
    let iso = written.and_then(|written| season_of(season, by, written));
    Some(resolved(end, iso))
}

/// "semaine dernière", "año pasado", "estate scorsa", "trois derniers mois".
fn stepped_after(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    if let Some((here, of, _)) = unit(atoms, at)
        && !of.is_of_the_clock()
        && let Some((end, by)) = step(atoms, here, Side::After)
    {
        let iso = written
            .zip(by)
            .and_then(|(written, by)| step_of(of, by, written));
        return Some(resolved(end, iso));
    }
    if let Some((here, season)) = season_at(atoms, at)
        && let Some((end, Some(by))) = step(atoms, here, Side::After)
    {
        let iso = written.and_then(|written| season_of(season, by, written));
        return Some(resolved(end, iso));
    }
    // "trois derniers mois", "tre mesi scorsi"; but "one last month" means one of last month's.
    if atoms.language.is_english() {
        return None;
    }
    let range = numbers::range(atoms, at)?;
    let stretch = |at, side| {
        atoms.find(at, |sense| match sense {
            Sense::Stretch(forward, on) if on == side => Some(forward),
            _ => None,
        })
    };
    let (end, of, forward) = if let Some((here, forward)) = stretch(range.end(), Side::Before) {
        let (end, of, _) = unit(atoms, here)?;
        (end, of, forward)
    } else {
        let (here, of, _) = unit(atoms, range.end())?;
        let (end, forward) = stretch(here, Side::After)?;
        (end, of, forward)
    };
    (!of.is_of_the_clock()).then(|| resolved(end, interval(&range, of, forward, written)))
}

/// This many units from today, forward or back.
fn interval(
    range: &Range,
    of: Unit,
    forward: Option<bool>,
    written: Option<Date>,
) -> Option<String> {
    let (written, forward) = (written?, forward?);
    let count = i64::try_from(range.count()?).ok()?;
    let other = moved(written, of, if forward { count } else { -count })?;
    let (from, to) = if forward {
        (written, other)
    } else {
        (other, written)
    };
    Some(format!(
        "{}/{}",
        calendar::iso_day(from),
        calendar::iso_day(to)
    ))
}

/// A number of units, or one unit with an article: its end, the number, and the unit.
fn counted(atoms: &Atoms, at: usize) -> Option<(usize, Option<u64>, Unit)> {
    if let Some(here) = atoms.has(at, Sense::One)
        && let Some((end, of, _)) = unit(atoms, here)
    {
        return Some(match atoms.has(end, Sense::AndAHalf) {
            Some(end) => (end, None, of),
            None => (end, Some(1), of),
        });
    }
    let range = numbers::range(atoms, at)?;
    let (end, of, _) = unit(atoms, range.end())?;
    Some(match atoms.has(end, Sense::AndAHalf) {
        Some(end) => (end, None, of),
        None => (end, range.count(), of),
    })
}

/// "three days ago", "vor drei Tagen", "il y a un an", "dentro de tres meses".
fn ago(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    let opened = |sense| atoms.has(at, sense);
    let (end, count, of, forward) = if let Some(here) = opened(Sense::Ago(Side::Before)) {
        let (end, count, of) = counted(atoms, here)?;
        (end, count, of, false)
    } else if let Some(here) = opened(Sense::Hence(Side::Before)) {
        let (end, count, of) = counted(atoms, here)?;
        (end, count, of, true)
    } else if let Some((end, count, of)) = opened(Sense::DoubtfulHence)
        .and_then(|here| counted(atoms, here))
        .filter(|&(end, ..)| atoms.has(end, Sense::Turned).is_none())
        .filter(|&(end, ..)| tense(atoms, at, end) == Some(Tense::Future))
    {
        (end, count, of, true)
    } else {
        let (here, count, of) = counted(atoms, at)?;
        let end = atoms.has(here, Sense::Ago(Side::After))?;
        (end, count, of, false)
    };
    if of.is_of_the_clock() {
        return None;
    }
    let count = count.and_then(|count| i64::try_from(count).ok());
    let iso = written.zip(count).and_then(|(written, count)| {
        let then = moved(written, of, if forward { count } else { -count })?;
        // "Two years ago" is not a day, and "three weeks ago" is a week.
        Some(match of {
            Unit::Day => calendar::iso_day(then),
            Unit::Week | Unit::Fortnight => calendar::iso_week(then),
            Unit::Month => calendar::iso_month(then.year(), u8::from(then.month())),
            _ => format!("{:04}", then.year()),
        })
    });
    Some(resolved(end, iso))
}

/// "two weeks", "two-year", "10 years later", "a year earlier".
fn stretch(atoms: &Atoms, at: usize) -> Option<Reading> {
    if let Some(here) = atoms.has(at, Sense::One)
        && let Some((end, of, _)) = unit(atoms, here)
        && !of.is_of_the_clock()
    {
        let half = atoms.has(end, Sense::AndAHalf);
        let end = half.unwrap_or(end);
        let turned = atoms
            .has(end, Sense::Turned)
            .filter(|_| is_turned(atoms, end))
            .or_else(|| half.and_then(|end| atoms.has(end, Sense::Ago(Side::After))));
        let one_and_a_half = || length(Decimal::whole(15).shifted(1), of);
        let lasts = || half.map(|end| Reading::date(end, one_and_a_half()));
        return turned.map(|end| Reading::date(end, None)).or_else(lasts);
    }
    if super::amounts::is_tail(atoms, at) {
        return None;
    }
    let range = numbers::range(atoms, at)?;
    let hyphened = is_hyphen(atoms, range.end());
    let here = range.end() + usize::from(hyphened);
    let (end, of, plural) = unit(atoms, here).filter(|(_, of, _)| !of.is_of_the_clock())?;
    let one = range.count() == Some(1);
    if atoms.language.is_english() && !plural && !hyphened && !one {
        return None;
    }
    if is_age(atoms, at, end, of, &range) {
        return None;
    }
    if let Some(turned) = atoms
        .has(end, Sense::Turned)
        .filter(|_| is_turned(atoms, end))
    {
        return Some(Reading::date(turned, None));
    }
    let Some((value, end)) = range.with_half(atoms, end) else {
        return Some(Reading::date(end, None));
    };
    Some(Reading::date(end, length(value, of)))
}

/// How much later than the previous date the expression from `at` to `end` is: "fifteen months
/// later".
pub(super) fn later(atoms: &Atoms, at: usize, end: usize) -> Option<(Unit, i64)> {
    let (here, count, of) = counted(atoms, at)?;
    let is_later = atoms.has(here, Sense::Later) == Some(end);
    let count = i64::try_from(count?).ok()?;
    is_later.then_some((of, count))
}

/// The moment this many units after the day, month or year `from`, no more precise than either;
/// `None` if that means nothing.
pub(super) fn on_from(from: &str, of: Unit, count: i64) -> Option<String> {
    let (year, month, day) = calendar::start(from)?;
    let is_plain =
        |parts: usize| from.split('-').count() == parts && !from.contains(['/', 'W', 'T']);
    match of {
        Unit::Day | Unit::Week | Unit::Fortnight if is_plain(3) => {
            let then = moved(calendar::day(year, month, day)?, of, count)?;
            Some(calendar::iso_day(then))
        }
        Unit::Month if is_plain(3) || is_plain(2) && (1..=12).contains(&month) => {
            let first = calendar::day(year, month, 1)?;
            let (year, month) = calendar::shift_months(first, count)?;
            Some(calendar::iso_month(year, month))
        }
        Unit::Year if is_plain(1) || is_plain(2) || is_plain(3) => {
            let then = i64::from(year).checked_add(count)?;
            (then < 10_000).then(|| format!("{then:04}"))
        }
        _ => None,
    }
}

/// Whether "before" or "after" makes a period relative, rather than opening a clause or governing a
/// noun.
fn is_turned(atoms: &Atoms, at: usize) -> bool {
    !language::table(atoms.language).has(Section::TurnedPrepositions, atoms.lower(at))
        || !atoms.is(at + 1, Shape::Letters)
        || cue(atoms, at + 1).is_some()
}

/// Whether a number of years or other units is an age.
fn is_age(atoms: &Atoms, at: usize, end: usize, of: Unit, range: &Range) -> bool {
    if atoms.has(end, Sense::Age(Side::After)).is_some()
        || (atoms.is_dash(end) && atoms.has(end + 1, Sense::Age(Side::After)).is_some())
    {
        return true;
    }
    if atoms.language.is_english() || of != Unit::Year {
        return false;
    }
    let count = range.count().unwrap_or(0);
    let grown = (12..=115).contains(&count);
    let enclosed = matches!(atoms.before(at, 1), "," | "(");
    let closed = matches!(atoms.text(end), "," | ")" | "." | "");
    let of = language::table(atoms.language).has(Section::AgeLinks, atoms.before(at, 1));
    atoms.follows(at, Sense::Age(Side::Before)) && grown
        || enclosed && closed && count <= 115
        || of && grown
}

/// The length of a period without fixed days: "P3W", "P2Y".
fn length(value: Decimal, of: Unit) -> Option<String> {
    let times = match of {
        Unit::Fortnight => 2,
        Unit::Decade => 10,
        Unit::Century => 100,
        _ => 1,
    };
    lasting(&value.times(times)?.figures(), of)
}

/// A length in figures: "P2.5Y".
fn lasting(figures: &str, of: Unit) -> Option<String> {
    let letter = match of {
        Unit::Day => 'D',
        Unit::Week | Unit::Fortnight => 'W',
        Unit::Month => 'M',
        Unit::Year | Unit::Decade | Unit::Century => 'Y',
        _ => return None,
    };
    Some(format!("P{figures}{letter}"))
}

fn season_at(atoms: &Atoms, at: usize) -> Option<(usize, u8)> {
    atoms.find(at, |sense| match sense {
        Sense::Season(season) => Some(season),
        _ => None,
    })
}

/// The season this many years later.
fn season_of(season: u8, by: i64, written: Date) -> Option<String> {
    // In autumn, "last summer" means this year's.
    let over = u8::from(written.month()) > (season - 20) * 3;
    let by = match by {
        -1 if over && season != 24 => 0,
        by => i32::try_from(by).ok()?,
    };
    Some(format!("{:04}-{season}", written.year() + by))
}

/// "summer 2020", "the summer of 2020", "verano de 2020".
fn season(atoms: &Atoms, at: usize) -> Option<Reading> {
    let (here, season) = season_at(atoms, at)?;
    let (end, year) = linked_year(atoms, here)?;
    Some(Reading::date(end, Some(format!("{year:04}-{season}"))))
}

/// The year at an atom, or after a preposition there, and its end.
fn linked_year(atoms: &Atoms, at: usize) -> Option<(usize, i32)> {
    let linked = atoms.has(at, Sense::DateLink);
    let mut places = [Some(at), linked].into_iter().flatten();
    places.find_map(|at| Some((at + 1, year_at(atoms, at)?)))
}

/// "third quarter", "Q3 2019", "fourth quarter of 2018", "dritten Quartal 2023", "first half of 2023".
fn quarter(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    // The number of the part, and how many months it has.
    let (here, (number, months)) = atoms.find(at, |sense| match sense {
        Sense::Quarter(number) => Some((number, 3)),
        Sense::Half(number) => Some((number, 6)),
        _ => None,
    })?;
    let of = |year: i32| {
        format!(
            "{}/{}",
            calendar::iso_month(year, number * months - months + 1),
            calendar::iso_month(year, number * months)
        )
    };
    if let Some((end, year)) = linked_year(atoms, here) {
        return Some(Reading::date(end, Some(of(year))));
    }
    // "The first half" may be that of a match.
    if months == 6 {
        return None;
    }
    // A quarter that has not started yet is last year's.
    let year = written.map(|written| {
        let begun = number * months - months < u8::from(written.month());
        written.year() - i32::from(!begun)
    });
    Some(resolved(here, year.map(of)))
}

/// The unit this many steps after the publication date.
fn step_of(of: Unit, by: i64, written: Date) -> Option<String> {
    Some(match of {
        Unit::Weekend => {
            let monday = -i64::from(written.weekday().number_days_from_monday());
            let on_it = monday <= -5;
            // On a weekend, "next weekend" is a week away, and so is the last one.
            let weeks = match by {
                -1 => -1,
                1 if !on_it => 0,
                by => by,
            };
            let start = calendar::shift_days(written, monday + 5 + 7 * weeks)?;
            let end = calendar::shift_days(start, 1)?;
            format!("{}/{}", calendar::iso_day(start), calendar::iso_day(end))
        }
        Unit::Day => calendar::iso_day(calendar::shift_days(written, by)?),
        Unit::Week => calendar::iso_week(calendar::shift_days(written, 7 * by)?),
        Unit::Month => {
            let (year, month) = calendar::shift_months(written, by)?;
            calendar::iso_month(year, month)
        }
        Unit::Year => format!("{:04}", i64::from(written.year()) + by),
        _ => return None,
    })
}

/// A day moved by this many units.
fn moved(date: Date, of: Unit, count: i64) -> Option<Date> {
    let months = |months: i64| calendar::shift_by_months(date, count.checked_mul(months)?);
    match of {
        Unit::Day => calendar::shift_days(date, count),
        Unit::Week => calendar::shift_days(date, count.checked_mul(7)?),
        Unit::Fortnight => calendar::shift_days(date, count.checked_mul(14)?),
        Unit::Month => months(1),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
        _ => None,
    }
}

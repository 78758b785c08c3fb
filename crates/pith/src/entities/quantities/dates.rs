//! Calendar days and months.

use time::Date;

use super::Reading;
use super::atoms::Order;
use super::atoms::{Atoms, Shape};
use super::calendar;
use super::lexicon::{DayForm, Sense, Side};
use super::named_days::{month, month_in_any_case, month_of, weekday_at};
use super::relative::{self, Then};
use super::tense::{Tense, tense};
use super::years::year_at;
use crate::digest::{EntityKind, Value};
use crate::language::{self, Section};
use crate::text::language::Language;

/// The calendar date that starts at an atom.
pub(super) fn date(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    numeric(atoms, at, written)
        .or_else(|| across(atoms, at))
        .or_else(|| dated(atoms, at, written))
        .or_else(|| week_of(atoms, at, written))
        .or_else(|| month_alone(atoms, at, written))
        .or_else(|| weekday(atoms, at, written))
}

/// A date with a day or a year: "June 4", "4 June 2014", "3 de mayo de 2021", "31. August", "October 2019".
fn dated(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    month_first(atoms, at, written)
        .or_else(|| day_first(atoms, at, written))
        .or_else(|| {
            let (month_end, month) = month(atoms, at)?;
            let (end, year) = year_after(atoms, month_end, written)?;
            Some(calendar_reading(end, &[], month, year, written))
        })
}

/// "1 May to 15 June 2023", "vom 1. Mai bis 15. Juni 2023", "May to July 2023": from one month to
/// another.
fn across(atoms: &Atoms, at: usize) -> Option<Reading> {
    let (first_end, first_day, first_month) = day_or_month(atoms, at)?;
    let (first_end, first_year) = match year_after(atoms, first_end, None) {
        Some((end, Year::Said(year))) => (end, Some(year)),
        _ => (first_end, None),
    };
    let words = language::table(atoms.language);
    let second = if atoms.is_dash(first_end) {
        first_end + 1
    } else if words.has(Section::Conjunctions, atoms.lower(first_end)) {
        return None;
    } else {
        (atoms.has(first_end, Sense::DateRange))
            .or_else(|| atoms.has(first_end, Sense::AmountRange))?
    };
    let (end, day, month) = day_or_month(atoms, second)?;
    let Some((end, Year::Said(year))) = year_after(atoms, end, None) else {
        return None;
    };
    let first_year = first_year.unwrap_or(year - i32::from(first_month > month));
    let iso = match (first_day, day) {
        (Some(first), Some(last)) => {
            let first = calendar::day(first_year, first_month, first)?;
            let last = calendar::day(year, month, last)?;
            (first < last)
                .then(|| format!("{}/{}", calendar::iso_day(first), calendar::iso_day(last)))
        }
        (None, None) => ((first_year, first_month) < (year, month)).then(|| {
            let first = calendar::iso_month(first_year, first_month);
            format!("{first}/{}", calendar::iso_month(year, month))
        }),
        _ => None,
    }?;
    Some(Reading::date(end, Some(iso)))
}

/// A month, perhaps with a day: its end, the day, and the month.
fn day_or_month(atoms: &Atoms, at: usize) -> Option<(usize, Option<u8>, u8)> {
    if atoms.glued(at) && at > 0 && !matches!(atoms.text(at - 1), "(" | "-" | "–") {
        return None;
    }
    if let Some((number, mut here)) = day(atoms, at) {
        while let Some(after) = atoms.has(here, Sense::DateLink) {
            here = after;
        }
        let (end, month) = month(atoms, here)?;
        return Some((end, Some(number), month));
    }
    let (end, month) = month(atoms, at)?;
    match day(atoms, end).filter(|_| atoms.language.is_english()) {
        Some((number, end)) => Some((end, Some(number), month)),
        None => Some((end, None, month)),
    }
}

/// "the week of 3 June", "Woche vom 3. Juni", "semaine du 3 au 7 juin".
fn week_of(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    let here = atoms.has(at, Sense::WeekOf)?;
    let date = numeric(atoms, here, written).or_else(|| dated(atoms, here, written))?;
    // "The week of June" is none in particular.
    (here..date.end)
        .any(|part| atoms.is(part, Shape::Digits))
        .then_some(())?;
    let Some(Value::Moment { iso, resolved }) = date.value else {
        return Some(Reading::date(date.end, None));
    };
    let iso = match calendar::parse_day(&iso) {
        Some(day) => Some(calendar::iso_week(day)),
        None => iso.contains('/').then_some(iso),
    };
    Some(Reading::moment(date.end, EntityKind::Date, iso, resolved))
}

/// "2014-06-11", "2017/02/20", "11/06/2014", "11.06.2014", "12-Dec-2014", "am 12.3.".
fn numeric(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    if !atoms.is(at, Shape::Digits)
        || atoms.glued(at) && (atoms.is_dash(at - 1) || matches!(atoms.text(at - 1), "/" | "."))
    {
        return None;
    }
    let separated = |mark: &str| {
        (1..5).all(|i| atoms.glued(at + i))
            && atoms.text(at + 1) == mark
            && atoms.text(at + 3) == mark
    };
    let end = at + 5;
    if (separated("-") || separated("."))
        && let Some((_, month)) = month_in_any_case(atoms, at + 2)
    {
        let day = day_number(atoms, at)?;
        let year = full_year(atoms, at + 4)?;
        let iso = calendar::day(year, month, day).map(calendar::iso_day);
        return Some(Reading::date(end, iso));
    }
    let (parts, end) = if separated("-") || separated("/") {
        // "2019-05-06-07" is a code.
        if atoms.glued(end) && matches!(atoms.text(end), "-" | "/") {
            return None;
        }
        (
            [atoms.text(at), atoms.text(at + 2), atoms.text(at + 4)],
            end,
        )
    } else {
        let mut parts = atoms.text(at).split('.');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(first), Some(second), Some(third), None) => ([first, second, third], at + 1),
            (Some(day), Some(month), None, None) => {
                return day_and_month(atoms, at, day, month, written);
            }
            _ => return None,
        }
    };
    let order = atoms.order.filter(|_| atoms.text(at + 1) == "/");
    let iso = of_figures(parts, end == at + 1, atoms.language, order)?;
    Some(Reading::date(end, iso))
}

/// The day given by three numbers: `None` if they are no day, `Some(None)` if they are ambiguous.
fn of_figures(
    parts: [&str; 3],
    dotted: bool,
    language: Language,
    order: Option<Order>,
) -> Option<Option<String>> {
    let lengths = parts.map(str::len);
    let mut numbers = [0; 3];
    for (number, part) in numbers.iter_mut().zip(parts) {
        *number = part.parse::<u32>().ok()?;
    }
    let [first, second, third] = numbers;
    let is_year = |number: u32, length: usize| length == 4 && (1500..=2099).contains(&number);
    let of = |year: u32, month: u32, day: u32| {
        let day = calendar::day(
            i32::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )?;
        Some(calendar::iso_day(day))
    };
    let fits = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    if is_year(first, lengths[0]) {
        let two = (lengths[1], lengths[2]) == (2, 2) || lengths[1] <= 2 && lengths[2] <= 2;
        return (two && fits(second, third)).then(|| of(first, second, third));
    }
    let short_year = lengths[2] == 2
        && (!dotted || lengths[0] == 2 && lengths[1] == 2 && language.writes_ordinals_with_stop());
    let year = match third {
        _ if is_year(third, lengths[2]) => third,
        _ if !short_year => return None,
        0..50 => 2000 + third,
        _ => 1900 + third,
    };
    if lengths[0] > 2 || lengths[1] > 2 {
        return None;
    }
    let (day_first, month_first) = (fits(second, first), fits(first, second));
    match (day_first, month_first) {
        (false, false) => None,
        (true, true) if order == Some(Order::DayFirst) => Some(of(year, second, first)),
        (true, true) if order == Some(Order::MonthFirst) => Some(of(year, first, second)),
        // English writers put either first, except in the European form with full stops.
        (true, true) if first != second && language.is_english() && !dotted => Some(None),
        (true, _) => Some(of(year, second, first)),
        (false, true) => Some(of(year, first, second)),
    }
}

/// "12.3." after "am", in languages that write days like this.
fn day_and_month(
    atoms: &Atoms,
    at: usize,
    day: &str,
    month: &str,
    written: Option<Date>,
) -> Option<Reading> {
    let end = at + 2;
    let closed = atoms.text(at + 1) == "." && atoms.glued(at + 1) && !atoms.glued(end);
    if !closed || !atoms.follows(at, Sense::DateCue) || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    calendar::day(2000, month, day)?;
    Some(calendar_reading(
        end,
        &[day],
        month,
        Year::Near(tense(atoms, at, end)),
        written,
    ))
}

/// "June 4", "June 4-6, 2014": in English; elsewhere only "Dezember 10, 2019", as pages made for
/// English have it.
fn month_first(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    let (month_end, month) = month(atoms, at)?;
    let (days, end) = days(atoms, month_end)?;
    let elsewhere = !atoms.language.is_english();
    if elsewhere && !(atoms.text(end) == "," && year_at(atoms, end + 1).is_some()) {
        return None;
    }
    let (end, year) =
        year_after(atoms, end, written).unwrap_or_else(|| (end, Year::Near(tense(atoms, at, end))));
    Some(calendar_reading(end, &days, month, year, written))
}

/// "4 June 2014", "4-6 June", "the 4th of June", "31. August 2024", "1er mars", "3 al 5 de mayo".
fn day_first(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    if atoms.glued(at)
        && (atoms.is(at - 1, Shape::Letters) && !atoms.lower(at - 1).ends_with('\'')
            || matches!(atoms.text(at - 1), "." | "," | ":" | "/" | "$" | "€" | "£"))
    {
        return None;
    }
    let (days, end) = days(atoms, at)?;
    let mut here = end;
    while let Some(after) = atoms.has(here, Sense::DateLink) {
        here = after;
    }
    // "31 Donnerstag Okt 2019".
    if let Some((after, ..)) = weekday_at(atoms, here)
        && let Some((month_end, _)) = month(atoms, after)
        && year_at(atoms, month_end).is_some()
    {
        here = after;
    }
    let (month_end, month) = month(atoms, here).or_else(|| {
        // "31st march, 2016": with a suffix or a year, in any case.
        let found = month_in_any_case(atoms, here)?;
        let sure = end > at + 1 || year_after(atoms, found.0, None).is_some();
        sure.then_some(found)
    })?;
    let (end, year) = year_after(atoms, month_end, written)
        .unwrap_or_else(|| (month_end, Year::Near(tense(atoms, at, month_end))));
    Some(calendar_reading(end, &days, month, year, written))
}

/// One or several days of the month in digits, and their end.
fn days(atoms: &Atoms, at: usize) -> Option<(Vec<u8>, usize)> {
    let (first, mut end) = day(atoms, at)?;
    let mut days = vec![first];
    let joint = if atoms.is_dash(end) {
        Some(end + 1)
    } else {
        atoms.has(end, Sense::DateRange)
    };
    if let Some((last, after)) = joint.and_then(|joint| day(atoms, joint)) {
        days.push(last);
        end = after;
    }
    Some((days, end))
}

/// A day of the month in digits: "4", "4th", "31.", "1er".
fn day(atoms: &Atoms, at: usize) -> Option<(u8, usize)> {
    let number = day_number(atoms, at)?;
    let end = at + 1;
    if atoms.glued(end)
        && let Some(after) = atoms.has(end, Sense::DaySuffix)
    {
        return Some((number, after));
    }
    // Portuguese writes "1.º".
    if atoms.glued(end)
        && atoms.text(end) == "."
        && atoms.glued(end + 1)
        && let Some(after) = atoms.has(end + 1, Sense::DaySuffix)
    {
        return Some((number, after));
    }
    let counts =
        atoms.glued(end) && (atoms.is(end, Shape::Letters) || matches!(atoms.text(end), "%" | ":"));
    (!counts).then_some((number, end))
}

fn day_number(atoms: &Atoms, at: usize) -> Option<u8> {
    let number = atoms.integer(at)?;
    (atoms.text(at).len() <= 2 && (1..=31).contains(&number))
        .then(|| u8::try_from(number).ok())
        .flatten()
}

/// The year of a date.
#[derive(Clone, Copy, Debug)]
enum Year {
    /// Stated in the text.
    Said(i32),
    /// Relative to the publication date ("last year"); `None` if that is not known.
    Told(Option<i32>),
    /// The last such day, or the next ("le 3 mai dernier").
    Then(Then),
    /// Not stated; the tense of the verbs.
    Near(Option<Tense>),
}

/// The year after a month, with or without a comma or a preposition, and its end.
fn year_after(atoms: &Atoms, end: usize, written: Option<Date>) -> Option<(usize, Year)> {
    let comma = end + usize::from(atoms.text(end) == ",");
    let linked = atoms.has(end, Sense::DateLink);
    for here in [Some(comma), linked].into_iter().flatten() {
        if let Some(year) = year_at(atoms, here)
            && !(atoms.glued(here + 1)
                && (atoms.is(here + 1, Shape::Letters) || atoms.is(here + 1, Shape::Digits)))
        {
            return Some((here + 1, Year::Said(year)));
        }
    }
    for here in [linked, Some(comma)].into_iter().flatten() {
        if let Some((end, step)) = relative::year_told(atoms, here) {
            let year = written.map(|day| day.year() + step);
            return Some((end, Year::Told(year)));
        }
    }
    let (end, then) = relative::step_after(atoms, end)?;
    Some((end, Year::Then(then)))
}

/// A year in digits, of which the first two may be missing.
fn full_year(atoms: &Atoms, at: usize) -> Option<i32> {
    year_at(atoms, at).or_else(|| {
        let short = i32::try_from(atoms.digits(at, 2)?).ok()?;
        Some(short + if short < 50 { 2000 } else { 1900 })
    })
}

/// The reading of a month with its days and year.
fn calendar_reading(
    end: usize,
    days: &[u8],
    month: u8,
    year: Year,
    written: Option<Date>,
) -> Reading {
    let moment = match days.first() {
        None => whole_month(month, year, written),
        Some(&first) => day_of(days, first, month, year, written),
    };
    let (iso, resolved) = moment.map_or((None, false), |(iso, resolved)| (Some(iso), resolved));
    Reading::moment(end, EntityKind::Date, iso, resolved)
}

fn whole_month(month: u8, year: Year, written: Option<Date>) -> Option<(String, bool)> {
    let unknown = || Some((format!("--{month:02}"), false));
    let (year, resolved) = match year {
        Year::Said(year) => (year, false),
        Year::Told(year) => match year {
            Some(year) => (year, true),
            None => return unknown(),
        },
        Year::Then(then) => {
            let Some(written) = written else {
                return unknown();
            };
            (
                written.year() + then.years(u8::from(written.month()), month)?,
                true,
            )
        }
        Year::Near(_) => return unknown(),
    };
    Some((calendar::iso_month(year, month), resolved))
}

fn day_of(
    days: &[u8],
    first: u8,
    month: u8,
    year: Year,
    written: Option<Date>,
) -> Option<(String, bool)> {
    let (year, resolved) = match (year, written) {
        (Year::Said(year), _) => (year, false),
        (Year::Told(Some(year)), _) => (year, true),
        (Year::Then(then), Some(written)) => {
            let this = calendar::day(written.year(), month, first)?;
            (written.year() + then.years_of_day(written, this)?, true)
        }
        (Year::Near(tense), Some(written)) => {
            let Some(year) = nearest_year(written, month, first, tense) else {
                return unknown_day(days, month, first);
            };
            (year, true)
        }
        _ => return unknown_day(days, month, first),
    };
    let start = calendar::day(year, month, first)?;
    let iso = match days.get(1) {
        Some(&last) if last > first => {
            let last = calendar::day(year, month, last)?;
            format!("{}/{}", calendar::iso_day(start), calendar::iso_day(last))
        }
        _ => calendar::iso_day(start),
    };
    Some((iso, resolved))
}

/// A day in an unknown year; it must exist in some year.
fn unknown_day(days: &[u8], month: u8, first: u8) -> Option<(String, bool)> {
    calendar::day(2000, month, first)?;
    (days.len() == 1).then(|| (format!("--{month:02}-{first:02}"), false))
}

/// Within this many days, a day without a year is certainly the nearest one of that name.
const SURELY_NEAREST_WITHIN: i64 = 120;

/// The year of a day without one: the one that puts it nearest to the publication date, or, if it
/// is far off, the one that the verbs indicate.
fn nearest_year(written: Date, month: u8, of_month: u8, tense: Option<Tense>) -> Option<i32> {
    let nearest = (-1..=1)
        .filter_map(|step| calendar::day(written.year() + step, month, of_month))
        .min_by_key(|date| (*date - written).whole_days().abs())?;
    let off = (nearest - written).whole_days();
    let agrees = match tense {
        Some(Tense::Past) => off <= 0,
        Some(Tense::Future) => off >= 0,
        None => false,
    };
    if off.abs() <= SURELY_NEAREST_WITHIN || agrees {
        return Some(nearest.year());
    }
    let then = Then::of_tense(tense?);
    let this = calendar::day(written.year(), month, of_month)?;
    Some(written.year() + then.years_of_day(written, this)?)
}

/// "in May", "seit März": a month without day and year, if the words beside it show that it is one.
fn month_alone(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    let (end, (month, short)) = atoms.find(at, month_of)?;
    if !stands_alone(atoms, at, end, short) {
        return None;
    }
    let end = end + usize::from(short);
    let then = tense(atoms, at, end).map(Then::of_tense);
    let year = then.map_or(Year::Near(None), Year::Then);
    Some(calendar_reading(end, &[], month, year, written))
}

const fn writes_months_large(language: Language) -> bool {
    matches!(language, Language::En | Language::De)
}

fn stands_alone(atoms: &Atoms, at: usize, end: usize, short: bool) -> bool {
    // "die Mai-Ausgabe" is not a month, but "March-April" are two.
    let joined = super::amounts::is_hyphen(atoms, end) && month(atoms, end + 1).is_none()
        || at > 0
            && atoms.is_dash(at - 1)
            && atoms.glued(at)
            && month(atoms, at.saturating_sub(2)).is_none()
            && !atoms.follows(at, Sense::MonthCue);
    if joined {
        return false;
    }
    let cued = atoms.follows(at, Sense::MonthCue);
    if short {
        return cued && atoms.text(end) == "." && atoms.language.is_english();
    }
    if atoms.has(at, Sense::DoubtfulMonth).is_none() {
        return true;
    }
    // In a language with lower-case months, a capital indicates a name.
    if atoms.is_capitalised(at) && !atoms.opens_sentence(at) && !writes_months_large(atoms.language)
    {
        return false;
    }
    let named = atoms.is_capitalised(end) && atoms.is(end, Shape::Letters);
    let german = atoms.language == Language::De;
    let words = language::table(atoms.language);
    let listed = words.has(Section::MonthLists, atoms.before(at, 1))
        && (2..=4).any(|back| at >= back && month(atoms, at - back).is_some());
    let plain = atoms.language.is_english()
        && words.has(Section::PlainMonths, atoms.lower(at))
        && !matches!(atoms.before(at, 1), "" | "." | "!" | "?")
        && tense_of(atoms, end).is_none();
    (cued || listed || plain) && (!named || german)
}

/// The tense of a verb at an atom that can have people as its subject.
fn tense_of(atoms: &Atoms, at: usize) -> Option<Tense> {
    atoms.has(at, Sense::Past).map(|_| Tense::Past).or_else(|| {
        let table = language::table(atoms.language);
        let verb = table.has(Section::PersonVerbs, atoms.lower(at));
        verb.then_some(Tense::Past)
    })
}

/// "Thursday", "Mondays", "Dienstagabend", "mardi dernier"; short ones before a date: "Thu, June 11".
fn weekday(atoms: &Atoms, at: usize, written: Option<Date>) -> Option<Reading> {
    let (end, number, form) = weekday_at(atoms, at)?;
    let many = atoms.follows(at, Sense::Habitual);
    let named = atoms.follows(at, Sense::NamedDay(Side::Before))
        || atoms.has(end, Sense::NamedDay(Side::After)).is_some();
    // "na quinta" is a Thursday, but "na quinta posição" is the fifth place.
    let counts = atoms.is(end, Shape::Letters) && !atoms.is_stop_word(end);
    let doubtful = atoms
        .has(at, Sense::DoubtfulWeekday)
        .is_some_and(|doubt| doubt == end)
        && (counts || !atoms.follows(at, Sense::WeekdayCue));
    let next = end + usize::from(form == DayForm::Short && atoms.text(end) == ".");
    let following = date_after(atoms, next, written);
    if form == DayForm::Short && following.is_none() || named || (doubtful && following.is_none()) {
        return None;
    }
    // "the Sunday Times" is a newspaper.
    let paper = atoms.language.is_english()
        && language::table(atoms.language).has(Section::DefiniteArticles, atoms.before(at, 1))
        && atoms.is_capitalised(end)
        && atoms.is(end, Shape::Letters);
    if paper {
        return None;
    }
    if let Some(date) = following {
        return Some(Reading { end, ..date });
    }
    if form == DayForm::Many {
        return Some(Reading::date(end, None));
    }
    // "Thursday next week", "mardi de la semaine prochaine".
    if let Some((_, step)) = relative::week_told(atoms, end) {
        let day = written.and_then(|written| {
            let monday = -i64::from(written.weekday().number_days_from_monday());
            calendar::shift_days(written, monday + 7 * step + number)
        });
        return Some(relative::resolved(end, day.map(calendar::iso_day)));
    }
    let (end, then) = match relative::step_after(atoms, end) {
        Some((end, then)) => (end, Some(then)),
        None if many => return Some(Reading::date(end, None)),
        None => (end, tense(atoms, at, end).map(Then::of_tense)),
    };
    Some(relative::resolved(
        end,
        written
            .zip(then)
            .and_then(|(written, then)| then.weekday(written, number))
            .map(calendar::iso_day),
    ))
}

/// The date after a weekday: ", June 11", ", den 3. Mai", " 3 mai 2021".
fn date_after(atoms: &Atoms, end: usize, written: Option<Date>) -> Option<Reading> {
    let comma = end + usize::from(atoms.text(end) == ",");
    let word = atoms.lower(comma);
    let is_article =
        word == "," || language::table(atoms.language).has(Section::DateArticles, word);
    let article = comma + usize::from(is_article);
    let mut starts = [comma, article].into_iter();
    starts.find_map(|at| {
        numeric(atoms, at, written)
            .or_else(|| dated(atoms, at, written))
            .filter(|date| {
                // Outside English, a month comes after its day.
                let in_order = atoms.language.is_english() || month(atoms, at).is_none();
                in_order && (at..date.end).any(|part| atoms.is(part, Shape::Digits))
            })
    })
}

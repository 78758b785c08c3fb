//! Years, ranges of years, decades and centuries.

use super::atoms::{Atoms, Shape};

/// Whether the atom can be a year: four digits from 1500 to 2099.
pub(super) fn is_year(atoms: &Atoms, at: usize) -> bool {
    atoms
        .digits(at, 4)
        .is_some_and(|year| (1500..=2099).contains(&year))
}

/// The end of a year, a range of years, a decade, a century that starts at an atom.
pub(super) fn year(atoms: &Atoms, at: usize) -> Option<usize> {
    century(atoms, at)
        .or_else(|| decade(atoms, at))
        .or_else(|| {
            if is_part(atoms, at) {
                return None;
            }
            range(atoms, at)
                .or_else(|| (is_year(atoms, at) && said_as_year(atoms, at)).then_some(at + 1))
        })
}

/// "1990s", "'90s", "nineties" is none.
fn decade(atoms: &Atoms, at: usize) -> Option<usize> {
    let quoted = matches!(atoms.text(at), "'" | "’" | "‘");
    let figure = at + usize::from(quoted);
    let round = match atoms.digits(figure, 4) {
        Some(year) => year % 10 == 0 && is_year(atoms, figure),
        None => {
            let article = quoted || matches!(atoms.before(at, 1), "the" | "early" | "late" | "mid");
            article && atoms.digits(figure, 2).is_some_and(|year| year % 10 == 0)
        }
    };
    let plural = atoms.glued(figure + 1) && matches!(atoms.lower(figure + 1), "s" | "'s");
    let apostrophe = atoms.glued(figure + 1)
        && matches!(atoms.text(figure + 1), "'" | "’")
        && atoms.glued(figure + 2)
        && atoms.lower(figure + 2) == "s";
    if !round {
        None
    } else if plural {
        Some(figure + 2)
    } else if apostrophe && !quoted {
        Some(figure + 3)
    } else {
        None
    }
}

/// The ordinals by which centuries are called, from the twelfth.
const ORDINALS: [&str; 10] = [
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
];

/// The number of a century by its ordinal.
pub(super) fn spelled_century(word: &str) -> Option<u64> {
    let index = ORDINALS.iter().position(|&ordinal| ordinal == word)? as u64;
    Some(index + 12)
}

/// "19th century", "twentieth century", "21st-century".
fn century(atoms: &Atoms, at: usize) -> Option<usize> {
    let end = if atoms.integer(at).is_some_and(|n| (1..=30).contains(&n))
        && matches!(atoms.lower(at + 1), "st" | "nd" | "rd" | "th")
    {
        at + 2
    } else if ORDINALS.contains(&atoms.lower(at)) {
        at + 1
    } else {
        return None;
    };
    let end = end + usize::from(atoms.is_dash(end));
    matches!(atoms.lower(end), "century" | "centuries").then_some(end + 1)
}

/// "2008-2011", "2008–11", "2008/09".
fn range(atoms: &Atoms, at: usize) -> Option<usize> {
    let first = atoms.digits(at, 4).filter(|_| is_year(atoms, at))?;
    let joined = atoms.is_dash(at + 1) || (atoms.text(at + 1) == "/" && atoms.glued(at + 1));
    if !joined || is_counted(atoms, at + 3) || (atoms.is_dash(at + 3) && atoms.glued(at + 3)) {
        return None;
    }
    if is_year(atoms, at + 2) {
        return (atoms.digits(at + 2, 4)? > first).then_some(at + 3);
    }
    let short = atoms
        .digits(at + 2, 2)
        .filter(|_| atoms.glued(at + 1) && atoms.glued(at + 2))?;
    (short > first % 100).then_some(at + 3)
}

/// Whether the digits belong to something longer: "x2014", "$2014", "2014-06", "2014.5".
fn is_part(atoms: &Atoms, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| atoms.text(i));
    let glued_before = atoms.glued(at)
        && !matches!(
            before,
            "(" | "[" | "-" | "–" | "—" | "‘" | "'" | "’" | "\"" | "“" | "/"
        );
    let hyphened_digit = atoms.glued(at)
        && (before == "-" || before == "/")
        && at >= 2
        && atoms.is(at - 2, Shape::Digits);
    let glued_after = atoms.glued(at + 1)
        && (atoms.is(at + 1, Shape::Letters) || matches!(atoms.text(at + 1), "%" | "°" | "/"));
    let currency = matches!(before, "$" | "£" | "€" | "¥" | "₹" | "#");
    glued_before || hyphened_digit || glued_after || currency
}

/// Whether the words beside a number say that it is a year, not a count.
fn said_as_year(atoms: &Atoms, at: usize) -> bool {
    let (before, next) = (atoms.before(at, 1), at + 1);
    if is_counted(atoms, next) {
        return false;
    }
    let closed = !atoms.is(next, Shape::Letters) || is_function(atoms.lower(next));
    match before {
        "in" | "since" | "until" | "till" | "circa" | "early" | "late" | "mid" | "year"
        | "during" | "spring" | "summer" | "autumn" | "fall" | "winter" | "ramadan"
        | "christmas" => true,
        "of" => closed || plausible(atoms, at) && !is_plural(atoms.lower(next)),
        "by" | "before" | "after" | "from" | "to" | "through" | "between" | "around" | "for"
        | "through to" | "and" | "or" | "back" | "than" | "on" => {
            closed
                && (!matches!(before, "and" | "or" | "for" | "than" | "on" | "to")
                    || plausible(atoms, at))
        }
        "(" | "[" => matches!(atoms.text(next), ")" | "]" | "-" | "–" | "," | ";" | ":"),
        "-" | "–" => atoms.before(at, 2) == "mid" || plausible(atoms, at) && closed,
        "the" | "his" | "her" | "their" | "its" | "'s" | "’s" | "s" | "a" | "this" | "last"
        | "'" | "’" => {
            plausible(atoms, at) && atoms.is(next, Shape::Letters) && !is_plural(atoms.lower(next))
        }
        "" | "." | "\"" | "“" => plausible(atoms, at) && closed,
        "," => plausible(atoms, at) && closed,
        _ => {
            plausible(atoms, at) && atoms.text(next) == ")"
                || plausible_after_name(atoms, at, closed)
        }
    }
}

/// "the World Cup 2014", "Winter 2012": a year of our time right after a capitalised word.
fn plausible_after_name(atoms: &Atoms, at: usize, closed: bool) -> bool {
    let before = at.checked_sub(1).map_or("", |i| atoms.text(i));
    closed && plausible(atoms, at) && before.starts_with(char::is_uppercase)
}

fn plausible(atoms: &Atoms, at: usize) -> bool {
    atoms
        .digits(at, 4)
        .is_some_and(|year| (1800..=2060).contains(&year))
}

/// Whether what follows a number is counted or measured by it.
fn is_counted(atoms: &Atoms, next: usize) -> bool {
    let word = atoms.lower(next);
    matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "per"
            | "percent"
            | "million"
            | "billion"
            | "thousand"
            | "hours"
            | "days"
            | "minutes"
            | "metres"
            | "meters"
            | "miles"
            | "km"
            | "kg"
            | "gmt"
            | "euros"
            | "dollars"
            | "pounds"
            | "police"
            | "%"
            | "°"
            | "civilians"
            | "troops"
            | "jobs"
    ) || (word == "-" || word == ":")
        && atoms.glued(next)
        && atoms.is(next + 1, Shape::Digits)
        && atoms.glued(next + 1)
        && !is_year(atoms, next + 1)
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !matches!(
            word,
            "elections"
                | "games"
                | "polls"
                | "riots"
                | "protests"
                | "attacks"
                | "talks"
                | "championships"
                | "olympics"
                | "bombings"
                | "results"
                | "finals"
                | "world's"
                | "awards"
                | "midterms"
                | "primaries"
        )
}

fn is_function(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "but"
            | "to"
            | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "with"
            | "as"
            | "when"
            | "while"
            | "after"
            | "before"
            | "until"
            | "the"
            | "a"
            | "an"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "his"
            | "her"
            | "its"
            | "their"
            | "was"
            | "is"
            | "were"
            | "are"
            | "has"
            | "had"
            | "have"
            | "will"
            | "would"
            | "that"
            | "which"
            | "who"
            | "because"
            | "under"
            | "over"
            | "of"
            | "s"
            | "saw"
            | "if"
            | "following"
            | "during"
            | "onwards"
            | "onward"
            | "alone"
            | "than"
            | "where"
            | "there"
            | "this"
            | "these"
            | "not"
            | "also"
            | "so"
            | "did"
            | "can"
            | "could"
            | "may"
            | "should"
            | "must"
            | "through"
            | "via"
            | "despite"
    )
}

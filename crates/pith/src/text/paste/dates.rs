//! Lines that say when an article was published.

/// Names of months in the languages of western Europe and their English abbreviations, in byte
/// order.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "abril", "agosto", "août", "apr", "april", "aprile", "aug", "august", "augustus", "avril",
    "dec", "december", "dezember", "dezembro", "dicembre", "diciembre", "décembre", "enero", "feb",
    "febbraio", "febrero", "februar", "februari", "february", "fevereiro", "février", "gennaio",
    "giugno", "jan", "janeiro", "januar", "januari", "january", "janvier", "juillet", "juin", "jul",
    "julho", "juli", "julio", "july", "jun", "june", "junho", "juni", "junio", "jänner", "luglio",
    "maart", "maggio", "mai", "maio", "mar", "march", "mars", "marzo", "março", "may", "mayo",
    "mei", "märz", "nov", "november", "novembre", "novembro", "noviembre", "oct", "october",
    "octobre", "octubre", "oktober", "ottobre", "outubro", "sep", "sept", "september", "septembre",
    "septiembre", "setembro", "settembre",
];

/// Words that stand beside a date in such a line, in byte order.
#[rustfmt::skip]
const COMPANIONS: &[&str] = &[
    "a", "actualizado", "aggiornato", "ago", "aktualisiert", "alle", "am", "at", "atualizado",
    "bst", "cet", "cst", "date", "day", "days", "de", "del", "den", "dienstag", "dimanche",
    "dinsdag", "domenica", "domingo", "donderdag", "donnerstag", "edt", "est", "et", "feira",
    "first", "freitag", "fri", "friday", "geändert", "giovedì", "gmt", "hour", "hours", "hrs",
    "ist", "jeudi", "jour", "jueves", "las", "last", "le", "local", "lundi", "lunedì", "lunes", "m",
    "maandag", "mardi", "martedì", "martes", "mercoledì", "mercredi", "min", "mins", "minutes",
    "mis", "mittwoch", "miércoles", "modificado", "modified", "modifié", "mon", "monday", "montag",
    "month", "months", "om", "on", "ore", "p", "pdt", "pm", "posted", "pst", "pt", "pubblicato",
    "publicado", "publish", "published", "publié", "quarta", "quinta", "sabato", "samedi",
    "samstag", "sat", "saturday", "segunda", "sexta", "sonntag", "stand", "sun", "sunday", "sábado",
    "terça", "the", "thu", "thur", "thurs", "thursday", "time", "today", "tue", "tues", "tuesday",
    "uhr", "um", "updated", "utc", "vendredi", "venerdì", "veröffentlicht", "viernes", "vom",
    "vrijdag", "wed", "wednesday", "week", "weeks", "woensdag", "year", "years", "yesterday",
    "zaterdag", "zondag", "à", "às",
];

/// Most words of a line that tells a date.
const LONGEST: usize = 16;

/// Whether `word`, in lower case, names a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.binary_search(&word).is_ok()
}

/// Whether `text` tells a date and little else ("June 4, 2019", "Published 3:15 pm, Monday",
/// "04.06.2019", "2 days ago").
pub(super) fn is_date_line(text: &str) -> bool {
    if text.len() > 160 || text.contains('\t') {
        return false;
    }
    let lower = text.to_lowercase();
    let mut months = 0;
    let mut numbers = 0;
    let mut companions = 0;
    let mut others = 0;
    let mut long = false;
    for word in lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            numbers += 1;
            long |= digits == 4 && word.len() == 4;
            let suffix = &word[digits..];
            let minutes = suffix.strip_prefix('h').unwrap_or(suffix);
            others += usize::from(!(suffix.len() <= 2 || minutes.parse::<u8>().is_ok()));
        } else if is_month(word) {
            months += 1;
        } else if COMPANIONS.binary_search(&word).is_ok() {
            companions += 1;
        } else {
            others += 1;
        }
    }
    let words = months + numbers + companions + others;
    let dated = (months > 0 && numbers > 0) || (numbers >= 3 && long) || says_ago(&lower);
    dated && words <= LONGEST && others <= 2 && !super::features::ends_sentence(text)
}

/// "2 days ago", "an hour ago", "Published 4 hours ago".
fn says_ago(lower: &str) -> bool {
    let told = ["last updated", "published", "updated", "posted"]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(lower)
        .trim_start_matches([':', ' ']);
    lower.ends_with(" ago") && told.starts_with(|c: char| c.is_ascii_digit() || c == 'a')
}

/// Whether `text` closes with a date in the manner of captions ("… in Oslo, June 4.", "… on Monday,
/// 4 June 2019"): a month and a day, perhaps a year, and a comma or weekday before them.
pub(super) fn closes_with_date(text: &str) -> bool {
    let mut words = text.split_whitespace().rev().peekable();
    let is_number = |word: &str, digits: std::ops::RangeInclusive<usize>| {
        digits.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
    };
    if words
        .peek()
        .is_some_and(|word| is_number(&bare(word), 4..=4))
    {
        words.next();
    }
    let (Some(last), Some(first), Some(before)) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let (last, first) = (bare(last), bare(first));
    let dated = (is_month(&first) && is_number(&last, 1..=2))
        || (is_month(&last) && is_number(&first, 1..=2));
    dated && (before.ends_with(',') || bare(before).ends_with("day"))
}

/// `word` in lower case without the marks at its ends.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

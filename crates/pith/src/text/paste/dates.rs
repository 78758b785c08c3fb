//! Lines that give an article's publication date.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::calendar::{is_month, is_short_month, is_weekday};
use super::headline;
use crate::language::{self, COMPLETE, Section};
use crate::text::paste::tuning;

/// Words that occur beside a date in such a line.
static COMPANIONS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let tables = COMPLETE.into_iter().map(language::table);
    tables
        .flat_map(|table| table.words(Section::DateLineWords))
        .collect()
});

/// Words that mark the date beside them as that of publication, or of an update.
static CUES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let cues = |language| {
        let table = language::table(language);
        let published = table.forms(Section::PublishedCues);
        published.chain(table.forms(Section::UpdatedCues))
    };
    COMPLETE.into_iter().flat_map(cues).collect()
});

/// Endings of a line that gives a time of day, perhaps before a full stop.
static CLOCK_ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let tables = COMPLETE.into_iter().map(language::table);
    tables
        .flat_map(|table| table.forms(Section::ClockEndings))
        .collect()
});

/// How one language gives a time relative to now.
struct Ago {
    /// Words before the number ("vor"), and after its unit ("ago").
    before: Vec<&'static str>,
    after: Vec<&'static str>,
    /// Words that may replace or precede the number ("an", "about").
    numbers: Vec<&'static str>,
}

static AGO: LazyLock<Vec<Ago>> = LazyLock::new(|| {
    let of = |language| {
        let table = language::table(language);
        let column = |at| {
            let rows = table.rows(Section::Ago);
            rows.flat_map(move |row| row.forms(at)).collect()
        };
        let one = table.forms(Section::NumeralOne);
        Ago {
            before: column(0),
            after: column(1),
            numbers: one.chain(table.forms(Section::Hedges)).collect(),
        }
    };
    COMPLETE.into_iter().map(of).collect()
});

/// Separators between a date and the rest of a line under a title.
const SEPARATORS: [&str; 6] = [" | ", " • ", " · ", " – ", " — ", " // "];

/// `line` with white space inserted where a page's parts were joined without any ("PressApril 28",
/// "20232:26 PM").
pub(crate) fn unglued(line: &str) -> String {
    // "29 / December / 2022".
    let line = line.replace(" / ", " ");
    let mut apart = String::with_capacity(line.len() + 8);
    let mut digits = 0;
    let mut previous = ' ';
    for (at, c) in line.char_indices() {
        let after_year = digits == 4
            && c.is_ascii_digit()
            && line
                .get(at - 4..at)
                .is_some_and(|year| year.starts_with("19") || year.starts_with("20"));
        let year_ends = line
            .get(at.saturating_sub(4)..at)
            .is_some_and(|year| year.starts_with("19") || year.starts_with("20"));
        let after_year =
            after_year || digits == 4 && (c.is_uppercase() || year_ends && c.is_lowercase());
        let joined = previous.is_lowercase() && c.is_uppercase()
            || previous.is_ascii_digit() && c.is_uppercase() && digits > 0 && digits < 4
            || previous.is_lowercase() && c.is_ascii_digit();
        if after_year || joined {
            apart.push(' ');
            digits = 0;
        }
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        apart.push(c);
        previous = c;
    }
    apart
}

/// Whether `text` is little more than a date ("June 4, 2019", "Published 3:15 pm, Monday",
/// "04.06.2019", "2 days ago", "Ana Ruiz / Sep 2, 2024, 17:07 IST").
pub(crate) fn is_date_line(text: &str) -> bool {
    if text.len() > 160 || text.contains('\t') || is_of_event(text) {
        return false;
    }
    tells_date(text) || {
        let apart = unglued(text);
        apart.len() > text.len() && tells_date(&apart)
    }
}

/// Whether a line's label says that its date is not that of an article ("When: Saturday, 21 June").
fn is_of_event(text: &str) -> bool {
    let Some((label, _)) = text.split_once(':') else {
        return false;
    };
    if label.split_whitespace().nth(2).is_some() {
        return false;
    }
    let label = label.trim().to_lowercase();
    let others = |language| language::table(language).forms(Section::OtherDateCues);
    COMPLETE
        .into_iter()
        .flat_map(others)
        .any(|cue| cue == label)
}

/// Whether `text` is a complete date with nothing else but the words beside one ("8. November
/// 2021", "20:34 17.04.2020", "Published on May 3, 2021").
pub(crate) fn is_bare_date(text: &str) -> bool {
    text.len() <= 100 && {
        let words = Words::of(&text.to_lowercase());
        words.others == 0 && words.is_full() && words.years == 1
    }
}

/// The words of a line, by what they have to do with a date.
#[derive(Default)]
struct Words {
    months: usize,
    numbers: usize,
    companions: usize,
    others: usize,
    /// The numbers with four digits.
    years: usize,
}

impl Words {
    fn of(lower: &str) -> Self {
        let mut found = Self::default();
        // Abbreviations that are also words, or parts of names ("Mar", "Set").
        let mut doubtful = 0;
        let words = lower.split(|c: char| !c.is_alphanumeric());
        for word in words.filter(|word| !word.is_empty()) {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 0 {
                found.numbers += 1;
                found.years += usize::from(digits == 4 && word.len() == 4);
                let suffix = &word[digits..];
                let minutes = suffix.strip_prefix('h').unwrap_or(suffix);
                let is_part = suffix.len() <= 2 || minutes.parse::<u8>().is_ok();
                found.others += usize::from(!is_part);
            } else if is_month(word) {
                found.months += 1;
            } else if is_short_month(word) {
                doubtful += 1;
            } else if COMPANIONS.contains(word) {
                found.companions += 1;
            } else {
                found.others += 1;
            }
        }
        if doubtful == 1 && found.months == 0 && found.numbers >= 2 && found.years > 0 {
            found.months = 1;
        } else {
            found.others += doubtful;
        }
        found
    }

    /// Whether there is a day, a month and a year.
    fn is_full(&self) -> bool {
        self.years > 0 && (self.months > 0 && self.numbers >= 2 || self.numbers >= 3)
    }

    fn count(&self) -> usize {
        self.months + self.numbers + self.companions + self.others
    }
}

fn tells_date(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = Words::of(&lower);
    let full = words.is_full();
    let dated = full || words.months > 0 && words.numbers > 0 || says_ago(&lower);
    // A line that has a cue or a time may also name the author and the site.
    let explicit = full && (CUES.iter().any(|cue| has_word(&lower, cue)) || has_clock(&lower));
    // So may one that starts with "by", or has the date between bars or dots.
    let authored = full && headline::opens_byline(text);
    let parted = full && SEPARATORS.iter().any(|mark| text.contains(mark));
    // Around a date that is a part by itself may be the author, topics and the like.
    let own_part = parted && parts(text).any(is_bare_date);
    let excused = if own_part {
        tuning::LONGEST_PARTED_DATE_LINE
    } else if explicit || authored || parted {
        6 + 3 * labels(text)
    } else {
        2
    };
    let longest = if own_part {
        tuning::LONGEST_PARTED_DATE_LINE
    } else if explicit {
        tuning::LONGEST_EXPLICIT_DATE_LINE
    } else {
        tuning::LONGEST_DATE_LINE
    };
    let closed = lower.trim_end_matches(['.', ' ']);
    let half_day = CLOCK_ENDINGS.iter().any(|ending| {
        let before = closed.strip_suffix(ending);
        before.is_some_and(|before| !before.ends_with(char::is_alphabetic))
    });
    dated
        && words.count() <= longest
        && words.others <= excused
        && (half_day || !super::features::ends_sentence(text))
}

/// The parts of a line between bars, dots and dashes.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '•', '·', '–', '—'])
        .flat_map(|part| part.split(" // "))
}

/// Whether the words of `phrase` occur in `line`.
pub(crate) fn has_word(line: &str, phrase: &str) -> bool {
    line.match_indices(phrase).any(|(at, _)| {
        let before = line.get(..at).and_then(|line| line.chars().next_back());
        let after = line
            .get(at + phrase.len()..)
            .and_then(|line| line.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Whether `line` contains a time of day: "17:07".
fn has_clock(line: &str) -> bool {
    line.match_indices(':').any(|(at, _)| {
        let before = line
            .get(..at)
            .is_some_and(|line| line.ends_with(|c: char| c.is_ascii_digit()));
        let after = line.get(at + 1..).unwrap_or_default();
        before && after.bytes().take_while(u8::is_ascii_digit).count() == 2
    })
}

/// The number of labels in `line`: "Author: Ana Ruiz".
fn labels(line: &str) -> usize {
    let words = line.split_whitespace();
    words
        .filter(|word| {
            word.strip_suffix(':')
                .is_some_and(|label| label.len() > 2 && label.chars().all(char::is_alphabetic))
        })
        .count()
}

/// "2 days ago", "an hour ago", "Published 4 hours ago", "vor 3 Stunden".
fn says_ago(lower: &str) -> bool {
    let phrase = CUES
        .iter()
        .find_map(|cue| lower.strip_prefix(cue))
        .unwrap_or(lower)
        .trim_start_matches([':', ' ']);
    let counts = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    AGO.iter().any(|ago| {
        let opens = |words: &&str| {
            let rest = phrase.strip_prefix(words);
            rest.is_some_and(|rest| rest.starts_with(' '))
        };
        let closes = |words: &&str| {
            let rest = phrase.strip_suffix(words);
            rest.is_some_and(|rest| rest.ends_with(' '))
        };
        let counted = || {
            let openings = ago.before.iter().filter(|words| opens(words));
            openings
                .into_iter()
                .any(|words| counts(phrase[words.len()..].trim_start()))
        };
        ago.after.iter().any(closes) && (counts(phrase) || ago.numbers.iter().any(opens))
            || counted()
    })
}

/// Whether `text` ends with a date like a caption does ("… in Oslo, June 4.", "… on Monday, 4 June
/// 2019"): a month and a day, perhaps a year, after a comma or weekday.
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
    dated && (before.ends_with(',') || is_weekday(&bare(before)))
}

/// `word` in lower case, without punctuation at its ends.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_says_how_long_ago_is_a_date_line() {
        for line in [
            "2 days ago",
            "an hour ago",
            "Published about 4 hours ago",
            "VOR 14 STUNDEN",
            "hace 3 horas",
            "2 ore fa",
        ] {
            assert!(is_date_line(line), "{line}");
        }
    }

    #[test]
    fn a_sentence_with_such_words_is_not_a_date_line() {
        for line in [
            "Long ago",
            "It all began 20 years ago in a small town.",
            "Vor dem Rathaus",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }
}

//! Decides whether a sentence ends at a mark.

use super::context::{Stop, chunk_around, is_opener, is_terminator, word_after, word_before};
use super::lists::{self, BULLETS};
use super::{Rules, scripts};
use crate::language::{self, Section};
use crate::text::language::Language;
use crate::text::language::abbreviations::Abbreviation;
use crate::text::tokens::{is_extension, starts_url};

/// Minimum number of words in a sentence that ends with a time of day ("He left at 6 p.m.").
const WORDS_BEFORE_CLOCK: usize = 5;

/// The end of the sentence that started at `start`, if it ends at `stop`.
pub(super) fn boundary(text: &str, start: usize, stop: &Stop, rules: &Rules) -> Option<usize> {
    let rest = &text[stop.end..];
    let Some(next) = rest.chars().next() else {
        return Some(stop.end);
    };
    let marks = &text[stop.at..stop.marks_end];
    if scripts::is_concerned(text, stop) {
        return scripts::ends(text, start, stop, rules).then_some(stop.end);
    }
    if !next.is_whitespace() {
        return misses_space(text, stop, rules).then_some(stop.end);
    }
    let following = next_words(&text[start..stop.at], rest.trim_start(), rules)?;
    let opening = Opening::of(following);
    let closed = &text[stop.marks_end..stop.end];
    if is_ellipsis(marks) {
        if text[start..stop.at].trim().is_empty() {
            return None;
        }
        return after_ellipsis(text, stop, opening, word_after(following), rules);
    }
    let ends = if marks.contains(['!', '?', ';', '\u{37E}']) {
        let before = word_before(text, stop.at);
        after_exclamation(before, marks, closed, opening, following, rules)
    } else {
        after_full_stop(&text[start..stop.at], closed, opening, following, rules)
    };
    ends.then_some(stop.end)
}

/// The words of `following`, after marks that the rules do not count as words; `None` if it
/// continues the sentence whatever precedes it.
fn next_words<'a>(sentence: &str, following: &'a str, rules: &Rules) -> Option<&'a str> {
    let Some(next) = following.chars().next() else {
        return Some(following);
    };
    let after = &following[next.len_utf8()..];
    if matches!(next, '?' | '!') {
        // An opening quote lost in conversion ("said. ?I am"), or a mark between spaces.
        return after.starts_with(char::is_alphanumeric).then_some(after);
    }
    let is_dash = |c: char| matches!(c, '—' | '–' | '-' | '―');
    if is_dash(next)
        && rules.language.opens_speech_with_dash()
        && sentence.trim_start().starts_with(is_dash)
    {
        // The next turn of a dialogue, or what its speaker says after the "he said".
        return Some(after.trim_start());
    }
    (!is_joint(next)).then_some(following)
}

/// The beginning of the text after a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// A lower-case letter: the sentence continues.
    Lower,
    /// A capital, or a letter of a script without case.
    Capital,
    Digit,
    /// Any other mark: a currency sign, a bullet, an emoji.
    Mark,
}

impl Opening {
    fn of(following: &str) -> Self {
        let word = following.trim_start_matches(|c: char| is_opener(c) || c == '.' || c == '…');
        let mut letters = word.chars();
        match letters.next() {
            // "iPhone", "eBay" and "al-Qaida" may start a sentence.
            Some(c) if c.is_lowercase() => {
                if letters.next().is_some_and(char::is_uppercase) {
                    Self::Capital
                } else {
                    Self::Lower
                }
            }
            Some(c) if c.is_alphabetic() => Self::Capital,
            Some(c) if c.is_numeric() => Self::Digit,
            Some(c) if BULLETS.contains(&c) => Self::Mark,
            Some(c) if c.is_whitespace() => Self::of(word.trim_start()),
            Some(_) => Self::Mark,
            None => Self::Capital,
        }
    }
}

/// Whether `c` continues the sentence whatever precedes it.
const fn is_joint(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | ':' | '—' | '–' | '-' | ')' | ']' | '}' | '&' | '/' | '|'
    )
}

fn is_ellipsis(marks: &str) -> bool {
    marks.contains('…') || (marks.len() > 1 && marks.bytes().all(|b| matches!(b, b'.' | b' ')))
}

fn after_ellipsis(
    text: &str,
    stop: &Stop,
    opening: Opening,
    word: &str,
    rules: &Rules,
) -> Option<usize> {
    let marks = &text[stop.at..stop.marks_end];
    let closed = &text[stop.marks_end..stop.end];
    let dots = marks.matches('.').count() + 3 * marks.matches('…').count();
    let before = text[..stop.at].chars().next_back();
    let bracketed =
        before.is_some_and(|c| matches!(c, '[' | '(')) && closed.starts_with([']', ')']);
    if opening == Opening::Lower {
        return None;
    }
    if bracketed {
        // Words left out at a sentence's end: "(...). The".
        let stopped = closed.chars().any(|c| is_terminator(c, rules.language));
        return stopped.then_some(stop.end);
    }
    let spaced = marks.contains(' ');
    if spaced && dots == 4 && before.is_some_and(char::is_alphanumeric) {
        // As in "end. . . . The": a full stop, then an ellipsis.
        return Some(stop.at + 1);
    }
    let detached = before.is_none_or(char::is_whitespace);
    let likely = if language::table(rules.language).has(Section::AlwaysCapital, word) {
        false
    } else if detached && dots <= 3 {
        rules.table.opens_sentence(word)
    } else {
        opening != Opening::Digit
    };
    likely.then_some(stop.end)
}

fn after_exclamation(
    before: &str,
    marks: &str,
    closed: &str,
    opening: Opening,
    following: &str,
    rules: &Rules,
) -> bool {
    if opening == Opening::Lower {
        return false;
    }
    if marks == "!" && closed.is_empty() && language::shared().has(Section::Exclamations, before) {
        return rules.table.opens_sentence(word_after(following));
    }
    let quoted = closed.contains(['"', '”', '’', '\'', '»', '“', '‘', '«']);
    !(quoted && names_speaker(following, rules))
}

/// Whether `following` starts with one to three capitalized words and a verb of speech ("David Hale
/// said").
fn names_speaker(following: &str, rules: &Rules) -> bool {
    let near = &following[..following.floor_char_boundary(80)];
    let words: Vec<&str> = near.split_whitespace().take(5).collect();
    let names = words
        .iter()
        .take_while(|word| word.starts_with(char::is_uppercase))
        .count();
    (1..=4).contains(&names)
        && !words
            .first()
            .is_some_and(|&word| rules.table.opens_sentence(word))
        && words.get(names).is_some_and(|word| {
            let verb = word.trim_end_matches([',', '.', ':']);
            rules.table.is_speech(verb)
        })
}

fn after_full_stop(
    sentence: &str,
    closed: &str,
    opening: Opening,
    following: &str,
    rules: &Rules,
) -> bool {
    if opening == Opening::Lower {
        return false;
    }
    if matches!(closed, "" | ")") && lists::is_marker_alone(sentence) {
        return false;
    }
    let before = word_before(sentence, sentence.len());
    let mut word = before.trim_start_matches(|c: char| !c.is_alphanumeric());
    if let Some((elided, rest)) = word.split_once(['\'', '’'])
        && rules.language.is_elided(&elided.to_lowercase())
    {
        // As in "l’art. 5".
        word = rest;
    }
    let next = word_after(following);
    let starter = opening == Opening::Capital
        && rules.table.opens_sentence(next)
        && !is_initial(next, following);
    if closed.contains([')', ']']) && abbreviation(sentence, word, rules).is_none() {
        return true;
    }
    let is_part = || is_initial(next, following) || next.chars().count() <= 3;
    if closed.is_empty() && is_part() && rules.table.lists(&format!("{word}.{next}")) {
        // The first half of an abbreviation with a space ("EE. UU.").
        return false;
    }
    let abbreviation = abbreviation(sentence, word, rules);
    if is_single_letter(word, rules) && abbreviation != Some(Abbreviation::Final) {
        // An initial, unless it is the pronoun or a letter as a name ("plan B. They").
        return starter && abbreviation != Some(Abbreviation::Title);
    }
    match abbreviation {
        Some(Abbreviation::Title) => false,
        Some(Abbreviation::Inner) => starter && turns(next, rules),
        Some(Abbreviation::Reference) => opening != Opening::Digit,
        Some(Abbreviation::Calendar) => starter,
        Some(Abbreviation::Clock) => {
            starter
                || (opening == Opening::Capital
                    && !names_time(next, rules.language)
                    && sentence.split_whitespace().take(WORDS_BEFORE_CLOCK).count()
                        == WORDS_BEFORE_CLOCK)
        }
        Some(Abbreviation::Final) => rules.language != Language::De || starter,
        Some(Abbreviation::Closing) => {
            starter || opening == Opening::Mark || !closed.is_empty() || opens_quote(following)
        }
        None if is_ordinal(word, rules) && opening == Opening::Capital => starter,
        None => ends_plain_word(word, opening),
    }
}

/// Whether `next` cannot belong to what an abbreviation such as "i.e." introduces: a conjunction or
/// a pronoun ("… and also i.e. But see the rules").
fn turns(next: &str, rules: &Rules) -> bool {
    let table = language::table(rules.language);
    let next = next.to_lowercase();
    [
        Section::Conjunctions,
        Section::ClauseOpeners,
        Section::FemalePronouns,
        Section::MalePronouns,
        Section::OtherPronouns,
    ]
    .into_iter()
    .any(|section| table.words(section).any(|word| word == next))
}

/// The abbreviation at the end of `sentence`, whose last word is `word`, even if its letters are
/// separated ("z. B", "т. е").
fn abbreviation(sentence: &str, word: &str, rules: &Rules) -> Option<Abbreviation> {
    let mut joined = word.to_owned();
    let mut rest = sentence.strip_suffix(word).unwrap_or_default();
    let mut found = None;
    for _ in 0..3 {
        let Some(before) = rest.trim_end().strip_suffix('.') else {
            break;
        };
        let part = word_before(before, before.len());
        if part.is_empty() || part.chars().count() > 3 {
            break;
        }
        joined.insert(0, '.');
        joined.insert_str(0, part);
        if rules.table.lists(&joined) {
            found = rules.table.lookup(&joined);
        }
        rest = before.strip_suffix(part).unwrap_or_default();
    }
    found.or_else(|| rules.table.lookup(word))
}

/// Whether `word` is a letter: a capital, or in languages other than English, where a letter is
/// rarely a word at the end of a sentence, in any case.
fn is_single_letter(word: &str, rules: &Rules) -> bool {
    let mut letters = word.chars();
    let Some(first) = letters.next() else {
        return false;
    };
    letters.next().is_none()
        && (first.is_uppercase() || (rules.language != Language::En && first.is_alphabetic()))
}

/// Whether `word`, at the start of `following`, is a letter with a full stop ("A. V. Ivanov").
fn is_initial(word: &str, following: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some()
        && letters.next().is_none()
        && following
            .split_once(word)
            .is_some_and(|(_, after)| after.starts_with('.'))
}

/// Whether `word` with a full stop is an ordinal: a short number in languages that write them this
/// way, or a Roman numeral ("Karl V.", "Ludwig XIV.").
fn is_ordinal(word: &str, rules: &Rules) -> bool {
    if !rules.language.writes_ordinals_with_stop() || word.is_empty() {
        return false;
    }
    let short = word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
    short || word.bytes().all(|b| b"IVXLC".contains(&b))
}

/// Whether `next` can follow a time of day inside a sentence ("9 a.m. Monday", "5 p.m. EST").
fn names_time(next: &str, language: Language) -> bool {
    let letters = next.len() <= 4 && next.len() > 1 && next.bytes().all(|b| b.is_ascii_uppercase());
    let table = language::table(language);
    let mut days = table
        .rows(Section::Months)
        .chain(table.rows(Section::Weekdays));
    letters
        || table.has(Section::ZoneNames, next)
        || days.any(|row| row.forms(1).any(|name| name == next))
}

fn opens_quote(following: &str) -> bool {
    following.starts_with(['“', '"', '«', '„', '»'])
}

/// Whether a sentence ends with the full stop after `word`, which is not an abbreviation. A number
/// before a number belongs to an outline ("2. 3"), unless it is long enough to be a year.
fn ends_plain_word(word: &str, opening: Opening) -> bool {
    let short_number = word.len() < 4 && word.bytes().all(|b| b.is_ascii_digit());
    !(opening == Opening::Digit && short_number && !word.is_empty())
}

/// Whether the space after a full stop is missing: a lower-case word, the full stop, and a capitalized word
/// ("ended.The next"), or any word before one that often starts a sentence ("in Kvarn.The next"); but not inside
/// a URL or a file name.
fn misses_space(text: &str, stop: &Stop, rules: &Rules) -> bool {
    let marks = &text[stop.at..stop.marks_end];
    if is_ellipsis(marks) && !marks.contains('…') && stop.marks_end == stop.end {
        return false;
    }
    let rest = &text[stop.end..];
    let word = rest.trim_start_matches(['“', '"', '‘']);
    let next = word_after(word);
    let mut letters = word.chars();
    let first = letters.next();
    let second = letters.next();
    let is_upper = first.is_some_and(char::is_uppercase);
    let capitalized = is_upper && second.is_some_and(char::is_lowercase);
    // "E virou": a word of one letter; "C'est": one that is elided.
    let is_short = is_upper && second.is_some_and(|c| matches!(c, '\'' | '’' | ' '));
    let letter = first.map(|c| c.to_lowercase().to_string());
    let is_elided = is_short && letter.is_some_and(|letter| rules.language.is_elided(&letter));
    let before = word_before(text, stop.at);
    let mut tail = before.chars().skip(1).peekable();
    let is_word = tail.peek().is_some() && tail.all(char::is_lowercase);
    let lower = is_word && before.starts_with(char::is_lowercase);
    let opens = || rules.table.opens_sentence(next);
    let ends = if lower {
        capitalized || is_elided || (is_short && opens())
    } else {
        is_word && before.starts_with(char::is_uppercase) && capitalized && opens()
    };
    if !ends {
        return false;
    }
    let chunk = chunk_around(text, stop.at);
    !starts_url(chunk)
        && !chunk.contains(['@', '/', '_', '\\'])
        && !is_extension(word_after(word).split('.').next().unwrap_or_default())
}

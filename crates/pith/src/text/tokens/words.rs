//! Joins and splits words.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::language::{self, Section};
use crate::text::language::Language;
use crate::text::language::abbreviations::{self, Abbreviation};

/// Maximum length of a chain of numbers such as "12/31/2019", in bytes, which bounds the cost of
/// unusual input.
const LONGEST_NUMBER: usize = 24;

/// Whether `part`, which follows a full stop inside a word, is the extension of a URL or file name
/// ("Com", but not "It", which starts a sentence).
pub(crate) fn is_extension(part: &str) -> bool {
    part.len() <= 4
        && !abbreviations::opens_sentence(part)
        && language::shared().has(Section::Extensions, &part.to_ascii_lowercase())
}

/// Whether `joint` joins `left` and what starts with `next` into one word.
pub(super) fn joins(left: &str, joint: char, next: char) -> bool {
    let last = left.chars().next_back();
    match joint {
        '-' | '\u{2010}' | '\u{2011}' => last.is_some_and(char::is_alphanumeric),
        '&' => is_short_capital(left),
        ':' | '/' => {
            next.is_ascii_digit()
                && left.len() <= LONGEST_NUMBER
                && left
                    .bytes()
                    .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'/' | b'.' | b','))
        }
        _ => false,
    }
}

/// Whether the abbreviation `left`, its "." and the "-" after it form one word with what follows
/// ("U.S.-led").
pub(super) fn continues_after_stop(left: &str, rest: &str) -> bool {
    rest.strip_prefix(".-")
        .is_some_and(|after| after.starts_with(char::is_alphabetic))
        && abbreviations::is_dotted(left)
}

/// Whether `word` can be one side of "AT&T" or "Q&A".
pub(super) fn is_short_capital(word: &str) -> bool {
    word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The lengths in bytes of the tokens in `word`; `before` is the last character before it that is
/// not white space.
pub(super) fn parts(word: &str, before: Option<char>, language: Language) -> Vec<usize> {
    let mut lengths = Vec::with_capacity(1);
    let mut from = 0;
    while let Some(len) = elided(&word[from..], language) {
        lengths.push(len);
        from += len;
    }
    let word = &word[from..];
    let mut from = 0;
    for cut in inner_cuts(word) {
        push_part(&word[from..cut], before, &mut lengths);
        lengths.push(1);
        from = cut + 1;
    }
    push_part(&word[from..], before, &mut lengths);
    lengths
}

/// The length of the elided word at the start of `word`, including its apostrophe ("l'", "dell'").
fn elided(word: &str, language: Language) -> Option<usize> {
    let at = word.find(['\'', '’'])?;
    let end = at + word[at..].chars().next().map_or(0, char::len_utf8);
    (end < word.len() && language.is_elided(&word[..at].to_lowercase())).then_some(end)
}

/// The positions where Unicode joins what was written together by mistake: at the full stop of
/// "ended.The", at the colon of "note:this".
fn inner_cuts(word: &str) -> impl Iterator<Item = usize> {
    word.match_indices(['.', ':']).filter_map(|(at, mark)| {
        let (left, right) = (&word[..at], &word[at + 1..]);
        let next = right.chars().next()?;
        if mark == ":" {
            return (!next.is_ascii_digit()).then_some(at);
        }
        let lower = left
            .chars()
            .rev()
            .take(2)
            .filter(|c| c.is_lowercase())
            .count();
        let part = &right[..right
            .find(['.', ':'])
            .unwrap_or(right.len())
            .min(right.len())];
        (lower == 2 && next.is_uppercase() && part.chars().nth(1).is_some() && !is_extension(part))
            .then_some(at)
    })
}

fn push_part(word: &str, before: Option<char>, lengths: &mut Vec<usize>) {
    if word.is_empty() {
        return;
    }
    if let Some(head) = clitic_start(word).or_else(|| unit_start(word, before)) {
        lengths.extend([head, word.len() - head]);
    } else {
        lengths.push(word.len());
    }
}

/// The start of the clitic at the end of `word`.
fn clitic_start(word: &str) -> Option<usize> {
    let at = word.rfind(['\'', '’'])?;
    let tail = word[at..].replace('’', "'").to_ascii_lowercase();
    (at > 0 && language::table(Language::En).has(Section::Clitics, &tail)).then_some(at)
}

/// Units and other words that are split off the number they are attached to.
static GLUED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let shared = language::shared();
    let symbols = shared
        .rows(Section::Units)
        .flat_map(|row| row.tagged("*"))
        .filter_map(|form| form.strip_suffix('+'))
        .map(|symbol| symbol.trim_matches(['(', ')']));
    symbols.chain(shared.words(Section::GluedForms)).collect()
});

/// The start of the unit attached to the number `word`. Capital magnitudes ("K", "M", "B") are
/// units only after a currency sign, because "4K" and "737B" are names.
fn unit_start(word: &str, before: Option<char>) -> Option<usize> {
    let head = word.trim_end_matches(char::is_alphabetic);
    let unit = &word[head.len()..];
    let money = before.is_some_and(|c| matches!(c, '$' | '€' | '£' | '¥' | '₹'));
    (!head.is_empty()
        && !unit.is_empty()
        && head
            .chars()
            .all(|c| c.is_ascii_digit() || ".,-:/".contains(c))
        && (GLUED.contains(unit)
            || (money && matches!(unit, "K" | "k" | "M" | "B" | "T" | "b" | "t"))))
    .then_some(head.len())
}

/// Whether the full stop at the start of `rest` belongs to the preceding `word`.
pub(super) fn keeps_stop(word: &str, rest: &str, language: Language) -> bool {
    let Some(after) = rest.strip_prefix('.') else {
        return false;
    };
    if after.starts_with('.') {
        return false;
    }
    let last = after
        .trim_start_matches(|c: char| c.is_whitespace() || is_closing(c))
        .is_empty();
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if initial {
        return !last && after.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic());
    }
    match abbreviations::of(language).lookup(word) {
        Some(Abbreviation::Clock) => true,
        Some(Abbreviation::Closing) if abbreviations::is_dotted(word) => true,
        Some(Abbreviation::Reference) => after.trim_start().starts_with(|c: char| c.is_numeric()),
        Some(Abbreviation::Closing | Abbreviation::Final) => true,
        Some(_) => !last,
        None => false,
    }
}

/// Whether `c` closes a quotation or a bracket.
fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}')
}

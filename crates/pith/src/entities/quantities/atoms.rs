//! The grammar's alphabet.

use super::lexicon::{self, Phrase, Sense};
use crate::span::Span;
use crate::text::language::Language;

/// Most atoms of a phrase that is looked for before something.
const LONGEST: usize = 4;

/// Longest number that is put together of groups, in bytes.
const LONGEST_NUMBER: usize = 40;

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits, with inner points and commas: "1,130.5".
    Digits,
    /// Letters, with inner apostrophes, and with points where they abbreviate: "p.m.", "U.S.".
    Letters,
    /// Any other single character.
    Mark,
}

#[derive(Clone, Debug)]
struct Atom<'a> {
    text: &'a str,
    /// In lower case, with straight apostrophes and plain hyphens.
    lower: String,
    start: usize,
    shape: Shape,
    /// The phrases of the language that begin with it.
    phrases: &'static [Phrase],
}

/// A text cut into atoms. Asking beyond either end gives `""`, never a panic.
#[derive(Debug)]
pub(super) struct Atoms<'a> {
    list: Vec<Atom<'a>>,
    pub(super) language: Language,
}

impl<'a> Atoms<'a> {
    /// The atoms of `text`, with the phrases of `language` that begin at each.
    pub(super) fn read(text: &'a str, language: Language) -> Self {
        let mut atoms = Self::of_form(text, language);
        let lexicon = lexicon::of(language);
        for atom in &mut atoms.list {
            atom.phrases = lexicon.beginning(&atom.lower);
        }
        atoms.group(text);
        atoms
    }

    /// The atoms of `text` alone.
    pub(super) fn of_form(text: &'a str, language: Language) -> Self {
        let mut list = Vec::new();
        let mut rest = text.char_indices().peekable();
        while let Some((start, first)) = rest.next() {
            if first.is_whitespace() {
                continue;
            }
            let shape = shape_of(first);
            let mut end = start + first.len_utf8();
            while shape != Shape::Mark
                && let Some(&(at, next)) = rest.peek()
            {
                let after = text.get(at + next.len_utf8()..).unwrap_or_default();
                let word = text.get(start..at).unwrap_or_default();
                let inner = match (shape, next) {
                    (Shape::Digits, '.' | ',') => after.starts_with(|c: char| c.is_ascii_digit()),
                    (Shape::Digits, '\'' | '’') => is_thousand(word, after),
                    (Shape::Letters, '\'' | '’') => {
                        after.starts_with(char::is_alphabetic)
                            || language.is_elided(&word.to_lowercase())
                    }
                    (Shape::Letters, '.') => abbreviates(word, after.chars().next()),
                    _ => shape_of(next) == shape,
                };
                if !inner {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
                // "l'" of "l'an" is a word of its own.
                if shape == Shape::Letters
                    && matches!(next, '\'' | '’')
                    && language.is_elided(&word.to_lowercase())
                {
                    break;
                }
            }
            let word = text.get(start..end).unwrap_or_default();
            list.push(Atom {
                text: word,
                lower: plain(word),
                start,
                shape,
                phrases: &[],
            });
        }
        Self { list, language }
    }

    /// Makes one atom of each number whose thousands are set apart by a space ("20 000", as most
    /// languages of Europe write).
    fn group(&mut self, text: &'a str) {
        let mut grouped: Vec<Atom<'a>> = Vec::with_capacity(self.list.len());
        let list = std::mem::take(&mut self.list);
        for (at, atom) in list.iter().enumerate() {
            if let Some(last) = grouped.last_mut()
                && atom.shape == Shape::Digits
                && let Some(joined) = group(text, last, atom)
                && (!self.language.is_english() || is_counting(last, joined.text, &list, at))
            {
                *last = joined;
            } else {
                grouped.push(atom.clone());
            }
        }
        self.list = grouped;
    }

    /// The end of the longest phrase at `at` of which `wanted` makes something, and what it makes.
    pub(super) fn find<T>(
        &self,
        at: usize,
        wanted: impl Fn(Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.search(at, false, wanted)
    }

    /// As [`Atoms::find`], with capitals or without.
    pub(super) fn find_in_any_case<T>(
        &self,
        at: usize,
        wanted: impl Fn(Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.search(at, true, wanted)
    }

    /// As [`Atoms::find`]; where `any_case` is set, with capitals or without.
    fn search<T>(
        &self,
        at: usize,
        any_case: bool,
        wanted: impl Fn(Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        let phrases = self.list.get(at)?.phrases.iter();
        phrases
            .filter_map(|phrase| Some((phrase, wanted(phrase.sense)?)))
            .find_map(|(phrase, made)| Some((phrase.end(self, at, any_case)?, made)))
    }

    /// The end of the longest phrase at `at` that has the sense `wanted`.
    pub(super) fn has(&self, at: usize, wanted: Sense) -> Option<usize> {
        let (end, ()) = self.find(at, |sense| (sense == wanted).then_some(()))?;
        Some(end)
    }

    /// What `wanted` makes of a phrase that ends right before `at`, the longest first.
    pub(super) fn ending_at<T>(&self, at: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<T> {
        (1..=LONGEST.min(at)).rev().find_map(|back| {
            let start = at - back;
            let phrases = self.list.get(start)?.phrases.iter();
            phrases
                .filter(|phrase| phrase.end(self, start, false) == Some(at))
                .find_map(|phrase| wanted(phrase.sense))
        })
    }

    /// Whether a phrase of the sense `wanted` ends right before `at`.
    pub(super) fn follows(&self, at: usize, wanted: Sense) -> bool {
        self.ending_at(at, |sense| (sense == wanted).then_some(()))
            .is_some()
    }

    /// Whether no phrase begins at `at`, so that only figures and marks can begin something there.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        self.list
            .get(at)
            .is_none_or(|atom| atom.phrases.is_empty() && atom.shape == Shape::Letters)
    }

    /// Whether a sentence opens with the atom, as far as the marks before it tell.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        at == 0
            || matches!(
                self.text(at - 1),
                "." | "!" | "?" | "“" | "„" | "«" | "\"" | "¿" | "¡"
            )
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    /// Whether the atom is a word of the calendar.
    pub(super) fn is_time_word(&self, at: usize) -> bool {
        self.find(at, |sense| {
            matches!(
                sense,
                Sense::Month { .. }
                    | Sense::Weekday { .. }
                    | Sense::DayWord(_)
                    | Sense::Unit { .. }
                    | Sense::Season(_)
                    | Sense::Step(..)
            )
            .then_some(())
        })
        .is_some()
    }

    /// Whether the atom is a word of grammar ("the", "was").
    pub(super) fn is_stop_word(&self, at: usize) -> bool {
        self.language.is_stop_word(self.lower(at))
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The atom as written.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |atom| atom.text)
    }

    /// The atom in lower case.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |atom| &atom.lower)
    }

    /// The atom `back` places before `at`, in lower case.
    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.lower(at))
    }

    pub(super) fn is(&self, at: usize, shape: Shape) -> bool {
        self.list.get(at).is_some_and(|atom| atom.shape == shape)
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.lower(at), "-" | "–" | "—")
    }

    /// Whether no white space stands between the atom and the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        match (
            at.checked_sub(1).and_then(|i| self.list.get(i)),
            self.list.get(at),
        ) {
            (Some(before), Some(atom)) => before.start + before.text.len() == atom.start,
            _ => false,
        }
    }

    /// The atom as a whole number of plain digits, if it is one.
    pub(super) fn integer(&self, at: usize) -> Option<u64> {
        let text = self.text(at);
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    }

    /// A whole number of so many digits and nothing else.
    pub(super) fn digits(&self, at: usize, count: usize) -> Option<u64> {
        let text = self.text(at);
        (text.len() == count && self.is(at, Shape::Digits))
            .then(|| text.parse().ok())
            .flatten()
    }

    /// The bytes from the first atom up to, and without, atom `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let first = self.list.get(start).map_or(0, |atom| atom.start);
        let last = end
            .checked_sub(1)
            .and_then(|last| self.list.get(last))
            .map_or(first, |atom| atom.start + atom.text.len());
        Span::new(first, last)
    }
}

/// The two atoms as one number, where a single space sets thousands apart.
fn group<'a>(text: &'a str, left: &Atom<'a>, right: &Atom<'a>) -> Option<Atom<'a>> {
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let thousands = right.text.split([',', '.']).next().unwrap_or_default();
    let last = left
        .text
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let first = last.len() == left.text.len();
    let fits = left.shape == Shape::Digits
        && right.shape == Shape::Digits
        && all_digits(last)
        && (last.len() == 3 || (first && last.len() < 3))
        && thousands.len() == 3
        && all_digits(thousands);
    let between = text.get(left.start + left.text.len()..right.start)?;
    if !fits || !matches!(between, " " | "\u{A0}" | "\u{202F}" | "\u{2009}") {
        return None;
    }
    let whole = text.get(left.start..right.start + right.text.len())?;
    if whole.len() > LONGEST_NUMBER {
        return None;
    }
    Some(Atom {
        text: whole,
        lower: whole.to_owned(),
        start: left.start,
        shape: Shape::Digits,
        phrases: &[],
    })
}

/// Whether the groups that English seldom writes with a plain space are one number: there are three
/// of them, the space is one that does not break, or a unit or currency follows the last, which
/// stands at `at` in `list`.
fn is_counting(left: &Atom, joined: &str, list: &[Atom], at: usize) -> bool {
    let before = list
        .iter()
        .take(at)
        .rev()
        .find(|atom| atom.start < left.start);
    let counts = |atom: Option<&Atom>| {
        atom.is_some_and(|atom| {
            atom.phrases.iter().any(|phrase| {
                matches!(
                    phrase.sense,
                    Sense::Currency { .. } | Sense::Measure { .. } | Sense::Percent(_)
                )
            })
        })
    };
    let dated = before.is_some_and(|atom| {
        let mut senses = atom.phrases.iter().map(|phrase| phrase.sense);
        senses.any(|sense| matches!(sense, Sense::Month { .. }))
    });
    let another = list.get(at + 1).is_some_and(|next| {
        next.shape == Shape::Digits && next.text.len() == 3 && !next.text.contains(['.', ','])
    });
    let spaces = joined.chars().filter(|c| c.is_whitespace()).count();
    !dated
        && (spaces > 1
            || another
            || joined.contains(['\u{A0}', '\u{202F}', '\u{2009}'])
            || counts(list.get(at + 1))
            || counts(before))
}

/// Whether an apostrophe after the digits `word` sets thousands apart, as in Switzerland.
fn is_thousand(word: &str, after: &str) -> bool {
    let group = after.bytes().take_while(u8::is_ascii_digit).count();
    let last = word.rsplit(['\'', '’']).next().unwrap_or_default();
    let first = last.len() == word.len();
    group == 3
        && last.bytes().all(|b| b.is_ascii_digit())
        && (last.len() == 3 || first && last.len() < 3)
}

/// `word` in lower case, with straight apostrophes and plain hyphens.
fn plain(word: &str) -> String {
    match word {
        "‐" | "‑" => "-".to_owned(),
        _ if word.contains('’') => word.to_lowercase().replace('’', "'"),
        _ => word.to_lowercase(),
    }
}

fn shape_of(c: char) -> Shape {
    if c.is_ascii_digit() {
        Shape::Digits
    } else if c.is_alphabetic() {
        Shape::Letters
    } else {
        Shape::Mark
    }
}

/// Whether a point after `word` is part of it: single letters with points ("p.m.", "U.S.").
fn abbreviates(word: &str, after: Option<char>) -> bool {
    let mut letters = word.rsplit('.').next().unwrap_or_default().chars();
    let single = letters.next().is_some() && letters.next().is_none();
    single && (word.contains('.') || after.is_some_and(char::is_alphabetic))
}

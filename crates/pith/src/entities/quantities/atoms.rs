//! The grammar's input alphabet.

pub(super) use super::cutting::Shape;
use super::cutting::cut;
use super::lexicon::{self, Case, Phrase, Sense};
use crate::span::Span;
use crate::text::language::Language;

/// What comes first in a document's dates in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// "13/5/2021".
    DayFirst,
    /// "5/13/2021".
    MonthFirst,
}

/// Maximum number of atoms in a phrase that is searched for before something.
const LONGEST_PHRASE: usize = 4;

/// Maximum length of a number assembled from groups, in bytes.
const LONGEST_NUMBER: usize = 40;

#[derive(Clone, Debug)]
struct Atom<'a> {
    text: &'a str,
    /// In lower case, with straight apostrophes and plain hyphens.
    lower: String,
    start: usize,
    shape: Shape,
    /// The phrases of the language that start with it.
    phrases: &'static [Phrase],
}

/// A text split into atoms. Positions beyond either end give `""`, never a panic.
#[derive(Debug)]
pub(super) struct Atoms<'a> {
    list: Vec<Atom<'a>>,
    pub(super) language: Language,
    /// The order of the document's dates in figures, if known.
    pub(super) order: Option<Order>,
}

impl<'a> Atoms<'a> {
    /// The atoms of `text`, with the phrases of `language` that start at each.
    pub(super) fn read(text: &'a str, language: Language) -> Self {
        let lexicon = lexicon::of(language);
        let list = cut(text, language).into_iter().map(|piece| Atom {
            phrases: lexicon.beginning(&piece.lower),
            text: piece.text,
            lower: piece.lower,
            start: piece.start,
            shape: piece.shape,
        });
        let mut atoms = Self {
            list: list.collect(),
            language,
            order: None,
        };
        atoms.group(text);
        atoms
    }

    /// The same in a document with this order of dates in figures.
    pub(super) const fn ordered(mut self, order: Option<Order>) -> Self {
        self.order = order;
        self
    }

    /// Joins numbers whose thousands are separated by a space ("20 000", as in most European
    /// languages) into one atom.
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

    /// The end of the longest phrase at `at` for which `wanted` returns something, and its result.
    pub(super) fn find<T>(
        &self,
        at: usize,
        wanted: impl Fn(Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.search(at, false, wanted)
    }

    /// Like [`Atoms::find`], ignoring case.
    pub(super) fn find_in_any_case<T>(
        &self,
        at: usize,
        wanted: impl Fn(Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.search(at, true, wanted)
    }

    /// Like [`Atoms::find`]; ignoring case if `any_case` is set.
    fn search<T>(
        &self,
        at: usize,
        any_case: bool,
        wanted: impl Fn(Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        let phrases = self.list.get(at)?.phrases.iter();
        phrases
            .filter_map(|phrase| Some((phrase, wanted(phrase.sense)?)))
            .find_map(|(phrase, made)| Some((self.end_of(phrase, at, any_case)?, made)))
    }

    /// The end of `phrase`, if it is at `at`.
    fn end_of(&self, phrase: &Phrase, at: usize, any_case: bool) -> Option<usize> {
        for (back, (text, lower, glued)) in phrase.parts.iter().enumerate() {
            let here = at + back;
            let same = match phrase.case {
                Case::Exact => self.text(here) == text,
                Case::Capital if !any_case && back == 0 => {
                    self.lower(here) == lower && self.is_capitalised(here)
                }
                _ => self.lower(here) == lower,
            };
            if !same || (*glued && !self.glued(here)) {
                return None;
            }
        }
        Some(at + phrase.parts.len())
    }

    /// The end of the longest phrase at `at` that has the sense `wanted`.
    pub(super) fn has(&self, at: usize, wanted: Sense) -> Option<usize> {
        let (end, ()) = self.find(at, |sense| (sense == wanted).then_some(()))?;
        Some(end)
    }

    /// The result of `wanted` for a phrase that ends directly before `at`, longest first.
    pub(super) fn ending_at<T>(&self, at: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<T> {
        (1..=LONGEST_PHRASE.min(at)).rev().find_map(|back| {
            let start = at - back;
            let phrases = self.list.get(start)?.phrases.iter();
            phrases
                .filter(|phrase| self.end_of(phrase, start, false) == Some(at))
                .find_map(|phrase| wanted(phrase.sense))
        })
    }

    /// Whether a phrase with the sense `wanted` ends directly before `at`.
    pub(super) fn follows(&self, at: usize, wanted: Sense) -> bool {
        self.ending_at(at, |sense| (sense == wanted).then_some(()))
            .is_some()
    }

    /// Whether no phrase starts at `at`, so that only digits and marks can start an expression
    /// there.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        self.list
            .get(at)
            .is_none_or(|atom| atom.phrases.is_empty() && atom.shape == Shape::Letters)
    }

    /// Whether the atom starts a sentence, as far as the marks before it show.
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

    /// Whether the atom is a function word ("the", "was").
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

    /// The atom `back` positions before `at`, in lower case.
    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.lower(at))
    }

    pub(super) fn is(&self, at: usize, shape: Shape) -> bool {
        self.list.get(at).is_some_and(|atom| atom.shape == shape)
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.lower(at), "-" | "–" | "—")
    }

    /// Whether there is no white space between the atom and the previous one.
    pub(super) fn glued(&self, at: usize) -> bool {
        match (
            at.checked_sub(1).and_then(|i| self.list.get(i)),
            self.list.get(at),
        ) {
            (Some(before), Some(atom)) => before.start + before.text.len() == atom.start,
            _ => false,
        }
    }

    /// The atom as an integer in plain digits, if it is one.
    pub(super) fn integer(&self, at: usize) -> Option<u64> {
        let text = self.text(at);
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    }

    /// An integer with exactly this many digits.
    pub(super) fn digits(&self, at: usize, count: usize) -> Option<u64> {
        let text = self.text(at);
        (text.len() == count && self.is(at, Shape::Digits))
            .then(|| text.parse().ok())
            .flatten()
    }

    /// The bytes from the first atom up to but not including atom `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let first = self.list.get(start).map_or(0, |atom| atom.start);
        let last = end
            .checked_sub(1)
            .and_then(|last| self.list.get(last))
            .map_or(first, |atom| atom.start + atom.text.len());
        Span::new(first, last)
    }
}

/// The two atoms as one number, if a single space separates thousands.
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

/// Whether groups separated by a plain space, which English rarely uses, are one number: there are
/// three of them, the space is a non-breaking one, or a unit or currency follows the last, which is
/// at `at` in `list`.
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

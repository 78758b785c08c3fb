//! The grammar's alphabet.

use crate::span::Span;

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
    lower: String,
    start: usize,
    shape: Shape,
}

/// A text cut into atoms. Asking beyond either end gives `""`, never a panic.
#[derive(Debug)]
pub(super) struct Atoms<'a> {
    list: Vec<Atom<'a>>,
}

impl<'a> Atoms<'a> {
    pub(super) fn read(text: &'a str) -> Self {
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
                let after = text
                    .get(at + next.len_utf8()..)
                    .and_then(|t| t.chars().next());
                let inner = match (shape, next) {
                    (Shape::Digits, '.' | ',') => after.is_some_and(|c| c.is_ascii_digit()),
                    (Shape::Letters, '\'' | '’') => after.is_some_and(char::is_alphabetic),
                    (Shape::Letters, '.') => {
                        let word = text.get(start..at).unwrap_or_default();
                        abbreviates(word, after)
                    }
                    _ => shape_of(next) == shape,
                };
                if !inner {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
            let word = text.get(start..end).unwrap_or_default();
            list.push(Atom {
                text: word,
                lower: word.to_lowercase(),
                start,
                shape,
            });
        }
        Self { list }
    }

    /// As [`Atoms::read`], with numbers whose thousands are set apart by a space as one atom
    /// ("20 000", as most languages of Europe write).
    pub(super) fn read_grouped(text: &'a str) -> Self {
        let mut list: Vec<Atom<'a>> = Vec::new();
        for atom in Self::read(text).list {
            if let Some(last) = list.last_mut()
                && let Some(joined) = group(text, last, &atom)
            {
                *last = joined;
            } else {
                list.push(atom);
            }
        }
        Self { list }
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
        matches!(self.text(at), "-" | "–" | "—" | "‐" | "‑")
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

    /// The atom as a whole number, if it is one (thousands' commas allowed).
    pub(super) fn integer(&self, at: usize) -> Option<u64> {
        let atom = self
            .list
            .get(at)
            .filter(|atom| atom.shape == Shape::Digits)?;
        if atom.text.contains('.') {
            return None;
        }
        atom.text.replace(',', "").parse().ok()
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
    Some(Atom {
        text: whole,
        lower: whole.to_owned(),
        start: left.start,
        shape: Shape::Digits,
    })
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

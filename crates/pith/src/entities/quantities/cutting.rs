//! Splits a text into the pieces that the grammar reads: words, numbers and marks.

use crate::text::language::Language;

/// The shape of an atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits, with points and commas inside: "1,130.5".
    Digits,
    /// Letters, with apostrophes inside, and with the full stops of abbreviations: "p.m.", "U.S.".
    Letters,
    /// Any other single character.
    Mark,
}

/// A piece of a text.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// In lower case, with straight apostrophes and plain hyphens.
    pub(super) lower: String,
    pub(super) start: usize,
    pub(super) shape: Shape,
}

impl Piece<'_> {
    /// Its end.
    pub(super) const fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Splits `text` into pieces by the rules of `language`.
pub(super) fn cut(text: &str, language: Language) -> Vec<Piece<'_>> {
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
            // The "l'" in "l'an" is a word of its own.
            if shape == Shape::Letters
                && matches!(next, '\'' | '’')
                && language.is_elided(&word.to_lowercase())
            {
                break;
            }
        }
        let word = text.get(start..end).unwrap_or_default();
        list.push(Piece {
            text: word,
            lower: plain(word),
            start,
            shape,
        });
    }
    list
}

/// Whether an apostrophe after the digits `word` separates thousands, as in Switzerland.
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

/// Whether a full stop after `word` is part of it: single letters with full stops ("p.m.", "U.S.").
fn abbreviates(word: &str, after: Option<char>) -> bool {
    let mut letters = word.rsplit('.').next().unwrap_or_default().chars();
    let single = letters.next().is_some() && letters.next().is_none();
    single && (word.contains('.') || after.is_some_and(char::is_alphabetic))
}

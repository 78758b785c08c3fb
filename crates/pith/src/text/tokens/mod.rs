//! Tokens in the style of the Penn Treebank and the CoNLL corpora, as far as a name tagger needs
//! it.
//!
//! The basis is Unicode's word boundaries (UAX #29). On top of them, hyphenated words and
//! abbreviations are joined, and clitics, units and words with missing spaces are split. Every
//! character other than white space is in exactly one token.

mod atoms;
mod words;

pub(crate) use atoms::starts_url;
use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;
use crate::text::language::Language;
pub(crate) use words::is_extension;

/// A word, a number, or a punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its position.
    pub span: Span,
    /// Its kind.
    pub kind: TokenKind,
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// It has a letter.
    Word,
    /// A single character in a script without spaces between words (Chinese, kana, Thai): part of a
    /// word.
    Sign,
    /// It has a digit and no letter.
    Number,
    /// Anything else.
    Mark,
}

impl TokenKind {
    /// The kind of the token `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text.starts_with(is_sign) {
            Self::Sign
        } else if text.chars().any(char::is_alphabetic) {
            Self::Word
        } else if text.chars().any(char::is_numeric) {
            Self::Number
        } else {
            Self::Mark
        }
    }
}

/// Whether `c` belongs to a script without word spaces in which Unicode's rules split after every
/// character: Chinese characters, hiragana, Thai, Lao, Burmese, Khmer.
const fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\u{3041}'..='\u{3096}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{323AF}'
            | '\u{0E01}'..='\u{0E2E}'
            | '\u{0E30}'..='\u{0EDF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17B3}'
    )
}

/// The number of words in `tokens`: every word and number counts as one, and so do two characters
/// of a script without spaces, since Chinese and Japanese words have about two characters.
///
/// ```
/// use pith::{Span, text::tokens};
///
/// let count = |text: &str| tokens::words(&tokens::tokenize(text, Span::of(text)).collect::<Vec<_>>());
/// assert_eq!(count("The river rose 2 metres."), 5);
/// assert_eq!(count("河水上涨。"), 2);
/// ```
#[must_use]
pub fn words(tokens: &[Token]) -> usize {
    let count =
        |wanted: fn(TokenKind) -> bool| tokens.iter().filter(|token| wanted(token.kind)).count();
    count(|kind| matches!(kind, TokenKind::Word | TokenKind::Number))
        + count(|kind| kind == TokenKind::Sign).div_ceil(2)
}

/// The tokens in `span` in order, by the rules of English; together they contain all of it but
/// white space.
///
/// ```
/// use pith::{Span, text::tokens::tokenize};
///
/// let source = "Iraq's $1.13bn deal, Mr. Hale said, isn't non-binding.";
/// let tokens: Vec<_> = tokenize(source, Span::of(source)).map(|token| token.span.text(source)).collect();
/// assert_eq!(
///     tokens,
///     ["Iraq", "'s", "$", "1.13", "bn", "deal", ",", "Mr.", "Hale", "said", ",", "isn't",
///      "non-binding", "."],
/// );
/// ```
pub fn tokenize(source: &str, span: Span) -> impl Iterator<Item = Token> {
    tokenize_in(source, span, Language::En)
}

/// The tokens in `span` in order, by the rules of `language`: its abbreviations keep their full
/// stop, and elided words are separate tokens ("l'eau" is "l'" and "eau").
pub fn tokenize_in(source: &str, span: Span, language: Language) -> impl Iterator<Item = Token> {
    let text = span.text(source);
    Lexer {
        text,
        language,
        cuts: text.split_word_bound_indices().peekable(),
        at: 0,
        planned: Vec::new(),
    }
    .map(move |(start, end)| Token {
        span: Span::new(start, end).shift(span.start()),
        kind: TokenKind::of(text.get(start..end).unwrap_or_default()),
    })
}

/// Walks through a text once and yields the ends of each token as byte offsets.
struct Lexer<'a, I: Iterator<Item = (usize, &'a str)>> {
    text: &'a str,
    language: Language,
    /// The Unicode word segments that do not end before `at`.
    cuts: std::iter::Peekable<I>,
    at: usize,
    /// The parts of a word that was split, the next one last.
    planned: Vec<(usize, usize)>,
}

impl<'a, I: Iterator<Item = (usize, &'a str)>> Lexer<'a, I> {
    /// The end of the Unicode segment that contains `at`.
    fn segment_end(&mut self, at: usize) -> usize {
        while let Some(&(start, segment)) = self.cuts.peek() {
            let end = start + segment.len();
            if end > at {
                return end;
            }
            self.cuts.next();
        }
        self.text.len()
    }

    /// The end of the word that starts at `start`, including the hyphenated parts that follow.
    fn word_end(&mut self, start: usize) -> usize {
        let mut end = self.segment_end(start);
        loop {
            let rest = &self.text[end..];
            let Some(joint) = rest.chars().next() else {
                return end;
            };
            let after = end + joint.len_utf8();
            let Some(next) = self.text[after..].chars().next() else {
                return end;
            };
            if words::continues_after_stop(&self.text[start..end], rest) {
                end = self.segment_end(end + "..".len());
                continue;
            }
            if !next.is_alphanumeric() || !words::joins(&self.text[start..end], joint, next) {
                return end;
            }
            let further = self.segment_end(after);
            if joint == '&' && !words::is_short_capital(&self.text[after..further]) {
                return end;
            }
            end = further;
        }
    }
}

impl<'a, I: Iterator<Item = (usize, &'a str)>> Iterator for Lexer<'a, I> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(part) = self.planned.pop() {
            return Some(part);
        }
        let rest = &self.text[self.at..];
        let start = self.at + (rest.len() - rest.trim_start().len());
        let rest = &self.text[start..];
        let first = rest.chars().next()?;
        let before = self.text[..start].chars().next_back();
        if let Some(len) = atoms::length(rest, before) {
            self.at = start + len;
            return Some((start, self.at));
        }
        if !first.is_alphanumeric() {
            let end = self.segment_end(start);
            self.at = start + self.text[start..end].trim_end().len();
            return Some((start, self.at));
        }
        let end = self.word_end(start);
        let word = self.text[start..end].trim_end();
        let end = start + word.len();
        let before = self.text[..start].trim_end().chars().next_back();
        let mut offset = start;
        for len in words::parts(word, before, self.language) {
            self.planned.push((offset, offset + len));
            offset += len;
        }
        self.at = end;
        if let Some((last, _)) = self.planned.last().copied()
            && words::keeps_stop(&self.text[last..end], &self.text[end..], self.language)
        {
            self.at = end + 1;
            self.planned.pop();
            self.planned.push((last, self.at));
        }
        self.planned.reverse();
        self.planned.pop()
    }
}

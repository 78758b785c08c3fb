//! Tokens, in the manner of the Penn Treebank and the CoNLL corpora as far as a tagger of names
//! needs it.
//!
//! The word boundaries of Unicode (UAX #29) are the ground; upon them hyphenated words and
//! abbreviations are joined, and clitics, units and missing spaces are cut. Every character that is
//! not white space is in exactly one token.

mod atoms;
mod words;

pub(crate) use atoms::starts_url;
use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;
use crate::text::language::Language;
pub(crate) use words::is_extension;

/// A word, a number, or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Has a letter.
    Word,
    /// A single character of a script that writes no spaces between words (Chinese, kana, Thai):
    /// a part of a word.
    Sign,
    /// Has a digit and no letter.
    Number,
    /// Anything else.
    Mark,
}

impl TokenKind {
    /// The kind of the token that is written as `text`.
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

/// Whether words of the script of `c` are not set apart, and Unicode's rules cut after every
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

/// How many words `tokens` are: every word and number is one, and two signs of a script without
/// spaces, as Chinese and Japanese words are of about two characters.
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

/// The tokens of `span` in order, by the rules of English; together they hold all of it but white space.
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

/// The tokens of `span` in order, by the rules of `language`: its abbreviations keep their stop, and
/// its elided words are tokens of their own ("l'eau" is "l'" and "eau").
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

/// Walks over a text once; yields the ends of each token as byte offsets.
struct Lexer<'a, I: Iterator<Item = (usize, &'a str)>> {
    text: &'a str,
    language: Language,
    /// The Unicode word segments that do not end before `at`.
    cuts: std::iter::Peekable<I>,
    at: usize,
    /// Parts of a word that was cut, the next one last.
    planned: Vec<(usize, usize)>,
}

impl<'a, I: Iterator<Item = (usize, &'a str)>> Lexer<'a, I> {
    /// Where the Unicode segment that `at` stands in ends.
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

    /// The end of the word that begins at `start`, with the hyphenated parts that follow.
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

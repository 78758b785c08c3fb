//! Tokens.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

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
    /// Has a digit and no letter.
    Number,
    /// Anything else.
    Mark,
}

/// The tokens of `span` in order; together they hold all of it but white space.
pub fn tokenize(source: &str, span: Span) -> impl Iterator<Item = Token> {
    span.text(source)
        .split_word_bound_indices()
        .filter(|(_, word)| !word.trim().is_empty())
        .map(move |(at, word)| {
            let start = span.start() + at;
            let kind = if word.chars().any(char::is_alphabetic) {
                TokenKind::Word
            } else if word.chars().any(char::is_numeric) {
                TokenKind::Number
            } else {
                TokenKind::Mark
            };
            Token {
                span: Span::new(start, start + word.len()),
                kind,
            }
        })
}

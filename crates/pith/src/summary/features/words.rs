//! The signals computed from a sentence's own words and punctuation.

use super::{Evidence, Signal};
use crate::span::Span;
use crate::summary::dependence::{self, Opening};
use crate::text::quotations;
use crate::text::tokens::{self, Token, TokenKind};
use crate::text::{Document, Passage};

impl Evidence {
    pub(super) fn look_at_words(&mut self, document: &Document, passages: &[&Passage]) {
        let source = document.source;
        let words = passages
            .iter()
            .map(|passage| tokens::words(document.tokens_of(passage)));
        self.words = words.collect();
        let all: usize = self.words.iter().sum();
        let mean = all.max(1) as f32 / passages.len().max(1) as f32;
        let mut quotes = Vec::new();
        let mut block = None;
        for (index, passage) in passages.iter().enumerate() {
            if block != Some(passage.block) {
                block = Some(passage.block);
                quotes = quotations::spans(source, document.blocks[passage.block]);
            }
            let tokens = document.tokens_of(passage);
            let language = document.language_of(passage);
            let numbers = count(tokens, |token| token.kind == TokenKind::Number);
            let opening = dependence::opening(source, tokens, language);
            let quotes = within(&quotes, passage.span);
            let continued = quotes
                .first()
                .is_some_and(|quote| quote.start() < passage.span.start());
            let quoted: usize = quotes
                .iter()
                .map(|quote| overlap(*quote, passage.span))
                .sum();
            let unquoted = |token: &&Token| within(quotes, token.span).is_empty();
            let personal = tokens
                .iter()
                .filter(|token| dependence::is_personal(source, token, language))
                .any(|token| unquoted(&token));
            let speech = tokens
                .iter()
                .filter(unquoted)
                .any(|token| dependence::is_speech(source, token));
            let length = self.words[index] as f32;
            let features = &mut self.features[index];
            for (signal, value) in [
                (Signal::Length, length.min(80.0)),
                (Signal::LengthRatio, (length / mean).min(4.0)),
                (Signal::Numbers, numbers.min(8) as f32),
                (
                    Signal::Quotation,
                    quoted as f32 / passage.span.len().max(1) as f32,
                ),
                (Signal::Speech, flag(speech)),
                (
                    Signal::Question,
                    flag(is_question(passage.span.text(source))),
                ),
                (Signal::Personal, flag(personal)),
                (
                    Signal::Reference,
                    flag(continued || opening == Opening::Reference),
                ),
                (Signal::Connective, flag(opening == Opening::Connective)),
            ] {
                features.0[signal as usize] = value;
            }
            self.continued.push(index > 0 && continued);
        }
    }
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

fn count(tokens: &[Token], wanted: impl Fn(&Token) -> bool) -> usize {
    tokens.iter().filter(|token| wanted(token)).count()
}

/// The part of `spans`, which must be in order and disjoint, that overlaps `span`.
fn within(spans: &[Span], span: Span) -> &[Span] {
    let first = spans.partition_point(|before| before.end() <= span.start());
    let rest = &spans[first..];
    &rest[..rest.partition_point(|next| next.start() < span.end())]
}

fn overlap(a: Span, b: Span) -> usize {
    let end = a.end().min(b.end());
    end.saturating_sub(a.start().max(b.start()))
}

fn is_question(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ' '])
        .ends_with(['?', '？'])
}

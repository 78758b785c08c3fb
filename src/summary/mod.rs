//! Ranking the sentences of an article, and choosing among them.

pub mod selection;

use crate::digest::{Entity, Mention, Sentence};
use crate::text::Document;
use crate::text::tokens::TokenKind;

/// The body's sentences in order, each with its score, its reasons and its neighbours.
#[must_use]
pub fn rank(document: &Document, _mentions: &[Mention], _entities: &[Entity]) -> Vec<Sentence> {
    document
        .sentences()
        .map(|passage| Sentence {
            span: passage.span,
            block: passage.block,
            words: document
                .tokens_of(passage)
                .iter()
                .filter(|token| token.kind != TokenKind::Mark)
                .count(),
            score: 0.0,
            reasons: Vec::new(),
            neighbours: Vec::new(),
        })
        .collect()
}

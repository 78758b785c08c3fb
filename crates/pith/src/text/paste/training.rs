//! The training data of a paste: the blocks that the model judges, with their evidence.

pub use super::clues::{Clue, Vector};

use super::{classify, features, lines};
use crate::digest::Role;
use crate::span::Span;
use crate::text::Source;

/// A block that the model judges.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its position.
    pub span: Span,
    /// The rules' verdict.
    pub role: Role,
    /// The model's input.
    pub vector: Vector,
}

/// The blocks of `source` that the model judges, in order; none if the rules alone decide.
#[must_use]
pub fn examples<'a>(source: impl Into<Source<'a>>) -> Vec<Example> {
    let source: Source = source.into();
    let spans = lines::blocks(source.text);
    let features = features::of(source.text, &spans);
    let page = classify::Page::new(source, &spans, &features, None);
    let evidence = page.evidence().unwrap_or_default();
    spans
        .into_iter()
        .zip(evidence)
        .map(|(span, (role, vector))| Example { span, role, vector })
        .collect()
}

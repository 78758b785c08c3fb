//! Names among tokens, by rules and gazetteers.
//!
//! The tagger reads all passages of a document before it names anything, for what one sentence
//! leaves open another settles. In four steps:
//!
//! 1. `words`: each token with its case and cues; how often the document writes it in lower case.
//! 2. `candidates`: spans that may be names.
//! 3. `evidence`: what speaks for each kind, in the name itself and in the words around it.
//! 4. `decide`: one kind for all mentions of a name (one sense per discourse, Gale, Church and
//!    Yarowsky 1992), then the same names in headings, where case tells nothing.

mod candidates;
mod decide;
mod evidence;
mod headings;
mod words;

use std::ops::Range;

use crate::digest::EntityKind;

/// A name among the tokens of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The tokens that it covers.
    pub tokens: Range<usize>,
    /// What it names: a kind of which [`EntityKind::is_name`] holds.
    pub kind: EntityKind,
}

/// Tags the passages of one document, each a list of tokens; a list of names for each passage, in
/// order and without overlap.
#[must_use]
pub fn tag(passages: &[Vec<&str>]) -> Vec<Vec<Name>> {
    let document = words::Document::read(passages);
    let found = document
        .passages
        .iter()
        .enumerate()
        .filter(|(_, passage)| passage.style == words::Style::Running)
        .flat_map(|(index, passage)| candidates::find(index, passage, &document))
        .collect();
    let (mut names, known) = decide::decide(&document, found);
    for (passage, names) in document.passages.iter().zip(&mut names) {
        if passage.style != words::Style::Running {
            *names = headings::find(passage, &known);
        }
    }
    names
}

#[cfg(test)]
mod tests;

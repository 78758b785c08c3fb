//! [`Document`]: the text that the page is about, with its history.

use crate::model::draft::Draft;
use pith::Span;
use pith::digest::Override;

/// Texts that Undo can bring back.
const UNDO_DEPTH: usize = 20;

/// The text that the page is about, with its history.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text, and what the reader has decided about it.
    pub draft: Draft,
    /// What Undo brings back, the latest last.
    pub past: Vec<Draft>,
    /// Counts the changes that call for an analysis.
    pub revision: u32,
    /// Whether the last such change was typed, so that more is to be expected.
    pub typing: bool,
}

impl Document {
    /// Keeps the draft for Undo.
    pub fn remember(&mut self) {
        if self.draft.is_blank() {
            return;
        }
        if self.past.len() == UNDO_DEPTH {
            self.past.remove(0);
        }
        self.past.push(self.draft.clone());
    }

    /// Whether the reader has decided that `block` is, or is not, part of the article.
    #[must_use]
    pub fn decided(&self, block: Span) -> Option<bool> {
        let decided = |decision: &&Override| decision.block == block;
        let decision = self.draft.overrides.iter().find(decided);
        decision.map(|decision| decision.keep)
    }
}

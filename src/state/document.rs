//! [`Document`]: the current text with its history.

use crate::model::draft::Draft;
use pith::Span;
use pith::digest::Override;

/// How many changes can be undone.
const UNDO_DEPTH: usize = 20;

/// The current text with its history.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text, and the reader's decisions about it.
    pub draft: Draft,
    /// What Undo restores, latest last.
    pub past: Vec<Draft>,
    /// Counts the changes that require an analysis.
    pub revision: u32,
    /// Whether the last such change was typed, so that more may follow.
    pub typing: bool,
}

impl Document {
    /// Saves the draft for Undo.
    pub fn remember(&mut self) {
        if self.draft.is_blank() {
            return;
        }
        if self.past.len() == UNDO_DEPTH {
            self.past.remove(0);
        }
        self.past.push(self.draft.clone());
    }

    /// The reader's decision on whether `block` is part of the article, if any.
    #[must_use]
    pub fn decided(&self, block: Span) -> Option<bool> {
        let decided = |decision: &&Override| decision.block == block;
        let decision = self.draft.overrides.iter().find(decided);
        decision.map(|decision| decision.keep)
    }
}

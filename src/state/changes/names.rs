//! Names: those to check, and the rules for every text.

use crate::model::rules::Change;
use crate::state::{Direction, State};
use pith::digest::{Correction, Named};

impl State {
    /// The names to check, as indices, in text order.
    #[must_use]
    pub fn to_check(&self) -> Vec<usize> {
        let reading = self.reading.as_ref();
        reading.map_or_else(Vec::new, |reading| {
            reading.analysis.unsure(&self.document.draft.corrections)
        })
    }

    /// Goes to the next or the previous name to check, wrapping around.
    pub(in crate::state) fn check(&mut self, direction: Direction) {
        let all = self.to_check();
        let focus = self.reading.as_ref().and_then(|reading| reading.focus);
        let now = focus.and_then(|focus| all.iter().position(|&at| at == focus.entity));
        let next = match (now, direction) {
            (None, Direction::Next) => 0,
            (None, Direction::Previous) => all.len().saturating_sub(1),
            (Some(at), Direction::Next) => (at + 1) % all.len(),
            (Some(at), Direction::Previous) => (at + all.len() - 1) % all.len(),
        };
        if let Some(&entity) = all.get(next)
            && now != Some(next)
        {
            self.focus_on(entity);
        }
    }

    /// Accepts a name as it is, and goes to the next if the names are being checked in turn.
    pub(in crate::state) fn accept(&mut self, entity: usize) {
        let Some(reading) = &self.reading else {
            return;
        };
        let Some(found) = reading.analysis.digest.entities.get(entity) else {
            return;
        };
        let of = Named {
            name: found.name.clone(),
            kind: found.kind,
        };
        let kind = of.kind;
        let in_focus = reading.focus.is_some_and(|focus| focus.entity == entity);
        let before = self.to_check();
        self.document.remember();
        // The name already has this kind, so the analysis does not change.
        self.document.draft.correct(Correction::Kind { of, kind });
        if !in_focus {
            return;
        }
        let left = self.to_check();
        let later = before.into_iter().skip_while(|&at| at != entity);
        let next = later
            .into_iter()
            .find(|at| left.contains(at))
            .or(left.first().copied());
        match next {
            Some(next) => self.focus_on(next),
            None => self.leave_entity(),
        }
    }

    /// Applies `change` to the rules for every text, and analyses the text again.
    pub(in crate::state) fn rule(&mut self, change: Change) {
        let before = self.rules.clone();
        self.rules.apply(change);
        if before.corrections().ne(self.rules.corrections()) {
            self.changed(false);
        }
    }
}

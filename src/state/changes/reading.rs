//! Reading: a finished analysis, and moving around in it.

use std::rc::Rc;

use crate::model::analysis::Analysis;
use crate::model::rich::Derived;
use crate::state::{Direction, Notice, Pane, Place, Reading, State, Topic};
use pith::digest::Digest;

impl State {
    /// Shows an analysis, unless the text has changed in the meantime.
    pub(in crate::state) fn analysed(
        &mut self,
        revision: u32,
        derived: Option<Derived>,
        digest: Digest,
        ms: f64,
    ) {
        let document = &mut self.document;
        if revision != document.revision || document.draft.is_blank() {
            return;
        }
        document.draft.derive(derived);
        if document.draft.is_blank() {
            return self.found_nothing();
        }
        let source = document.draft.text.clone();
        let before = self.reading.take();
        let before = before.filter(|reading| reading.analysis.source == source);
        self.analysed += 1;
        let analysis = Rc::new(Analysis::new(self.analysed, source, digest, ms));
        if let Some(before) = before
            .as_ref()
            .filter(|before| before.is_completed_by(&analysis))
        {
            // The names have arrived. The summary that is being read stays as it is.
            self.reading = Some(before.with(analysis));
            return;
        }
        self.reading = Some(Reading {
            target: before.and_then(|before| before.target),
            ..Reading::of(analysis)
        });
        self.choose();
    }

    /// There was only markup, and it had no text: restores what was there before.
    fn found_nothing(&mut self) {
        if self.notices.can_be_undone() {
            self.undo();
        } else {
            self.changed(false);
        }
        self.notices.tell(Notice::NoText);
    }

    /// Jumps to `place` in the article, switching to its pane on a narrow window.
    pub(in crate::state) fn jump(&mut self, place: Place) {
        if let Some(reading) = &mut self.reading {
            reading.focus = None;
            reading.opened = None;
            reading.aim(place);
            self.appearance.pane = Pane::Text;
        }
    }

    /// Shows the mentions of `entity`; if they are shown already, the next one.
    pub(in crate::state) fn focus_on(&mut self, entity: usize) {
        let Some(reading) = &mut self.reading else {
            return;
        };
        if reading.focus.is_some_and(|focus| focus.entity == entity) {
            return self.step(Direction::Next);
        }
        if reading.focus_on(entity) {
            if let Some(kind) = reading.kind_of(entity) {
                self.appearance.mark(kind);
            }
            self.appearance.pane = Pane::Text;
        }
    }

    /// Goes to another mention of the entity in focus.
    pub(in crate::state) fn step(&mut self, direction: Direction) {
        if let Some(reading) = &mut self.reading {
            reading.step(direction);
            self.appearance.pane = Pane::Text;
        }
    }

    /// Leaves the entity in focus, the topic of the summary, and the place that was jumped to.
    pub(in crate::state) fn unfocus(&mut self) {
        if let Some(reading) = &mut self.reading {
            reading.focus = None;
            reading.opened = None;
            reading.target = None;
        }
        self.turn_to(None);
    }

    /// Focuses the summary on a keyword; if it is already, on the whole text again.
    pub(in crate::state) fn turn_to_keyword(&mut self, keyword: usize) {
        let topic = Some(Topic::Keyword(keyword));
        let now = self.reading.as_ref().map(|reading| &reading.topic);
        let again = now == Some(&topic);
        self.leave_entity();
        self.turn_to(topic.filter(|_| !again));
    }

    /// Focuses the summary on some words; without words, on the whole text.
    pub(in crate::state) fn search(&mut self, words: &str) {
        self.leave_entity();
        let words = Some(words).filter(|words| !words.trim().is_empty());
        self.turn_to(words.map(|words| Topic::Words {
            words: words.into(),
            relevance: None,
        }));
    }

    pub(in crate::state) fn leave_entity(&mut self) {
        if let Some(reading) = &mut self.reading {
            reading.focus = None;
        }
    }
}

//! Adds, opens, changes and removes highlights.

use crate::model::highlight::{self, Highlight};
use crate::state::{Direction, Highlighting, Notice, Opened, Pane, Place, State, Topic};
use pith::Span;

impl State {
    /// Applies `change` to the highlights. It can be undone.
    pub(in crate::state) fn highlight(&mut self, change: Highlighting) {
        match change {
            Highlighting::Add { span, colour, open } => {
                let text = self.document.draft.text.clone();
                let Some(new) = Highlight::of(&text, span, colour) else {
                    return;
                };
                self.document.remember();
                self.appearance.colour = colour;
                let at = highlight::add(&mut self.document.draft.highlights, &text, new);
                self.close_highlight();
                if open && let Some(at) = at {
                    self.open_highlight(at, false);
                }
            }
            Highlighting::Open(at) => self.open_highlight(at, true),
            Highlighting::Step(direction) => self.step_highlight(direction),
            Highlighting::Recolour { at, colour } => {
                self.appearance.colour = colour;
                self.change_highlight(at, |highlight| highlight.colour = colour);
            }
            Highlighting::Note { at, note } => self.note(at, &note),
            Highlighting::Remove(at) => {
                if at < self.document.draft.highlights.len() {
                    self.document.remember();
                    self.document.draft.highlights.remove(at);
                    self.close_highlight();
                    self.notices.tell(Notice::Unhighlighted);
                }
            }
        }
        self.choose_highlights();
    }

    /// The positions of the highlights that are still found.
    pub(in crate::state) fn highlighted(&self) -> Vec<Span> {
        let highlights = self.document.draft.highlights.iter();
        highlights.filter_map(|highlight| highlight.span).collect()
    }

    /// Chooses sentences again if the summary is about the highlights.
    pub(in crate::state) fn choose_highlights(&mut self) {
        let topic = self.reading.as_ref().map(|reading| &reading.topic);
        if topic == Some(&Some(Topic::Highlights)) {
            if self.highlighted().is_empty() {
                self.turn_to(None);
            } else {
                self.choose();
            }
        }
    }

    fn close_highlight(&mut self) {
        if let Some(reading) = &mut self.reading {
            reading.opened = None;
        }
    }

    /// Opens highlight `at`, and jumps to it if `is_sought`.
    fn open_highlight(&mut self, at: usize, is_sought: bool) {
        let (Some(highlight), Some(reading)) =
            (self.document.draft.highlights.get(at), &mut self.reading)
        else {
            return;
        };
        reading.focus = None;
        reading.opened = Some(Opened { at, noted: false });
        if is_sought && highlight.span.is_some() {
            reading.aim(Place::Highlight(at));
            self.appearance.pane = Pane::Text;
        }
    }

    fn step_highlight(&mut self, direction: Direction) {
        let count = self.document.draft.highlights.len();
        let opened = self.reading.as_ref().and_then(|reading| reading.opened);
        if let Some(Opened { at, .. }) = opened.filter(|_| count > 0) {
            let by = match direction {
                Direction::Next => 1,
                Direction::Previous => count - 1,
            };
            self.open_highlight((at + by) % count, true);
        }
    }

    fn change_highlight(&mut self, at: usize, change: impl FnOnce(&mut Highlight)) {
        if at < self.document.draft.highlights.len() {
            self.document.remember();
            if let Some(highlight) = self.document.draft.highlights.get_mut(at) {
                change(highlight);
            }
        }
    }

    /// Stores a note as it is typed. Undo restores the note as it was when the highlight was
    /// opened.
    fn note(&mut self, at: usize, note: &str) {
        let opened = self
            .reading
            .as_mut()
            .and_then(|reading| reading.opened.as_mut());
        let noted = opened.is_some_and(|opened| std::mem::replace(&mut opened.noted, true));
        if !noted {
            self.document.remember();
        }
        if let Some(highlight) = self.document.draft.highlights.get_mut(at) {
            highlight.note = note.into();
        }
    }
}

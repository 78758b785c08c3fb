//! The text: what replaces it, what is added to it, and what Undo restores.

use std::rc::Rc;

use crate::model::draft::Draft;
use crate::model::rich::Pasted;
use crate::model::source;
use crate::state::{Destination, Notice, Pane, State};
use pith::digest::Correction;

impl State {
    /// Handles a change of the draft; a blank one has nothing to show.
    pub(in crate::state) fn changed(&mut self, typing: bool) {
        self.document.typing = typing;
        self.document.revision += 1;
        if let Some(reading) = &mut self.reading {
            reading.lit = None;
        }
        if self.document.draft.is_blank() {
            self.desk.editing = true;
            self.reading = None;
            self.listening = None;
        }
    }

    /// Corrects a name by one or more corrections.
    pub(in crate::state) fn correct(&mut self, corrections: Vec<Correction>) {
        self.document.remember();
        let mentions = corrections
            .first()
            .and_then(|first| self.mentions_of(first));
        for correction in corrections {
            self.document.draft.correct(correction);
        }
        self.corrected(mentions);
    }

    /// How many mentions a correction changes, if that is known before the next analysis.
    fn mentions_of(&self, correction: &Correction) -> Option<usize> {
        let (Correction::Kind { of, .. } | Correction::Remove { of } | Correction::Join { of, .. }) =
            correction
        else {
            return None;
        };
        let entities = &self.reading.as_ref()?.analysis.digest.entities;
        let mut entities = entities.iter();
        let entity = entities.find(|entity| entity.name == of.name && entity.kind == of.kind)?;
        Some(entity.mentions.len())
    }

    /// Reports that names were corrected, with the number of mentions if it is known.
    pub(in crate::state) fn corrected(&mut self, mentions: Option<usize>) {
        self.notices.tell(Notice::Corrected(mentions));
        self.changed(false);
    }

    /// Opens what was `pasted`, replacing or adding to what is there.
    pub(in crate::state) fn replace(&mut self, pasted: &Pasted, title: Option<Rc<str>>) {
        self.desk.opening = None;
        if pasted.is_blank() {
            return self.notices.tell(Notice::NoText);
        }
        let destination = std::mem::take(&mut self.desk.destination);
        if destination == Destination::Add && !self.document.draft.text.trim().is_empty() {
            return self.add(&pasted.text, title);
        }
        let draft = Draft {
            view: self.document.draft.view,
            title,
            ..Draft::of_paste(pasted)
        };
        self.take_over(draft);
    }

    /// Adds `text` to what is there.
    fn add(&mut self, text: &str, title: Option<Rc<str>>) {
        if text.trim().is_empty() {
            return self.notices.tell(Notice::NoText);
        }
        self.document.remember();
        if let Some(reading) = &self.reading
            && self.document.draft.further.is_empty()
        {
            // The first article's markup is dropped, and with it what it says about the origin.
            let known = source::known(&self.document.draft.origin(0), &reading.analysis, 0);
            self.document.draft.set_origin(0, known);
        }
        self.document.draft.add(title.as_deref(), text);
        let articles = self.document.draft.further.len() + 1;
        self.notices.tell(Notice::Added(articles));
        self.read_anew();
    }

    /// Removes one of several articles; Undo restores it.
    pub(in crate::state) fn remove_article(&mut self, article: usize) {
        self.document.remember();
        self.document.draft.remove_article(article);
        self.notices.tell(Notice::ArticleRemoved);
        self.read_anew();
    }

    /// Replaces what is there with `draft`; Undo restores it.
    pub(in crate::state) fn take_over(&mut self, draft: Draft) {
        self.desk.opening = None;
        self.notices.dismiss();
        let now = &self.document.draft;
        if !now.is_blank() && (draft.text.is_empty() || draft.text != now.text) {
            self.document.remember();
            self.notices.tell(Notice::Replaced);
        }
        self.document.draft = draft;
        self.read_anew();
    }

    /// Shows the summary of the text from its beginning, once it is available.
    fn read_anew(&mut self) {
        self.desk.editing = false;
        if let Some(reading) = &mut self.reading {
            reading.focus = None;
            reading.target = None;
        }
        self.appearance.pane = Pane::Summary;
        self.listening = None;
        self.changed(false);
    }

    /// Starts over.
    pub(in crate::state) fn clear(&mut self) {
        self.desk.opening = None;
        self.desk.destination = Destination::Replace;
        self.notices.dismiss();
        if !self.document.draft.is_blank() {
            self.notices.tell(Notice::Cleared);
        }
        self.document.remember();
        self.document.draft = Draft {
            view: self.document.draft.view,
            ..Draft::default()
        };
        self.changed(false);
    }

    /// Restores the draft before the last change.
    pub(in crate::state) fn undo(&mut self) {
        let Some(draft) = self.document.past.pop() else {
            return;
        };
        let same_text = draft.text == self.document.draft.text;
        let same_markup = draft.markup == self.document.draft.markup;
        if !same_text {
            self.reading = None;
        }
        let asked = self.options();
        self.document.draft = draft;
        self.notices.dismiss();
        self.desk.editing = false;
        if let Some(reading) = &mut self.reading {
            reading.opened = None;
        }
        if self.reading.is_some() && same_markup && self.options() == asked {
            // Only what the page itself chooses or shows has changed.
            self.choose();
            self.choose_highlights();
        } else {
            self.changed(false);
        }
    }
}

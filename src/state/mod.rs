//! [`State`]: everything that the page knows, and how each [`Action`] changes it.
//!
//! Actions are plain data, and [`State::apply`] is a pure function of the state and the action, so
//! that everything the page does can be tested without a browser. Each part of the state has a file
//! of its own; `changes` has the effects of the actions, one topic per file.

mod action;
mod appearance;
mod changes;
mod desk;
mod document;
mod listening;
mod notices;
mod parts;
mod reading;

pub use action::{Action, Highlighting, Part, Sheet, Verdict};
pub use appearance::{Appearance, Pane};
pub use desk::{Desk, Destination, Drag};
pub use document::Document;
pub use listening::Listening;
pub use notices::{Engine, Notice, Notices, Update};
pub use parts::{Loading, Parts, ProgramPart};
pub use reading::{Direction, Focus, Opened, Place, Reading, Target, Topic};

use crate::model::arrival::Arrival;
use crate::model::draft::Draft;
use crate::model::kept::Unreadable;
use crate::model::library::{Change, Library};
use crate::model::rules::Rules;
use pith::digest::{Correction, Options};
use pith::text::link;

/// The example article, with the clutter of a copied page.
pub const EXAMPLE: &str = include_str!("../model/example.txt");

/// Everything that the page knows.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The text, with its history.
    pub document: Document,
    /// How text gets in.
    pub desk: Desk,
    /// The newest finished analysis of the text, as it is read.
    pub reading: Option<Reading>,
    /// The number of analyses shown so far.
    pub analysed: u32,
    /// What is shown of it.
    pub appearance: Appearance,
    /// The library, as far as it is loaded.
    pub library: Library,
    /// The name rules for every text.
    pub rules: Rules,
    /// What is read aloud.
    pub listening: Option<Listening>,
    /// What the reader is notified of.
    pub notices: Notices,
    /// The help sheet.
    pub help: Sheet,
    /// Which parts of the page's program are loaded.
    pub parts: Parts,
}

impl State {
    /// The initial state of the page: with the draft `kept` from the last visit, and what was
    /// `typed` before the page was ready, which takes precedence.
    #[must_use]
    pub fn resume(kept: Result<Option<Draft>, Unreadable>, typed: &str) -> Self {
        let mut state = Self::default();
        state.desk.editing = true;
        if kept == Err(Unreadable::Newer) {
            state.notices.tell(Notice::DraftNewer);
        }
        let kept = kept.ok().flatten();
        if let Some(kept) = kept.filter(|kept| !kept.is_blank()) {
            state.desk.editing = false;
            state.document.draft = kept;
            state.document.revision = 1;
        }
        let document = &mut state.document;
        if !typed.trim().is_empty() && *typed != *document.draft.text {
            document.remember();
            if !document.past.is_empty() {
                state.notices.tell(Notice::Replaced);
            }
            document.draft = Draft::of(typed);
            document.revision = 1;
            state.desk.editing = true;
        }
        state
    }

    /// Opens what the page's URL brought.
    pub fn arrive(&mut self, arrival: &Arrival) {
        if arrival.link_only {
            self.notices.tell(Notice::LinkOnly);
        } else {
            self.replace(&arrival.pasted, arrival.title.clone());
            if let Some(url) = &arrival.url {
                let draft = &mut self.document.draft;
                let mut origin = draft.origin(draft.further.len());
                origin.take_url(url);
                draft.set_origin(draft.further.len(), origin);
            }
        }
    }

    /// The options for the worker.
    #[must_use]
    pub fn options(&self) -> Options {
        let draft = &self.document.draft;
        Options {
            title: draft.title.as_deref().map(str::to_owned),
            overrides: draft.overrides.clone(),
            language: draft.language,
            // Corrections in this text take precedence over the rules for all texts.
            corrections: self
                .rules
                .corrections()
                .chain(draft.corrections.iter().cloned())
                .collect(),
            further: draft.further.clone(),
            ..Options::default()
        }
    }

    /// Whether there is a bar at the bottom of the window: something is read aloud, or a name or a highlight is open.
    #[must_use]
    pub fn has_bar(&self) -> bool {
        let reading = self.reading.as_ref();
        let is_open =
            reading.is_some_and(|reading| reading.focus.is_some() || reading.opened.is_some());
        is_open || self.listening.is_some()
    }

    /// Changes the state according to `action`.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Type(text) => {
                self.document.draft.edit(&text);
                self.changed(true);
            }
            Action::Paste(pasted) => {
                self.replace(&pasted, None);
                if link::shared(&pasted.text).is_some() {
                    self.notices.tell(Notice::LinkOnly);
                }
            }
            Action::Example => self.replace(&EXAMPLE.into(), None),
            Action::Arrive(arrival) => self.arrive(&arrival),
            Action::Unpacked(Ok(draft)) if !draft.is_blank() => self.take_over(*draft),
            Action::Unpacked(Err(Unreadable::Newer)) => self.notices.tell(Notice::LinkNewer),
            Action::Unpacked(_) => self.notices.tell(Notice::LinkBroken),
            Action::Reread(draft) => {
                self.library.apply(Change::Close);
                self.take_over(*draft);
            }
            Action::RemoveArticle(article) => self.remove_article(article),
            Action::Clear => self.clear(),
            Action::Undo => self.undo(),
            Action::Language(language) => {
                self.document.draft.language = language;
                self.changed(false);
            }
            Action::DecideBlock { block, part } => {
                self.document.draft.decide(block, part == Part::Article);
                self.changed(false);
            }
            Action::RestoreBlocks(blocks) => {
                self.document.draft.restore(&blocks);
                self.changed(false);
            }
            Action::Correct(correction) => self.correct(vec![correction]),
            Action::Reword { of, words } => {
                let kind = of.kind;
                let corrections = [Correction::Remove { of }, Correction::Add { words, kind }];
                self.correct(corrections.into());
            }
            Action::Accept(entity) => self.accept(entity),
            Action::Check(direction) => self.check(direction),
            Action::Rule(change) => self.rule(change),
            Action::ForgetCorrections => {
                self.document.remember();
                self.document.draft.corrections.clear();
                self.corrected(None);
            }

            Action::Edit => {
                self.desk.editing = true;
                self.desk.destination = Destination::Replace;
            }
            Action::Read => self.desk.editing = self.reading.is_none(),
            Action::NextText(destination) => self.desk.destination = destination,
            Action::Drag(drag) => self.desk.drag = drag,
            Action::Open(opening) => self.open(opening),
            Action::Opened { serial, outcome } => self.opened(serial, outcome),
            Action::StopOpening => self.desk.opening = None,

            Action::Analysed {
                revision,
                derived,
                digest,
                ms,
            } => self.analysed(revision, derived, *digest, ms),
            Action::Jump(sentence) => self.jump(Place::Sentence(sentence)),
            Action::JumpToArticle(article) => self.jump(Place::Article(article)),
            Action::Light(sentence) => {
                if let Some(reading) = &mut self.reading {
                    reading.lit = sentence;
                }
            }
            Action::Focus(entity) => self.focus_on(entity),
            Action::Step(direction) => self.step(direction),
            Action::Unfocus => self.unfocus(),
            Action::Keyword(keyword) => self.turn_to_keyword(keyword),
            Action::AboutEntity(entity) => self.turn_to(Some(Topic::Entity(entity))),
            Action::Search(words) => self.search(&words),
            Action::Found { words, relevance } => self.found(&words, relevance),

            Action::Highlight(change) => self.highlight(change),
            Action::SumUpHighlights => self.turn_to(Some(Topic::Highlights)),

            Action::Length(length) => {
                self.document.draft.view.length = length.max(1);
                self.choose();
            }
            Action::Unit(unit) => {
                self.document.draft.view.unit = unit;
                self.document.draft.view.length = unit.usual();
                self.choose();
            }
            Action::Paragraph => {
                let view = &mut self.document.draft.view;
                view.paragraph = !view.paragraph;
            }
            Action::ByWeight => {
                let view = &mut self.document.draft.view;
                view.by_weight = !view.by_weight;
            }
            Action::Source { article, origin } => {
                self.document.remember();
                self.document.draft.set_origin(article, *origin);
            }
            Action::Spread => {
                let spread = self.is_spread();
                self.document.draft.view.spread = Some(!spread);
                self.choose();
            }
            Action::WeighSection { sentences, more } => self.weigh_section(&sentences, more),
            Action::DecideSentence { sentence, verdict } => {
                self.decide_sentence(sentence, verdict);
            }
            Action::ForgetSentences => {
                self.document.remember();
                self.document.draft.choices.clear();
                self.choose();
            }

            Action::Toggle(kind) => self.appearance.toggle(kind),
            Action::Labels => self.appearance.labels = !self.appearance.labels,
            Action::Pane(pane) => self.appearance.pane = pane,
            Action::Speak(language) => self.appearance.language = Some(language),
            Action::Library(change) => self.library.apply(change),
            Action::Help(sheet) => self.help = sheet,
            Action::Listen(listening) => self.listening = listening,

            Action::Tell(notice) => self.notices.tell(notice),
            Action::Dismiss => self.notices.dismiss(),
            Action::Engine(engine) => {
                self.notices.engine = engine;
                // A text that cannot be analysed can at least be seen and copied.
                self.desk.editing |= engine == Engine::Dead && self.reading.is_none();
            }
            Action::Update(update) => self.notices.update = update,
            Action::Load(part, loading) => self.parts.set(part, loading),
        }
    }
}

#[cfg(test)]
mod tests;

//! [`State`]: all that the page knows, and what each [`Action`] does to it.
//!
//! Actions are plain data and [`State::apply`] is a pure function of the state and the action, so
//! that everything the page does can be tested without a browser.

use std::rc::Rc;

pub mod action;
mod choosing;
pub mod notice;
mod opening;
pub mod parts;

pub use action::Action;
pub use notice::Notice;
pub use parts::{Engine, Focus, Pane, Place, Reading, Target, Topic, Update};

use crate::model::analysis::Analysis;
use crate::model::arrival::Arrival;
use crate::model::draft::Draft;
use crate::model::library::{Change, Library};
use crate::model::opening::Opening;
use crate::model::rich::{Derived, Pasted};
use pith::Span;
use pith::digest::{Digest, EntityKind, Options, Override};

/// Texts that Undo can bring back.
const UNDO_DEPTH: usize = 20;

/// The example article, with the clutter that a copied page has.
pub const EXAMPLE: &str = include_str!("../model/example.txt");

/// All that the page knows.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The text and the reader's word on it.
    pub draft: Draft,
    /// Whether the text box is open.
    pub editing: bool,
    /// Whether the next text goes beside the one that is read, and not in its place.
    pub beside: bool,
    /// Counts the changes that call for an analysis.
    pub revision: u32,
    /// Whether the last such change was typed, so that more is to be expected.
    pub typing: bool,
    /// The newest finished analysis of the text.
    pub reading: Option<Reading>,
    /// Analyses shown so far.
    pub analysed: u32,
    /// The entity whose mentions are stepped through.
    pub focus: Option<Focus>,
    /// What the summary is about, where it is not about the whole.
    pub topic: Option<Topic>,
    /// The kinds of entity that are not marked.
    pub hidden: Vec<EntityKind>,
    /// Whether each mark has its kind written beside it.
    pub labels: bool,
    /// The sentence that the pointer or the focus is on, here or in the summary.
    pub lit: Option<usize>,
    /// The place in the article that was last jumped to.
    pub target: Option<Target>,
    /// The code of the language that the reader chose for the interface.
    pub tongue: Option<&'static str>,
    /// On a narrow window: which pane is shown.
    pub pane: Pane,
    /// Texts that Undo brings back, the latest last.
    pub past: Vec<Draft>,
    /// The file that is being read.
    pub opening: Option<Opening>,
    /// Whether files are held over the page.
    pub dragging: bool,
    /// Whether the help sheet is open.
    pub help: bool,
    /// The library, as far as it is open.
    pub library: Library,
    /// What the reader should be told.
    pub notice: Option<Notice>,
    /// How the worker does.
    pub engine: Engine,
    /// Whether a newer build of the page is there.
    pub update: Update,
}

impl State {
    /// The state that a page starts in: with the draft that was `kept` from the last visit, and
    /// what was `typed` before the page was ready, which goes before it.
    #[must_use]
    pub fn resume(kept: Option<Draft>, typed: &str) -> Self {
        let mut state = Self {
            editing: true,
            ..Self::default()
        };
        if let Some(kept) = kept.filter(|kept| !kept.is_blank()) {
            state.editing = false;
            state.draft = kept;
            state.revision = 1;
        }
        if !typed.trim().is_empty() && *typed != *state.draft.text {
            state.remember();
            if !state.past.is_empty() {
                state.notice = Some(Notice::Replaced);
            }
            state.draft = Draft::of(typed);
            state.editing = true;
            state.revision = 1;
        }
        state
    }

    /// Takes in what came with the page's address.
    pub fn arrive(&mut self, arrival: &Arrival) {
        if arrival.link_only {
            self.notice = Some(Notice::LinkOnly);
        } else {
            self.replace(&arrival.pasted, arrival.title.clone());
        }
    }

    /// What the worker is asked for.
    #[must_use]
    pub fn options(&self) -> Options {
        Options {
            title: self.draft.title.as_deref().map(str::to_owned),
            overrides: self.draft.overrides.clone(),
            language: self.draft.language,
            corrections: self.draft.corrections.clone(),
            further: self.draft.further.clone(),
            ..Options::default()
        }
    }

    /// Changes the state as `action` says.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Type(text) => {
                self.draft.edit(&text);
                self.changed(true);
            }
            Action::Paste(pasted) => self.replace(&pasted, None),
            Action::Example => self.replace(&EXAMPLE.into(), None),
            Action::Open(opening) => self.open(opening),
            Action::Opened { serial, outcome } => self.opened(serial, outcome),
            Action::StopOpening => self.opening = None,
            Action::Drag(dragging) => self.dragging = dragging,
            Action::Language(language) => {
                self.draft.language = language;
                self.changed(false);
            }
            Action::Edit => {
                self.editing = true;
                self.beside = false;
            }
            Action::Beside(beside) => self.beside = beside,
            Action::Read => self.editing = self.reading.is_none(),
            Action::Clear => self.clear(),
            Action::Undo => self.undo(),
            Action::Analysed {
                revision,
                derived,
                digest,
                ms,
            } => self.analysed(revision, derived, *digest, ms),
            Action::Length(length) => {
                self.draft.view.length = length.max(1);
                self.choose();
            }
            Action::Unit(unit) => {
                self.draft.view.unit = unit;
                self.draft.view.length = unit.usual();
                self.choose();
            }
            Action::Paragraph => self.draft.view.paragraph = !self.draft.view.paragraph,
            Action::ByWeight => self.draft.view.by_weight = !self.draft.view.by_weight,
            Action::Choose { sentence, keep } => self.pin(sentence, keep),
            Action::Unchoose => {
                self.remember();
                self.draft.choices.clear();
                self.choose();
            }
            Action::Jump(sentence) => {
                self.focus = None;
                self.aim(Place::Sentence(sentence));
            }
            Action::Light(sentence) => self.lit = sentence,
            Action::Focus(entity) => self.focus_on(entity),
            Action::Step(forward) => self.step(forward),
            Action::Unfocus => {
                self.focus = None;
                self.target = None;
                self.turn_to(None);
            }
            Action::Keyword(keyword) => {
                let topic = Topic::Keyword(keyword);
                let again = self.topic.as_ref() == Some(&topic);
                self.focus = None;
                self.turn_to(Some(topic).filter(|_| !again));
            }
            Action::Seek(words) => {
                self.focus = None;
                let words = Some(words).filter(|words| !words.trim().is_empty());
                self.turn_to(words.map(|words| Topic::Words {
                    words: words.into(),
                    relevance: None,
                }));
            }
            Action::Sought { words, relevance } => self.sought(&words, relevance),
            Action::Toggle(kind) => match self.hidden.iter().position(|&other| other == kind) {
                Some(at) => drop(self.hidden.remove(at)),
                None => self.hidden.push(kind),
            },
            Action::Labels => self.labels = !self.labels,
            Action::Decide { block, keep } => {
                self.draft.decide(block, keep);
                self.changed(false);
            }
            Action::Correct(correction) => {
                self.remember();
                self.draft.correct(correction);
                self.corrected();
            }
            Action::Uncorrect => {
                self.remember();
                self.draft.corrections.clear();
                self.corrected();
            }
            Action::Pane(pane) => self.pane = pane,
            Action::Library(change) => self.library.apply(change),
            Action::Reread(draft) => {
                self.library.apply(Change::Open(false));
                self.take_over(*draft);
            }
            Action::Speak(language) => self.tongue = Some(language),
            Action::Arrive(arrival) => self.arrive(&arrival),
            Action::Unpacked(Some(draft)) if !draft.is_blank() => self.take_over(*draft),
            Action::Unpacked(_) => self.notice = Some(Notice::LinkBroken),
            Action::Help(open) => self.help = open,
            Action::Tell(notice) => self.notice = Some(notice),
            Action::Dismiss => self.notice = None,
            Action::Engine(engine) => {
                self.engine = engine;
                // What cannot be read can at least be seen and taken away.
                self.editing |= engine == Engine::Dead && self.reading.is_none();
            }
            Action::Update(update) => self.update = update,
        }
    }

    /// Takes note of a change of the draft: a blank one has nothing to show.
    fn changed(&mut self, typing: bool) {
        self.typing = typing;
        self.revision += 1;
        self.lit = None;
        if self.draft.is_blank() {
            self.editing = true;
            self.forget_reading();
        }
    }

    fn corrected(&mut self) {
        self.notice = Some(Notice::Corrected);
        self.changed(false);
    }

    fn forget_reading(&mut self) {
        self.reading = None;
        self.focus = None;
        self.topic = None;
        self.target = None;
        self.lit = None;
    }

    /// Keeps the text for Undo.
    pub(super) fn remember(&mut self) {
        if self.draft.is_blank() {
            return;
        }
        if self.past.len() == UNDO_DEPTH {
            self.past.remove(0);
        }
        self.past.push(self.draft.clone());
    }

    /// Reads what was `pasted` in place of what was there.
    pub(super) fn replace(&mut self, pasted: &Pasted, title: Option<Rc<str>>) {
        self.opening = None;
        if pasted.is_blank() {
            self.notice = Some(Notice::NoText);
            return;
        }
        if std::mem::take(&mut self.beside) && !self.draft.text.trim().is_empty() {
            return self.add(&pasted.text, title);
        }
        let draft = Draft {
            view: self.draft.view,
            title,
            ..Draft::of_paste(pasted)
        };
        self.take_over(draft);
    }

    /// Reads `text` beside what is there.
    fn add(&mut self, text: &str, title: Option<Rc<str>>) {
        if text.trim().is_empty() {
            self.notice = Some(Notice::NoText);
            return;
        }
        self.remember();
        self.draft.add(title.as_deref(), text);
        self.notice = Some(Notice::Added);
        self.editing = false;
        self.focus = None;
        self.target = None;
        self.pane = Pane::Summary;
        self.changed(false);
    }

    /// Reads `draft` in place of what was there, which Undo brings back.
    fn take_over(&mut self, draft: Draft) {
        self.opening = None;
        self.notice = None;
        if !self.draft.is_blank() && (draft.text.is_empty() || draft.text != self.draft.text) {
            self.remember();
            self.notice = Some(Notice::Replaced);
        }
        self.draft = draft;
        self.editing = false;
        self.focus = None;
        self.target = None;
        self.pane = Pane::Summary;
        self.changed(false);
    }

    fn clear(&mut self) {
        self.opening = None;
        self.beside = false;
        self.notice = (!self.draft.is_blank()).then_some(Notice::Cleared);
        self.remember();
        self.draft = Draft {
            view: self.draft.view,
            ..Draft::default()
        };
        self.changed(false);
    }

    fn undo(&mut self) {
        let Some(draft) = self.past.pop() else { return };
        if draft.text != self.draft.text {
            self.forget_reading();
        }
        self.draft = draft;
        self.notice = None;
        self.editing = false;
        self.changed(false);
    }

    /// Shows an analysis, unless the text has changed since it was asked for.
    fn analysed(&mut self, revision: u32, derived: Option<Derived>, digest: Digest, ms: f64) {
        if revision != self.revision || self.draft.is_blank() {
            return;
        }
        self.draft.derive(derived);
        if self.draft.is_blank() {
            return self.found_nothing();
        }
        let same_text = self
            .reading
            .as_ref()
            .is_some_and(|reading| reading.analysis.source == self.draft.text);
        if !same_text {
            self.target = None;
        }
        self.focus = None;
        self.topic = None;
        self.lit = None;
        self.analysed += 1;
        let source = self.draft.text.clone();
        let analysis = Rc::new(Analysis::new(self.analysed, source, digest, ms));
        self.reading = Some(Reading {
            chosen: Rc::default(),
            analysis,
        });
        self.choose();
    }

    /// Markup came without plain text, and had none in it either: what was there comes back.
    fn found_nothing(&mut self) {
        let replaced = self.notice.as_ref().is_some_and(Notice::can_be_undone);
        if replaced {
            self.undo();
        } else {
            self.changed(false);
        }
        self.notice = Some(Notice::NoText);
    }

    fn aim(&mut self, place: Place) {
        let serial = self.target.map_or(0, |target| target.serial) + 1;
        self.target = Some(Target { place, serial });
        self.pane = Pane::Text;
    }

    fn focus_on(&mut self, entity: usize) {
        if self.focus.is_some_and(|focus| focus.entity == entity) {
            return self.step(true);
        }
        let mentions = self.mentions_of(entity);
        if let Some(&first) = mentions.first() {
            self.focus = Some(Focus { entity, step: 0 });
            self.turn_to(Some(Topic::Entity(entity)));
            let kind = self.kind_of(entity);
            self.hidden.retain(|&hidden| Some(hidden) != kind);
            self.aim(Place::Mention(first));
        }
    }

    fn step(&mut self, forward: bool) {
        let Some(Focus { entity, step }) = self.focus else {
            return;
        };
        let mentions = self.mentions_of(entity);
        let count = mentions.len().max(1);
        let step = (step + if forward { 1 } else { count - 1 }) % count;
        if let Some(&mention) = mentions.get(step) {
            self.focus = Some(Focus { entity, step });
            self.aim(Place::Mention(mention));
        }
    }

    fn mentions_of(&self, entity: usize) -> Vec<usize> {
        let reading = self.reading.as_ref();
        reading.map_or_else(Vec::new, |reading| {
            reading.analysis.mentions_of(entity).to_vec()
        })
    }

    fn kind_of(&self, entity: usize) -> Option<EntityKind> {
        let entities = &self.reading.as_ref()?.analysis.digest.entities;
        entities.get(entity).map(|entity| entity.kind)
    }

    /// Whether the reader has said of `block` that it is, or is not, of the article.
    #[must_use]
    pub fn decided(&self, block: Span) -> Option<bool> {
        let decided = |decision: &&Override| decision.block == block;
        let decision = self.draft.overrides.iter().find(decided);
        decision.map(|decision| decision.keep)
    }
}

#[cfg(test)]
mod tests;

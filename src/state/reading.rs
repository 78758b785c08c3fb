//! [`Reading`]: an analysis as it is read. Everything that refers to an analysis is in here, so
//! that it is discarded with the analysis.

use std::rc::Rc;

use crate::model::analysis::Analysis;
use pith::Span;
use pith::digest::{Availability, Digest, Entity, EntityKind};

/// An analysis as it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The sentences of the summary, ascending.
    pub chosen: Rc<Vec<usize>>,
    /// The topic of the summary, if it is not the whole text.
    pub topic: Option<Topic>,
    /// The entity whose mentions are being stepped through.
    pub focus: Option<Focus>,
    /// The highlight that is open.
    pub opened: Option<Opened>,
    /// The place in the article that was last jumped to.
    pub target: Option<Target>,
    /// The sentence under the pointer or the keyboard's focus, here or in the summary.
    pub lit: Option<usize>,
}

/// The topic of a summary.
#[derive(Clone, Debug, PartialEq)]
pub enum Topic {
    /// An entity, as an index.
    Entity(usize),
    /// A keyword, as an index.
    Keyword(usize),
    /// The reader's highlights.
    Highlights,
    /// Words that the reader typed.
    Words {
        /// The words.
        words: Rc<str>,
        /// How relevant each sentence is to them, once the worker has answered.
        relevance: Option<Rc<[f32]>>,
    },
}

/// The entity whose mentions are being stepped through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// The entity, as an index.
    pub entity: usize,
    /// Which of its mentions is shown, from 0.
    pub step: usize,
}

/// The highlight that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The highlight, as an index.
    pub at: usize,
    /// Whether its note has been changed since.
    pub noted: bool,
}

/// The direction of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the next one.
    Next,
    /// To the previous one.
    Previous,
}

/// A place in the article to scroll to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The place.
    pub place: Place,
    /// Counts the jumps, so that a second jump to the same place counts too.
    pub serial: u32,
}

/// What can be jumped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A sentence, as an index.
    Sentence(usize),
    /// A mention, as an index.
    Mention(usize),
    /// One of several articles, as an index.
    Article(usize),
    /// A highlight, as an index.
    Highlight(usize),
}

impl Reading {
    /// A reading of `analysis` with nothing chosen yet.
    #[must_use]
    pub fn of(analysis: Rc<Analysis>) -> Self {
        Self {
            analysis,
            chosen: Rc::default(),
            topic: None,
            focus: None,
            opened: None,
            target: None,
            lit: None,
        }
    }

    /// Whether no names are still loading.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let languages = self.analysis.digest.languages();
        languages
            .iter()
            .all(|(_, names)| *names != Availability::Pending)
    }

    /// Whether `analysis` is the same one, with the names that were still loading.
    #[must_use]
    pub fn is_completed_by(&self, analysis: &Analysis) -> bool {
        let (before, after) = (&self.analysis.digest, &analysis.digest);
        let spans = |digest: &Digest| -> Vec<Span> {
            let sentences = digest.sentences.iter();
            sentences.map(|sentence| sentence.span).collect()
        };
        let pending = |digest: &Digest| {
            let languages = digest.languages().into_iter();
            languages
                .filter(|(_, names)| *names == Availability::Pending)
                .count()
        };
        pending(after) < pending(before) && spans(before) == spans(after)
    }

    /// The same reading of an `analysis` that [completes](Self::is_completed_by) this one: summary,
    /// place and topic stay, as far as they can be found in it.
    #[must_use]
    pub fn with(&self, analysis: Rc<Analysis>) -> Self {
        let (before, after) = (&self.analysis.digest, &analysis.digest);
        let entity_now = |at: usize| {
            let entity = before.entities.get(at)?;
            let same = |other: &Entity| other.name == entity.name && other.kind == entity.kind;
            after.entities.iter().position(same)
        };
        let keyword_now = |at: usize| {
            let phrase = &before.keywords.get(at)?.phrase;
            after
                .keywords
                .iter()
                .position(|other| other.phrase == *phrase)
        };
        let mention_now = |at: usize| {
            let span = before.mentions.get(at)?.span;
            after.mentions.iter().position(|other| other.span == span)
        };
        let topic = self.topic.as_ref().and_then(|topic| match topic {
            Topic::Entity(at) => entity_now(*at).map(Topic::Entity),
            Topic::Keyword(at) => keyword_now(*at).map(Topic::Keyword),
            Topic::Words { .. } | Topic::Highlights => Some(topic.clone()),
        });
        let focus = self.focus.and_then(|focus| {
            let entity = entity_now(focus.entity)?;
            let mentions = after.entities.get(entity)?.mentions.len();
            (focus.step < mentions).then_some(Focus { entity, ..focus })
        });
        let target = self.target.and_then(|target| {
            let place = match target.place {
                Place::Mention(at) => Place::Mention(mention_now(at)?),
                place => place,
            };
            Some(Target { place, ..target })
        });
        Self {
            chosen: Rc::clone(&self.chosen),
            topic,
            focus,
            opened: self.opened,
            target,
            lit: self.lit,
            analysis,
        }
    }

    /// Jumps to `place`.
    pub fn aim(&mut self, place: Place) {
        let serial = self.target.map_or(0, |target| target.serial) + 1;
        self.target = Some(Target { place, serial });
    }

    /// Goes to the first mention of `entity`; returns whether there is one.
    pub fn focus_on(&mut self, entity: usize) -> bool {
        let Some(&first) = self.analysis.mentions_of(entity).first() else {
            return false;
        };
        self.opened = None;
        self.focus = Some(Focus { entity, step: 0 });
        self.aim(Place::Mention(first));
        true
    }

    /// Goes to the next or the previous mention of the entity in focus, wrapping around.
    pub fn step(&mut self, direction: Direction) {
        let Some(Focus { entity, step }) = self.focus else {
            return;
        };
        let mentions = self.analysis.mentions_of(entity);
        let count = mentions.len().max(1);
        let by = match direction {
            Direction::Next => 1,
            Direction::Previous => count - 1,
        };
        let step = (step + by) % count;
        if let Some(&mention) = mentions.get(step) {
            self.focus = Some(Focus { entity, step });
            self.aim(Place::Mention(mention));
        }
    }

    /// The kind of `entity`.
    #[must_use]
    pub fn kind_of(&self, entity: usize) -> Option<EntityKind> {
        let entities = &self.analysis.digest.entities;
        entities.get(entity).map(|entity| entity.kind)
    }
}

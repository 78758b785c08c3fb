//! What is in the summary: the choice by scores, and the reader's decisions.

use std::ops::Range;
use std::rc::Rc;

use crate::model::draft::Unit;
use crate::model::ordering::order;
use crate::model::outline;
use crate::state::{State, Topic, Verdict};
use pith::digest::Sentence;
use pith::summary::focus;

impl State {
    /// Chooses sentences again by their scores.
    pub(in crate::state) fn choose(&mut self) {
        let highlighted = self.highlighted();
        let Some(reading) = &mut self.reading else {
            return;
        };
        let draft = &self.document.draft;
        let digest = &reading.analysis.digest;
        if reading.topic == Some(Topic::Highlights) {
            reading.chosen = Rc::new(reading.analysis.sentences_at(&highlighted));
            return;
        }
        let relevance = reading.topic.as_ref().and_then(|topic| match topic {
            Topic::Entity(entity) => Some(focus::on_entity(digest, *entity).into()),
            Topic::Keyword(keyword) => Some(focus::on_keyword(digest, *keyword).into()),
            Topic::Words { relevance, .. } => relevance.clone(),
            Topic::Highlights => None,
        });
        // The topic takes precedence over what was kept for the summary of the whole text.
        let whole = reading.topic.is_none();
        let said = |keep: bool| -> Vec<usize> {
            let choices = draft.choices.iter();
            let these = choices.filter(|choice| choice.keep == keep && (whole || !keep));
            these
                .filter_map(|choice| {
                    let start = |sentence: &Sentence| sentence.span.start();
                    let at = digest
                        .sentences
                        .binary_search_by_key(&choice.block.start(), start)
                        .ok()?;
                    (digest.sentences[at].span == choice.block).then_some(at)
                })
                .collect()
        };
        let (mut pinned, barred) = (said(true), said(false));
        let analysis = &reading.analysis;
        if whole && outline::wanted(draft.view, analysis) {
            let room = outline::room(draft.view, analysis).saturating_sub(pinned.len());
            pinned.extend(outline::spread(analysis, room, &barred));
            pinned = order(pinned, &|one, other| one.cmp(other));
            pinned.dedup();
        }
        let chosen = reading
            .analysis
            .choose(draft.view, relevance.as_deref(), &pinned, &barred);
        reading.chosen = Rc::new(chosen);
    }

    /// Whether the summary covers every section.
    #[must_use]
    pub fn is_spread(&self) -> bool {
        let view = self.document.draft.view;
        let reading = self.reading.as_ref();
        reading.is_some_and(|reading| outline::wanted(view, &reading.analysis))
    }

    /// Adds one sentence of a section to the summary or removes one, and adjusts the length.
    pub(in crate::state) fn weigh_section(&mut self, sentences: &Range<usize>, more: bool) {
        let Some(reading) = &self.reading else { return };
        let all = &reading.analysis.digest.sentences;
        let score = |at: &usize| all.get(*at).map_or(0.0, |sentence| sentence.score);
        let has = |at: &usize| reading.chosen.binary_search(at).is_ok();
        let open = sentences
            .clone()
            .filter(|at| has(at) != more && *at < all.len());
        // The best of the missing sentences, or the worst of those present; the first on a tie.
        let pick = open.reduce(|best, other| {
            let better = if more {
                score(&other) > score(&best)
            } else {
                score(&other) < score(&best)
            };
            if better { other } else { best }
        });
        let Some(sentence) = pick else { return };
        self.document.remember();
        let view = &mut self.document.draft.view;
        if view.unit == Unit::Sentences {
            view.length = if more {
                view.length + 1
            } else {
                view.length.saturating_sub(1).max(1)
            };
        }
        let verdict = if more {
            Verdict::Keep
        } else {
            Verdict::LeaveOut
        };
        self.say_of(sentence, verdict);
    }

    /// Focuses the summary on `topic`, or on the whole text again.
    pub(in crate::state) fn turn_to(&mut self, topic: Option<Topic>) {
        if let Some(reading) = &mut self.reading
            && reading.topic != topic
        {
            reading.topic = topic;
            reading.lit = None;
            self.choose();
        }
    }

    /// Stores how relevant the sentences are to the words, unless others have been typed since.
    pub(in crate::state) fn found(&mut self, asked: &str, relevance: Vec<f32>) {
        let topic = self
            .reading
            .as_mut()
            .and_then(|reading| reading.topic.as_mut());
        if let Some(Topic::Words {
            words,
            relevance: known,
        }) = topic
            && **words == *asked
        {
            *known = Some(relevance.into());
            self.choose();
        }
    }

    /// Records the reader's decision on a sentence; Undo reverts it.
    pub(in crate::state) fn decide_sentence(&mut self, sentence: usize, verdict: Verdict) {
        self.document.remember();
        self.say_of(sentence, verdict);
    }

    fn say_of(&mut self, sentence: usize, verdict: Verdict) {
        let Some(reading) = &mut self.reading else {
            return;
        };
        if let Some(sentence) = reading.analysis.digest.sentences.get(sentence) {
            let span = sentence.span;
            reading.lit = None;
            self.document.draft.choose(span, verdict.keep());
            self.choose();
        }
    }

    /// The reader's decision on a sentence, if any.
    #[must_use]
    pub fn said_of(&self, sentence: usize) -> Option<bool> {
        let digest = &self.reading.as_ref()?.analysis.digest;
        let span = digest.sentences.get(sentence)?.span;
        let mut choices = self.document.draft.choices.iter();
        choices
            .find(|choice| choice.block == span)
            .map(|choice| choice.keep)
    }
}

//! What the summary has: the choice by the scores, and the reader's word on it.

use std::rc::Rc;

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
        let (pinned, barred) = (said(true), said(false));
        let chosen = reading
            .analysis
            .choose(draft.view, relevance.as_deref(), &pinned, &barred);
        reading.chosen = Rc::new(chosen);
    }

    /// Makes the summary one about `topic`, or about the whole again.
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

    /// Takes in the reader's word on a sentence.
    pub(in crate::state) fn decide_sentence(&mut self, sentence: usize, verdict: Verdict) {
        let Some(reading) = &mut self.reading else {
            return;
        };
        if let Some(sentence) = reading.analysis.digest.sentences.get(sentence) {
            let span = sentence.span;
            reading.lit = None;
            self.document.remember();
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

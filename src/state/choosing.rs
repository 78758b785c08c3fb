//! What the summary has: the choice from the scores, and the reader's word on it.

use std::rc::Rc;

use crate::state::{State, Topic};
use pith::digest::Sentence;
use pith::summary::focus;

impl State {
    /// Chooses again from the scores.
    pub(super) fn choose(&mut self) {
        let Some(reading) = &mut self.reading else {
            return;
        };
        let digest = &reading.analysis.digest;
        let relevance = self.topic.as_ref().and_then(|topic| match topic {
            Topic::Entity(entity) => Some(focus::on_entity(digest, *entity).into()),
            Topic::Keyword(keyword) => Some(focus::on_keyword(digest, *keyword).into()),
            Topic::Words { relevance, .. } => relevance.clone(),
        });
        // What is asked about goes before what was kept for the summary of the whole.
        let whole = self.topic.is_none();
        let said = |keep: bool| -> Vec<usize> {
            let choices = self.draft.choices.iter();
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
        let chosen =
            reading
                .analysis
                .choose(self.draft.view, relevance.as_deref(), &pinned, &barred);
        reading.chosen = Rc::new(chosen);
    }

    /// Makes the summary one about `topic`, or about the whole again.
    pub(super) fn turn_to(&mut self, topic: Option<Topic>) {
        if self.topic != topic {
            self.topic = topic;
            self.lit = None;
            self.choose();
        }
    }

    /// Takes in what the worker says of the words, unless others were typed meanwhile.
    pub(super) fn sought(&mut self, asked: &str, found: Vec<f32>) {
        if let Some(Topic::Words { words, relevance }) = &mut self.topic
            && **words == *asked
        {
            *relevance = Some(found.into());
            self.choose();
        }
    }

    /// Takes in the reader's word on a sentence: kept, left out, or the engine's choice again.
    pub(super) fn pin(&mut self, sentence: usize, keep: Option<bool>) {
        let reading = self.reading.as_ref();
        let span = reading
            .and_then(|reading| reading.analysis.digest.sentences.get(sentence))
            .map(|sentence| sentence.span);
        if let Some(span) = span {
            self.remember();
            self.draft.choose(span, keep);
            self.lit = None;
            self.choose();
        }
    }

    /// The reader's word on a sentence.
    #[must_use]
    pub fn said_of(&self, sentence: usize) -> Option<bool> {
        let digest = &self.reading.as_ref()?.analysis.digest;
        let span = digest.sentences.get(sentence)?.span;
        let mut choices = self.draft.choices.iter();
        choices
            .find(|choice| choice.block == span)
            .map(|choice| choice.keep)
    }
}

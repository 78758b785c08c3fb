//! The trained name tagger: a linear-chain conditional random field (Lafferty, McCallum and Pereira
//! 2001) in two passes, with hashed features and eight-bit weights.
//!
//! The first pass labels each passage by itself; the second considers how the document's other
//! mentions of the same words were labelled. All sums are of integers, so the result is the same on
//! every platform. `models/MODEL_CARD.md` says how the weights were trained, and on what.

pub mod bytes;
pub mod coding;
pub mod confidence;
pub mod context;
pub mod decode;
pub mod features;
mod gaps;
pub mod hash;
pub mod kinds;
pub mod labels;
pub mod lexicon;
pub mod nonlocal;
pub mod weights;
pub mod words;

use std::ops::Range;

use bytes::Reader;
use confidence::{Calibration, Factors};
use context::{Context, Passage};
use decode::Decoder;
use features::REACH;
use labels::{Label, NameClass};
use lexicon::Lexicon;
use nonlocal::Votes;
pub use weights::STEP;
use weights::{Scores, WIDTH, Weights};

use super::name::Name;
use crate::models::file::{Job, ModelError, Stored};

/// A loaded model.
#[derive(Clone, Debug)]
pub struct Model {
    calibration: Calibration,
    factors: Factors,
    lexicon: Lexicon,
    first: Weights,
    second: Weights,
    first_decoder: Decoder,
    second_decoder: Decoder,
}

/// The stored bytes are the calibration, the lexicon and the two passes' weights, each in its own
/// encoding.
impl Stored for Model {
    const JOB: Job = Job::Names;
    const VERSION: u16 = 3;

    fn decode(payload: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader(payload);
        let calibration = Calibration::decode(&mut reader)?;
        let lexicon = Lexicon::decode(&mut reader)?;
        let first = Weights::decode(&mut reader)?;
        let second = Weights::decode(&mut reader)?;
        if !reader.0.is_empty() {
            return Err(ModelError::Malformed);
        }
        let step = |previous: usize, next: usize| i32::from(first.after(previous)[next]);
        let first_decoder = Decoder::new(step);
        let both = |previous: usize, next: usize| {
            step(previous, next) + i32::from(second.after(previous)[next])
        };
        let second_decoder = Decoder::new(both);
        let factors = Factors::new(both);
        Ok(Self {
            calibration,
            factors,
            lexicon,
            first,
            second,
            first_decoder,
            second_decoder,
        })
    }
}

impl Model {
    /// The names in the passages of one document, which are lists of tokens: a list for each
    /// passage, in order and without overlap.
    #[must_use]
    pub fn tag(&self, passages: &[Vec<&str>]) -> Vec<Vec<Name>> {
        self.read(passages).names(passages)
    }

    /// Reads the passages of one document, which are lists of tokens.
    #[must_use]
    pub fn read(&self, passages: &[Vec<&str>]) -> Reading<'_> {
        let context = Context::new(passages, &self.lexicon);
        let words = self.word_scores(&context);
        let mut scores: Vec<Vec<Scores>> = context
            .passages
            .iter()
            .map(|passage| self.scores(&context, passage, &words))
            .collect();
        let first: Vec<Vec<Label>> = scores
            .iter()
            .map(|scores| self.first_decoder.decode(scores))
            .collect();
        let votes = Votes::count(&context, &first);
        for ((passage, scores), labels) in context.passages.iter().zip(&mut scores).zip(&first) {
            for (at, scores) in scores.iter_mut().enumerate() {
                votes.features(&context, passage, at, labels, &mut |feature| {
                    self.second.add(feature, scores)
                });
            }
        }
        let labels = scores
            .iter()
            .map(|scores| self.second_decoder.decode(scores))
            .collect();
        Reading {
            model: self,
            scores,
            labels,
        }
    }

    /// What each distinct word contributes to the scores of a token that it follows by `offset -
    /// REACH` tokens, computed once per document.
    fn word_scores(&self, context: &Context) -> Vec<[Scores; 2 * REACH + 1]> {
        context
            .words
            .iter()
            .map(|word| {
                let mut all = [[0; WIDTH]; 2 * REACH + 1];
                for (offset, scores) in all.iter_mut().enumerate() {
                    features::of_word(word, offset, &mut |feature| self.first.add(feature, scores));
                }
                all
            })
            .collect()
    }

    fn scores(
        &self,
        context: &Context,
        passage: &Passage,
        words: &[[Scores; 2 * REACH + 1]],
    ) -> Vec<Scores> {
        (0..passage.tokens.len())
            .map(|at| {
                let mut scores = [0; WIDTH];
                for offset in 0..=2 * REACH {
                    let neighbour = (at + offset)
                        .checked_sub(REACH)
                        .and_then(|at| passage.tokens.get(at));
                    match neighbour.and_then(|token| words.get(token.word as usize)) {
                        Some(word) => {
                            for (sum, score) in scores.iter_mut().zip(&word[offset]) {
                                *sum += score;
                            }
                        }
                        None => self.first.add(features::beyond(offset), &mut scores),
                    }
                }
                features::of_token(context, passage, at, &mut |feature| {
                    self.first.add(feature, &mut scores)
                });
                scores
            })
            .collect()
    }
}

/// A model's reading of a document.
#[derive(Clone, Debug)]
pub struct Reading<'m> {
    model: &'m Model,
    scores: Vec<Vec<Scores>>,
    labels: Vec<Vec<Label>>,
}

impl Reading<'_> {
    /// The labels of all tokens in the document's passages.
    #[must_use]
    pub fn labels(&self) -> &[Vec<Label>] {
        &self.labels
    }

    /// The names in the document's `passages`: a list for each, in order and without overlap.
    #[must_use]
    pub fn names(&self, passages: &[Vec<&str>]) -> Vec<Vec<Name>> {
        (passages.iter().zip(&self.labels))
            .map(|(tokens, labels)| {
                (labels::names(labels).into_iter())
                    .map(|(range, class)| {
                        let start = match class {
                            NameClass::Other => kinds::start_of(tokens, range.start, range.end),
                            _ => range.start,
                        };
                        Name {
                            kind: kinds::kind_of(class, tokens, start, range.end),
                            tokens: start..range.end,
                        }
                    })
                    .collect()
            })
            .collect()
    }

    /// The probability that `name`, in the passage with this number, is a name of its kind with
    /// exactly these boundaries: from 0 to 1, in thousandths.
    #[must_use]
    pub fn confidence(&self, passage: usize, name: &Name) -> f32 {
        let odds = self.odds(passage, &name.tokens, kinds::class_of(name.kind));
        self.model.calibration.likelihood(odds)
    }

    /// The uncalibrated log odds of a name of `class`.
    #[must_use]
    pub fn odds(&self, passage: usize, tokens: &Range<usize>, class: NameClass) -> f32 {
        match (self.scores.get(passage), self.labels.get(passage)) {
            (Some(scores), Some(labels)) => self.model.factors.odds(scores, labels, tokens, class),
            _ => 0.0,
        }
    }
}

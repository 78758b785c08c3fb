//! The ranker: two sums of regression trees, one for short summaries and one for long.
//!
//! What makes the best three sentences of an article is not what makes the best half of it: the
//! first is the gist, the second is most of what is told. The ranker learned each from summaries of
//! its kind (see `src/models/MODEL_CARD.md`; `lab train summaries` makes the weights), and
//! [`super::selection`] goes from the one to the other as the budget grows.

use std::sync::OnceLock;

use super::features::{Features, Signal};
use super::forest::Forest;
use crate::digest::{Feature, Reason};

/// How many reasons a sentence brings along.
const MAX_REASONS: usize = 4;

/// Contributions smaller than this, in standard deviations of the score, are no reason worth telling.
const MIN_CONTRIBUTION: f32 = 0.05;

/// From this much more central than the average sentence on, the lead is trusted to hold the point, …
const TRUSTED: f32 = 1.1;

/// … and up to this much it is not at all.
const DISTRUSTED: f32 = 0.8;

/// What the stored model starts with; the last byte is the format's version.
const MAGIC: [u8; 4] = *b"PSR\x01";

/// The weights of the ranker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Scores for short summaries.
    pub gist: Forest,
    /// Scores for long ones.
    pub coverage: Forest,
}

impl Model {
    /// The weights that Pith ships.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Model> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            // Whether it can be read is tested; were it not, all sentences would rank the same.
            Self::decode(include_bytes!("../models/summaries.bin")).unwrap_or_default()
        })
    }

    /// The stored form.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        self.gist.encode(&mut out);
        self.coverage.encode(&mut out);
        out
    }

    /// Reads the stored form; `None` where it is not one.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut bytes = bytes.strip_prefix(&MAGIC)?;
        let model = Self {
            gist: Forest::decode(&mut bytes)?,
            coverage: Forest::decode(&mut bytes)?,
        };
        bytes.is_empty().then_some(model)
    }

    /// Scores the sentences of one article, which `features` describe.
    #[must_use]
    pub fn judge(&self, features: &[Features]) -> Vec<Verdict> {
        let gist = tempered(standardized(&parts(&self.gist, features)), features);
        let coverage = standardized(&parts(&self.coverage, features));
        gist.iter()
            .zip(&coverage)
            .map(|(gist, coverage)| Verdict {
                score: gist.iter().sum(),
                coverage: coverage.iter().sum(),
                reasons: reasons(gist),
            })
            .collect()
    }
}

/// Scores and what made them. Both are in standard deviations from the article's average.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// How much the sentence says of the article's gist.
    pub score: f32,
    /// How much it carries of all that the article tells.
    pub coverage: f32,
    /// The strongest parts of the score.
    pub reasons: Vec<Reason>,
}

/// What each signal adds to the score of a sentence.
type Parts = [f32; Signal::COUNT];

fn parts(forest: &Forest, features: &[Features]) -> Vec<Parts> {
    features.iter().map(|of| forest.contributions(of)).collect()
}

/// The parts less their averages in the article, divided by the standard deviation of their sums.
///
/// What counts is how a sentence differs from the others of its article: a signal that all share
/// says nothing for any of them.
fn standardized(parts: &[Parts]) -> Vec<Parts> {
    let count = parts.len().max(1) as f32;
    let mut mean: Parts = [0.0; Signal::COUNT];
    for of in parts {
        for (sum, part) in mean.iter_mut().zip(of) {
            *sum += part / count;
        }
    }
    let mut parts: Vec<Parts> = parts.to_vec();
    let mut variance = 0.0;
    for of in &mut parts {
        for (part, mean) in of.iter_mut().zip(mean) {
            *part -= mean;
        }
        let sum: f32 = of.iter().sum();
        variance += sum * sum / count;
    }
    let deviation = variance.sqrt();
    if deviation > 0.0 {
        parts
            .iter_mut()
            .flatten()
            .for_each(|part| *part /= deviation);
    }
    parts
}

/// How far the beginning of an article with these sentences can be trusted to hold its point, 0 to 1.
///
/// News tells its point first, and then the lead is more central than the rest. An essay or a
/// report comes to it later, and its lead is no more central than any other sentence.
fn trust_in_lead(features: &[Features]) -> f32 {
    let telling = features
        .first()
        .map_or(TRUSTED, |of| of[Signal::TellingLead]);
    ((telling - DISTRUSTED) / (TRUSTED - DISTRUSTED)).clamp(0.0, 1.0)
}

/// The parts of the score, with centrality (`LexRank`: Erkan and Radev 2004) in the place of position
/// as far as the lead is not to be trusted.
///
/// The trees learned from news, where position is right. What they know of articles of another make
/// is little, so there the classical measure has the word.
fn tempered(mut parts: Vec<Parts>, features: &[Features]) -> Vec<Parts> {
    let trust = trust_in_lead(features);
    if trust >= 1.0 {
        return parts;
    }
    let count = features.len().max(1) as f32;
    let mean = features.iter().map(|of| of[Signal::LexRank]).sum::<f32>() / count;
    let from_mean = |of: &Features| of[Signal::LexRank] - mean;
    let variance = features
        .iter()
        .map(|of| from_mean(of) * from_mean(of))
        .sum::<f32>()
        / count;
    let deviation = variance.sqrt();
    for (parts, of) in parts.iter_mut().zip(features) {
        for (signal, part) in Signal::ALL.iter().zip(parts.iter_mut()) {
            if signal.feature() == Feature::Position {
                *part *= trust;
            }
        }
        if deviation > 0.0 {
            parts[Signal::LexRank as usize] += (1.0 - trust) * from_mean(of) / deviation;
        }
    }
    standardized(&parts)
}

/// The strongest of the reasons that `parts` come to.
fn reasons(parts: &Parts) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for (signal, &contribution) in Signal::ALL.iter().zip(parts) {
        add(&mut reasons, signal.feature(), contribution);
    }
    reasons.retain(|reason| reason.contribution.abs() >= MIN_CONTRIBUTION);
    reasons.sort_by(|a, b| {
        let strength = b.contribution.abs().total_cmp(&a.contribution.abs());
        strength.then(a.feature.cmp(&b.feature))
    });
    reasons.truncate(MAX_REASONS);
    reasons
}

/// Adds `contribution` to the reason of `feature`.
fn add(reasons: &mut Vec<Reason>, feature: Feature, contribution: f32) {
    match reasons.iter_mut().find(|reason| reason.feature == feature) {
        Some(reason) => reason.contribution += contribution,
        None => reasons.push(Reason {
            feature,
            contribution,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::forest::{Node, Split};
    use super::*;

    fn with(signal: Signal, value: f32) -> Features {
        let mut features = Features::default();
        features.0[signal as usize] = value;
        features
    }

    /// Speaks for sentences that are like the title.
    fn model() -> Model {
        let leaf = |value| Node { value, split: None };
        let root = Node {
            value: 0.0,
            split: Some(Split {
                signal: Signal::Title,
                threshold: 0.4,
                more: 2,
            }),
        };
        let trees = vec![vec![root, leaf(-1.0), leaf(1.0)]];
        Model {
            gist: Forest { trees },
            coverage: Forest::default(),
        }
    }

    #[test]
    fn what_all_sentences_share_moves_none() {
        for verdict in model().judge(&[with(Signal::Title, 0.5); 3]) {
            assert_eq!((verdict.score, verdict.coverage), (0.0, 0.0));
            assert!(verdict.reasons.is_empty());
        }
    }

    #[test]
    fn the_reason_is_the_signal_that_differs() {
        let verdicts = model().judge(&[with(Signal::Title, 0.8), with(Signal::Title, 0.0)]);
        assert_eq!((verdicts[0].score, verdicts[1].score), (1.0, -1.0));
        for verdict in verdicts {
            assert_eq!(verdict.reasons[0].feature, Feature::Title);
            assert_eq!(verdict.reasons[0].contribution, verdict.score);
        }
    }

    #[test]
    fn where_the_lead_is_not_telling_the_central_sentence_goes_before_the_first() {
        let leaf = |value| Node { value, split: None };
        let root = Node {
            value: 0.0,
            split: Some(Split {
                signal: Signal::Place,
                threshold: 0.5,
                more: 2,
            }),
        };
        let model = Model {
            gist: Forest {
                trees: vec![vec![root, leaf(1.0), leaf(-1.0)]],
            },
            coverage: Forest::default(),
        };
        let best = |telling: f32| {
            let sentence = |at: usize| {
                let mut features = with(Signal::Place, at as f32);
                features.0[Signal::TellingLead as usize] = telling;
                features.0[Signal::LexRank as usize] = if at == 2 { 1.0 } else { 0.0 };
                features
            };
            let verdicts = model.judge(&[sentence(0), sentence(1), sentence(2)]);
            let scores = verdicts.iter().map(|verdict| verdict.score);
            let best = scores.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
            best.map(|(at, _)| at)
        };
        assert_eq!(best(1.3), Some(0), "a news report");
        assert_eq!(best(0.7), Some(2), "an essay");
    }

    #[test]
    fn no_sentences_have_no_verdicts() {
        assert!(Model::shipped().judge(&[]).is_empty());
    }

    #[test]
    fn the_shipped_weights_can_be_read_and_are_stored_in_full() {
        let shipped = Model::shipped();
        assert!(!shipped.gist.trees.is_empty() && !shipped.coverage.trees.is_empty());
        assert_eq!(shipped.encode(), include_bytes!("../models/summaries.bin"));
    }

    #[test]
    fn bytes_that_are_no_model_are_refused() {
        assert_eq!(Model::decode(b""), None);
        assert_eq!(Model::decode(b"PSR\x01\0"), None);
        assert_eq!(Model::decode(b"PSR\x01\0\0\0\0more"), None);
        assert_eq!(Model::decode(b"PSR\x01\0\0\0\0"), Some(Model::default()));
    }
}

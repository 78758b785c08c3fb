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
        let gist = standardized(&parts(&self.gist, features));
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

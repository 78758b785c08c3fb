//! The ranker: sums of regression trees, for short and for long summaries.
//!
//! What makes the best three sentences of an article is not what makes the best half of it: the
//! first is the gist, the second is most of the content. For short summaries, the ranker was
//! trained on sentences that careful readers marked: the worth of each in a summary, which must
//! never be in one, and which cannot be understood without the one before. For long ones it was
//! trained on extracts (see `models/MODEL_CARD.md`; `lab train summaries` produces the weights).
//! [`super::selection`] blends from one to the other as the budget grows.
//!
//! The three sentences that are best together ([`super::trio`]) come before all others.

use super::features::{Evidence, Features, Signal};
use super::forest::Forest;
use super::sections;
use super::trio::Judged;
use crate::digest::{Feature, Reason};
use crate::models::file::{Job, ModelError, Stored};
use crate::sort;
use crate::summary::tuning;

/// The weights of the ranker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// A sentence's worth in a short summary: 1 if it is among the best.
    pub gist: Forest,
    /// The probability that it must never be in a summary.
    pub unfit: Forest,
    /// The probability that it depends on the previous sentence.
    pub leaning: Forest,
    /// Scores for long summaries.
    pub coverage: Forest,
}

impl Stored for Model {
    const JOB: Job = Job::Summary;
    const VERSION: u16 = 3;

    fn decode(payload: &[u8]) -> Result<Self, ModelError> {
        Self::read(payload).ok_or(ModelError::Malformed)
    }
}

impl Model {
    /// The bytes of its file.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut payload = Vec::new();
        for forest in [&self.gist, &self.unfit, &self.leaning, &self.coverage] {
            forest.encode(&mut payload);
        }
        Self::seal(&payload, None)
    }

    fn read(mut bytes: &[u8]) -> Option<Self> {
        let mut forest = || Forest::decode(&mut bytes, Signal::COUNT);
        let model = Self {
            gist: forest()?,
            unfit: forest()?,
            leaning: forest()?,
            coverage: forest()?,
        };
        bytes.is_empty().then_some(model)
    }

    /// Scores the sentences of the article described by `evidence`.
    #[must_use]
    pub fn judge(&self, evidence: &Evidence) -> Vec<Verdict> {
        let features = &evidence.features;
        let parts: Vec<Parts> = features.iter().map(|of| self.worth(of)).collect();
        // What the trees do not know about: sentences that say nothing, and those that belong in
        // minutes.
        let extra: Vec<f32> = features
            .iter()
            .enumerate()
            .map(|(at, of)| {
                let attributes = evidence.attributions.get(at).copied().unwrap_or(false);
                let scrap = evidence.scraps.get(at).copied().unwrap_or(false);
                let minutes = evidence.minutes.get(at).copied().unwrap_or(0.0);
                if attributes || scrap || is_small_talk(of) {
                    -tuning::SLIGHT_PENALTY
                } else {
                    minutes
                }
            })
            .collect();
        let worths = sums(&parts);
        let mut gist = standardized(&parts);
        let alone = sums(&gist);
        hear_all_sections(&mut gist, evidence);
        let scores = sums(&gist).into_iter().zip(&extra);
        let mut scores: Vec<f32> = scores.map(|(score, extra)| score + extra).collect();
        // What was added to the scores, on the scale of the worths.
        let deviation = deviation(&worths);
        let added = scores
            .iter()
            .zip(&alone)
            .map(|(score, alone)| score - alone);
        let worths: Vec<f32> = (worths.iter().zip(added))
            .map(|(worth, added)| worth + deviation * added)
            .collect();
        let leaning: Vec<f32> = features
            .iter()
            .map(|of| self.leaning.answer(&of.0).clamp(0.0, 1.0))
            .collect();
        let continued = |at: usize| evidence.continued.get(at).copied().unwrap_or(false);
        let depends: Vec<bool> = leaning
            .iter()
            .enumerate()
            .map(|(at, &leaning)| at > 0 && (leaning >= tuning::DEPENDS_FROM || continued(at)))
            .collect();
        let losses: Vec<f32> = leaning
            .iter()
            .map(|leaning| tuning::LEANING_PENALTY * leaning)
            .collect();
        let judged = Judged {
            worths: &worths,
            losses: &losses,
            depends: &depends,
            graph: &evidence.graph,
        };
        let coverage: Vec<Parts> = features
            .iter()
            .map(|of| self.coverage.contributions(&of.0))
            .collect();
        if let Some(best) = judged.best_three() {
            put_ahead(&mut scores, best);
        }
        let verdicts = scores.into_iter().zip(sums(&standardized(&coverage)));
        verdicts
            .zip(depends)
            .zip(gist.iter().zip(extra))
            .map(|(((score, coverage), depends), (gist, extra))| Verdict {
                score,
                coverage: coverage + extra,
                depends,
                reasons: reasons(gist),
            })
            .collect()
    }

    /// What each signal in these `features` contributes to a sentence's worth.
    fn worth(&self, features: &Features) -> Parts {
        let mut parts = self.gist.contributions(&features.0);
        let unfit = self.unfit.contributions(&features.0);
        for (part, unfit) in parts.iter_mut().zip(unfit) {
            *part -= tuning::UNFIT_PENALTY * unfit;
        }
        parts
    }
}

/// Scores and their reasons. Both are in standard deviations from the article's average, apart from
/// the bonus that puts the three best together ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// How much of the article's gist the sentence says.
    pub score: f32,
    /// How much of the article's whole content it covers.
    pub coverage: f32,
    /// Whether it cannot be understood without the previous sentence.
    pub depends: bool,
    /// The strongest contributions to the score.
    pub reasons: Vec<Reason>,
}

/// What each signal contributes to a sentence's score.
type Parts = [f32; Signal::COUNT];

/// In a long text, adds to `parts` the role of each sentence in the whole and in its section.
///
/// The trees were trained on marks in articles; the longer a text is, the less its beginning says
/// about the rest, and the more centrality does.
fn hear_all_sections(parts: &mut [Parts], evidence: &Evidence) {
    let long = sections::longness(evidence.words.iter().sum());
    if long <= 0.0 {
        return;
    }
    let mut add = |values: &[f32], signal: Signal, most: f32| {
        let deviation = deviation(values).max(f32::MIN_POSITIVE);
        let mean = values.iter().sum::<f32>() / values.len().max(1) as f32;
        for (parts, value) in parts.iter_mut().zip(values) {
            parts[signal as usize] += long * most * (value - mean) / deviation;
        }
        sums(parts)
    };
    let column = |signal| {
        evidence
            .features
            .iter()
            .map(|of| of[signal])
            .collect::<Vec<f32>>()
    };
    let scores = add(
        &column(Signal::LexRankRank),
        Signal::LexRankRank,
        tuning::CENTRALITY_BONUS,
    );
    let centralities = column(Signal::Centroid);
    let shares = sections::shares(&evidence.sections, &scores, &centralities, &evidence.words);
    add(&shares, Signal::Centroid, tuning::SECTION_BONUS);
}

/// The standard deviation of `values`.
fn deviation(values: &[f32]) -> f32 {
    let count = values.len().max(1) as f32;
    let mean = values.iter().sum::<f32>() / count;
    let squares = values.iter().map(|value| (value - mean) * (value - mean));
    (squares.sum::<f32>() / count).sqrt()
}

/// Whether a sentence is a turn of a word or two, or consists of fillers.
fn is_small_talk(features: &Features) -> bool {
    let length = features[Signal::Length];
    // The speaker's name is at least one word.
    features[Signal::SpeakerTurn] > 0.0 && length <= tuning::SHORT_TURN + 1.0
        || features[Signal::Fillers] >= tuning::FILLER_SHARE && length <= tuning::LONGEST_FILLED
}

fn sums(parts: &[Parts]) -> Vec<f32> {
    parts.iter().map(|parts| parts.iter().sum()).collect()
}

/// Raises the scores of the three `best` equally, so that the lowest of them is ahead of all
/// others.
fn put_ahead(scores: &mut [f32], best: [usize; 3]) {
    let lowest = best
        .map(|at| scores[at])
        .into_iter()
        .fold(f32::INFINITY, f32::min);
    let others = scores
        .iter()
        .enumerate()
        .filter(|(at, _)| !best.contains(at));
    let highest = others
        .map(|(_, &score)| score)
        .fold(f32::NEG_INFINITY, f32::max);
    let missing = (highest + tuning::BEST_THREE_AHEAD - lowest).max(0.0);
    for at in best {
        scores[at] += missing;
    }
}

/// The parts minus their averages in the article, divided by the standard deviation of their sums.
///
/// What counts is how a sentence differs from the others in its article: a signal that all share
/// says nothing in favour of any.
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

/// The strongest reasons among `parts`.
fn reasons(parts: &Parts) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for (signal, &contribution) in Signal::ALL.iter().zip(parts) {
        add(&mut reasons, signal.feature(), contribution);
    }
    reasons.retain(|reason| reason.contribution.abs() >= tuning::MIN_CONTRIBUTION);
    sort::by(&mut reasons, |a, b| {
        let strength = b.contribution.abs().total_cmp(&a.contribution.abs());
        strength.then(a.feature.cmp(&b.feature))
    });
    reasons.truncate(tuning::MAX_REASONS);
    reasons
}

/// Adds `contribution` to the reason for `feature`.
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

    const SHIPPED: &[u8] = include_bytes!("../../../../models/summary.bin");

    fn shipped() -> Model {
        Model::load(SHIPPED, None).expect("can be read")
    }

    fn with(signal: Signal, value: f32) -> Features {
        let mut features = Features::default();
        features.0[signal as usize] = value;
        features
    }

    /// A model that favours sentences similar to the title.
    fn model() -> Model {
        let leaf = |value| Node { value, split: None };
        let root = Node {
            value: 0.0,
            split: Some(Split {
                column: Signal::Title as u8,
                threshold: 0.4,
                more: 2,
            }),
        };
        let trees = vec![vec![root, leaf(-1.0), leaf(1.0)]];
        Model {
            gist: Forest { trees },
            ..Model::default()
        }
    }

    fn evidence(features: Vec<Features>) -> Evidence {
        Evidence {
            features,
            ..Evidence::default()
        }
    }

    #[test]
    fn a_signal_that_all_sentences_share_changes_no_score() {
        for verdict in model().judge(&evidence(vec![with(Signal::Title, 0.5); 3])) {
            assert_eq!((verdict.score, verdict.coverage), (0.0, 0.0));
            assert!(verdict.reasons.is_empty());
        }
    }

    #[test]
    fn the_reason_is_the_signal_that_differs() {
        let features = vec![with(Signal::Title, 0.8), with(Signal::Title, 0.0)];
        let verdicts = model().judge(&evidence(features));
        assert_eq!((verdicts[0].score, verdicts[1].score), (1.0, -1.0));
        for verdict in verdicts {
            assert_eq!(verdict.reasons[0].feature, Feature::Title);
            assert_eq!(verdict.reasons[0].contribution, verdict.score);
        }
    }

    #[test]
    fn the_three_best_together_come_first_in_their_own_order() {
        let mut scores = [2.0, -1.0, 0.5, 1.0, 0.0];
        put_ahead(&mut scores, [1, 2, 4]);
        assert_eq!(scores, [2.0, 2.5, 4.0, 1.0, 3.5]);
        put_ahead(&mut scores, [1, 2, 4]);
        assert_eq!(scores, [2.0, 2.5, 4.0, 1.0, 3.5]);
    }

    #[test]
    fn small_talk_comes_after_whatever_says_something() {
        let mut talk = with(Signal::SpeakerTurn, 1.0);
        talk.0[Signal::Length as usize] = 3.0;
        let mut said = with(Signal::SpeakerTurn, 1.0);
        said.0[Signal::Length as usize] = 12.0;
        let verdicts = model().judge(&evidence(vec![talk, said]));
        assert!(verdicts[0].score < verdicts[1].score);
    }

    #[test]
    fn no_sentences_have_no_verdicts() {
        assert!(shipped().judge(&Evidence::default()).is_empty());
    }

    #[test]
    fn the_shipped_weights_can_be_read_and_are_stored_in_full() {
        let shipped = shipped();
        for forest in [
            &shipped.gist,
            &shipped.unfit,
            &shipped.leaning,
            &shipped.coverage,
        ] {
            assert!(!forest.trees.is_empty());
        }
        assert_eq!(shipped.encode(), SHIPPED);
    }

    #[test]
    fn bytes_that_are_not_a_model_are_refused() {
        let malformed = Err(ModelError::Malformed);
        assert_eq!(Model::decode(b""), malformed);
        assert_eq!(Model::decode(b"\0"), malformed);
        assert_eq!(Model::decode(b"\0\0\0\0\0\0\0\0more"), malformed);
        assert_eq!(Model::decode(&[0; 8]), Ok(Model::default()));
    }
}

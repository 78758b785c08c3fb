//! The ranker: a linear model, so that each score is the plain sum of its reasons.

use super::features::{Features, Signal};
use crate::digest::{Feature, Reason};

/// How many reasons a sentence brings along.
const MAX_REASONS: usize = 4;

/// Contributions smaller than this are no reason worth telling.
const MIN_CONTRIBUTION: f32 = 0.05;

/// What a unit of `signal` adds to the score.
///
/// Where no other word is said, the weights were learned: listwise logistic regression (softmax over
/// the sentences of an article against its oracle sentences, L2 penalty 0.0005) on one half each of
/// 1,463 CNN and Daily Mail articles with highlights, 483 Indian news articles with 60-word summaries
/// (inshorts), and 1,442 BBC articles with extracts, each set weighing the same, each article
/// counting as one. As the sets were made in different ways, only CNN and Daily Mail were let speak
/// for the signals of position. Runs of capitalized words stood in for the named entities.
const fn weight(signal: Signal) -> f32 {
    match signal {
        Signal::Lead => 0.710,
        Signal::TellingLead => 0.374,
        Signal::LexRank => 0.352,
        Signal::Centroid => 0.293,
        Signal::After => 0.314,
        Signal::Title => 1.395,
        Signal::Entities => 0.688,
        Signal::Keywords => 0.623,
        Signal::Length => -0.169,
        Signal::Short => -0.300,
        Signal::Long => -0.474,
        Signal::Numbers => 0.171,
        Signal::Quotation => -0.199,
        // By hand: overlap with a reference does not see whether a summary reads well, and news has
        // no sections.
        Signal::OpensSection => 0.3,
        Signal::Reference | Signal::Connective => -0.15,
        Signal::Question | Signal::Personal => -0.1,
        // A straight line over the whole text would only make the lead longer; the others add
        // nothing to a linear model that has the signals above.
        Signal::Early | Signal::OpensParagraph | Signal::Before => 0.0,
    }
}

/// A score and what made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// How much the sentence says of the article's gist; 0 is the article's average.
    pub score: f32,
    /// The strongest parts of the score.
    pub reasons: Vec<Reason>,
}

/// Scores the sentences that `features` describe.
///
/// What counts is how a sentence differs from the average of its article: a signal that all share
/// says nothing for any of them.
#[must_use]
pub fn judge(features: &[Features]) -> Vec<Verdict> {
    let mut mean = [0.0_f32; Signal::COUNT];
    for of in features {
        for (sum, value) in mean.iter_mut().zip(of.0) {
            *sum += value;
        }
    }
    for sum in &mut mean {
        *sum /= features.len().max(1) as f32;
    }
    features.iter().map(|of| verdict(of, &mean)).collect()
}

fn verdict(features: &Features, mean: &[f32; Signal::COUNT]) -> Verdict {
    let mut parts: Vec<Reason> = Vec::new();
    for (signal, mean) in Signal::ALL.into_iter().zip(mean) {
        let contribution = weight(signal) * (features[signal] - mean);
        add(&mut parts, signal.feature(), contribution);
    }
    let score = parts.iter().map(|part| part.contribution).sum();
    parts.retain(|part| part.contribution.abs() >= MIN_CONTRIBUTION);
    parts.sort_by(|a, b| {
        let strength = b.contribution.abs().total_cmp(&a.contribution.abs());
        strength.then(a.feature.cmp(&b.feature))
    });
    parts.truncate(MAX_REASONS);
    Verdict {
        score,
        reasons: parts,
    }
}

/// Adds `contribution` to the part of `feature`.
fn add(parts: &mut Vec<Reason>, feature: Feature, contribution: f32) {
    match parts.iter_mut().find(|part| part.feature == feature) {
        Some(part) => part.contribution += contribution,
        None => parts.push(Reason {
            feature,
            contribution,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(signal: Signal, value: f32) -> Features {
        let mut features = Features::default();
        features.0[signal as usize] = value;
        features
    }

    #[test]
    fn what_all_sentences_share_moves_none() {
        let same = [with(Signal::Title, 0.5); 3];
        for verdict in judge(&same) {
            assert_eq!(verdict.score, 0.0);
            assert!(verdict.reasons.is_empty());
        }
    }

    #[test]
    fn the_reason_is_the_signal_that_differs() {
        let verdicts = judge(&[with(Signal::Title, 0.8), with(Signal::Title, 0.0)]);
        assert!(verdicts[0].score > verdicts[1].score);
        assert_eq!(verdicts[0].reasons[0].feature, Feature::Title);
        assert!(verdicts[0].reasons[0].contribution > 0.0);
        assert!(verdicts[1].reasons[0].contribution < 0.0);
    }

    #[test]
    fn no_sentences_have_no_verdicts() {
        assert!(judge(&[]).is_empty());
    }
}

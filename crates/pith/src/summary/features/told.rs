//! The signals that come from how likely a summary has a sentence's words.

use super::{Evidence, Features, LEAD, Signal, ranks};
use crate::text::terms::TermId;

/// A third of the length of a short human summary, in words.
const THIRD: f32 = 15.0;

/// What a stop word is thought to contribute.
const STOP_WORD: f32 = 0.2;

impl Evidence {
    /// The features with those that need to know how likely a summary has each term: `likelihoods`.
    #[must_use]
    pub fn with_likelihoods(&self, likelihoods: &[f32]) -> Vec<Features> {
        let mut features = self.features.clone();
        let sentences = &self.vocabulary.of_sentences;
        let likelihood = |term: &TermId| likelihoods.get(*term as usize).copied().unwrap_or(0.0);
        let whole: f32 = likelihoods.iter().sum();
        let mut seen = vec![false; likelihoods.len()];
        // How many of the first sentences have each term.
        let mut in_lead = vec![0_u8; likelihoods.len()];
        for &term in sentences.iter().take(LEAD).flatten() {
            in_lead[term as usize] += 1;
        }
        for (at, (features, terms)) in features.iter_mut().zip(sentences).enumerate() {
            let told: f32 = terms.iter().map(likelihood).sum();
            let own = u8::from(at < LEAD);
            let besides = terms.iter().filter(|&&term| in_lead[term as usize] == own);
            let besides: f32 = besides.map(likelihood).sum();
            let first = |term: &&TermId| !std::mem::replace(&mut seen[**term as usize], true);
            let first: f32 = terms.iter().filter(first).map(likelihood).sum();
            let words = self.words[at].max(1) as f32;
            let stop_words = STOP_WORD * self.vocabulary.stop_words[at];
            for (signal, value) in [
                (Signal::Told, told),
                (Signal::ToldDensity, told / words),
                (Signal::ToldFit, 2.0 * (told + stop_words) / (THIRD + words)),
                (Signal::ToldShare, told / whole.max(0.01)),
                (
                    Signal::ToldMost,
                    terms.iter().map(likelihood).fold(0.0, f32::max),
                ),
                (Signal::ToldWhole, whole),
                (Signal::ToldFirst, first),
                (Signal::ToldBesides, besides),
            ] {
                features.0[signal as usize] = value;
            }
        }
        for (signal, rank) in [
            (Signal::Told, Signal::ToldRank),
            (Signal::ToldDensity, Signal::ToldDensityRank),
            (Signal::ToldFit, Signal::ToldFitRank),
        ] {
            let ranks = ranks(&features, signal);
            for (features, value) in features.iter_mut().zip(ranks) {
                features.0[rank as usize] = value;
            }
        }
        features
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four sentences of two words, each one term and one stop word; the last repeats the first.
    fn features() -> Vec<Features> {
        let mut evidence = Evidence {
            features: vec![Features::default(); 4],
            words: vec![2; 4],
            ..Evidence::default()
        };
        evidence.vocabulary.of_sentences = vec![vec![0], vec![1], vec![2], vec![0]];
        evidence.vocabulary.stop_words = vec![1.0; 4];
        evidence.with_likelihoods(&[0.5, 0.25, 0.0])
    }

    #[test]
    fn a_sentence_tells_what_its_words_are_likely_to_be_in_a_summary() {
        let features = features();
        assert_eq!(features[0][Signal::Told], 0.5);
        assert_eq!(features[1][Signal::ToldDensity], 0.125);
        assert_eq!(features[2][Signal::ToldRank], 0.125);
        assert_eq!(features[3][Signal::ToldRank], 0.75);
    }

    #[test]
    fn what_was_told_before_is_nothing_new() {
        let features = features();
        assert_eq!(features[0][Signal::ToldFirst], 0.5);
        assert_eq!(features[3][Signal::ToldFirst], 0.0);
        assert_eq!(features[3][Signal::ToldBesides], 0.0);
        assert_eq!(features[1][Signal::ToldBesides], 0.25);
    }
}

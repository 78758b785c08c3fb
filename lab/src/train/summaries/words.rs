//! What is learned of words: which are more often in summaries than others of their articles.

use std::collections::BTreeMap;

use pith::summary::lexicon::{Entry, Lexicon};

use super::boosting::Group;
use super::corpus::Sample;

/// Words of fewer articles are left out.
const LEAST_ARTICLES: f64 = 8.0;

/// So many summaries that have a word as often as others are added to what was counted.
const PRIOR: f64 = 6.0;

#[derive(Default)]
struct Counts {
    articles: f64,
    /// Summaries that have the word, and how many would if it were as any other of its articles.
    summaries: f64,
    expected: f64,
}

/// Counts the words of `samples`, each an article.
#[must_use]
pub fn lexicon<'a>(samples: impl Iterator<Item = &'a Sample>) -> Lexicon {
    let mut counts: BTreeMap<u32, Counts> = BTreeMap::new();
    for sample in samples {
        let vocabulary = &sample.evidence.vocabulary;
        let words: Vec<(u32, f64)> = vocabulary
            .keys
            .iter()
            .zip(&vocabulary.uses)
            .zip(&sample.wanted)
            .filter(|((_, of), _)| of.is_some())
            .filter_map(|((key, _), &wanted)| Some(((*key)?, f64::from(u8::from(wanted)))))
            .collect();
        let wanted: f64 = words.iter().map(|(_, wanted)| wanted).sum();
        let share = wanted / words.len().max(1) as f64;
        for (key, wanted) in words {
            let counts = counts.entry(key).or_default();
            counts.articles += 1.0;
            counts.summaries += wanted;
            counts.expected += share;
        }
    }
    let known = counts
        .into_iter()
        .filter(|(_, of)| of.articles >= LEAST_ARTICLES)
        .map(|(key, of)| {
            let rate = libm::log((of.summaries + PRIOR) / (of.expected + PRIOR));
            (key, Entry::new(rate as f32, libm::log(of.articles) as f32))
        });
    Lexicon::new(known.collect())
}

/// The words of `sample` as `lexicon` has them, and which of them a summary has.
#[must_use]
pub fn group(sample: &Sample, lexicon: &Lexicon) -> Group {
    let rows = sample.evidence.vocabulary.rows(lexicon).zip(&sample.wanted);
    let (rows, gains) = rows
        .filter_map(|(row, &wanted)| Some((row?.to_vec(), f64::from(u8::from(wanted)))))
        .unzip();
    Group {
        rows,
        gains,
        weight: sample.weight,
    }
}

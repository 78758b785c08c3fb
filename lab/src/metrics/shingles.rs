//! How much of an article was found, and how much else was taken for it: precision, recall and F1
//! over 4-gram shingles, as article-extraction-benchmark computes them.
//!
//! Source: `evaluate.py` of scrapinghub/article-extraction-benchmark (at commit 7d95432).

use std::sync::LazyLock;

use regex::Regex;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// Words in a shingle.
pub(crate) const SIZE: usize = 4;

/// What Python's `\w+` matches. Rust's own `\w` includes combining marks, so it would not split
/// words in Indic scripts where the original does.
static WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("a constant pattern"));

/// One page's shares of shingles found, wrongly taken and missed. They sum to 1, so that a long
/// page weighs no more than a short one, or to 0 if both texts are empty.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Overlap {
    /// In both texts.
    pub found: f64,
    /// Only in the prediction.
    pub wrong: f64,
    /// Only in the truth.
    pub missed: f64,
}

impl Overlap {
    /// Compares the shingles of two texts, counting repetitions.
    #[must_use]
    pub fn of(truth: &str, predicted: &str) -> Self {
        let [truth, predicted] = [truth, predicted].map(words);
        let mut left: FxHashMap<&[&str], u32> = FxHashMap::default();
        for shingle in shingles(&truth) {
            *left.entry(shingle).or_default() += 1;
        }
        let (mut found, mut wrong) = (0_u32, 0_u32);
        for shingle in shingles(&predicted) {
            match left.get_mut(shingle) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    found += 1;
                }
                _ => wrong += 1,
            }
        }
        let missed: u32 = left.values().sum();
        let all = f64::from((found + wrong + missed).max(1));
        Self {
            found: f64::from(found) / all,
            wrong: f64::from(wrong) / all,
            missed: f64::from(missed) / all,
        }
    }

    /// The share of the prediction that is right; `None` if nothing was predicted.
    #[must_use]
    pub fn precision(self) -> Option<f64> {
        share(self.found, self.wrong)
    }

    /// The share of the truth that was found; `None` if there was nothing to find.
    #[must_use]
    pub fn recall(self) -> Option<f64> {
        share(self.found, self.missed)
    }
}

/// Figures over several pages, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Mean precision over the pages with a prediction.
    pub precision: f64,
    /// Mean recall over the pages that have an article.
    pub recall: f64,
    /// The harmonic mean of the two means.
    pub f1: f64,
}

impl Score {
    /// The figures over `pages`.
    #[must_use]
    pub fn of(pages: &[Overlap]) -> Self {
        let precision = mean(pages.iter().filter_map(|page| page.precision()));
        let recall = mean(pages.iter().filter_map(|page| page.recall()));
        let f1 = if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        };
        Self {
            precision,
            recall,
            f1,
        }
    }
}

fn share(part: f64, rest: f64) -> Option<f64> {
    (part + rest > 0.0).then(|| part / (part + rest))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    sum / f64::from(count.max(1))
}

pub(crate) fn words(text: &str) -> Vec<&str> {
    WORD.find_iter(text).map(|found| found.as_str()).collect()
}

/// Every run of [`SIZE`] words, or all words as one shingle if there are fewer.
pub(crate) fn shingles<'a>(words: &'a [&'a str]) -> impl Iterator<Item = &'a [&'a str]> {
    let size = SIZE.min(words.len()).max(1);
    words.windows(size)
}

//! What is measured in a browser: the browser tests' own program prints it, `cargo xtask bench` reads
//! it.

use serde::{Deserialize, Serialize};

/// What was measured in one browser. Times are in milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// From a fresh profile to a page that takes a paste.
    pub cold: f64,
    /// The same, with the page kept by its service worker.
    pub warm: f64,
    /// The first visit on a slow phone and a slow line; in Chromium alone.
    #[serde(default)]
    pub first: Option<FirstVisit>,
    /// Articles of several lengths, the shortest first.
    pub articles: Vec<Article>,
}

/// What was measured of first visits on a slow line, with a text pasted at once. Times are in milliseconds
/// from opening the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FirstVisit {
    /// Until anything was painted.
    pub paint: f64,
    /// Until the text that was pasted was shown.
    #[serde(default)]
    pub shown: f64,
    /// Until the page's own code ran.
    pub alive: f64,
    /// Until the summary was there.
    pub summary: f64,
    /// Until names were marked.
    pub names: f64,
    /// How far the layout shifted.
    pub shift: f64,
}

/// What was measured of an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its words.
    pub words: usize,
    /// What the engine took in its worker: the median.
    pub engine: f64,
    /// The least that it took.
    pub fastest: f64,
    /// From the paste to a painted result: the median.
    pub painted: f64,
    /// The longest that the page's thread was not free, of all pastes.
    pub longest: f64,
    /// From a move of the length to a page drawn anew: the median.
    pub length: f64,
    /// The memory of the worker after it, in bytes.
    pub memory: f64,
}

/// How many times `time` a text takes that is ten times as long, if that was measured too: what is
/// in proportion to the length takes ten.
#[must_use]
pub fn growth<T>(figures: &[T], at: usize, of: impl Fn(&T) -> (usize, f64)) -> Option<f64> {
    let (words, time) = of(figures.get(at)?);
    let tenth = figures
        .iter()
        .map(&of)
        .find(|(less, _)| less * 10 == words)?;
    (tenth.1 > 0.0).then(|| time / tenth.1)
}

/// The middle one of `times`, or 0 of none.
#[must_use]
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_told_over_a_tenfold_length() {
        let times = [(100, 2.0), (300, 5.0), (1000, 18.0)];
        assert_eq!(growth(&times, 2, |&figure| figure), Some(9.0));
        assert_eq!(growth(&times, 1, |&figure| figure), None);
    }

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        assert_eq!(median(vec![9.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(Vec::new()), 0.0);
    }
}

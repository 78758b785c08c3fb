//! Browser measurements: the browser tests' own program prints them, `cargo xtask bench` reads
//! them.

use serde::{Deserialize, Serialize};

/// The measurements of one browser. Times are in milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// From a fresh profile to a page that accepts a paste.
    pub cold: f64,
    /// The same, with the page cached by its service worker.
    pub warm: f64,
    /// The first visit on a slow phone and a slow connection; Chromium only.
    #[serde(default)]
    pub first: Option<FirstVisit>,
    /// Articles of several lengths, shortest first.
    pub articles: Vec<Article>,
}

/// Measurements of first visits on a slow connection, with a text pasted at once. Times are in
/// milliseconds from opening the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FirstVisit {
    /// Until the first paint.
    pub paint: f64,
    /// Until the pasted text was shown.
    #[serde(default)]
    pub shown: f64,
    /// Until the page's own code ran.
    pub alive: f64,
    /// Until the summary was shown.
    pub summary: f64,
    /// Until names were marked.
    pub names: f64,
    /// The layout shift.
    pub shift: f64,
}

/// The measurements of one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its number of words.
    pub words: usize,
    /// The engine's time in its worker: the median.
    pub engine: f64,
    /// The engine's best time.
    pub fastest: f64,
    /// From the paste to a painted result: the median.
    pub painted: f64,
    /// The longest time that the page's thread was blocked, over all pastes.
    pub longest: f64,
    /// From a change of the length slider to a repainted page: the median.
    pub length: f64,
    /// The worker's memory afterwards, in bytes.
    pub memory: f64,
}

/// How much longer `time` is for a text ten times as long, if that was measured too. Linear time
/// gives 10.
#[must_use]
pub fn growth<T>(figures: &[T], at: usize, of: impl Fn(&T) -> (usize, f64)) -> Option<f64> {
    let (words, time) = of(figures.get(at)?);
    let tenth = figures
        .iter()
        .map(&of)
        .find(|(less, _)| less * 10 == words)?;
    (tenth.1 > 0.0).then(|| time / tenth.1)
}

/// The median of `times`, or 0 if there are none.
#[must_use]
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_measured_over_a_tenfold_length() {
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

//! How certain a mean is: percentile bootstrap intervals.
//!
//! Source: Efron and Tibshirani, "An introduction to the bootstrap" (1993). Resampling articles
//! (rather than each system's scores separately) makes the interval of a difference a paired one.

use fastrand::Rng;
use serde::Serialize;

/// Number of resamples per interval.
const RESAMPLES: usize = 2_000;

/// The seed of every interval, so that runs are reproducible to the last digit.
const SEED: u64 = 0x5049_5448;

/// A mean with its 95 % confidence interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Interval {
    /// The mean of the values.
    pub mean: f64,
    /// The 2.5th percentile of resampled means.
    pub low: f64,
    /// The 97.5th percentile of resampled means.
    pub high: f64,
}

impl Interval {
    /// The interval of the mean of `values`; all zero if there are none.
    ///
    /// ```
    /// use lab::metrics::bootstrap::Interval;
    ///
    /// let interval = Interval::of(&[1.0, 2.0, 3.0, 4.0]);
    /// assert_eq!(interval.mean, 2.5);
    /// assert!(interval.low < 2.5 && interval.high > 2.5);
    /// ```
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let Ok(count) = u32::try_from(values.len()) else {
            return Self::default();
        };
        if count == 0 {
            return Self::default();
        }
        let mut random = Rng::with_seed(SEED);
        let mut means: Vec<f64> = (0..RESAMPLES)
            .map(|_| {
                let sum: f64 = (0..count)
                    .map(|_| values[random.u32(..count) as usize])
                    .sum();
                sum / f64::from(count)
            })
            .collect();
        means.sort_by(f64::total_cmp);
        Self {
            mean: values.iter().sum::<f64>() / f64::from(count),
            low: means[RESAMPLES / 40],
            high: means[RESAMPLES - 1 - RESAMPLES / 40],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_give_an_interval_of_zero_width() {
        let interval = Interval::of(&[0.25; 30]);
        assert_eq!((interval.low, interval.high), (0.25, 0.25));
    }

    #[test]
    fn the_interval_narrows_as_the_square_root_of_the_count() {
        let alternate =
            |count: usize| -> Vec<f64> { (0..count).map(|index| (index % 2) as f64).collect() };
        let width = |interval: Interval| interval.high - interval.low;
        let wide = width(Interval::of(&alternate(100)));
        let narrow = width(Interval::of(&alternate(1_600)));
        // The normal interval of 100 coin flips is 0.196 wide; 16 times as many values narrow it to
        // a quarter.
        assert!((wide - 0.196).abs() < 0.03, "{wide}");
        assert!((wide / narrow - 4.0).abs() < 0.5, "{wide} {narrow}");
    }

    #[test]
    fn the_same_values_give_the_same_interval() {
        let values = [0.1, 0.9, 0.4, 0.4, 0.7];
        assert_eq!(Interval::of(&values), Interval::of(&values));
    }

    #[test]
    fn no_values_give_zeros() {
        assert_eq!(Interval::of(&[]), Interval::default());
    }
}

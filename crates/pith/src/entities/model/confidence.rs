//! The probability that a name is right: the total probability of all labellings that contain
//! exactly this name, under the field (forward sums, Rabiner 1989), calibrated afterwards.
//!
//! The sums cover a few tokens on each side of the name; beyond those, the best labels are taken as
//! given, since distant ones hardly matter. Only sums, products and quotients of 32-bit floats are
//! used, in a fixed order, so the result is the same on every platform.

use std::ops::Range;

use super::bytes::Reader;
use super::labels::{LABELS, Label, NameClass, Place, continues, is_open, label, may_follow};
use super::weights::{STEP, Scores, WIDTH};
use crate::models::file::ModelError;

/// How many tokens on each side of a name have their labels summed over.
const TOKENS_BESIDE: usize = 3;

/// From this many steps below a token's best label, a label's probability is taken as zero.
const NEGLIGIBLE_BELOW: usize = 400;

/// Log odds are clamped to this, as the field cannot be trusted beyond it.
const MAX_LOG_ODDS: f32 = 12.0;

/// Maps the field's log odds that a name is right to calibrated ones: `slope * odds + shift` (Platt
/// 1999), fitted on data that the field was not trained on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// The factor of the log odds.
    pub slope: f32,
    /// The offset.
    pub shift: f32,
}

impl Calibration {
    /// No calibration: the field's own estimate.
    pub const NONE: Self = Self {
        slope: 1.0,
        shift: 0.0,
    };

    /// The unit in which the numbers are stored.
    const UNIT: f32 = 256.0;

    /// Takes a calibration from the front of a model's bytes.
    ///
    /// # Errors
    /// If the bytes end early.
    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let mut number = || -> Result<f32, ModelError> {
            let bytes = [reader.byte()?, reader.byte()?];
            Ok(f32::from(i16::from_le_bytes(bytes)) / Self::UNIT)
        };
        Ok(Self {
            slope: number()?,
            shift: number()?,
        })
    }

    /// The bytes that [`decode`](Self::decode) reads.
    #[must_use]
    pub fn encode(self) -> Vec<u8> {
        [self.slope, self.shift]
            .into_iter()
            .flat_map(|value| (libm::roundf(value * Self::UNIT) as i16).to_le_bytes())
            .collect()
    }

    /// The probability for these log odds, in thousandths.
    #[must_use]
    pub fn likelihood(self, odds: f32) -> f32 {
        let likelihood = 1.0 / (1.0 + libm::expf(-(self.slope * odds + self.shift)));
        libm::roundf(likelihood * 1000.0) / 1000.0
    }
}

/// The field's weights as factors.
#[derive(Clone, Debug)]
pub struct Factors {
    /// For a label (the second) after another.
    after: [[f32; WIDTH]; LABELS],
    /// For a score this many steps below a token's best.
    below: Vec<f32>,
}

impl Factors {
    /// The factors of a field with these `transition` weights from one label to the next.
    pub fn new(transition: impl Fn(usize, usize) -> i32) -> Self {
        let mut after = [[0.0; WIDTH]; LABELS];
        for (previous, row) in after.iter_mut().enumerate() {
            for (next, value) in row.iter_mut().enumerate().take(LABELS) {
                if may_follow(previous as Label, next as Label) {
                    *value = libm::expf(transition(previous, next) as f32 * STEP);
                }
            }
        }
        let below = (0..NEGLIGIBLE_BELOW)
            .map(|steps| libm::expf(-(steps as f32) * STEP))
            .collect();
        Self { after, below }
    }

    /// The log odds that `tokens` are a name of `class`, given a passage's scores and best labels.
    #[must_use]
    pub fn odds(
        &self,
        scores: &[Scores],
        best: &[Label],
        tokens: &Range<usize>,
        class: NameClass,
    ) -> f32 {
        let start = tokens.start.saturating_sub(TOKENS_BESIDE);
        let end = (tokens.end + TOKENS_BESIDE).min(scores.len());
        let mut free = [0.0_f32; WIDTH];
        let mut held = [0.0_f32; WIDTH];
        let mut share = 1.0_f32;
        let before = start.checked_sub(1).and_then(|at| best.get(at));
        let next = best.get(end);
        for (at, row) in scores.iter().enumerate().take(end).skip(start) {
            let top = row[..LABELS].iter().copied().max().unwrap_or(0);
            let mut factors = [0.0_f32; WIDTH];
            for (label, (factor, score)) in factors.iter_mut().zip(&row[..LABELS]).enumerate() {
                let steps = i32::from(top) - i32::from(*score);
                *factor = self.below.get(steps as usize).copied().unwrap_or(0.0);
                if at + 1 == end {
                    *factor *= match next {
                        Some(&next) => self.after[label][usize::from(next) % WIDTH],
                        None if is_open(label as Label) => 0.0,
                        None => 1.0,
                    };
                }
            }
            if at == start {
                for (label, sum) in free.iter_mut().enumerate().take(LABELS) {
                    *sum = match before {
                        Some(&before) => self.after[usize::from(before) % LABELS][label],
                        None if continues(label as Label) => 0.0,
                        None => 1.0,
                    };
                }
                held = free;
            } else {
                free = self.step(&free);
                held = self.step(&held);
            }
            for ((free, held), factor) in free.iter_mut().zip(&mut held).zip(&factors) {
                *free *= factor;
                *held *= factor;
            }
            if tokens.contains(&at) {
                let only = usize::from(label(class, place(at, tokens)));
                for (label, sum) in held.iter_mut().enumerate() {
                    if label != only {
                        *sum = 0.0;
                    }
                }
            }
            share *= scale(&mut held) / scale(&mut free).max(f32::MIN_POSITIVE);
        }
        let odds = libm::logf(share.max(f32::MIN_POSITIVE) / (1.0 - share).max(f32::MIN_POSITIVE));
        odds.clamp(-MAX_LOG_ODDS, MAX_LOG_ODDS)
    }

    fn step(&self, sums: &[f32; WIDTH]) -> [f32; WIDTH] {
        let mut next = [0.0; WIDTH];
        for (sum, row) in sums.iter().zip(&self.after) {
            if *sum > 0.0 {
                for (next, factor) in next.iter_mut().zip(row) {
                    *next += sum * factor;
                }
            }
        }
        next
    }
}

/// Scales numbers to a sum of one, and returns their previous sum.
fn scale(sums: &mut [f32; WIDTH]) -> f32 {
    let total = sums.iter().fold(0.0_f32, |total, sum| total + sum);
    if total > 0.0 {
        sums.iter_mut().for_each(|sum| *sum /= total);
    }
    total
}

const fn place(at: usize, tokens: &Range<usize>) -> Place {
    match (at == tokens.start, at + 1 == tokens.end) {
        (true, true) => Place::Unit,
        (true, false) => Place::Begin,
        (false, true) => Place::Last,
        (false, false) => Place::Inside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn factors() -> Factors {
        Factors::new(|_, _| 0)
    }

    #[test]
    fn a_name_supported_by_a_single_label_is_certain() {
        let mut scores = [[0; WIDTH]; 3];
        scores[0][0] = 300;
        scores[1][usize::from(label(NameClass::Person, Place::Unit))] = 300;
        scores[2][0] = 300;
        let best = [0, label(NameClass::Person, Place::Unit), 0];
        let odds = |class| factors().odds(&scores, &best, &(1..2), class);
        assert!(odds(NameClass::Person) > 5.0);
        assert!(odds(NameClass::Place) < -5.0);
    }

    #[test]
    fn what_might_as_well_be_a_place_has_even_odds() {
        let mut scores = [[0; WIDTH]];
        for class in [NameClass::Person, NameClass::Place] {
            scores[0][usize::from(label(class, Place::Unit))] = 360;
        }
        let best = [label(NameClass::Person, Place::Unit)];
        let odds = factors().odds(&scores, &best, &(0..1), NameClass::Person);
        assert!(odds.abs() < 0.01, "{odds}");
    }

    #[test]
    fn a_calibration_is_read_back_unchanged() {
        let calibration = Calibration {
            slope: 0.75,
            shift: -0.5,
        };
        let bytes = calibration.encode();
        assert_eq!(Calibration::decode(&mut Reader(&bytes)), Ok(calibration));
        assert!(Calibration::decode(&mut Reader(&bytes[..3])).is_err());
    }
}

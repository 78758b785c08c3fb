//! How likely a name is to be right: the share that the labellings with this very name have of all
//! labellings, under the field (forward sums, Rabiner 1989), and then calibrated.
//!
//! The sums run over a few tokens to each side of the name, beyond which the best labels are taken
//! for granted: what is further off hardly moves them. There are only sums, products and quotients
//! of 32-bit floats, in a fixed order, so that the result is the same on every platform.

use std::ops::Range;

use super::bytes::Reader;
use super::labels::{LABELS, Label, NameClass, Place, continues, is_open, label, may_follow};
use super::weights::{STEP, Scores, WIDTH};
use crate::models::file::ModelError;

/// Tokens to each side of a name whose labels are summed over.
const MARGIN: usize = 3;

/// Steps below a token's best label from which on a label's share is taken for nothing.
const STEPS: usize = 400;

/// Log odds beyond which the field is not believed.
const SUREST: f32 = 12.0;

/// From the field's log odds that a name is right to what they are worth: `slope * odds + shift`
/// (Platt 1999), fitted on data that the field did not learn from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// What the log odds are multiplied by.
    pub slope: f32,
    /// What is added then.
    pub shift: f32,
}

impl Calibration {
    /// The field's own word.
    pub const NONE: Self = Self {
        slope: 1.0,
        shift: 0.0,
    };

    /// Units of the numbers as they are stored.
    const UNIT: f32 = 256.0;

    /// Takes a calibration off the front of a model's bytes.
    ///
    /// # Errors
    /// Where the bytes end before.
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

    /// The likelihood that log odds are worth, in thousandths.
    #[must_use]
    pub fn likelihood(self, odds: f32) -> f32 {
        let likelihood = 1.0 / (1.0 + libm::expf(-(self.slope * odds + self.shift)));
        libm::roundf(likelihood * 1000.0) / 1000.0
    }
}

/// The field's weights as factors.
#[derive(Clone, Debug)]
pub struct Factors {
    /// Of a label (the second) after another.
    after: [[f32; WIDTH]; LABELS],
    /// Of a score so many steps below a token's best.
    below: Vec<f32>,
}

impl Factors {
    /// The factors of a field whose weight for one label after another is `transition`'s.
    pub fn new(transition: impl Fn(usize, usize) -> i32) -> Self {
        let mut after = [[0.0; WIDTH]; LABELS];
        for (previous, row) in after.iter_mut().enumerate() {
            for (next, value) in row.iter_mut().enumerate().take(LABELS) {
                if may_follow(previous as Label, next as Label) {
                    *value = libm::expf(transition(previous, next) as f32 * STEP);
                }
            }
        }
        let below = (0..STEPS)
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
        let start = tokens.start.saturating_sub(MARGIN);
        let end = (tokens.end + MARGIN).min(scores.len());
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
        odds.clamp(-SUREST, SUREST)
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

/// Brings numbers to a sum of one, and gives the sum that they had.
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
    fn a_name_that_only_one_label_speaks_for_is_sure() {
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
    fn what_could_as_well_be_a_place_is_even() {
        let mut scores = [[0; WIDTH]];
        for class in [NameClass::Person, NameClass::Place] {
            scores[0][usize::from(label(class, Place::Unit))] = 360;
        }
        let best = [label(NameClass::Person, Place::Unit)];
        let odds = factors().odds(&scores, &best, &(0..1), NameClass::Person);
        assert!(odds.abs() < 0.01, "{odds}");
    }

    #[test]
    fn a_calibration_is_read_as_it_was_written() {
        let calibration = Calibration {
            slope: 0.75,
            shift: -0.5,
        };
        let bytes = calibration.encode();
        assert_eq!(Calibration::decode(&mut Reader(&bytes)), Ok(calibration));
        assert!(Calibration::decode(&mut Reader(&bytes[..3])).is_err());
    }
}

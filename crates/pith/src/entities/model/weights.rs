//! The weights of features: small integers, few of them nonzero.

use super::bytes::{Reader, put_number};
use super::coding::{Coder, Decoder, Encoder, NumberOdds, Odds};
use super::gaps::{code_gap, from_gaps, gaps};
use super::labels::{LABELS, Label, NameClass, OUTSIDE};
use crate::models::file::ModelError;

/// The size of one step of a score: a score of `n` means log odds of `n * STEP`.
pub const STEP: f32 = 1.0 / 24.0;

/// The number of labels, padded to whole SIMD vectors.
pub const WIDTH: usize = 24;

/// A score for each label, in steps of [`STEP`]. Sixteen bits hold the sum of the weights of about
/// two hundred and fifty features; a token has about fifty.
pub type Scores = [i16; WIDTH];

/// A feature's hash, and the end of its weights in the list of all weights.
#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u32,
    start: u32,
    count: u32,
}

const EMPTY: u32 = u32::MAX;

/// A feature with its weights, for building [`Weights`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The feature's hash.
    pub feature: u32,
    /// Its weight for each label.
    pub weights: [i8; LABELS],
}

/// The weights of features, found by their hashes, and the transition weights.
#[derive(Clone, Debug)]
pub struct Weights {
    /// An open-addressed table whose length is a power of two.
    slots: Vec<Slot>,
    weights: Vec<(Label, i8)>,
    transitions: [Scores; LABELS],
}

impl Weights {
    /// Adds the weights of `feature` to `scores`.
    pub fn add(&self, feature: u32, scores: &mut Scores) {
        let mask = self.slots.len() - 1;
        let mut at = spread(feature) as usize & mask;
        while let Some(slot) = self.slots.get(at) {
            if slot.key == feature {
                let start = slot.start as usize;
                for &(label, weight) in &self.weights[start..start + slot.count as usize] {
                    scores[usize::from(label) % WIDTH] += i16::from(weight);
                }
                return;
            }
            if slot.key == EMPTY {
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// The weights of each label after `previous`.
    #[must_use]
    pub fn after(&self, previous: usize) -> &Scores {
        &self.transitions[previous]
    }

    /// Takes weights from the front of a model's bytes.
    ///
    /// # Errors
    /// If the bytes are not weights.
    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let mut transitions = [[0; WIDTH]; LABELS];
        for row in &mut transitions {
            let bytes = reader.take(2 * LABELS)?;
            for (value, pair) in row.iter_mut().zip(bytes.chunks_exact(2)) {
                *value = i16::from_le_bytes([pair[0], pair[1]]);
            }
        }
        let count = reader.count()?;
        let mut gaps: Vec<u32> = reader.take(count)?.iter().map(|&low| low.into()).collect();
        let mut rows = vec![[0; LABELS]; count];
        code(&mut Decoder::new(reader)?, &mut gaps, &mut rows)?;
        let mut weights = Vec::new();
        let length = (count * 2).next_power_of_two().max(2);
        let mut slots = vec![
            Slot {
                key: EMPTY,
                start: 0,
                count: 0
            };
            length
        ];
        for (feature, row) in from_gaps(&gaps)?.into_iter().zip(rows) {
            let start = weights.len() as u32;
            weights.extend((0..).zip(row).filter(|&(_, weight)| weight != 0));
            let mut at = spread(feature) as usize & (length - 1);
            while slots[at].key != EMPTY {
                at = (at + 1) & (length - 1);
            }
            slots[at] = Slot {
                key: feature,
                start,
                count: weights.len() as u32 - start,
            };
        }
        Ok(Self {
            slots,
            weights,
            transitions,
        })
    }

    /// Appends weights in the format of [`decode`](Self::decode); `rows` must ascend by feature.
    ///
    /// # Errors
    /// If a weight cannot be stored.
    pub fn encode(
        rows: &[Row],
        transitions: &[[i16; LABELS]; LABELS],
        out: &mut Vec<u8>,
    ) -> Result<(), ModelError> {
        for value in transitions.iter().flatten() {
            out.extend(value.to_le_bytes());
        }
        let mut gaps = gaps(rows.iter().map(|row| row.feature));
        let mut weights: Vec<_> = rows.iter().map(|row| row.weights).collect();
        put_number(out, rows.len() as u32);
        out.extend(gaps.iter().map(|&gap| gap as u8));
        let mut encoder = Encoder::default();
        code(&mut encoder, &mut gaps, &mut weights)?;
        encoder.put(out);
        Ok(())
    }
}

/// Codes the gaps' high bits and, for each feature, which labels it has weights for, and these
/// weights.
fn code(
    coder: &mut impl Coder,
    gaps: &mut [u32],
    rows: &mut [[i8; LABELS]],
) -> Result<(), ModelError> {
    let mut odds = RowOdds::default();
    let mut gap_odds = NumberOdds::EVEN;
    for (gap, row) in gaps.iter_mut().zip(rows) {
        *gap = code_gap(coder, &mut gap_odds, *gap)?;
        odds.code(coder, row)?;
    }
    Ok(())
}

/// Labels per class.
const PLACES: usize = 4;

/// Classes of names.
const CLASSES: usize = NameClass::ALL.len();

/// The probabilities by which a feature's weights are coded.
struct RowOdds {
    /// Whether there is a weight for [`OUTSIDE`].
    outside: Odds,
    /// Whether a class has one: by the class, whether [`OUTSIDE`] has one, and which earlier
    /// classes have one.
    class: [[[Odds; 1 << CLASSES]; 2]; CLASSES],
    /// Whether a label in a class with weights has one: by the label, whether [`OUTSIDE`] has one,
    /// which labels of the previous class have one, and how many previous classes have one.
    label: [[[[Odds; 3]; 1 << PLACES]; 2]; LABELS],
    /// Whether it is negative: by label, whether it is the only one, the sign of the one for
    /// [`OUTSIDE`], and the sign of the previous one.
    negative: [[[[Odds; 3]; 3]; 2]; LABELS],
    /// Its magnitude: by the number of weights, the magnitude of the previous one, and whether it
    /// is for [`OUTSIDE`].
    size: [[[NumberOdds; 2]; 7]; 7],
}

impl Default for RowOdds {
    fn default() -> Self {
        Self {
            outside: Odds::EVEN,
            class: [[[Odds::EVEN; 1 << CLASSES]; 2]; CLASSES],
            label: [[[[Odds::EVEN; 3]; 1 << PLACES]; 2]; LABELS],
            negative: [[[[Odds::EVEN; 3]; 3]; 2]; LABELS],
            size: [[[NumberOdds::EVEN; 2]; 7]; 7],
        }
    }
}

impl RowOdds {
    fn code(&mut self, coder: &mut impl Coder, row: &mut [i8; LABELS]) -> Result<(), ModelError> {
        let mut present = [false; LABELS];
        let alone = usize::from(OUTSIDE);
        present[alone] = coder.decide(&mut self.outside, row[alone] != 0)?;
        let outside = usize::from(present[alone]);
        let mut classes = 0_usize;
        for (class, odds) in self.class.iter_mut().enumerate() {
            let labels = 1 + PLACES * class..1 + PLACES * (class + 1);
            let any = row[labels.clone()].iter().any(|&weight| weight != 0);
            let any = coder.decide(&mut odds[outside][classes], any)?;
            let mut like = 0;
            for label in labels.filter(|_| any) {
                let odds =
                    &mut self.label[label][outside][like][(classes.count_ones() as usize).min(2)];
                present[label] = coder.decide(odds, row[label] != 0)?;
                like = like << 1 | usize::from(present[label]);
            }
            classes = classes << 1 | usize::from(any);
        }
        let count = present.iter().filter(|&&present| present).count();
        let (mut outside, mut before, mut size) = (0, 0, 0);
        for label in (0..LABELS).filter(|&label| present[label]) {
            let is_outside = label == usize::from(OUTSIDE);
            let odds = &mut self.negative[label][usize::from(count == 1)][outside][before];
            let negative = coder.decide(odds, row[label] < 0)?;
            let odds = &mut self.size[count.min(6)][size.min(6)][usize::from(is_outside)];
            let from_one = u32::from(row[label].unsigned_abs().saturating_sub(1));
            let from_one = coder.number(odds, from_one)?;
            let weight = i8::try_from(from_one + 1).map_err(|_| ModelError::Malformed)?;
            row[label] = if negative { -weight } else { weight };
            size = usize::from(weight.unsigned_abs());
            before = 1 + usize::from(negative);
            if is_outside {
                outside = before;
            }
        }
        Ok(())
    }
}

/// Spreads a feature's hash over the table: its high bits are uniform, and the table uses the low
/// ones.
const fn spread(feature: u32) -> u32 {
    feature.wrapping_mul(0x9e37_79b1) >> 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_a_round_trip_through_bytes() {
        let mut first = Row {
            feature: 5,
            weights: [0; LABELS],
        };
        first.weights[3] = -7;
        let mut second = Row {
            feature: 1 << 25,
            weights: [0; LABELS],
        };
        second.weights[0] = 2;
        second.weights[LABELS - 1] = 127;
        let mut transitions = [[0; LABELS]; LABELS];
        transitions[2][3] = -300;
        let mut bytes = Vec::new();
        Weights::encode(&[first, second], &transitions, &mut bytes).unwrap();
        let weights = Weights::decode(&mut Reader(&bytes)).unwrap();
        let mut scores = [0; WIDTH];
        for feature in [5, 6, 1 << 25] {
            weights.add(feature, &mut scores);
        }
        assert_eq!((scores[0], scores[3], scores[LABELS - 1]), (2, -7, 127));
        assert_eq!(weights.after(2)[3], -300);
    }

    #[test]
    fn cut_off_bytes_are_an_error_at_every_length() {
        let row = Row {
            feature: 77,
            weights: [1; LABELS],
        };
        let mut bytes = Vec::new();
        Weights::encode(&[row], &[[0; LABELS]; LABELS], &mut bytes).unwrap();
        for length in 0..bytes.len() {
            assert!(Weights::decode(&mut Reader(&bytes[..length])).is_err());
        }
    }
}

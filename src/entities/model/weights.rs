//! The weights of features: small whole numbers, few of them other than zero.

use super::bytes::{LoadError, Reader, put_hashes, put_number};
use super::labels::{LABELS, Label};

/// Labels, padded to whole vectors.
pub const WIDTH: usize = 24;

/// A score for each label, in steps of [`STEP`](super::STEP). Sixteen bits hold the sum of the
/// weights of some two hundred and fifty features; a token has about fifty.
pub type Scores = [i16; WIDTH];

/// Bytes of the set of labels that a feature has weights for.
const SET_BYTES: usize = LABELS.div_ceil(8);

/// A feature's hash, and the end of its weights in the list of all.
#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u32,
    start: u32,
    count: u32,
}

const EMPTY: u32 = u32::MAX;

/// A feature with its weights, for making [`Weights`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The feature's hash.
    pub feature: u32,
    /// Its weight for each label.
    pub weights: [i8; LABELS],
}

/// Features' weights, found by the features' hashes; and those of a label after another.
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

    /// Takes weights off the front of a model's bytes.
    ///
    /// # Errors
    /// Where the bytes cannot be weights.
    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, LoadError> {
        let mut transitions = [[0; WIDTH]; LABELS];
        for row in &mut transitions {
            let bytes = reader.take(2 * LABELS)?;
            for (value, pair) in row.iter_mut().zip(bytes.chunks_exact(2)) {
                *value = i16::from_le_bytes([pair[0], pair[1]]);
            }
        }
        let count = reader.count()?;
        let features = reader.hashes(count)?;
        let mut sets = vec![0_u32; count];
        for byte in 0..SET_BYTES {
            for (set, &bits) in sets.iter_mut().zip(reader.take(count)?) {
                *set |= u32::from(bits) << (8 * byte);
            }
        }
        if sets.iter().any(|set| set >> LABELS != 0) {
            return Err(LoadError::Malformed);
        }
        let total: usize = sets.iter().map(|set| set.count_ones() as usize).sum();
        let mut values = reader.take(total)?.iter();
        let mut weights = Vec::with_capacity(total);
        let length = (count * 2).next_power_of_two().max(2);
        let mut slots = vec![
            Slot {
                key: EMPTY,
                start: 0,
                count: 0
            };
            length
        ];
        for (&feature, &set) in features.iter().zip(&sets) {
            let start = weights.len() as u32;
            for label in (0..LABELS as Label).filter(|label| set >> label & 1 == 1) {
                weights.push((label, values.next().map_or(0, |&value| value as i8)));
            }
            let mut at = spread(feature) as usize & (length - 1);
            while slots[at].key != EMPTY {
                at = (at + 1) & (length - 1);
            }
            slots[at] = Slot {
                key: feature,
                start,
                count: set.count_ones(),
            };
        }
        Ok(Self {
            slots,
            weights,
            transitions,
        })
    }

    /// Appends weights as [`decode`](Self::decode) reads them; `rows` ascend by their features.
    pub fn encode(rows: &[Row], transitions: &[[i16; LABELS]; LABELS], out: &mut Vec<u8>) {
        for value in transitions.iter().flatten() {
            out.extend(value.to_le_bytes());
        }
        put_number(out, rows.len() as u32);
        put_hashes(out, &rows.iter().map(|row| row.feature).collect::<Vec<_>>());
        for byte in 0..SET_BYTES {
            out.extend(rows.iter().map(|row| (row.set() >> (8 * byte)) as u8));
        }
        for row in rows {
            out.extend(
                row.weights
                    .iter()
                    .filter(|&&weight| weight != 0)
                    .map(|&weight| weight as u8),
            );
        }
    }
}

impl Row {
    fn set(&self) -> u32 {
        (0..LABELS)
            .filter(|&label| self.weights[label] != 0)
            .fold(0, |set, label| set | 1 << label)
    }
}

/// Spreads a feature's hash over the table: its high bits are evenly filled, the table takes the low.
const fn spread(feature: u32) -> u32 {
    feature.wrapping_mul(0x9e37_79b1) >> 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_found_again_after_a_way_through_bytes() {
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
        Weights::encode(&[first, second], &transitions, &mut bytes);
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
        Weights::encode(&[row], &[[0; LABELS]; LABELS], &mut bytes);
        for length in 0..bytes.len() {
            assert!(Weights::decode(&mut Reader(&bytes[..length])).is_err());
        }
    }
}

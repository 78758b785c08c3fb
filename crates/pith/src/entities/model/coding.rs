//! Adaptive arithmetic coding (Rissanen and Langdon 1981) of binary decisions: each takes as few
//! bits as its probability warrants, and the probabilities are learned from similar decisions
//! before it.
//!
//! The format is written once for both directions: a function takes a [`Coder`] and values, which
//! an [`Encoder`] writes and a [`Decoder`] replaces by those that were written.

use constriction::stream::model::{DecoderModel, EncoderModel, EntropyModel};
use constriction::stream::queue::{DefaultRangeDecoder, DefaultRangeEncoder};
use constriction::stream::{Decode, Encode};

use std::borrow::Borrow;
use std::num::NonZeroU16;

use super::bytes::{Reader, put_number};
use crate::models::file::ModelError;

/// Precision of a probability, in bits.
const PRECISION: usize = 16;

/// How many decisions are counted; after that, older ones fade.
const MEMORY: usize = 255;

/// By what share (of 2^16) a decision moves the probability towards certainty, by the number of
/// decisions before it. After `n` decisions, the estimate is close to that of Krichevsky and
/// Trofimov (1981).
const SHARES: [u16; MEMORY] = {
    let mut shares = [0; MEMORY];
    let mut seen = 0;
    while seen < MEMORY {
        shares[seen] = ((5 << PRECISION) / (5 * seen + 8)) as u16;
        seen += 1;
    }
    shares
};

/// The probability that a decision is a yes.
#[derive(Clone, Copy, Debug)]
pub struct Odds {
    /// In units of 2^-16; never so small or large that a decision is certain.
    yes: u16,
    seen: u8,
}

impl Odds {
    /// The probability of a decision about which nothing is known.
    pub const EVEN: Self = Self {
        yes: 1 << (PRECISION - 1),
        seen: 0,
    };

    const LEAST: u16 = 32;

    fn learn(&mut self, yes: bool) {
        let share = u32::from(SHARES[usize::from(self.seen)]);
        let part = |of: u16| ((u32::from(of) * share) >> PRECISION) as u16;
        let moved = if yes {
            self.yes + part(u16::MAX - self.yes)
        } else {
            self.yes - part(self.yes)
        };
        self.yes = moved.clamp(Self::LEAST, u16::MAX - Self::LEAST);
        self.seen = (self.seen + 1).min(MEMORY as u8 - 1);
    }

    /// The start and length of a decision's interval.
    fn interval(self, yes: bool) -> (u16, NonZeroU16) {
        let (start, length) = if yes {
            (0, self.yes)
        } else {
            (self.yes, self.yes.wrapping_neg())
        };
        (start, NonZeroU16::new(length).unwrap_or(NonZeroU16::MIN))
    }
}

impl EntropyModel<PRECISION> for Odds {
    type Symbol = bool;
    type Probability = u16;
}

impl EncoderModel<PRECISION> for Odds {
    fn left_cumulative_and_probability(&self, yes: impl Borrow<bool>) -> Option<(u16, NonZeroU16)> {
        Some(self.interval(*yes.borrow()))
    }
}

impl DecoderModel<PRECISION> for Odds {
    fn quantile_function(&self, quantile: u16) -> (bool, u16, NonZeroU16) {
        let yes = quantile < self.yes;
        let (start, length) = self.interval(yes);
        (yes, start, length)
    }
}

/// Probabilities for numbers: their binary length and their first two digits.
#[derive(Clone, Copy, Debug)]
pub struct NumberOdds {
    longer: [Odds; 32],
    digits: [[Odds; 4]; 32],
}

impl NumberOdds {
    /// Those of a number about which nothing is known.
    pub const EVEN: Self = Self {
        longer: [Odds::EVEN; 32],
        digits: [[Odds::EVEN; 4]; 32],
    };
}

/// Writes values, or reads them.
pub trait Coder {
    /// A decision: an encoder writes `yes` and returns it, a decoder returns what was written.
    ///
    /// # Errors
    /// If a decoder's bytes were not written by an encoder.
    fn decide(&mut self, odds: &mut Odds, yes: bool) -> Result<bool, ModelError>;

    /// A byte, as eight decisions whose probabilities depend on the previous ones (a binary tree;
    /// `odds` has its inner nodes, from 1).
    ///
    /// # Errors
    /// As for [`decide`](Self::decide).
    fn byte(&mut self, odds: &mut [Odds; 256], value: u8) -> Result<u8, ModelError> {
        let mut node = 1;
        for place in (0..8).rev() {
            let digit = self.decide(&mut odds[node & 0xff], value >> place & 1 == 1)?;
            node = node << 1 | usize::from(digit);
        }
        Ok(node as u8)
    }

    /// A number below 2^32 - 1, in the Elias gamma code (1975) of its successor.
    ///
    /// # Errors
    /// As for [`decide`](Self::decide), and if the number is too large.
    fn number(&mut self, odds: &mut NumberOdds, value: u32) -> Result<u32, ModelError> {
        let after = value.saturating_add(1);
        let mut length = 0;
        let longer = |length| length < after.ilog2() as usize;
        while self.decide(&mut odds.longer[length], longer(length))? {
            length += 1;
            if length == odds.longer.len() {
                return Err(ModelError::Malformed);
            }
        }
        let mut read = 1_u32;
        for place in (0..length).rev() {
            let digit = after >> place & 1 == 1;
            let digit = match odds.digits[length].get_mut(read as usize) {
                Some(odds) => self.decide(odds, digit)?,
                None => self.decide(&mut { Odds::EVEN }, digit)?,
            };
            read = read << 1 | u32::from(digit);
        }
        Ok(read - 1)
    }
}

/// The encoder.
#[derive(Debug, Default)]
pub struct Encoder(DefaultRangeEncoder);

impl Coder for Encoder {
    fn decide(&mut self, odds: &mut Odds, yes: bool) -> Result<bool, ModelError> {
        self.0
            .encode_symbol(yes, *odds)
            .map_err(|_| ModelError::Malformed)?;
        odds.learn(yes);
        Ok(yes)
    }
}

impl Encoder {
    /// Appends the written bytes, in the format that [`Decoder::new`] reads.
    pub fn put(self, out: &mut Vec<u8>) {
        let Ok(words) = self.0.into_compressed();
        put_number(out, words.len() as u32);
        out.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    }
}

/// The decoder.
#[derive(Debug)]
pub struct Decoder(DefaultRangeDecoder);

impl Decoder {
    /// Takes what an encoder wrote from the front of the bytes.
    ///
    /// # Errors
    /// If they end early.
    pub fn new(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let words = reader.count()?;
        let bytes = reader.take(words.checked_mul(4).ok_or(ModelError::Malformed)?)?;
        let words = bytes.chunks_exact(4);
        let words = words.map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        let Ok(decoder) = DefaultRangeDecoder::from_compressed(words.collect::<Vec<_>>());
        Ok(Self(decoder))
    }
}

impl Coder for Decoder {
    fn decide(&mut self, odds: &mut Odds, _: bool) -> Result<bool, ModelError> {
        let yes = self
            .0
            .decode_symbol(*odds)
            .map_err(|_| ModelError::Malformed)?;
        odds.learn(yes);
        Ok(yes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: [u32; 9] = [0, 1, 2, 3, 9, 255, 256, 1 << 31, u32::MAX - 1];

    /// Codes a number and a byte, one after the other.
    fn code(coder: &mut impl Coder, values: &mut [u32]) -> Result<(), ModelError> {
        let (mut numbers, mut bytes) = (NumberOdds::EVEN, [Odds::EVEN; 256]);
        for value in values {
            let low = coder.byte(&mut bytes, *value as u8)?;
            *value = coder.number(&mut numbers, *value)?;
            assert_eq!(*value as u8, low);
        }
        Ok(())
    }

    fn written(values: &[u32]) -> Vec<u8> {
        let (mut encoder, mut out) = (Encoder::default(), Vec::new());
        code(&mut encoder, &mut values.to_vec()).unwrap();
        encoder.put(&mut out);
        out
    }

    #[test]
    fn what_was_written_is_read_back() {
        let mut read = [7; NUMBERS.len()];
        let bytes = written(&NUMBERS);
        code(&mut Decoder::new(&mut Reader(&bytes)).unwrap(), &mut read).unwrap();
        assert_eq!(read, NUMBERS);
    }

    #[test]
    fn repetitive_data_takes_little_space() {
        assert!(written(&[3; 10_000]).len() < 100);
    }

    #[test]
    fn truncated_bytes_are_an_error() {
        let bytes = written(&NUMBERS);
        for end in 0..bytes.len() {
            assert!(Decoder::new(&mut Reader(&bytes[..end])).is_err());
        }
    }
}

//! Hashes of features: the same on every platform, whatever the width of its words.

/// Bits of a feature's hash. Wide enough that a feature never seen in training meets a kept one
/// less than once in five hundred times, narrow enough that a kept hash costs about a byte.
pub const FEATURE_BITS: u32 = 26;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// A running FNV-1a hash of bytes (Fowler, Noll and Vo): its state after each byte is the hash of
/// the prefix so far.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Fnv {
    /// The hash of no bytes.
    pub const EMPTY: Self = Self(OFFSET);

    /// The hash with the bytes of `text` appended.
    #[must_use]
    pub const fn with(mut self, text: &[u8]) -> Self {
        let mut at = 0;
        while at < text.len() {
            self.0 = (self.0 ^ text[at] as u64).wrapping_mul(PRIME);
            at += 1;
        }
        self
    }

    /// The hash.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

/// The hash of `text`.
#[must_use]
pub const fn of(text: &str) -> u64 {
    Fnv::EMPTY.with(text.as_bytes()).get()
}

/// One hash of two, order mattering.
#[must_use]
pub const fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(29)
}

/// The hash, of [`FEATURE_BITS`] bits, of the feature that `template` makes of `value`.
#[must_use]
pub const fn feature(template: u8, value: u64) -> u32 {
    let mut x = value ^ (template as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    x = (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (x >> (64 - FEATURE_BITS)) as u32
}

//! Hashes of features: the same on every platform, whatever its word size.

pub use crate::hash::{Fnv, of};

/// Bits of a feature's hash. Wide enough that a feature never seen in training collides with a kept
/// one less than once in five hundred times, narrow enough that a kept hash costs about a byte.
pub const FEATURE_BITS: u32 = 26;

/// A combined hash of two; order matters.
#[must_use]
pub const fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(29)
}

/// The hash, with [`FEATURE_BITS`] bits, of the feature that `template` makes of `value`.
#[must_use]
pub const fn feature(template: u8, value: u64) -> u32 {
    let mut x = value ^ (template as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    x = (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (x >> (64 - FEATURE_BITS)) as u32
}

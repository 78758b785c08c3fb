//! Hashes of bytes: the same on every platform and in every build.
//!
//! Source: FNV-1a (Fowler, Noll and Vo 1991).

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// A running 64-bit hash: its state after each byte is the hash of the prefix so far.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Fnv {
    /// The hash of the empty string.
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

/// The 64-bit hash of `text`.
#[must_use]
pub const fn of(text: &str) -> u64 {
    Fnv::EMPTY.with(text.as_bytes()).get()
}

/// The 32-bit hash of `bytes`.
#[must_use]
pub fn fnv32(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::{fnv32, of};

    #[test]
    fn hashes_match_those_published_by_its_authors() {
        assert_eq!(fnv32(b""), 0x811c_9dc5);
        assert_eq!(fnv32(b"a"), 0xe40c_292c);
        assert_eq!(fnv32(b"foobar"), 0xbf9c_f968);
        assert_eq!(of(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(of("foobar"), 0x8594_4171_f739_67e8);
    }
}

//! Hashes of bytes: the same on every platform and in every build.
//!
//! Source: FNV-1a (Fowler, Noll and Vo 1991).

/// The hash of `bytes` in 32 bits.
#[must_use]
pub fn fnv32(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::fnv32;

    #[test]
    fn hashes_are_those_that_its_authors_published() {
        assert_eq!(fnv32(b""), 0x811c_9dc5);
        assert_eq!(fnv32(b"a"), 0xe40c_292c);
        assert_eq!(fnv32(b"foobar"), 0xbf9c_f968);
    }
}

//! A guard against streams that unpack to far more than they hold: they are counted before
//! anything is built from them.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_HAS_MORE_INPUT, TINFL_FLAG_PARSE_ZLIB_HEADER,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::super::sniff::find;
use super::FORMAT;
use crate::files::FileError;

/// No stream may unpack to more than this: a large scan in full colour does not.
const MAX_STREAM: usize = 192 << 20;

/// Deflate packs at most so many bytes into one.
const MAX_RATIO: usize = 1032;

/// The window that deflate refers back into.
const WINDOW: usize = 1 << 15;

/// Refuses a file with a deflated stream that unpacks to more than [`MAX_STREAM`].
pub fn check(bytes: &[u8]) -> Result<(), FileError> {
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        rest = &rest[at + b"stream".len()..];
        let data = rest
            .strip_prefix(b"\r\n")
            .or_else(|| rest.strip_prefix(b"\n"))
            .or_else(|| rest.strip_prefix(b"\r"));
        let Some(data) = data else { continue };
        let data = &data[..find(data, b"endstream").unwrap_or(data.len())];
        let is_zlib = data.first().is_some_and(|first| first & 0x0f == 8);
        if data.len().saturating_mul(MAX_RATIO) > MAX_STREAM
            && is_zlib
            && unpacks_to_more(data, MAX_STREAM)
        {
            return Err(FileError::Bomb(FORMAT));
        }
        rest = &rest[data.len()..];
    }
    Ok(())
}

/// Whether the zlib stream `data` unpacks to more than `limit` bytes, of which none are kept.
fn unpacks_to_more(data: &[u8], limit: usize) -> bool {
    let mut state = Box::<DecompressorOxide>::default();
    let mut window = vec![0; WINDOW];
    let (mut read, mut written, mut total) = (0, 0, 0);
    loop {
        let Some(input) = data.get(read..) else {
            return false;
        };
        let flags = TINFL_FLAG_PARSE_ZLIB_HEADER | TINFL_FLAG_HAS_MORE_INPUT;
        let (status, took, gave) = decompress(&mut state, input, &mut window, written, flags);
        read += took;
        total += gave;
        written = (written + gave) % WINDOW;
        if total > limit {
            return true;
        }
        if status != TINFLStatus::HasMoreOutput {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    #[test]
    fn what_a_stream_unpacks_to_is_counted() {
        let packed = compress_to_vec_zlib(&vec![b' '; 3 << 20], 6);
        assert!(unpacks_to_more(&packed, (3 << 20) - 1));
        assert!(!unpacks_to_more(&packed, 3 << 20));
        assert!(!unpacks_to_more(b"x\x9cno deflate", 9));
    }

    #[test]
    fn a_stream_that_explodes_is_refused() {
        let mut file = b"%PDF-1.7\n1 0 obj <</Filter /FlateDecode>>\nstream\n".to_vec();
        file.extend(compress_to_vec_zlib(&vec![b' '; MAX_STREAM + 1], 9));
        file.extend(b"\nendstream endobj");
        assert_eq!(check(&file), Err(FileError::Bomb(FORMAT)));
    }
}

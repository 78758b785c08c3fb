//! A guard against streams that unpack to far more than they hold: they are counted before
//! anything is built from them.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_HAS_MORE_INPUT, TINFL_FLAG_PARSE_ZLIB_HEADER,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use memchr::memmem;

use super::FORMAT;
use crate::files::FileError;

/// No stream may unpack to more than this: a large scan in full colour does not.
const MAX_STREAM: usize = 192 << 20;

/// Deflate packs at most so many bytes into one.
const MAX_RATIO: usize = 1032;

/// The window that deflate refers back into.
const WINDOW: usize = 1 << 15;

/// All large streams together may unpack to this, which takes some seconds to count.
const MAX_TOTAL: usize = 2 << 30;

/// Refuses a file with a deflated stream that unpacks to more than [`MAX_STREAM`], or with many
/// that unpack to more than [`MAX_TOTAL`].
pub fn check(bytes: &[u8]) -> Result<(), FileError> {
    let mut left = MAX_TOTAL;
    // Where the streams end; the last is looked for once, as it may not be there.
    let mut ends = memmem::find_iter(bytes, b"endstream").peekable();
    for start in memmem::find_iter(bytes, b"stream") {
        while ends.next_if(|&end| end < start).is_some() {}
        let after = start + b"stream".len();
        let data = bytes.get(after..ends.peek().copied().unwrap_or(bytes.len()));
        let data = data.unwrap_or_default().trim_ascii_start();
        let is_zlib = data.first().is_some_and(|first| first & 0x0f == 8);
        if is_zlib && data.len().saturating_mul(MAX_RATIO) > MAX_STREAM {
            let size = unpacked_size(data, MAX_STREAM.min(left));
            left = size
                .and_then(|size| left.checked_sub(size))
                .ok_or(FileError::Bomb(FORMAT))?;
        }
    }
    Ok(())
}

/// How many bytes the zlib stream `data` unpacks to (none of which are kept), if that is not
/// more than `limit`.
fn unpacked_size(data: &[u8], limit: usize) -> Option<usize> {
    let mut state = Box::<DecompressorOxide>::default();
    let mut window = vec![0; WINDOW];
    let (mut read, mut written, mut total) = (0, 0, 0);
    loop {
        let input = data.get(read..)?;
        let flags = TINFL_FLAG_PARSE_ZLIB_HEADER | TINFL_FLAG_HAS_MORE_INPUT;
        let (status, took, gave) = decompress(&mut state, input, &mut window, written, flags);
        read += took;
        total += gave;
        written = (written + gave) % WINDOW;
        if total > limit {
            return None;
        }
        if status != TINFLStatus::HasMoreOutput {
            return Some(total);
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
        assert_eq!(unpacked_size(&packed, 3 << 20), Some(3 << 20));
        assert_eq!(unpacked_size(&packed, (3 << 20) - 1), None);
        assert_eq!(unpacked_size(b"x\x9cno deflate", 9), Some(0));
    }

    #[test]
    fn a_stream_that_explodes_is_refused() {
        let mut file = b"%PDF-1.7\n1 0 obj <</Filter /FlateDecode>>\nstream\n".to_vec();
        file.extend(compress_to_vec_zlib(&vec![b' '; MAX_STREAM + 1], 9));
        file.extend(b"\nendstream endobj");
        assert_eq!(check(&file), Err(FileError::Bomb(FORMAT)));
    }
}

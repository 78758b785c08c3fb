//! A guard against streams that unpack to far more than they hold: they are counted before
//! anything is built from them.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_HAS_MORE_INPUT, TINFL_FLAG_PARSE_ZLIB_HEADER,
    TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use memchr::memmem;

use super::FORMAT;
use crate::FileError;

/// No stream may unpack to more than this: a large scan in full colour does not.
const MAX_STREAM: usize = 192 << 20;

/// Deflate packs at most so many bytes into one.
const MAX_RATIO: usize = 1032;

/// The window that deflate refers back into.
const WINDOW: usize = 1 << 15;

/// All large streams together may unpack to this, which takes some seconds to count.
const MAX_TOTAL: usize = 2 << 30;

/// Streams are deflated so often one over the other, and no more.
const MAX_LAYERS: usize = 3;

/// Refuses a file with a deflated stream that unpacks to more than [`MAX_STREAM`], or with many
/// that unpack to more than [`MAX_TOTAL`]. What is deflated more than once counts with all its layers.
pub(crate) fn check(bytes: &[u8]) -> Result<(), FileError> {
    let mut left = MAX_TOTAL;
    // Where the streams end; the last is looked for once, as it may not be there.
    let mut ends = memmem::find_iter(bytes, b"endstream").peekable();
    for start in memmem::find_iter(bytes, b"stream") {
        while ends.next_if(|&end| end < start).is_some() {}
        let after = start + b"stream".len();
        let data = bytes.get(after..ends.peek().copied().unwrap_or(bytes.len()));
        let data = data.unwrap_or_default().trim_ascii_start();
        let is_large = data.len().saturating_mul(MAX_RATIO) > MAX_STREAM;
        if is_large || is_zlib(data) && is_zlib(&beginning(data)) {
            let size = unpacked_size(data, MAX_STREAM.min(left));
            left = size
                .and_then(|size| left.checked_sub(size))
                .ok_or(FileError::Bomb(FORMAT))?;
        }
    }
    Ok(())
}

/// Whether `data` begins as a zlib stream does (RFC 1950).
fn is_zlib(data: &[u8]) -> bool {
    matches!(data, &[method, flags, ..]
        if method & 0x0f == 8 && u16::from_be_bytes([method, flags]).is_multiple_of(31))
}

/// The first bytes that the zlib stream `data` unpacks to.
fn beginning(data: &[u8]) -> [u8; 2] {
    let mut first = [0; 2];
    let flags = TINFL_FLAG_PARSE_ZLIB_HEADER | TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    decompress(
        &mut DecompressorOxide::default(),
        data,
        &mut first,
        0,
        flags,
    );
    first
}

/// How many bytes `data`, deflated with or without zlib's header, unpacks to (none of which are kept),
/// those of all layers together, if none has more than `limit`.
fn unpacked_size(data: &[u8], limit: usize) -> Option<usize> {
    let mut layer = Layer::new(data);
    layer.count(data, limit, MAX_LAYERS)?;
    Some(layer.total())
}

/// A deflated stream that is counted, and the one within it.
struct Layer {
    state: Box<DecompressorOxide>,
    flags: u32,
    /// What came last.
    window: Vec<u8>,
    /// Where in the window the next byte goes.
    at: usize,
    size: usize,
    inner: Option<Box<Self>>,
}

impl Layer {
    /// Nothing yet of a stream that begins with `data`.
    fn new(data: &[u8]) -> Self {
        let header = if is_zlib(data) {
            TINFL_FLAG_PARSE_ZLIB_HEADER
        } else {
            0
        };
        Self {
            state: Box::default(),
            flags: header | TINFL_FLAG_HAS_MORE_INPUT,
            window: vec![0; WINDOW],
            at: 0,
            size: 0,
            inner: None,
        }
    }

    /// Counts what `data`, the next bytes of the stream, unpacks to; `None` where that is too much, or
    /// lies under more than `layers`.
    fn count(&mut self, mut data: &[u8], limit: usize, layers: usize) -> Option<()> {
        loop {
            let (state, window) = (&mut self.state, &mut self.window);
            let (status, took, gave) = decompress(state, data, window, self.at, self.flags);
            data = data.get(took..)?;
            let given = &self.window[self.at..self.at + gave];
            if self.size == 0 && is_zlib(given) {
                self.inner = Some(Box::new(Self::new(given)));
            }
            self.size += gave;
            if self.size > limit {
                return None;
            }
            if let Some(inner) = &mut self.inner {
                inner.count(given, limit, layers.checked_sub(1)?)?;
            }
            self.at = (self.at + gave) % WINDOW;
            if status != TINFLStatus::HasMoreOutput {
                return Some(());
            }
        }
    }

    fn total(&self) -> usize {
        self.size + self.inner.as_ref().map_or(0, |inner| inner.total())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

    #[test]
    fn what_a_stream_unpacks_to_is_counted() {
        let packed = compress_to_vec_zlib(&vec![b' '; 3 << 20], 6);
        assert_eq!(unpacked_size(&packed, 3 << 20), Some(3 << 20));
        assert_eq!(unpacked_size(&packed, (3 << 20) - 1), None);
        assert_eq!(unpacked_size(b"x\x9cno deflate", 9), Some(0));
        let bare = compress_to_vec(&vec![b' '; 3 << 20], 6);
        assert_eq!(unpacked_size(&bare, 3 << 20), Some(3 << 20));
    }

    #[test]
    fn a_stream_that_explodes_at_the_second_unpacking_is_refused() {
        let once = compress_to_vec_zlib(&vec![b' '; MAX_STREAM + 1], 6);
        let twice = compress_to_vec_zlib(&once, 9);
        assert!(twice.len() < 10_000);
        let file = [b"%PDF-1.7\n1 0 obj <<>> stream\n", &*twice, b"\nendstream"].concat();
        assert_eq!(check(&file), Err(FileError::Bomb(FORMAT)));
        let small = compress_to_vec_zlib(&compress_to_vec_zlib(b"The ferry is late.", 6), 6);
        let file = [b"%PDF-1.7\n1 0 obj <<>> stream\n", &*small, b"\nendstream"].concat();
        assert_eq!(check(&file), Ok(()));
    }

    #[test]
    fn a_stream_that_explodes_is_refused() {
        let mut file = b"%PDF-1.7\n1 0 obj <</Filter /FlateDecode>>\nstream\n".to_vec();
        file.extend(compress_to_vec_zlib(&vec![b' '; MAX_STREAM + 1], 9));
        file.extend(b"\nendstream endobj");
        assert_eq!(check(&file), Err(FileError::Bomb(FORMAT)));
    }
}

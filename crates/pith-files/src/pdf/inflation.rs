//! Guards against streams that unpack to far more than their size: they are measured before
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

/// Maximum unpacked size of a stream; a large scan in full colour stays below it.
const MAX_STREAM: usize = 192 << 20;

/// Deflate's maximum compression ratio.
const MAX_RATIO: usize = 1032;

/// Deflate's window size.
const WINDOW: usize = 1 << 15;

/// Maximum total unpacked size of all large streams; measuring that takes a few seconds.
const MAX_TOTAL: usize = 2 << 30;

/// Maximum number of nested deflate layers.
const MAX_LAYERS: usize = 3;

/// Refuses a file with a deflated stream that unpacks to more than [`MAX_STREAM`], or with many
/// that unpack to more than [`MAX_TOTAL`]. For streams deflated repeatedly, all layers count.
pub(crate) fn check(bytes: &[u8]) -> Result<(), FileError> {
    let mut left = MAX_TOTAL;
    // The ends of streams. The last one is searched for only once, as it may be missing.
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

/// Whether `data` starts like a zlib stream (RFC 1950).
fn is_zlib(data: &[u8]) -> bool {
    matches!(data, &[method, flags, ..]
        if method & 0x0f == 8 && u16::from_be_bytes([method, flags]).is_multiple_of(31))
}

/// The first bytes of the unpacked zlib stream `data`.
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

/// The unpacked size of `data`, which is deflated with or without a zlib header, summed over all
/// layers; `None` if any layer exceeds `limit`. The unpacked bytes are not kept.
fn unpacked_size(data: &[u8], limit: usize) -> Option<usize> {
    let mut layer = Layer::new(data);
    layer.count(data, limit, MAX_LAYERS)?;
    Some(layer.total())
}

/// A deflated stream that is being measured, and the one inside it.
struct Layer {
    state: Box<DecompressorOxide>,
    flags: u32,
    /// The latest bytes.
    window: Vec<u8>,
    /// The position of the next byte in the window.
    at: usize,
    size: usize,
    inner: Option<Box<Self>>,
}

impl Layer {
    /// A layer for a stream that starts with `data`, with nothing counted yet.
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

    /// Counts the unpacked bytes of `data`, the next part of the stream; `None` if that is too
    /// much, or nested in more than `layers`.
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
    fn a_streams_unpacked_size_is_counted() {
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

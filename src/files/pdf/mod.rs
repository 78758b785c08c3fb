//! PDF.
use super::{FileError, Format, Read};
/// Reads a PDF.
pub fn read(_bytes: &[u8]) -> Result<Read, FileError> {
    Err(FileError::Broken(Format::Pdf))
}

//! Reads and writes the binary formats of the model's parts.

use crate::models::file::ModelError;

/// Takes values from the front of bytes; past the end, returns [`ModelError::Malformed`].
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next `count` bytes.
    ///
    /// # Errors
    /// If fewer are left.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self
            .0
            .split_at_checked(count)
            .ok_or(ModelError::Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    /// The next byte.
    ///
    /// # Errors
    /// If none is left.
    pub fn byte(&mut self) -> Result<u8, ModelError> {
        let (&byte, rest) = self.0.split_first().ok_or(ModelError::Malformed)?;
        self.0 = rest;
        Ok(byte)
    }

    /// The next number: seven bits per byte, lowest first.
    ///
    /// # Errors
    /// If it does not end, or exceeds 32 bits.
    pub fn number(&mut self) -> Result<u32, ModelError> {
        let mut value = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value).map_err(|_| ModelError::Malformed);
            }
        }
        Err(ModelError::Malformed)
    }

    /// A count of things, each of which takes at least one of the remaining bytes.
    ///
    /// # Errors
    /// If the remaining bytes cannot hold that many, so that nothing is allocated for them.
    pub fn count(&mut self) -> Result<usize, ModelError> {
        let count = self.number()? as usize;
        if count <= self.0.len() {
            Ok(count)
        } else {
            Err(ModelError::Malformed)
        }
    }
}

/// Appends a number in the format of [`Reader::number`].
pub fn put_number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_does_not_end_is_an_error() {
        assert_eq!(Reader(&[0xff; 9]).number(), Err(ModelError::Malformed));
        assert_eq!(Reader(&[0x80]).number(), Err(ModelError::Malformed));
    }
}

//! Reading and writing the binary formats of the model's parts.

/// Why bytes are not a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// They do not begin as a model does.
    Magic,
    /// They are of a version that this code does not read.
    Version(u8),
    /// They were altered on the way.
    Checksum,
    /// They end too early or hold what cannot be.
    Malformed,
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Magic => f.write_str("not a model of names"),
            Self::Version(version) => write!(f, "a model of unknown version {version}"),
            Self::Checksum => f.write_str("a model altered on the way"),
            Self::Malformed => f.write_str("a malformed model"),
        }
    }
}

impl std::error::Error for LoadError {}

/// Takes values off the front of bytes; past the end it gives [`LoadError::Malformed`].
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next `count` bytes.
    ///
    /// # Errors
    /// Where fewer are left.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], LoadError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(LoadError::Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    /// The next byte.
    ///
    /// # Errors
    /// Where none is left.
    pub fn byte(&mut self) -> Result<u8, LoadError> {
        let (&byte, rest) = self.0.split_first().ok_or(LoadError::Malformed)?;
        self.0 = rest;
        Ok(byte)
    }

    /// The next number, seven bits a byte, the lowest first.
    ///
    /// # Errors
    /// Where it does not end, or is above 32 bits.
    pub fn number(&mut self) -> Result<u32, LoadError> {
        let mut value = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value).map_err(|_| LoadError::Malformed);
            }
        }
        Err(LoadError::Malformed)
    }

    /// A count of things of which each takes at least one of the bytes left.
    ///
    /// # Errors
    /// Where so many cannot be left, so that nothing is allocated for them.
    pub fn count(&mut self) -> Result<usize, LoadError> {
        let count = self.number()? as usize;
        if count <= self.0.len() {
            Ok(count)
        } else {
            Err(LoadError::Malformed)
        }
    }

    /// `count` ascending hashes, as [`put_hashes`] writes them.
    ///
    /// # Errors
    /// Where they end early or leave 32 bits.
    pub fn hashes(&mut self, count: usize) -> Result<Vec<u32>, LoadError> {
        let low = self.take(count)?;
        let mut hashes = Vec::with_capacity(count);
        let mut next = 0_u32;
        for (at, &low) in low.iter().enumerate() {
            let high = self
                .number()?
                .checked_mul(1 << 8)
                .ok_or(LoadError::Malformed)?;
            let hash = next
                .checked_add(high | u32::from(low))
                .ok_or(LoadError::Malformed)?;
            hashes.push(hash);
            if at + 1 < count {
                next = hash.checked_add(1).ok_or(LoadError::Malformed)?;
            }
        }
        Ok(hashes)
    }
}

/// Appends a number as [`Reader::number`] reads it.
pub fn put_number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends strictly ascending hashes as their gaps: first the low bytes, which hold the most, then
/// the rest, which compresses well.
pub fn put_hashes(out: &mut Vec<u8>, hashes: &[u32]) {
    let gaps = || {
        let befores = [None].into_iter().chain(hashes.iter().copied().map(Some));
        hashes
            .iter()
            .zip(befores)
            .map(|(hash, before)| before.map_or(*hash, |before| hash - before - 1))
    };
    out.extend(gaps().map(|gap| gap as u8));
    gaps().for_each(|gap| put_number(out, gap >> 8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_read_back_as_they_were_written() {
        let hashes = [0, 1, 7, 300, u32::MAX];
        let mut bytes = Vec::new();
        put_hashes(&mut bytes, &hashes);
        assert_eq!(Reader(&bytes).hashes(hashes.len()).unwrap(), hashes);
    }

    #[test]
    fn a_number_that_does_not_end_is_an_error() {
        assert_eq!(Reader(&[0xff; 9]).number(), Err(LoadError::Malformed));
        assert_eq!(Reader(&[0x80]).number(), Err(LoadError::Malformed));
    }
}

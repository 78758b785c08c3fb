//! Ascending hashes stored as the gaps between them, which are small numbers.

use super::coding::{Coder, NumberOdds};
use crate::models::file::ModelError;

/// For strictly ascending hashes, how far each is beyond the smallest possible successor of the
/// previous one.
#[must_use]
pub(crate) fn gaps(hashes: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut next = 0;
    hashes
        .map(|hash| hash - std::mem::replace(&mut next, hash.wrapping_add(1)))
        .collect()
}

/// The hashes that have these [`gaps`].
///
/// # Errors
/// If they exceed 32 bits.
pub(crate) fn from_gaps(gaps: &[u32]) -> Result<Vec<u32>, ModelError> {
    let mut next = Some(0_u32);
    gaps.iter()
        .map(|&gap| {
            let hash = next.and_then(|next| next.checked_add(gap));
            next = hash.and_then(|hash| hash.checked_add(1));
            hash.ok_or(ModelError::Malformed)
        })
        .collect()
}

/// Codes the rest of a gap whose low byte is stored unchanged, as it is practically random.
///
/// # Errors
/// As for [`Coder::number`], and if the gap exceeds 32 bits.
pub(crate) fn code_gap(
    coder: &mut impl Coder,
    odds: &mut NumberOdds,
    gap: u32,
) -> Result<u32, ModelError> {
    let high = coder.number(odds, gap >> 8)?;
    let high = high.checked_mul(1 << 8).ok_or(ModelError::Malformed)?;
    Ok(high | gap & 0xff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_restored_from_their_gaps() {
        let hashes = [0, 1, 7, 300, u32::MAX];
        let gaps = gaps(hashes.into_iter());
        assert_eq!(gaps[..4], [0, 0, 5, 292]);
        assert_eq!(from_gaps(&gaps), Ok(hashes.to_vec()));
        assert_eq!(from_gaps(&[u32::MAX, 0]), Err(ModelError::Malformed));
    }
}

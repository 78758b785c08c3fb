//! What stays in the browser between visits: the draft, and how the page looks.

use super::draft::Draft;
use super::kept::Kept;
use super::looks::Looks;
use gloo::storage::{LocalStorage, Storage};

const DRAFT: &str = "pith.draft";
const LOOKS: &str = "pith.looks";

/// Whether the browser lets the page store anything: gloo's storage panics where access is denied.
#[must_use]
pub fn allowed() -> bool {
    matches!(gloo::utils::window().local_storage(), Ok(Some(_)))
}

/// The draft of the last visit. One that cannot be read is as none.
#[must_use]
pub fn draft() -> Option<Draft> {
    if !allowed() {
        return None;
    }
    let kept: Kept<String> = LocalStorage::get(DRAFT).ok()?;
    Some(kept.into())
}

/// Keeps `draft` for the next visit, or forgets the last one where it is blank; whether the browser
/// let it be.
pub fn keep_draft(draft: &Draft) -> bool {
    if !allowed() {
        return draft.is_blank();
    }
    if draft.is_blank() {
        LocalStorage::delete(DRAFT);
        return true;
    }
    let kept = LocalStorage::set(DRAFT, Kept::of(draft)).is_ok();
    if !kept {
        LocalStorage::delete(DRAFT);
    }
    kept
}

/// How the page looked at the last visit.
#[must_use]
pub fn looks() -> Looks {
    if allowed() {
        LocalStorage::get(LOOKS).unwrap_or_default()
    } else {
        Looks::default()
    }
}

/// Keeps how the page looks for the next visit, where the browser lets it.
pub fn keep_looks(looks: &Looks) {
    if allowed() && LocalStorage::set(LOOKS, looks).is_err() {
        LocalStorage::delete(LOOKS);
    }
}

//! What stays in the browser between visits: the draft, and how the page looks.

use gloo::storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

use super::draft::{Draft, View};
use super::looks::Looks;
use super::rich::Markup;
use crate::digest::{Correction, Override};
use crate::text::language::Language;

const DRAFT: &str = "pith.draft";
const LOOKS: &str = "pith.looks";

/// Whether the browser lets the page store anything: gloo's storage panics where access is denied.
fn allowed() -> bool {
    matches!(gloo::utils::window().local_storage(), Ok(Some(_)))
}

/// A draft as it is stored.
#[derive(Serialize, Deserialize)]
struct Stored<T> {
    text: T,
    overrides: Vec<Override>,
    #[serde(default)]
    choices: Vec<Override>,
    #[serde(flatten)]
    view: View,
    markup: Option<T>,
    title: Option<T>,
    language: Option<T>,
    #[serde(default)]
    corrections: Vec<Correction>,
}

/// The draft of the last visit. One that cannot be read is as none.
#[must_use]
pub fn draft() -> Option<Draft> {
    if !allowed() {
        return None;
    }
    let stored: Stored<String> = LocalStorage::get(DRAFT).ok()?;
    let markup = stored.markup.map(|markup| Markup::Read(markup.into()));
    Some(Draft {
        text: stored.text.into(),
        markup: markup.unwrap_or_default(),
        title: stored.title.map(Into::into),
        language: stored.language.and_then(|code| Language::from_code(&code)),
        overrides: stored.overrides,
        corrections: stored.corrections,
        choices: stored.choices,
        view: View {
            length: stored.view.length.max(1),
            ..stored.view
        },
    })
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
    let stored = Stored {
        text: draft.text.as_ref(),
        overrides: draft.overrides.clone(),
        corrections: draft.corrections.clone(),
        choices: draft.choices.clone(),
        view: draft.view,
        markup: draft.stored_markup(),
        title: draft.title.as_deref(),
        language: draft.language.map(Language::code),
    };
    let kept = LocalStorage::set(DRAFT, stored).is_ok();
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

//! What stays in the browser between visits: the draft, and the theme.

use gloo::storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

use super::draft::{Draft, View};
use super::rich::Markup;
use crate::digest::{Correction, Override};
use crate::text::language::Language;

const DRAFT: &str = "pith.draft";
const THEME: &str = "pith.theme";

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

/// Which colours the page has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Those of the system.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The one after it, round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }

    /// Its name, as the style sheet knows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The theme of the last visit.
#[must_use]
pub fn theme() -> Theme {
    if allowed() {
        LocalStorage::get(THEME).unwrap_or_default()
    } else {
        Theme::Auto
    }
}

/// Keeps `theme` for the next visit, where the browser lets it.
pub fn keep_theme(theme: Theme) {
    if allowed() && LocalStorage::set(THEME, theme).is_err() {
        LocalStorage::delete(THEME);
    }
}

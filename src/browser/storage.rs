//! What persists in the browser between visits: the draft of each tab, and the reader's
//! preferences.

use gloo::storage::{LocalStorage, SessionStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Date, Function, JsString, Reflect};

use crate::browser::dom;
use crate::browser::json::{self, Parsed};
use crate::model::appearance::Preferences;
use crate::model::draft::Draft;
use crate::model::kept::{self, Kept, Unreadable};
use crate::model::places::{Places, Stamp};
use crate::model::rules::{self, Rules};

/// The prefix of the drafts' keys, and the key in the tab's session storage that holds the tab's
/// own; `start.js` uses the same.
const DRAFT: &str = "pith.draft";

/// The key of the appearance settings; `start.js` reads it too.
const PREFERENCES: &str = "pith.looks";

/// The key of the name rules for every text.
const RULES: &str = "pith.names";

/// The key of the places where the reader stopped.
const PLACES: &str = "pith.places";

/// Whether the browser lets the page store anything; gloo's storage panics if access is denied.
#[must_use]
pub fn allowed() -> bool {
    matches!(gloo::utils::window().local_storage(), Ok(Some(_)))
}

/// The key of this tab's draft, as chosen by `start.js`; `None` if nothing can be stored.
fn key() -> Option<String> {
    dom::root()?.dataset().get("draft").filter(|_| allowed())
}

/// The draft of this tab's last visit, if there is one.
///
/// # Errors
///
/// If it cannot be read. A newer build's draft is left for that build: from then on, this tab
/// stores its drafts under another key.
pub fn draft() -> Result<Option<Draft>, Unreadable> {
    let stored = key().and_then(|key| LocalStorage::raw().get_item(&key).ok()?);
    let Some(stored) = stored else {
        return Ok(None);
    };
    // The first line is the time of writing, by which a new tab finds the newest draft.
    let json = stored.split_once('\n').map_or(&*stored, |(_, json)| json);
    let draft = kept::read(&Parsed::of(json));
    if draft == Err(Unreadable::Newer) {
        keep_elsewhere();
    }
    draft.map(Some)
}

/// Makes this tab store its drafts under a new key.
fn keep_elsewhere() {
    let key = format!("{DRAFT}.{}", Date::now() as u64);
    // If session storage is denied, the next visit finds the old draft and asks again.
    drop(SessionStorage::raw().set_item(DRAFT, &key));
    if let Some(root) = dom::root() {
        // A dataset entry can be set on any element.
        drop(root.dataset().set("draft", &key));
    }
}

/// Stores `draft` for this tab's next visit, or removes the stored one if it is blank. Returns
/// whether the browser allowed it.
pub fn keep_draft(draft: &Draft) -> bool {
    let Some(key) = key() else {
        return draft.is_blank();
    };
    if draft.is_blank() {
        LocalStorage::delete(key);
        // The place in it is of no use any more.
        if places().is_of_one() {
            LocalStorage::delete(PLACES);
        }
        return true;
    }
    let date = JsString::from(format!("{}\n", Date::now() as u64));
    let dated = json::write(&Kept::of(draft)).map(|json| date.concat(&json));
    put(&key, dated)
}

/// The appearance settings of the last visit.
#[must_use]
pub fn preferences() -> Preferences {
    get(PREFERENCES).unwrap_or_default()
}

/// Stores the appearance settings for the next visit, if the browser allows it.
pub fn keep_preferences(preferences: &Preferences) {
    set(PREFERENCES, preferences);
}

/// The reader's name rules for every text.
#[must_use]
pub fn rules() -> Rules {
    stored_rules().unwrap_or_default()
}

fn stored_rules() -> Result<Rules, Unreadable> {
    let stored = allowed().then(|| LocalStorage::raw().get_item(RULES));
    match stored.and_then(|stored| stored.ok()?) {
        Some(json) => rules::read(&Parsed::of(&json)),
        None => Ok(Rules::default()),
    }
}

/// Stores `rules` for all later texts, unless a newer build has stored its own.
pub fn keep_rules(rules: &Rules) {
    if stored_rules() != Err(Unreadable::Newer) {
        set(RULES, &rules::File::of(rules));
    }
}

/// Where the reader stopped in recent texts.
#[must_use]
pub fn places() -> Places {
    get(PLACES).unwrap_or_default()
}

/// Stores where the reader is in a text, as [`Places::stop`] does, unless a newer build has stored places.
pub fn keep_place(text: &str, at: usize, length: usize, most: usize) {
    if !get(PLACES).is_some_and(|stamp: Stamp| stamp.is_newer()) {
        let mut places = places();
        places.stop(text, at, length, most);
        set(PLACES, &places);
    }
}

/// The value stored under `key`; `None` if it cannot be read.
pub(super) fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    let stored = allowed().then(|| LocalStorage::raw().get_item(key));
    json::read(&stored?.ok()??)
}

/// Stores `value` under `key`; returns whether the browser allowed it. If not, no older value is
/// left there.
pub(super) fn set(key: &str, value: &impl Serialize) -> bool {
    allowed() && put(key, json::write(value))
}

fn put(key: &str, value: Option<JsString>) -> bool {
    let stored = value.is_some_and(|value| set_item(key, &value).is_ok());
    if !stored {
        LocalStorage::delete(key);
    }
    stored
}

/// Like web-sys's method, but for a JavaScript string.
fn set_item(key: &str, value: &JsString) -> Result<JsValue, JsValue> {
    let storage = LocalStorage::raw();
    let set_item: Function = Reflect::get(&storage, &"setItem".into())?.dyn_into()?;
    set_item.call2(&storage, &key.into(), value)
}

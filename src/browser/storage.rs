//! What stays in the browser between visits: the draft of each tab, and how the page looks.

use gloo::storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Date, Function, JsString, Reflect};

use crate::browser::dom;
use crate::browser::json;
use crate::model::appearance::Looks;
use crate::model::draft::Draft;
use crate::model::kept::Kept;

const LOOKS: &str = "pith.looks";

/// Whether the browser lets the page store anything: gloo's storage panics where access is denied.
#[must_use]
pub fn allowed() -> bool {
    matches!(gloo::utils::window().local_storage(), Ok(Some(_)))
}

/// The key of this tab's draft, as `start.js` found it; `None` where nothing can be stored.
fn key() -> Option<String> {
    dom::root()?.dataset().get("draft").filter(|_| allowed())
}

/// The draft of this tab's last visit. One that cannot be read is as none.
#[must_use]
pub fn draft() -> Option<Draft> {
    let stored = LocalStorage::raw().get_item(&key()?).ok()??;
    // Before it stands when it was written, by which a new tab finds the newest.
    let json = stored.split_once('\n').map_or(&*stored, |(_, json)| json);
    let kept: Kept<String> = json::read(json)?;
    Some(kept.into())
}

/// Keeps `draft` for this tab's next visit, or forgets the last one where it is blank; whether the
/// browser let it be.
pub fn keep_draft(draft: &Draft) -> bool {
    let Some(key) = key() else {
        return draft.is_blank();
    };
    if draft.is_blank() {
        LocalStorage::delete(key);
        return true;
    }
    let date = JsString::from(format!("{}\n", Date::now() as u64));
    let dated = json::write(&Kept::of(draft)).map(|json| date.concat(&json));
    put(&key, dated)
}

/// How the page looked at the last visit.
#[must_use]
pub fn looks() -> Looks {
    get(LOOKS).unwrap_or_default()
}

/// Keeps how the page looks for the next visit, where the browser lets it.
pub fn keep_looks(looks: &Looks) {
    set(LOOKS, looks);
}

/// What is stored under `key`. What cannot be read is as nothing.
pub(super) fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    let stored = allowed().then(|| LocalStorage::raw().get_item(key));
    json::read(&stored?.ok()??)
}

/// Stores `value` under `key`; whether the browser let it be. If not, nothing older is left there.
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

/// As web-sys has it, but for a string of the browser's.
fn set_item(key: &str, value: &JsString) -> Result<JsValue, JsValue> {
    let storage = LocalStorage::raw();
    let set_item: Function = Reflect::get(&storage, &"setItem".into())?.dyn_into()?;
    set_item.call2(&storage, &key.into(), value)
}

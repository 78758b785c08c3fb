//! JSON by the browser's own reader and writer: those of a crate would be a tenth of the page.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Serializer, from_value};
use web_sys::js_sys::{JSON, JsString};

/// What `json` holds; `None` where it is no JSON, or that of something else.
#[must_use]
pub fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    from_value(JSON::parse(json).ok()?).ok()
}

/// `value` as JSON, in a string of the browser's, which is where it goes: a book is copied no more often
/// than need be. `None` where it cannot be written so.
#[must_use]
pub fn write(value: &impl Serialize) -> Option<JsString> {
    let value = value.serialize(&Serializer::json_compatible()).ok()?;
    JSON::stringify(&value).ok()
}

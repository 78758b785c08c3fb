//! JSON by the browser's own reader and writer: those of a crate would be a tenth of the page.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::JsValue;
use web_sys::js_sys::{JSON, JsString};

use crate::model::kept::Json;

/// JSON that the browser has parsed.
pub struct Parsed(JsValue);

impl Parsed {
    /// `json`, parsed; null where it is no JSON.
    #[must_use]
    pub fn of(json: &str) -> Self {
        Self(JSON::parse(json).unwrap_or(JsValue::NULL))
    }
}

impl Json for Parsed {
    fn read<T: DeserializeOwned>(&self) -> Option<T> {
        from_value(self.0.clone()).ok()
    }
}

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

//! JSON by the browser's own parser and serializer: a crate for it would be a tenth of the page.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::JsValue;
use web_sys::js_sys::{JSON, JsString};

use crate::model::kept::Json;

/// JSON that the browser has parsed.
pub struct Parsed(JsValue);

impl Parsed {
    /// `json`, parsed; null if it is not JSON.
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

/// The value of `json`; `None` if it is not JSON, or not of this type.
#[must_use]
pub fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    from_value(JSON::parse(json).ok()?).ok()
}

/// `value` as JSON, in a JavaScript string, which is what its users need: a long text should not be
/// copied more often than necessary. `None` if it cannot be serialized.
#[must_use]
pub fn write(value: &impl Serialize) -> Option<JsString> {
    let value = value.serialize(&Serializer::json_compatible()).ok()?;
    JSON::stringify(&value).ok()
}

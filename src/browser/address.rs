//! The page's URL, and what it brings.

use gloo::utils::window;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::model::arrival::Arrival;

/// The field of the URL fragment that holds a compressed draft.
pub const PACKED: &str = "z";

/// What the URL brings in its query or fragment, which are then removed, so that a reload does not
/// bring it again.
#[must_use]
pub fn arrival() -> Option<Arrival> {
    let location = window().location();
    let part = |part: Result<String, _>| part.unwrap_or_default();
    let (query, fragment) = (part(location.search()), part(location.hash()));
    let fields = [
        query.trim_start_matches('?'),
        fragment.trim_start_matches('#'),
    ]
    .map(|fields| UrlSearchParams::new_with_str(fields).ok());
    let arrival = Arrival::of(|name| fields.iter().flatten().find_map(|fields| fields.get(name)))?;
    forget_address();
    Some(arrival)
}

/// The compressed draft in the URL fragment, which is then removed.
#[must_use]
pub fn packed() -> Option<String> {
    let fragment = window().location().hash().ok()?;
    let packed = fragment.strip_prefix('#')?.strip_prefix(PACKED)?;
    let packed = packed.strip_prefix('=')?.to_owned();
    forget_address();
    Some(packed)
}

/// Removes query and fragment from the page's URL.
fn forget_address() {
    if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
        // If the browser refuses, the URL stays, and so does the text.
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&path)));
    }
}

/// The page's own URL, without query and fragment.
#[must_use]
pub fn own() -> String {
    let location = window().location();
    let part = |part: Result<String, _>| part.unwrap_or_default();
    part(location.origin()) + &part(location.pathname())
}

//! The page's address, and what comes with it.

use gloo::utils::window;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::model::arrival::Arrival;

/// The field of the fragment that holds a packed draft.
pub const PACKED: &str = "z";

/// What the page's address brings in its query or its fragment, which are then taken off it: a reload
/// is not to bring it again.
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

/// What the page's address brings packed in its fragment, which is then taken off it.
#[must_use]
pub fn packed() -> Option<String> {
    let fragment = window().location().hash().ok()?;
    let packed = fragment.strip_prefix('#')?.strip_prefix(PACKED)?;
    let packed = packed.strip_prefix('=')?.to_owned();
    forget_address();
    Some(packed)
}

/// Takes query and fragment off the page's address.
fn forget_address() {
    if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
        // Where the browser refuses, the address stays, and so does the text.
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&path)));
    }
}

/// The page's own address, without query and fragment.
#[must_use]
pub fn own() -> String {
    let location = window().location();
    let part = |part: Result<String, _>| part.unwrap_or_default();
    part(location.origin()) + &part(location.pathname())
}

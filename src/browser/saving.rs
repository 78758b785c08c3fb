//! Ways out of the page other than the clipboard: files, printing, and the system's share dialog.

use gloo::utils::{document, window};
use js_sys::{Array, JsString, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, ShareData, Url, js_sys};

use super::json;

/// Offers the reader a file called `name`.
///
/// # Errors
///
/// If the browser cannot make files.
pub fn save(name: &str, media_type: &str, content: &JsString) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(&blob(media_type, content)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // By now, the browser has taken over the file.
    Url::revoke_object_url(&address)
}

/// Offers the reader `value` as a JSON file called `name`; returns whether that worked.
#[must_use]
pub fn save_json(name: &str, value: &impl Serialize) -> bool {
    json::write(value).is_some_and(|json| save(name, "application/json", &json).is_ok())
}

/// Prints the page, if the browser can.
pub fn print() {
    drop(window().print());
}

/// Whether the system has a share dialog.
#[must_use]
pub fn can_share() -> bool {
    Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Shares `text` through the system's dialog.
///
/// # Errors
///
/// If the reader closes it.
pub async fn share(text: &str) -> Result<(), JsValue> {
    let data = ShareData::new();
    data.set_text(text);
    JsFuture::from(window().navigator().share_with_data(&data)).await?;
    Ok(())
}

/// `content` as a browser blob.
///
/// # Errors
///
/// If there is no memory for it.
pub fn blob(media_type: &str, content: &JsString) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(content), &options)
}

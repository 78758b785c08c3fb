//! The ways out of the page beside the clipboard: a file, the printer, the system's own sharing.

use gloo::utils::{document, window};
use js_sys::{Array, JsString, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, ShareData, Url, js_sys};

use super::json;

/// Gives the reader a file called `name`.
///
/// # Errors
///
/// Where the browser makes no files.
pub fn save(name: &str, media_type: &str, content: &JsString) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(&blob(media_type, content)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the file over by now.
    Url::revoke_object_url(&address)
}

/// Gives the reader `value` as a JSON file called `name`, and says whether that worked.
#[must_use]
pub fn save_json(name: &str, value: &impl Serialize) -> bool {
    json::write(value).is_some_and(|json| save(name, "application/json", &json).is_ok())
}

/// Prints the page. Nothing happens where the browser cannot.
pub fn print() {
    drop(window().print());
}

/// Whether the system has a way to share.
#[must_use]
pub fn can_share() -> bool {
    Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Shares `text` by the system's own dialog.
///
/// # Errors
///
/// Where the reader closes it.
pub async fn share(text: &str) -> Result<(), JsValue> {
    let data = ShareData::new();
    data.set_text(text);
    JsFuture::from(window().navigator().share_with_data(&data)).await?;
    Ok(())
}

/// `content` as the browser's own bytes.
///
/// # Errors
///
/// Where there is no room for them.
pub fn blob(media_type: &str, content: &JsString) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(content), &options)
}

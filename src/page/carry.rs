//! The ways out of the page: the clipboard, a file, the printer, and the system's own sharing.

use gloo::utils::{document, window};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardItem, HtmlAnchorElement, ShareData, Url, js_sys};

/// Puts `text` on the clipboard.
///
/// # Errors
///
/// Where the browser has no clipboard for this page (it is not from a secure origin) or the reader
/// does not allow it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    secure()?;
    JsFuture::from(window().navigator().clipboard().write_text(text)).await?;
    Ok(())
}

/// Puts `html` on the clipboard, with `text` for whoever cannot take that.
///
/// # Errors
///
/// As [`copy`].
pub async fn copy_rich(html: &str, text: &str) -> Result<(), JsValue> {
    secure()?;
    let forms = Object::new();
    for (media_type, content) in [("text/html", html), ("text/plain", text)] {
        let form = blob(media_type, content)?;
        Reflect::set(&forms, &media_type.into(), &form)?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&forms)?;
    let items = Array::of1(&item);
    JsFuture::from(window().navigator().clipboard().write(&items)).await?;
    Ok(())
}

/// Gives the reader a file called `name`.
///
/// # Errors
///
/// Where the browser makes no files.
pub fn save(name: &str, media_type: &str, content: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(&blob(media_type, content)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the file over by now.
    Url::revoke_object_url(&address)
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

fn secure() -> Result<(), JsValue> {
    if window().is_secure_context() {
        Ok(())
    } else {
        Err(JsValue::NULL)
    }
}

fn blob(media_type: &str, content: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options)
}

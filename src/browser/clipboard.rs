//! Reading and writing the clipboard.

use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::js_sys::{Array, Function, Object, Promise, Reflect};
use web_sys::{Blob, Clipboard, ClipboardItem};

use crate::browser::saving::blob;
use crate::model::rich::Pasted;

/// The media type of plain text.
pub const PLAIN: &str = "text/plain";

/// The media type of HTML.
pub const HTML: &str = "text/html";

/// The browser's clipboard, if this page may use it (its origin must be secure).
fn clipboard() -> Option<Clipboard> {
    let secure = window().is_secure_context();
    secure.then(|| window().navigator().clipboard())
}

/// Puts `text` on the clipboard.
///
/// # Errors
///
/// If the browser has no clipboard for this page or the reader does not allow it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let clipboard = clipboard().ok_or(JsValue::NULL)?;
    JsFuture::from(clipboard.write_text(text)).await?;
    Ok(())
}

/// Puts content that is not ready yet on the clipboard: as `media_type`, and, if that is not plain
/// text, with `text` as plain text for applications that need it.
///
/// Browsers let a page write to the clipboard only during a click, but they accept a promise.
///
/// # Errors
///
/// As for [`copy`], and if the content never comes.
pub async fn copy_later(
    media_type: &'static str,
    content: impl Future<Output = Option<String>> + 'static,
    text: &str,
) -> Result<(), JsValue> {
    let clipboard = clipboard().ok_or(JsValue::NULL)?;
    let forms = Object::new();
    let text = blob(PLAIN, &text.into())?;
    Reflect::set(&forms, &PLAIN.into(), &text)?;
    Reflect::set(&forms, &media_type.into(), &promised(media_type, content))?;
    write(&clipboard, &forms).await
}

/// Puts a table that is not ready yet on the clipboard: as `html`, and as `text` for applications
/// that need it.
///
/// # Errors
///
/// As for [`copy_later`].
pub async fn copy_both(
    html: impl Future<Output = Option<String>> + 'static,
    text: impl Future<Output = Option<String>> + 'static,
) -> Result<(), JsValue> {
    let clipboard = clipboard().ok_or(JsValue::NULL)?;
    let forms = Object::new();
    Reflect::set(&forms, &PLAIN.into(), &promised(PLAIN, text))?;
    Reflect::set(&forms, &HTML.into(), &promised(HTML, html))?;
    write(&clipboard, &forms).await
}

/// A promise that resolves to `content`.
fn promised(
    media_type: &'static str,
    content: impl Future<Output = Option<String>> + 'static,
) -> Promise {
    future_to_promise(async move {
        let content = content.await.ok_or(JsValue::NULL)?;
        Ok(blob(media_type, &content.into())?.into())
    })
}

async fn write(clipboard: &Clipboard, forms: &Object) -> Result<(), JsValue> {
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(forms)?;
    JsFuture::from(clipboard.write(&Array::of1(&item))).await?;
    Ok(())
}

/// What was pasted before the page's code had loaded, which start.js kept; from now on the page
/// listens itself.
#[must_use]
pub fn early_paste() -> Option<Pasted> {
    let take = Reflect::get(&window(), &"takeEarlyPaste".into()).ok()?;
    let taken = take.dyn_into::<Function>().ok()?.call0(&JsValue::NULL);
    let [text, html] = [0, 1].map(|at| {
        taken
            .as_ref()
            .ok()
            .and_then(|taken| Reflect::get_u32(taken, at).ok()?.as_string())
    });
    Some(Pasted {
        text: text?,
        html: html.filter(|html| !html.is_empty()),
    })
}

/// Whether the browser may let the page read the clipboard.
#[must_use]
pub fn can_paste() -> bool {
    clipboard().is_some_and(|clipboard| has(&clipboard, "readText"))
}

/// The content of the clipboard.
///
/// # Errors
///
/// If the browser has no clipboard for this page or the reader does not allow it.
pub async fn pasted() -> Result<Pasted, JsValue> {
    let clipboard = clipboard().ok_or(JsValue::NULL)?;
    if has(&clipboard, "read")
        && let Ok(pasted) = items(&clipboard).await
    {
        return Ok(pasted);
    }
    if !has(&clipboard, "readText") {
        return Err(JsValue::NULL);
    }
    let text = JsFuture::from(clipboard.read_text()).await?;
    Ok(text.as_string().unwrap_or_default().into())
}

/// Whether this browser has the method `name` on `target`; calling a missing method would crash the
/// page.
fn has(target: &JsValue, name: &str) -> bool {
    Reflect::has(target, &name.into()).unwrap_or_default()
}

/// The first text and the first HTML on the clipboard.
async fn items(clipboard: &Clipboard) -> Result<Pasted, JsValue> {
    let items: Array = JsFuture::from(clipboard.read()).await?.dyn_into()?;
    let (mut text, mut html) = (None, None);
    for item in items.iter() {
        let item: ClipboardItem = item.dyn_into()?;
        for (kind, slot) in [(PLAIN, &mut text), (HTML, &mut html)] {
            if slot.is_none() && item.types().includes(&kind.into(), 0) {
                let blob: Blob = JsFuture::from(item.get_type(kind)).await?.dyn_into()?;
                *slot = JsFuture::from(blob.text()).await?.as_string();
            }
        }
    }
    Ok(Pasted {
        text: text.unwrap_or_default(),
        html,
    })
}

//! Reading the browser's clipboard at a click.

use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Reflect};
use web_sys::{Blob, Clipboard, ClipboardItem};

use super::rich::Pasted;

/// The browser's clipboard, where this page may have it: it is from a secure origin.
fn clipboard() -> Option<Clipboard> {
    let secure = window().is_secure_context();
    secure.then(|| window().navigator().clipboard())
}

/// Whether the browser may let the page read the clipboard.
#[must_use]
pub fn can_paste() -> bool {
    clipboard().is_some_and(|clipboard| has(&clipboard, "readText"))
}

/// What is on the clipboard.
///
/// # Errors
///
/// Where the browser has no clipboard for this page or the reader does not allow it.
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

/// Whether this browser has the method `name` on `target`; a call of one that it has not would be
/// the page's end.
fn has(target: &JsValue, name: &str) -> bool {
    Reflect::has(target, &name.into()).unwrap_or_default()
}

/// The clipboard's first text, and first HTML.
async fn items(clipboard: &Clipboard) -> Result<Pasted, JsValue> {
    let items: Array = JsFuture::from(clipboard.read()).await?.dyn_into()?;
    let (mut text, mut html) = (None, None);
    for item in items.iter() {
        let item: ClipboardItem = item.dyn_into()?;
        for (kind, slot) in [("text/plain", &mut text), ("text/html", &mut html)] {
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

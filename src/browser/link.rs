//! Links that hold an article: a [`Kept`] draft as JSON, compressed (DEFLATE) and in base64url, as
//! the field `z` of the URL fragment, which browsers do not send to servers.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Function, Reflect, Uint8Array};
use web_sys::{ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair, Response};

use crate::browser::address::{self, PACKED};
use crate::browser::json::{self, Parsed};
use crate::model::draft::Draft;
use crate::model::kept::{self, Kept, Unreadable};

/// The longest link, in characters, that programs can be relied on to pass on intact.
pub const LONGEST_LINK: usize = 30_000;

/// The maximum uncompressed size of a link, in bytes. More would be an attack: two megabytes, the
/// longest URL that browsers accept, can decompress to two thousand.
const MOST_UNPACKED: usize = 8_000_000;

/// The direction of the browser's compression stream.
#[derive(Clone, Copy)]
enum Way {
    Pack,
    Unpack,
}

/// A link to this page that holds `draft`; it may be longer than [`LONGEST_LINK`].
///
/// # Errors
///
/// If the browser has no compression stream.
pub async fn to(draft: &Draft) -> Result<String, JsValue> {
    let json = String::from(json::write(&Kept::of(draft)).ok_or(JsValue::NULL)?);
    let packed = pass(json.as_bytes(), Way::Pack).await?;
    let address = address::own();
    Ok(format!(
        "{address}#{PACKED}={}",
        BASE64_URL_SAFE_NO_PAD.encode(packed)
    ))
}

/// The draft in a link's field.
///
/// # Errors
///
/// If the link is damaged, or was made by a newer build.
pub async fn read(field: &str) -> Result<Draft, Unreadable> {
    let packed = BASE64_URL_SAFE_NO_PAD.decode(field.trim());
    let packed = packed.map_err(|_| Unreadable::Damaged)?;
    let json = pass(&packed, Way::Unpack).await;
    let json = json.map_err(|_| Unreadable::Damaged)?;
    let json = std::str::from_utf8(&json).map_err(|_| Unreadable::Damaged)?;
    kept::read(&Parsed::of(json))
}

/// Sends `bytes` through the browser's compression stream.
async fn pass(bytes: &[u8], way: Way) -> Result<Vec<u8>, JsValue> {
    let name = match way {
        Way::Pack => "CompressionStream",
        Way::Unpack => "DecompressionStream",
    };
    let class: Function = Reflect::get(&window(), &name.into())?.dyn_into()?;
    let through = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    let through: ReadableWritablePair = through.unchecked_into();
    let body = Response::new_with_opt_js_u8_array(Some(&Uint8Array::from(bytes)))?.body();
    collect(&body.ok_or(JsValue::NULL)?.pipe_through(&through)).await
}

/// Everything in `stream`, up to [`MOST_UNPACKED`] bytes.
async fn collect(stream: &ReadableStream) -> Result<Vec<u8>, JsValue> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await?;
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            return Ok(bytes);
        }
        let chunk: Uint8Array = Reflect::get(&chunk, &"value".into())?.dyn_into()?;
        if bytes.len() + chunk.length() as usize > MOST_UNPACKED {
            JsFuture::from(reader.cancel()).await?;
            return Err(JsValue::NULL);
        }
        bytes.extend(chunk.to_vec());
    }
}

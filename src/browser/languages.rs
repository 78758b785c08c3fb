//! Which languages can be read offline: those whose models the service worker has cached.

use futures_channel::oneshot;
use gloo::utils::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Reflect};
use web_sys::{MessageChannel, MessageEvent, ServiceWorker, ServiceWorkerRegistration};

/// A question to the service worker, which answers with the number of models that it does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// How many are missing?
    Missing,
    /// Fetch the missing ones. How many could not be fetched?
    Keep,
}

impl Question {
    /// The message that `service_worker.js` expects.
    const fn message(self) -> &'static str {
        match self {
            Self::Missing => "missing languages",
            Self::Keep => "keep languages",
        }
    }
}

/// How many languages cannot be read offline once `question` has been answered. `None` if the page
/// is not cached for offline use at all.
pub async fn missing(question: Question) -> Option<usize> {
    let worker = active_worker().await?;
    let channel = MessageChannel::new().ok()?;
    let (sender, receiver) = oneshot::channel();
    let hear = Closure::once_into_js(move |event: MessageEvent| {
        // The sheet may have been closed in the meantime.
        let _ = sender.send(event.data().as_f64());
    });
    channel.port1().set_onmessage(Some(hear.unchecked_ref()));
    let message = JsValue::from_str(question.message());
    let transfer = Array::of1(&channel.port2());
    worker
        .post_message_with_transferable(&message, &transfer)
        .ok()?;
    let count = receiver.await.ok()??;
    // It is a count of files.
    Some(count as usize)
}

async fn active_worker() -> Option<ServiceWorker> {
    let navigator = window().navigator();
    if !Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false) {
        return None;
    }
    let found = JsFuture::from(navigator.service_worker().get_registration()).await;
    let registration: ServiceWorkerRegistration = found.ok()?.dyn_into().ok()?;
    registration.active()
}

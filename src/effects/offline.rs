//! The page without a network: its service worker keeps the page's files, and tells when those of a
//! newer build are there.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, js_sys};
use yew::prelude::*;

use crate::components::Act;
use crate::state::{Action, Update};

/// The service worker's file. Its name stays, so that the browser finds the next one by it.
const SCRIPT: &str = "./service_worker.js";

/// What tells a service worker that waits to take over.
const TAKE_OVER: &str = "take over";

/// Has the page kept for use without a network, once it is `ready` (so that the files that the page
/// itself waits for come first), and says when a newer build of it is there.
#[hook]
pub fn use_offline(ready: bool, act: &Act) {
    let act = act.clone();
    use_effect_with(ready, move |&ready| {
        if ready && let Some(container) = container() {
            spawn_local(async move {
                // A browser that refuses (in a private window, say) has the page as before.
                if let Ok(registration) = register(&container).await {
                    watch(registration, act);
                }
            });
        }
    });
}

/// Goes over to the newer build: its service worker takes over, and the page is loaded again. Without
/// one that waits, the page is loaded again all the same.
pub fn update() {
    spawn_local(async {
        if let Some(container) = container()
            && let Some(waiting) = waiting(&container).await
        {
            let reload = EventListener::once(&container, "controllerchange", |_| reload());
            // Lives until the page does, which is not long.
            reload.forget();
            if waiting.post_message(&JsValue::from_str(TAKE_OVER)).is_ok() {
                return;
            }
        }
        reload();
    });
}

/// Loads the page again. It stays as it is where the browser refuses.
pub fn reload() {
    drop(window().location().reload());
}

/// The browser's service workers, where it has any for this page (its origin must be secure).
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let has = js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker"));
    has.unwrap_or(false).then(|| navigator.service_worker())
}

async fn register(
    container: &ServiceWorkerContainer,
) -> Result<ServiceWorkerRegistration, JsValue> {
    JsFuture::from(container.register(SCRIPT)).await?.dyn_into()
}

async fn waiting(container: &ServiceWorkerContainer) -> Option<web_sys::ServiceWorker> {
    let registration = JsFuture::from(container.get_registration()).await.ok()?;
    registration
        .dyn_into::<ServiceWorkerRegistration>()
        .ok()?
        .waiting()
}

/// Says when a newer build waits. A service worker that is the first has nothing to wait for.
fn watch(registration: ServiceWorkerRegistration, act: Act) {
    let tell = move |registration: &ServiceWorkerRegistration| {
        if registration.waiting().is_some() && registration.active().is_some() {
            act.emit(Action::Update(Update::Ready));
        }
    };
    tell(&registration);
    let events = registration.clone();
    let found = EventListener::new(&events, "updatefound", move |_| {
        let Some(installing) = registration.installing() else {
            return;
        };
        let (registration, tell) = (registration.clone(), tell.clone());
        let worker = installing.clone();
        let changed = EventListener::new(&installing, "statechange", move |_| {
            if worker.state() == ServiceWorkerState::Installed {
                tell(&registration);
            }
        });
        // One for each new build that comes while the page is open.
        changed.forget();
    });
    found.forget();
}

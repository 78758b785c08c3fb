//! Offline use: the page's service worker caches the page's files, and reports when a newer build
//! is available.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, js_sys};
use yew::prelude::*;

use crate::components::Act;
use crate::state::{Action, Update};

/// The service worker's file. Its name must not change, so that the browser finds the next version.
const SCRIPT: &str = "./service_worker.js";

/// Tells a waiting service worker to take over.
const TAKE_OVER: &str = "take over";

/// Makes the page available offline once it is `ready` (so that the files that the page itself
/// needs come first), and reports a newer build.
#[hook]
pub fn use_offline(ready: bool, act: &Act) {
    let act = act.clone();
    use_effect_with(ready, move |&ready| {
        if ready && let Some(container) = container() {
            spawn_local(async move {
                // If a browser refuses (in a private window, say), the page works as before.
                if let Ok(registration) = register(&container).await {
                    watch(registration, act);
                }
            });
        }
    });
}

/// Switches to the newer build: its service worker takes over, and the page is reloaded. If none is
/// waiting, the page is reloaded all the same.
pub fn update() {
    spawn_local(async {
        if let Some(container) = container()
            && let Some(waiting) = waiting(&container).await
        {
            let reload = EventListener::once(&container, "controllerchange", |_| reload());
            // Lives as long as the page, which is not long.
            reload.forget();
            if waiting.post_message(&JsValue::from_str(TAKE_OVER)).is_ok() {
                return;
            }
        }
        reload();
    });
}

/// Reloads the page, if the browser allows it.
pub fn reload() {
    drop(window().location().reload());
}

/// The browser's service workers, if this page can have any (its origin must be secure).
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

/// Reports a waiting newer build. A first service worker has nothing to wait for.
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
        // Once for each new build that arrives while the page is open.
        changed.forget();
    });
    found.forget();
}

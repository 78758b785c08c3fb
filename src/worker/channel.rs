//! A worker and the channel to it: messages in both directions, encoded by [`Bincode`], and notice
//! of failure.

use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::worker::{Bincode, Codec};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{self, Array, Reflect};
use web_sys::{DedicatedWorkerGlobalScope, Event, MessageEvent, Worker, WorkerOptions};

/// Identifies the sources that this code was built from. Page and worker must have the same.
pub const BUILD: &str = env!("PITH_BUILD");

/// What the page receives from its worker.
#[derive(Debug)]
pub enum Heard<A> {
    /// An answer.
    Answer(A),
    /// The worker could not be loaded, or it crashed.
    Failed,
}

/// The page's end. Dropping it ends the worker.
pub struct Channel {
    worker: Worker,
    /// Lives as long as the channel; answers are handled only while it does.
    _open: Rc<()>,
    _listeners: [EventListener; 2],
}

impl Channel {
    /// Starts the worker called `name`, or takes over the one that start.js started, and passes its
    /// answers to `hear`. `None` if the browser starts no workers.
    #[must_use]
    pub fn open<A: DeserializeOwned + 'static>(
        name: &str,
        hear: impl Fn(Heard<A>) + Clone + 'static,
    ) -> Option<Self> {
        let Started { worker, said } = Started::early(name).or_else(|| Started::now(name))?;
        let open = Rc::new(());
        let tell = {
            let open = Rc::downgrade(&open);
            move |data: Option<JsValue>| {
                // A number is for start.js: how many bytes of the worker have been loaded.
                if data.as_ref().is_some_and(|data| data.as_f64().is_some()) {
                    return;
                }
                let heard = data.map_or(Heard::Failed, |data| Heard::Answer(Bincode::decode(data)));
                let (hear, open) = (hear.clone(), Weak::clone(&open));
                // Decoding the analysis of a book takes as long as drawing it, so each gets a task
                // of its own.
                let tell = move || {
                    if open.strong_count() > 0 {
                        hear(heard);
                    }
                };
                Timeout::new(0, tell).forget();
            }
        };
        for data in said {
            tell(Some(data).filter(|data| !data.is_null()));
        }
        let message = {
            let tell = tell.clone();
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    tell(Some(event.data()));
                }
            })
        };
        let error = EventListener::new(&worker, "error", move |_: &Event| tell(None));
        Some(Self {
            worker,
            _open: open,
            _listeners: [message, error],
        })
    }

    /// Sends `request`.
    pub fn ask(&self, request: &impl Serialize) {
        self.post(&Bincode::encode(request));
    }

    /// Sends something that is not a message of ours, such as a file handle.
    pub fn post(&self, message: &JsValue) {
        // Bytes and files can always be posted.
        drop(self.worker.post_message(message));
    }
}

/// A worker and the messages it has sent already; `null` stands for a failure.
struct Started {
    worker: Worker,
    said: Array,
}

impl Started {
    fn now(name: &str) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_name(name);
        let loader = format!("./worker_loader.js?{BUILD}");
        Some(Self {
            worker: Worker::new_with_options(&loader, &options).ok()?,
            said: Array::new(),
        })
    }

    /// The engine's worker, which start.js starts so that it loads in parallel with the page's
    /// code. It can be taken only once.
    fn early(name: &str) -> Option<Self> {
        const GLOBAL: &str = "startedEngine";
        if name != super::engine::NAME {
            return None;
        }
        let global = js_sys::global();
        let started = Reflect::get(&global, &GLOBAL.into()).ok()?;
        let part = |name: &str| Reflect::get(&started, &name.into());
        let worker: Worker = part("worker").ok()?.dyn_into().ok()?;
        let said = part("said").ok()?.dyn_into().ok()?;
        Reflect::delete_property(&global, &GLOBAL.into()).ok()?;
        worker.set_onmessage(None);
        worker.set_onerror(None);
        Some(Self { worker, said })
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The worker's end.
#[derive(Clone)]
pub struct Line(DedicatedWorkerGlobalScope);

impl Line {
    /// The channel to the page; `None` if this is not a worker.
    #[must_use]
    pub fn new() -> Option<Self> {
        js_sys::global().dyn_into().ok().map(Self)
    }

    /// Sends an answer to the page.
    pub fn tell(&self, answer: impl Serialize) {
        // Bytes can always be posted.
        drop(self.0.post_message(&Bincode::encode(answer)));
    }

    /// Passes each message from the page to `hear`, as long as the worker lives.
    pub fn listen(&self, hear: impl Fn(JsValue) + 'static) {
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            hear(event.data());
        });
        self.0.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget();
    }

    /// Milliseconds since the worker was started.
    #[must_use]
    pub fn now(&self) -> f64 {
        self.0.performance().map_or(0.0, |clock| clock.now())
    }
}

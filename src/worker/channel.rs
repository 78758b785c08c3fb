//! A worker and the line to it: what each side tells the other, in [`Bincode`], and that it failed.

use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::worker::{Bincode, Codec};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::js_sys;
use web_sys::{DedicatedWorkerGlobalScope, Event, MessageEvent, Worker, WorkerOptions};

/// Names the sources that this code was built from. Page and worker must have the same.
pub const BUILD: &str = env!("PITH_BUILD");

/// What a page hears of its worker.
#[derive(Debug)]
pub enum Heard<A> {
    /// An answer.
    Answer(A),
    /// It could not be loaded, or it died.
    Failed,
}

/// The page's end. The worker ends when this is dropped.
pub struct Channel {
    worker: Worker,
    /// Lives as long as the channel: what comes of an answer comes only while it does.
    _open: Rc<()>,
    _listeners: [EventListener; 2],
}

impl Channel {
    /// Starts the worker of this `name` and hands what it answers to `hear`; `None` where the browser
    /// does not start any.
    #[must_use]
    pub fn open<A: DeserializeOwned + 'static>(
        name: &str,
        hear: impl Fn(Heard<A>) + Clone + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_name(name);
        let loader = format!("./worker_loader.js?{BUILD}");
        let worker = Worker::new_with_options(&loader, &options).ok()?;
        let open = Rc::new(());
        let message = {
            let (hear, open) = (hear.clone(), Rc::downgrade(&open));
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    let answer = Bincode::decode(event.data());
                    let (hear, open) = (hear.clone(), Weak::clone(&open));
                    // To read the analysis of a book takes as long as to draw it: a task for each.
                    let tell = move || {
                        if open.strong_count() > 0 {
                            hear(Heard::Answer(answer));
                        }
                    };
                    Timeout::new(0, tell).forget();
                }
            })
        };
        let error = EventListener::new(&worker, "error", move |_: &Event| hear(Heard::Failed));
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

    /// Sends what is no message of ours, such as the browser's handle of a file.
    pub fn post(&self, message: &JsValue) {
        // Bytes and files can always be posted.
        drop(self.worker.post_message(message));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The worker's end: says `hello`, and from then on tells what `answer` makes of each message.
/// Nothing happens where this is not a worker.
pub fn serve<A: Serialize>(hello: A, answer: impl Fn(JsValue) -> Option<A> + 'static) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let tell = {
        let scope = scope.clone();
        // Bytes can always be posted.
        move |answer: A| drop(scope.post_message(&Bincode::encode(answer)))
    };
    tell(hello);
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(answer) = answer(event.data()) {
            tell(answer);
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It hears for as long as the worker lives.
    hear.forget();
}

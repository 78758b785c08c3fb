//! The page's side of reading files: a worker for each, of which the last one counts.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::worker::{Bincode, Codec};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, HtmlInputElement, MessageEvent, Worker, WorkerOptions};
use yew::prelude::*;

use super::components::Act;
use super::opening::{Opened, Opening, Refusal};
use super::reader::{Answer, NAME};
use super::state::{Action, Engine};
use super::worker::BUILD;

/// How a component hands files over.
pub type Open = Callback<FileList>;

/// What reads the files that the reader drops or chooses. Reading ends where `opening` no longer
/// waits for it.
#[hook]
pub fn use_files(opening: Option<u32>, act: &Act) -> Open {
    let files = use_memo((), |()| Files {
        act: act.clone(),
        serial: Cell::default(),
        current: RefCell::default(),
    });
    use_effect_with(opening, {
        let files = files.clone();
        move |&opening| {
            if opening.is_none() {
                files.current.take();
            }
        }
    });
    use_memo((), move |()| {
        Callback::from(move |list: FileList| files.open(&list))
    })
    .as_ref()
    .clone()
}

struct Files {
    act: Act,
    /// Counts the files.
    serial: Cell<u32>,
    /// The worker that reads.
    current: RefCell<Option<Reading>>,
}

/// A worker with a file. It ends when this is dropped.
struct Reading {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Files {
    /// Reads the first file of `list`.
    fn open(self: &Rc<Self>, list: &FileList) {
        let Some(file) = list.get(0) else { return };
        let serial = self.serial.get() + 1;
        self.serial.set(serial);
        self.act.emit(Action::Open(Opening {
            serial,
            name: file.name().into(),
            others: list.length().saturating_sub(1) as usize,
        }));
        let reading = self.start(serial, file);
        if reading.is_none() {
            self.done(serial, Err(Refusal::Unloaded));
        }
        self.current.replace(reading);
    }

    fn start(self: &Rc<Self>, serial: u32, file: File) -> Option<Reading> {
        let options = WorkerOptions::new();
        options.set_name(NAME);
        let loader = format!("./worker_loader.js?{BUILD}");
        let worker = Worker::new_with_options(&loader, &options).ok()?;
        let greeted = Rc::new(Cell::new(false));
        let message = {
            let (this, worker, greeted) = (Rc::clone(self), worker.clone(), Rc::clone(&greeted));
            EventListener::new(&worker.clone(), "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else {
                    return;
                };
                match Bincode::decode(event.data()) {
                    Answer::Hello(build) if build == BUILD => {
                        greeted.set(true);
                        // A file can always be posted.
                        drop(worker.post_message(&file));
                    }
                    Answer::Hello(_) => {
                        this.act.emit(Action::StopOpening);
                        this.act.emit(Action::Engine(Engine::Stale));
                    }
                    Answer::Read(outcome) => this.done(serial, outcome),
                }
            })
        };
        let error = {
            let this = Rc::clone(self);
            EventListener::new(&worker, "error", move |_| {
                let why = if greeted.get() {
                    Refusal::Failed
                } else {
                    Refusal::Unloaded
                };
                this.done(serial, Err(why));
            })
        };
        Some(Reading {
            worker,
            _listeners: [message, error],
        })
    }

    fn done(&self, serial: u32, outcome: Result<Opened, Refusal>) {
        self.act.emit(Action::Opened { serial, outcome });
    }
}

/// The text of the first file that `chooser` has; `None` where there is none, or it cannot be read.
pub fn first_text(chooser: &HtmlInputElement) -> impl Future<Output = Option<String>> + use<> {
    let file = chooser.files().and_then(|files| files.get(0));
    async move { JsFuture::from(file?.text()).await.ok()?.as_string() }
}

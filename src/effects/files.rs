//! The page's side of reading files: a worker for each file, of which only the latest counts.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FileList, HtmlInputElement};
use yew::prelude::*;

use crate::browser::json::Parsed;
use crate::components::Act;
use crate::model::kept::Unreadable;
use crate::model::opening::{Opened, Opening, Refusal};
use crate::state::{Action, Engine};
use crate::worker::channel::{BUILD, Channel, Heard};
use crate::worker::reader::{Answer, NAME};

/// How a component opens files.
pub type Open = Callback<FileList>;

/// Reads the files that the reader drops or chooses. Reading stops when `opening` no longer waits
/// for it.
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
    /// The worker that is reading.
    current: RefCell<Option<Channel>>,
}

impl Files {
    /// Reads the first file in `list`.
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

    fn start(self: &Rc<Self>, serial: u32, file: File) -> Option<Channel> {
        let (this, greeted) = (Rc::clone(self), Rc::new(Cell::new(false)));
        Channel::open(NAME, move |heard| match heard {
            Heard::Answer(Answer::Hello(build)) if build == BUILD => {
                greeted.set(true);
                if let Some(reader) = &*this.current.borrow() {
                    reader.post(&file);
                }
            }
            Heard::Answer(Answer::Hello(_)) => {
                this.act.emit(Action::StopOpening);
                this.act.emit(Action::Engine(Engine::Stale));
            }
            Heard::Answer(Answer::Read(outcome)) => this.done(serial, outcome),
            Heard::Failed if greeted.get() => this.done(serial, Err(Refusal::Failed)),
            Heard::Failed => this.done(serial, Err(Refusal::Unloaded)),
        })
    }

    fn done(&self, serial: u32, outcome: Result<Opened, Refusal>) {
        self.act.emit(Action::Opened { serial, outcome });
    }
}

/// Reads the first file of a file input's `event` as JSON, and passes the result of `read` to
/// `then`.
pub fn read_chosen<T>(
    event: &Event,
    read: impl FnOnce(&Parsed) -> Result<T, Unreadable> + 'static,
    then: impl FnOnce(Result<T, Unreadable>) + 'static,
) {
    let chooser = event.target_unchecked_into::<HtmlInputElement>();
    let file = chooser.files().and_then(|files| files.get(0));
    // Allows the same file to be chosen again.
    chooser.set_value("");
    spawn_local(async move {
        let text = async { JsFuture::from(file?.text()).await.ok()?.as_string() };
        let text = text.await.ok_or(Unreadable::Damaged);
        then(text.and_then(|text| read(&Parsed::of(&text))));
    });
}

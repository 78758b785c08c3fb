//! The worker that reads files: it is started for one file, and ended when that is read. The crates
//! for the formats are in it alone.
//!
//! It gets the browser's handle of the file and fetches the bytes itself, so that these never pass
//! through the page.

use gloo::worker::{Bincode, Codec};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{self, Uint8Array};
use web_sys::{DedicatedWorkerGlobalScope, File, FileReaderSync, MessageEvent};

use super::opening::{Opened, Refusal};
use super::worker::BUILD;
use crate::files::{self, FileError, MAX_BYTES};

/// The worker's name, by which the loader finds its parts.
pub const NAME: &str = "reader";

/// What it tells the page, as [`Bincode`].
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// Its build, when it is ready. Stays the first variant: a page of any build understands it.
    Hello(String),
    /// What came of the file.
    Read(Result<Opened, Refusal>),
}

/// Runs in the worker: says hello, and answers each file that it gets.
pub fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let tell = {
        let scope = scope.clone();
        move |answer: Answer| {
            // Bytes can always be posted.
            drop(scope.post_message(&Bincode::encode(answer)));
        }
    };
    tell(Answer::Hello(BUILD.to_owned()));
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(file) = event.data().dyn_into::<File>() {
            tell(Answer::Read(read(&file)));
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It hears for as long as the worker lives.
    hear.forget();
}

fn read(file: &File) -> Result<Opened, Refusal> {
    if file.size() > MAX_BYTES as f64 {
        return Err(useless(FileError::TooBig));
    }
    let buffer = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(file));
    let buffer = buffer.map_err(|_| Refusal::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let read = files::read(&file.name(), &bytes);
    read.map(Opened::from).map_err(useless)
}

fn useless(error: FileError) -> Refusal {
    Refusal::Useless(error, error.to_string())
}

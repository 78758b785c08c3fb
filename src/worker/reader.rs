//! The worker that reads files. It is started for one file and ended when that has been read. Only
//! it contains the crates for file formats.
//!
//! It receives the browser's file handle and reads the bytes itself, so they never pass through the
//! page.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::js_sys::Uint8Array;
use web_sys::{File, FileReaderSync};

use crate::model::opening::{Opened, Refusal};
use crate::worker::channel::{BUILD, Line};
use pith_files::{FileError, MAX_BYTES};

/// The worker's name, which tells the loader what to load.
pub const NAME: &str = "reader";

/// What it sends to the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// The worker's build, once it is ready. This must stay the first variant, so that a page of
    /// any build understands it.
    Hello(String),
    /// The result of reading the file.
    Read(Result<Opened, Refusal>),
}

/// Runs in the worker: says hello, then reads each file that it receives.
pub fn start() {
    let Some(line) = Line::new() else { return };
    line.tell(Answer::Hello(BUILD.to_owned()));
    let answers = line.clone();
    line.listen(move |message| {
        if let Ok(file) = message.dyn_into::<File>() {
            answers.tell(Answer::Read(read(&file)));
        }
    });
}

fn read(file: &File) -> Result<Opened, Refusal> {
    if file.size() > MAX_BYTES as f64 {
        return Err(useless(FileError::TooBig));
    }
    let buffer = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(file));
    let buffer = buffer.map_err(|_| Refusal::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let read = pith_files::read(&file.name(), &bytes);
    read.map(Opened::from).map_err(useless)
}

fn useless(error: FileError) -> Refusal {
    Refusal::Useless(error, error.to_string())
}

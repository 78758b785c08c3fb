//! The worker that reads files: it is started for one file, and ended when that is read. The crates
//! for the formats are in it alone.
//!
//! It gets the browser's handle of the file and fetches the bytes itself, so that these never pass
//! through the page.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::js_sys::Uint8Array;
use web_sys::{File, FileReaderSync};

use crate::model::opening::{Opened, Refusal};
use crate::worker::channel::{BUILD, Line};
use pith_files::{FileError, MAX_BYTES};

/// The worker's name, by which the loader finds its parts.
pub const NAME: &str = "reader";

/// What it tells the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// Its build, when it is ready. Stays the first variant: a page of any build understands it.
    Hello(String),
    /// What came of the file.
    Read(Result<Opened, Refusal>),
}

/// Runs in the worker: says hello, and answers each file that it gets.
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

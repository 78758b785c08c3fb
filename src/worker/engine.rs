//! The worker: the engine, off the page's thread, and the messages between the two.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::worker::{Bincode, Codec};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Performance, WorkerGlobalScope, js_sys};

use crate::export::{Export, Form, Labels, Written};
use crate::model::analysis::Analysis;
use crate::model::rich::{Derived, Material};
use crate::state::EXAMPLE;
use crate::worker::channel::{BUILD, serve};
use pith::{Digest, Engine, Options};

/// The worker's name, by which the loader finds its parts.
pub const NAME: &str = "worker";

/// What the page asks.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// An analysis.
    Analyse {
        /// Comes back with the answer.
        revision: u32,
        /// The text, with its markup.
        material: Material,
        /// What to do with it.
        options: Options,
    },
    /// An analysis, written out.
    Write {
        /// Comes back with the answer.
        serial: u32,
        /// The text, with its markup.
        material: Material,
        /// What to do with it.
        options: Options,
        /// The sentences of the summary, ascending.
        chosen: Vec<usize>,
        /// In which form.
        form: Form,
        /// The interface's words in it.
        labels: Labels,
    },
    /// What of the text is about some words.
    Relevance {
        /// Comes back with the answer.
        serial: u32,
        /// The text, with its markup.
        material: Material,
        /// What to do with it.
        options: Options,
        /// The words.
        words: String,
    },
}

/// What the worker answers.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// Its build, when it is ready. Stays the first variant: a page of any build understands it.
    Hello(String),
    /// A finished analysis.
    Analysed {
        /// The request's revision.
        revision: u32,
        /// What was read of HTML, where that is the better source.
        derived: Option<Derived>,
        /// What was found.
        digest: Box<Digest>,
        /// What the engine took, in milliseconds.
        ms: f64,
    },
    /// An analysis, written out.
    Written {
        /// The request's serial.
        serial: u32,
        /// What was written.
        written: Written,
    },
    /// What of the text is about the words.
    Relevance {
        /// The request's serial.
        serial: u32,
        /// How relevant each sentence is, 0 to 1.
        relevance: Vec<f32>,
    },
}

/// How often the example is read before the first request comes: it passes through every stage of the
/// engine. Browsers compile what has run often once more, into faster code, which would come too late
/// for a visitor who pastes a single article.
const ROUNDS: u32 = 16;

/// Runs in the worker: says hello, and answers each request.
pub fn start() {
    let scope = js_sys::global().dyn_into::<WorkerGlobalScope>();
    let clock = scope.ok().and_then(|scope| scope.performance());
    let now = move || clock.as_ref().map_or(0.0, Performance::now);
    let asked = Rc::new(Cell::new(false));
    warm_up(ROUNDS, Rc::clone(&asked));
    serve(Answer::Hello(BUILD.to_owned()), move |message| {
        asked.set(true);
        Some(answer(Bincode::decode(message), &now))
    });
}

/// Reads the example `rounds` times, until something is `asked`: each time in a task of its own, so that a
/// request waits for no more than one.
fn warm_up(rounds: u32, asked: Rc<Cell<bool>>) {
    let round = move || {
        if rounds > 0 && !asked.get() {
            drop(pith::digest(EXAMPLE, &Options::default()));
            warm_up(rounds - 1, asked);
        }
    };
    Timeout::new(0, round).forget();
}

/// The answer to `request`; `now` tells the time in milliseconds.
fn answer(request: Request, now: impl Fn() -> f64) -> Answer {
    match request {
        Request::Analyse {
            revision,
            material,
            options,
        } => {
            let start = now();
            let (derived, digest) = material.digest(Engine::embedded(), &options);
            Answer::Analysed {
                revision,
                derived,
                digest: Box::new(digest),
                ms: now() - start,
            }
        }
        Request::Write {
            serial,
            material,
            options,
            chosen,
            form,
            labels,
        } => {
            let (source, digest) = material.read(Engine::embedded(), &options);
            let analysis = Analysis::new(1, source.into(), digest, 0.0);
            let export = Export {
                analysis: &analysis,
                chosen: &chosen,
                labels: &labels,
            };
            Answer::Written {
                serial,
                written: export.write(form),
            }
        }
        Request::Relevance {
            serial,
            material,
            options,
            words,
        } => Answer::Relevance {
            serial,
            relevance: material.relevance(Engine::embedded(), &options, &words),
        },
    }
}

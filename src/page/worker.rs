//! The worker: the engine, off the page's thread, and the messages between the two.

use gloo::worker::{HandlerId, Registrable, Worker, WorkerScope};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Performance, WorkerGlobalScope};

use super::analysis::Analysis;
use super::export::{Export, Form, Written};
use super::rich::{Derived, Material};
use super::words;
use crate::{Digest, Options};

/// Names the sources that this code was built from. Page and worker must have the same.
pub const BUILD: &str = env!("PITH_BUILD");

/// What the page asks.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// Which build the worker is of. Stays the first variant: a worker of any build understands it.
    Hello,
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
        /// In which language the interface's own words are, by its code.
        language: String,
    },
    /// What of the text is about some words.
    Seek {
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
    /// Its build. Stays the first variant: a page of any build understands it.
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
    Sought {
        /// The request's serial.
        serial: u32,
        /// How relevant each sentence is, 0 to 1.
        relevance: Vec<f32>,
    },
}

/// A text that passes through every stage of the engine.
const WARM_UP: &str = "The river rose on Monday. Two bridges in Paris were closed.";

/// The worker's side.
#[derive(Debug)]
pub struct Analyst {
    clock: Option<Performance>,
}

impl Worker for Analyst {
    type Message = ();
    type Input = Request;
    type Output = Answer;

    fn create(_scope: &WorkerScope<Self>) -> Self {
        let scope = web_sys::js_sys::global().dyn_into::<WorkerGlobalScope>();
        Self {
            clock: scope.ok().and_then(|scope| scope.performance()),
        }
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, _message: ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, id: HandlerId) {
        let answer = match request {
            Request::Hello => {
                scope.respond(id, Answer::Hello(BUILD.to_owned()));
                // The word lists are read in on first use: better now than on the first paste.
                drop(crate::digest(WARM_UP, &Options::default()));
                return;
            }
            Request::Analyse {
                revision,
                material,
                options,
            } => {
                let start = self.now();
                let (derived, digest) = material.digest(&options);
                Answer::Analysed {
                    revision,
                    derived,
                    digest: Box::new(digest),
                    ms: self.now() - start,
                }
            }
            Request::Write {
                serial,
                material,
                options,
                chosen,
                form,
                language,
            } => {
                words::speak([language.as_str()]);
                Answer::Written {
                    serial,
                    written: write(material, &options, &chosen, form),
                }
            }
            Request::Seek {
                serial,
                material,
                options,
                words,
            } => Answer::Sought {
                serial,
                relevance: material.relevance(&options, &words),
            },
        };
        scope.respond(id, answer);
    }
}

impl Analyst {
    fn now(&self) -> f64 {
        self.clock.as_ref().map_or(0.0, Performance::now)
    }
}

/// The analysis of `material`, written out.
fn write(material: Material, options: &Options, chosen: &[usize], form: Form) -> Written {
    let (source, digest) = material.read(options);
    let analysis = Analysis::new(1, source.into(), digest, 0.0);
    let export = Export {
        analysis: &analysis,
        chosen,
    };
    export.write(form)
}

/// Runs in the worker: waits for requests.
pub fn start() {
    Analyst::registrar().register();
}

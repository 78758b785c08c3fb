//! The worker: the engine, off the page's thread, and the messages between the two.

use gloo::worker::{HandlerId, Registrable, Worker, WorkerScope};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Performance, WorkerGlobalScope};

use super::analysis::Analysis;
use super::export::{Export, Form, Written};
use super::rich::{Derived, Material};
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
            } => Answer::Written {
                serial,
                written: write(material, &options, &chosen, form),
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

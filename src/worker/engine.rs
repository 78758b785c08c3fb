//! The worker, which runs the engine off the page's thread, and its messages.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::worker::{Bincode, Codec};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen::throw_val;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::js_sys::{self, Function, Promise, Reflect, Uint8Array};

use crate::export::{Export, Extras, Form, Labels, Written};
use crate::model::rich::{Derived, Material};
use crate::state::EXAMPLE;
use crate::worker::channel::{BUILD, Line};
use pith::digest::Availability;
use pith::models::{Job, Models};
use pith::text::language::Language;
use pith::{Digest, Engine, Options};

/// The worker's name, which tells the loader what to load.
pub const NAME: &str = "worker";

/// A request of the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// An analysis.
    Analyse {
        /// Returned with the answer.
        revision: u32,
        /// The text, with its markup.
        material: Material,
        /// The options for the engine.
        options: Options,
    },
    /// Export an analysis.
    Write {
        /// Returned with the answer.
        serial: u32,
        /// The text, with its markup.
        material: Material,
        /// The options for the engine.
        options: Options,
        /// The sentences of the summary, ascending.
        chosen: Vec<usize>,
        /// The export format.
        form: Form,
        /// The interface's words that it contains.
        labels: Labels,
        /// Additional content of some formats.
        extras: Extras,
    },
    /// Rate the sentences' relevance to some words.
    Relevance {
        /// Returned with the answer.
        serial: u32,
        /// The text, with its markup.
        material: Material,
        /// The options for the engine.
        options: Options,
        /// The words.
        words: String,
    },
}

/// An answer of the worker.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// The worker's build, once it is ready. This must stay the first variant, so that a page of
    /// any build understands it.
    Hello(String),
    /// A finished analysis. If its names were still loading, another one of the same revision
    /// follows.
    Analysed {
        /// The request's revision.
        revision: u32,
        /// The text derived from HTML, if that is the better source.
        derived: Option<Derived>,
        /// The digest.
        digest: Box<Digest>,
        /// The engine's time, in milliseconds.
        ms: f64,
    },
    /// An exported analysis.
    Written {
        /// The request's serial.
        serial: u32,
        /// The export.
        written: Written,
    },
    /// The sentences' relevance to the words.
    Relevance {
        /// The request's serial.
        serial: u32,
        /// How relevant each sentence is, 0 to 1.
        relevance: Vec<f32>,
    },
}

/// How often the example is analysed before the first request; it passes through every stage of the
/// engine. Browsers recompile hot code into faster code, which would come too late for a visitor
/// who pastes a single article.
const WARM_UP_ROUNDS: u32 = 16;

/// How long, in milliseconds, an answer waits for a name model that is loading. On a fast
/// connection, or with a cached page, the model arrives in time, and the reader sees one complete
/// answer instead of two.
const MODEL_GRACE: u32 = 200;

/// If the worker itself starts within this time, in milliseconds, the connection is fast enough for
/// names to arrive within [`MODEL_GRACE`].
const FAST_START: f64 = 1_500.0;

/// How long, in milliseconds, the first warm-up waits for a text that was pasted before the worker
/// was ready.
const FIRST_ROUND_AFTER: u32 = 30;

/// The models without which no answer would be useful.
const NEEDED: [Job; 2] = [Job::Article, Job::Summary];

/// The bytes of a model, fetched by worker_loader.js.
async fn bytes_of(model: &str) -> Result<Vec<u8>, JsValue> {
    let load = Reflect::get(&js_sys::global(), &"loadModel".into())?;
    let load: Function = load.dyn_into()?;
    let coming: Promise = load.call1(&JsValue::NULL, &model.into())?.dyn_into()?;
    let buffer = JsFuture::from(coming).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Runs in the worker: says hello once it has what every answer needs, then answers requests.
pub fn start() {
    let Some(line) = Line::new() else { return };
    spawn_local(async move {
        match needed_models().await {
            Ok(models) => Worker::start(line, models),
            // The page receives an error thrown in a separate task, but not one thrown here.
            Err(error) => drop(Timeout::new(0, move || throw_val(error)).forget()),
        }
    });
}

async fn needed_models() -> Result<Models, JsValue> {
    let mut models = Models::new();
    for job in NEEDED {
        let bytes = bytes_of(job.name()).await?;
        let added = models.add(&bytes);
        added.map_err(|error| JsError::new(&format!("{}: {error}", job.name())))?;
    }
    Ok(models)
}

/// An analysis that has been requested.
#[derive(Clone)]
struct Analysis {
    revision: u32,
    material: Material,
    options: Options,
}

/// The engine with the models loaded so far.
struct Worker {
    line: Line,
    engine: RefCell<Engine>,
    /// The languages whose name models are loading.
    coming: RefCell<Vec<Language>>,
    /// A request that is waiting briefly for names.
    waiting: RefCell<Option<Analysis>>,
    /// The last answer that lacked available names, with their languages.
    incomplete: RefCell<Option<(Vec<Language>, Analysis)>>,
    /// Whether a request has arrived.
    asked: Cell<bool>,
    /// Whether the worker itself was slow to load, so that names will be too.
    is_slow: bool,
}

impl Worker {
    fn start(line: Line, models: Models) {
        let worker = Rc::new(Self {
            is_slow: line.now() > FAST_START,
            line: line.clone(),
            engine: RefCell::new(Engine::new(models)),
            coming: RefCell::default(),
            waiting: RefCell::default(),
            incomplete: RefCell::default(),
            asked: Cell::new(false),
        });
        worker.fetch_names(Language::En);
        worker.warm_up(FIRST_ROUND_AFTER, WARM_UP_ROUNDS);
        let hearing = Rc::clone(&worker);
        line.listen(move |message| hearing.hear(Bincode::decode(message)));
        line.tell(Answer::Hello(BUILD.to_owned()));
    }

    /// Analyses the example `rounds` times or until a request arrives. Each round is a task of its
    /// own, so that a request waits for at most one. The first starts after `after` milliseconds.
    fn warm_up(self: &Rc<Self>, after: u32, rounds: u32) {
        let this = Rc::clone(self);
        let round = move || {
            if rounds > 0 && !this.asked.get() {
                drop(this.engine.borrow().digest(EXAMPLE, &Options::default()));
                this.warm_up(0, rounds - 1);
            }
        };
        Timeout::new(after, round).forget();
    }

    fn hear(self: &Rc<Self>, request: Request) {
        self.asked.set(true);
        match request {
            Request::Analyse {
                revision,
                material,
                options,
            } => self.analyse(Analysis {
                revision,
                material,
                options,
            }),
            request => {
                if let Some(answer) = answer(request, &self.engine.borrow()) {
                    self.line.tell(answer);
                }
            }
        }
    }

    fn analyse(self: &Rc<Self>, analysis: Analysis) {
        *self.incomplete.borrow_mut() = None;
        if self.coming.borrow().is_empty() || self.is_slow {
            return self.answer(analysis);
        }
        *self.waiting.borrow_mut() = Some(analysis);
        let this = Rc::clone(self);
        Timeout::new(MODEL_GRACE, move || this.answer_waiting()).forget();
    }

    fn answer_waiting(self: &Rc<Self>) {
        let waiting = self.waiting.borrow_mut().take();
        if let Some(analysis) = waiting {
            self.answer(analysis);
        }
    }

    /// Answers with what is known so far. If names are missing that can be loaded, they are, and
    /// the answer is completed when they arrive.
    fn answer(self: &Rc<Self>, analysis: Analysis) {
        let digest = self.digest(analysis.clone());
        let languages = digest.languages().into_iter();
        let pending: Vec<Language> = languages
            .filter(|(_, names)| *names == Availability::Pending)
            .map(|(language, _)| language)
            .collect();
        if pending.is_empty() {
            return;
        }
        *self.incomplete.borrow_mut() = Some((pending.clone(), analysis));
        for language in pending {
            self.fetch_names(language);
        }
    }

    /// Sends the digest to the page, and returns it.
    fn digest(&self, analysis: Analysis) -> Digest {
        let start = self.line.now();
        let Analysis {
            revision,
            material,
            options,
        } = analysis;
        let (derived, digest) = material.digest(&self.engine.borrow(), &options);
        self.line.tell(Answer::Analysed {
            revision,
            derived,
            digest: Box::new(digest.clone()),
            ms: self.line.now() - start,
        });
        digest
    }

    /// Fetches the name model for `language`, if there is one and it is not already loading.
    fn fetch_names(self: &Rc<Self>, language: Language) {
        if !language.has_names() || self.coming.borrow().contains(&language) {
            return;
        }
        self.coming.borrow_mut().push(language);
        let this = Rc::clone(self);
        spawn_local(async move {
            let bytes = bytes_of(&format!("{}.{}", Job::Names.name(), language.code())).await;
            this.coming.borrow_mut().retain(|&other| other != language);
            // If it did not arrive, the next text in this language requests it again.
            if let Ok(bytes) = bytes {
                this.take_names(language, &bytes);
            }
            this.answer_waiting();
        });
    }

    fn take_names(self: &Rc<Self>, language: Language, bytes: &[u8]) {
        {
            let mut engine = self.engine.borrow_mut();
            let models = engine.models_mut();
            if let Err(error) = models.add(bytes) {
                models.mark_damaged(Job::Names, Some(language), error);
            }
        }
        self.warm_up(0, WARM_UP_ROUNDS);
        let of_it = |(waiting, _): &mut (Vec<Language>, Analysis)| waiting.contains(&language);
        let incomplete = self.incomplete.borrow_mut().take_if(of_it);
        if let Some((_, analysis)) = incomplete {
            self.answer(analysis);
        }
    }
}

/// The answer to a `request` other than a plain analysis.
fn answer(request: Request, engine: &Engine) -> Option<Answer> {
    let answer = match request {
        Request::Analyse { .. } => return None,
        Request::Write {
            serial,
            material,
            options,
            chosen,
            form,
            labels,
            extras,
        } => {
            let (source, digest) = material.read(engine, &options);
            let analysis = crate::model::analysis::Analysis::new(1, source.into(), digest, 0.0);
            let export = Export {
                analysis: &analysis,
                chosen: &chosen,
                labels: &labels,
                extras: &extras,
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
            relevance: material.relevance(engine, &options, &words),
        },
    };
    Some(answer)
}

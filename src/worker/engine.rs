//! The worker, which runs the engine off the page's thread.

use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::worker::{Bincode, Codec};
use wasm_bindgen::prelude::*;
use wasm_bindgen::throw_val;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_split_helpers::SplitLoaderError;
use web_sys::js_sys::{self, Function, Promise, Reflect, Uint8Array};

use crate::export::{Export, Extras, Format, Labels, Written};
use crate::model::analysis;
use crate::model::rich::{Material, Prepared};
use crate::state::EXAMPLE;
use crate::worker::channel::{BUILD, Line};
use crate::worker::messages::{Answer, Request};
use pith::digest::Availability;
use pith::models::{Job, ModelError, Models};
use pith::text::language::{Language, others};
use pith::{Digest, Engine, Options};

/// The worker's name, which tells the loader what to load.
pub const NAME: &str = "worker";

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

/// Runs in the worker: says hello once it has what every answer needs, and answers each request.
pub fn start<P: Parts>() {
    let Some(line) = Line::new() else { return };
    spawn_local(async move {
        match needed_models().await {
            Ok(models) => Worker::<P>::start(line, models),
            Err(error) => fail(error),
        }
    });
}

async fn needed_models() -> Result<Models, JsValue> {
    let mut models = Models::new();
    for job in NEEDED {
        let bytes = bytes_of(job.name()).await?;
        let added = models.add_for_outline(&bytes);
        added.map_err(|error| JsError::new(&format!("{}: {error}", job.name())))?;
    }
    Ok(models)
}

/// Functions whose code is loaded when they are first called. The worker's program defines which part each is in:
/// if this library did, every program would contain all of them.
#[expect(async_fn_in_trait, reason = "they run on the worker's only thread")]
pub trait Parts: 'static {
    /// [`Prepared::of_html`], for a paste with markup.
    async fn prepare_html(html: String, plain: String) -> Result<Prepared, SplitLoaderError>;
    /// [`others::provide`], for texts in other languages than English.
    async fn provide_languages() -> Result<(), SplitLoaderError>;
    /// Loads the code of the following three.
    async fn load_rest() -> Result<(), SplitLoaderError>;
    /// [`digest`].
    async fn digest(
        engine: &RefCell<Engine>,
        prepared: &Prepared,
        options: &Options,
    ) -> Result<Digest, SplitLoaderError>;
    /// [`add_names`].
    async fn add_names(
        engine: &RefCell<Engine>,
        language: Language,
        bytes: &[u8],
    ) -> Result<(), SplitLoaderError>;
    /// [`relevance`].
    async fn relevance(
        engine: &RefCell<Engine>,
        prepared: &Prepared,
        options: &Options,
        words: &str,
    ) -> Result<Vec<f32>, SplitLoaderError>;
    /// [`write`].
    async fn write(work: Writing) -> Result<Written, SplitLoaderError>;
}

/// The whole digest.
#[must_use]
pub fn digest(engine: &RefCell<Engine>, prepared: &Prepared, options: &Options) -> Digest {
    engine.borrow().digest(prepared.source(), options)
}

/// Adds the name model of `language` from the `bytes` of its file.
pub fn add_names(engine: &RefCell<Engine>, language: Language, bytes: &[u8]) {
    let mut engine = engine.borrow_mut();
    let models = engine.models_mut();
    let added = models.add(bytes);
    // The file may hold another model, which is then of no use for this language.
    if added.is_err() || models.names(language).is_none() {
        let error = added.err().unwrap_or(ModelError::NotAModel);
        models.mark_damaged(Job::Names, Some(language), error);
    }
}

/// How relevant each sentence is to `words`.
#[must_use]
pub fn relevance(
    engine: &RefCell<Engine>,
    prepared: &Prepared,
    options: &Options,
    words: &str,
) -> Vec<f32> {
    engine.borrow().relevance(prepared.source(), options, words)
}

/// An analysis that is to be exported.
#[derive(Debug)]
pub struct Writing {
    prepared: Prepared,
    digest: Digest,
    chosen: Vec<usize>,
    format: Format,
    labels: Labels,
    extras: Box<Extras>,
}

/// Exports an analysis.
#[must_use]
pub fn write(work: Writing) -> Written {
    let source = work.prepared.into_text().into();
    let export = Export {
        analysis: &analysis::Analysis::new(1, source, work.digest, 0.0),
        chosen: &work.chosen,
        labels: &work.labels,
        extras: &work.extras,
    };
    export.write(work.format)
}

async fn prepare<P: Parts>(material: Material) -> Result<Prepared, SplitLoaderError> {
    match material {
        Material::Text(text) => Ok(Prepared::of_text(text)),
        Material::Derived(derived) => Ok(Prepared::of_derived(derived)),
        Material::Html { html, plain } => P::prepare_html(html, plain).await,
    }
}

/// Does `work`, and repeats it if it turns out to need the code for other languages.
async fn in_any_language<P: Parts, T>(
    work: impl AsyncFn() -> Result<T, SplitLoaderError>,
) -> Result<T, SplitLoaderError> {
    let made = work().await?;
    if !others::take_missed() {
        return Ok(made);
    }
    P::provide_languages().await?;
    work().await
}

/// Ends the worker: the page receives an error thrown in a separate task, but not a rejected promise.
fn fail(error: JsValue) {
    Timeout::new(0, move || throw_val(error)).forget();
}

fn not_loaded(error: SplitLoaderError) {
    fail(JsError::new(&error.to_string()).into());
}

/// An analysis that has been requested.
#[derive(Clone)]
struct Analysis {
    revision: u32,
    prepared: Rc<Prepared>,
    options: Options,
}

/// An analysis whose answer was incomplete.
struct Incomplete {
    analysis: Analysis,
    /// Whether the answer was an outline.
    is_outline: bool,
    /// The languages whose names it lacked.
    languages: Vec<Language>,
}

/// Whether the rest of the engine, which an outline does not need, is loaded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    Absent,
    Coming,
    Here,
}

/// The engine with the models loaded so far.
struct Worker<P> {
    parts: PhantomData<P>,
    line: Line,
    engine: RefCell<Engine>,
    /// The rest of the engine.
    rest: Cell<Rest>,
    /// The languages whose name models are loading.
    coming: RefCell<Vec<Language>>,
    /// A request that is waiting briefly for what is loading.
    waiting: RefCell<Option<Analysis>>,
    /// The last request, if its answer was incomplete.
    incomplete: RefCell<Option<Incomplete>>,
    /// Whether a request has arrived.
    asked: Cell<bool>,
    /// Whether the worker itself was slow to load, so that the rest will be too.
    is_slow: bool,
}

impl<P: Parts> Worker<P> {
    fn start(line: Line, models: Models) {
        let worker = Rc::new(Self {
            parts: PhantomData,
            is_slow: line.now() > FAST_START,
            line: line.clone(),
            engine: RefCell::new(Engine::new(models)),
            rest: Cell::new(Rest::Absent),
            coming: RefCell::default(),
            waiting: RefCell::default(),
            incomplete: RefCell::default(),
            asked: Cell::new(false),
        });
        worker.fetch_rest();
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
            if rounds == 0 || this.asked.get() {
                return;
            }
            spawn_local(async move {
                let example = Prepared::of_text(EXAMPLE.to_owned());
                drop(this.digest(&example, &Options::default()).await);
                this.warm_up(0, rounds - 1);
            });
        };
        Timeout::new(after, round).forget();
    }

    fn hear(self: &Rc<Self>, request: Request) {
        self.asked.set(true);
        let this = Rc::clone(self);
        spawn_local(async move {
            if let Err(error) = this.serve(request).await {
                not_loaded(error);
            }
        });
    }

    async fn serve(self: &Rc<Self>, request: Request) -> Result<(), SplitLoaderError> {
        match request {
            Request::Analyse {
                revision,
                material,
                options,
            } => {
                let prepared = Rc::new(prepare::<P>(material).await?);
                self.analyse(Analysis {
                    revision,
                    prepared,
                    options,
                });
            }
            Request::Write {
                serial,
                material,
                options,
                chosen,
                format,
                labels,
                extras,
            } => {
                let prepared = prepare::<P>(material).await?;
                let digest = async || P::digest(&self.engine, &prepared, &options).await;
                let digest = in_any_language::<P, _>(digest).await?;
                let written = P::write(Writing {
                    prepared,
                    digest,
                    chosen,
                    format,
                    labels,
                    extras,
                })
                .await?;
                self.line.tell(Answer::Written { serial, written });
            }
            Request::Relevance {
                serial,
                material,
                options,
                words,
            } => {
                let prepared = prepare::<P>(material).await?;
                let relevance =
                    async || P::relevance(&self.engine, &prepared, &options, &words).await;
                let relevance = in_any_language::<P, _>(relevance).await?;
                self.line.tell(Answer::Relevance { serial, relevance });
            }
        }
        Ok(())
    }

    fn analyse(self: &Rc<Self>, analysis: Analysis) {
        *self.incomplete.borrow_mut() = None;
        let all_here = self.rest.get() == Rest::Here && self.coming.borrow().is_empty();
        let grace = if all_here || self.is_slow {
            0
        } else {
            MODEL_GRACE
        };
        *self.waiting.borrow_mut() = Some(analysis);
        if grace == 0 {
            return self.answer_waiting();
        }
        let this = Rc::clone(self);
        Timeout::new(grace, move || this.answer_waiting()).forget();
    }

    fn answer_waiting(self: &Rc<Self>) {
        let waiting = self.waiting.borrow_mut().take();
        if let Some(analysis) = waiting {
            let this = Rc::clone(self);
            spawn_local(async move { this.answer(analysis).await });
        }
    }

    /// Answers with what is known so far. Anything missing that can be loaded is, and the answer is completed
    /// when it arrives.
    async fn answer(self: Rc<Self>, analysis: Analysis) {
        let start = self.line.now();
        let is_outline = self.rest.get() != Rest::Here;
        let digest = self.digest(&analysis.prepared, &analysis.options).await;
        let digest = match digest {
            Ok(digest) => digest,
            Err(error) => return not_loaded(error),
        };
        let languages = digest.languages().into_iter();
        let pending: Vec<Language> = languages
            .filter(|(_, names)| *names == Availability::Pending)
            .map(|(language, _)| language)
            .collect();
        self.line.tell(Answer::Analysed {
            revision: analysis.revision,
            derived: analysis.prepared.derived(),
            digest: Box::new(digest),
            ms: self.line.now() - start,
        });
        if pending.is_empty() {
            return;
        }
        *self.incomplete.borrow_mut() = Some(Incomplete {
            analysis,
            is_outline,
            languages: pending.clone(),
        });
        self.fetch_rest();
        for language in pending {
            self.fetch_names(language);
        }
    }

    /// The digest, or an outline of it while the rest of the engine is not loaded.
    async fn digest(
        &self,
        prepared: &Prepared,
        options: &Options,
    ) -> Result<Digest, SplitLoaderError> {
        in_any_language::<P, _>(async || {
            if self.rest.get() == Rest::Here {
                P::digest(&self.engine, prepared, options).await
            } else {
                Ok(self.engine.borrow().outline(prepared.source(), options))
            }
        })
        .await
    }

    /// Loads the rest of the engine, unless it is loaded or loading.
    fn fetch_rest(self: &Rc<Self>) {
        if self.rest.get() != Rest::Absent {
            return;
        }
        self.rest.set(Rest::Coming);
        let this = Rc::clone(self);
        spawn_local(async move {
            // If it did not arrive, the next text requests it again.
            let came = P::load_rest().await.is_ok();
            this.rest.set(if came { Rest::Here } else { Rest::Absent });
            if came && this.coming.borrow().is_empty() {
                this.warm_up(0, WARM_UP_ROUNDS);
            }
            this.complete(None);
        });
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
            let came = match bytes {
                Ok(bytes) => P::add_names(&this.engine, language, &bytes).await.is_ok(),
                Err(_) => false,
            };
            // If it did not arrive, the next text in this language requests it again.
            this.coming.borrow_mut().retain(|&other| other != language);
            if came && this.rest.get() != Rest::Coming {
                this.warm_up(0, WARM_UP_ROUNDS);
            }
            this.complete(came.then_some(language));
        });
    }

    /// Completes an incomplete answer once what it lacked has arrived, or has failed to. `language` is the one
    /// whose name model arrived, if any did. An outline waits for its names too, so that the page changes only once.
    fn complete(self: &Rc<Self>, language: Option<Language>) {
        let coming = !self.coming.borrow().is_empty();
        if self.rest.get() != Rest::Coming && !coming {
            self.answer_waiting();
        }
        if self.rest.get() != Rest::Here {
            return;
        }
        let is_ready = |incomplete: &mut Incomplete| {
            let coming = self.coming.borrow();
            let mut lacks = incomplete.languages.iter();
            if incomplete.is_outline {
                !lacks.any(|language| coming.contains(language))
            } else {
                lacks.any(|&lacked| Some(lacked) == language)
            }
        };
        let ready = self.incomplete.borrow_mut().take_if(is_ready);
        if let Some(Incomplete { analysis, .. }) = ready {
            let this = Rc::clone(self);
            spawn_local(async move { this.answer(analysis).await });
        }
    }
}

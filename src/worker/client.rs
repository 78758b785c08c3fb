//! The page's side of the worker: one analysis at a time, with only the newest waiting. A worker
//! that crashed or does not respond is restarted once.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use futures_channel::oneshot::{self, Receiver, Sender};
use gloo::timers::callback::Timeout;
use rustc_hash::FxHashMap;
use yew::Callback;

use crate::export::{Extras, Format, Written};
use crate::i18n;
use crate::model::draft::Draft;
use crate::model::rich::{Markup, Material};
use crate::model::text::Text;
use crate::state::{Action, Engine};
use crate::worker::channel::{BUILD, Channel, Heard};
use crate::worker::engine::NAME;
use crate::worker::messages::{Answer, Request};
use pith::Options;

/// Milliseconds that a worker may take to load and say hello, on the slowest network.
const PATIENCE_AT_START: u32 = 90_000;
/// Minimum timeout of an analysis, in milliseconds.
const SHORTEST_TIMEOUT: u32 = 15_000;
/// One more millisecond is allowed for this many bytes of text; a slow phone needs a fraction of
/// that.
const BYTES_A_MS: usize = 20;
/// Analysing a text longer than this many bytes takes longer than restarting the worker.
const MOST_TO_WAIT_FOR: usize = 500_000;

/// A handle to the worker, cheap to clone.
#[derive(Clone)]
pub struct Client(Rc<RefCell<Inner>>);

struct Inner {
    /// Where answers go.
    act: Callback<Action>,
    channel: Option<Channel>,
    /// Whether the worker has said hello.
    ready: bool,
    /// The current job.
    current: Option<Job>,
    /// A job whose answer has no names yet, so that it will be answered again.
    partial: Option<Job>,
    /// The next job.
    waiting: Option<Job>,
    /// Runs out if the worker takes too long.
    patience: Option<Timeout>,
    /// Whether the worker has been restarted since its last complete answer.
    restarted: bool,
    /// Callers waiting for individual answers, by serial number.
    asking: FxHashMap<u32, Sender<Answer>>,
    /// The serial number of the last such request.
    serial: u32,
    this: Weak<RefCell<Inner>>,
}

/// An analysis that has been requested.
#[derive(Clone)]
struct Job {
    revision: u32,
    text: Text,
    markup: Markup,
    options: Options,
}

impl Job {
    /// Number of bytes that the engine has to read.
    fn size(&self) -> usize {
        match &self.markup {
            Markup::Unread(html) => html.len() + self.text.len(),
            Markup::Read(_) | Markup::None => self.text.len(),
        }
    }
}

impl Client {
    /// Starts a worker whose answers go to `act`.
    #[must_use]
    pub fn start(act: Callback<Action>) -> Self {
        let inner = Rc::new_cyclic(|this| {
            RefCell::new(Inner {
                act,
                channel: None,
                ready: false,
                current: None,
                partial: None,
                waiting: None,
                patience: None,
                restarted: false,
                asking: FxHashMap::default(),
                serial: 0,
                this: this.clone(),
            })
        });
        inner.borrow_mut().spawn();
        Self(inner)
    }

    /// Requests an analysis. An earlier request is obsolete: it is dropped if it has not started,
    /// and stopped, together with its worker, if it would take long.
    pub fn analyse(&self, revision: u32, draft: &Draft, options: Options) {
        let mut inner = self.0.borrow_mut();
        inner.waiting = Some(Job {
            revision,
            text: draft.text.clone(),
            markup: draft.markup.clone(),
            options,
        });
        let long = |job: &Job| job.size() > MOST_TO_WAIT_FOR;
        if inner.current.as_ref().is_some_and(long) {
            inner.current = None;
            inner.spawn();
        } else {
            inner.next();
        }
    }

    /// Exports the analysis of `draft` in `format`, with a summary of the sentences at `chosen`.
    /// `None` if the worker cannot.
    pub fn write(
        &self,
        draft: &Draft,
        options: Options,
        chosen: &[usize],
        format: Format,
    ) -> impl Future<Output = Option<Written>> + use<> {
        let (material, chosen) = (Material::of(&draft.text, &draft.markup), chosen.to_vec());
        let extras = Box::new(Extras::of(draft));
        let answer = self.ask(|serial| Request::Write {
            serial,
            material,
            options,
            chosen,
            format,
            labels: i18n::labels(),
            extras,
        });
        async move {
            match answer.await {
                Ok(Answer::Written { written, .. }) => Some(written),
                _ => None,
            }
        }
    }

    /// How relevant each sentence of the analysis of `draft` is to `words`. `None` if the worker
    /// cannot tell.
    pub fn relevance(
        &self,
        draft: &Draft,
        options: Options,
        words: String,
    ) -> impl Future<Output = Option<Vec<f32>>> + use<> {
        let material = Material::of(&draft.text, &draft.markup);
        let answer = self.ask(|serial| Request::Relevance {
            serial,
            material,
            options,
            words,
        });
        async move {
            match answer.await {
                Ok(Answer::Relevance { relevance, .. }) => Some(relevance),
                _ => None,
            }
        }
    }

    /// Sends the worker a request that it answers by serial number. If the worker is missing or
    /// ends, the receiver gets an error.
    fn ask(&self, request: impl FnOnce(u32) -> Request) -> Receiver<Answer> {
        let (sender, receiver) = oneshot::channel();
        let mut inner = self.0.borrow_mut();
        inner.serial += 1;
        let serial = inner.serial;
        if let Some(channel) = inner.channel.as_ref().filter(|_| inner.ready) {
            channel.ask(&request(serial));
            inner.asking.insert(serial, sender);
        }
        receiver
    }
}

impl PartialEq for Client {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Inner {
    /// Starts a worker, replacing the current one if there is one. Requests to that one stay
    /// unanswered.
    fn spawn(&mut self) {
        let this = self.this.clone();
        self.channel = Channel::open(NAME, move |heard| {
            let Some(inner) = this.upgrade() else { return };
            match heard {
                Heard::Answer(answer) => Self::hear(&inner, answer),
                Heard::Failed => Self::give_up(&inner),
            }
        });
        self.ready = false;
        self.asking.clear();
        let starts = self.channel.is_some();
        self.wait(if starts { PATIENCE_AT_START } else { 0 });
    }

    fn wait(&mut self, ms: u32) {
        let this = self.this.clone();
        self.patience = Some(Timeout::new(ms, move || {
            if let Some(inner) = this.upgrade() {
                Self::give_up(&inner);
            }
        }));
    }

    /// Handles an answer. The action is dispatched with nothing borrowed, since it may trigger the
    /// next analysis.
    fn hear(inner: &RefCell<Self>, answer: Answer) {
        let mut this = inner.borrow_mut();
        let action = match answer {
            Answer::Written { serial, .. } | Answer::Relevance { serial, .. } => {
                if let Some(sender) = this.asking.remove(&serial) {
                    // The caller may be gone.
                    drop(sender.send(answer));
                }
                return;
            }
            Answer::Hello(build) if build == BUILD => {
                this.patience = None;
                this.ready = true;
                Action::Engine(Engine::Ready)
            }
            Answer::Hello(_) => {
                this.patience = None;
                this.channel = None;
                Action::Engine(Engine::Stale)
            }
            Answer::Analysed {
                revision,
                derived,
                digest,
                ms,
            } => {
                // An answer may be completed later, while the worker is busy with another.
                let is_this = |job: &mut Job| job.revision == revision;
                let current = this.current.take_if(is_this);
                if current.is_some() {
                    this.patience = None;
                }
                let answered = current.or_else(|| this.partial.take_if(is_this));
                if digest.is_partial() {
                    this.partial = answered;
                } else if answered.is_some() {
                    this.restarted = false;
                }
                Action::Analysed {
                    revision,
                    derived,
                    digest,
                    ms,
                }
            }
        };
        this.next();
        let act = this.act.clone();
        drop(this);
        act.emit(action);
    }

    /// Sends the waiting request if the worker is idle.
    fn next(&mut self) {
        if !self.ready || self.current.is_some() {
            return;
        }
        let (Some(channel), Some(job)) = (&self.channel, self.waiting.take()) else {
            return;
        };
        channel.ask(&Request::Analyse {
            revision: job.revision,
            material: Material::of(&job.text, &job.markup),
            options: job.options.clone(),
        });
        let more = u32::try_from(job.size() / BYTES_A_MS).unwrap_or(u32::MAX);
        self.current = Some(job);
        self.partial = None;
        self.wait(SHORTEST_TIMEOUT.saturating_add(more));
    }

    /// The worker crashed or took too long: restarts it for the same text, but only once.
    fn give_up(inner: &RefCell<Self>) {
        let mut this = inner.borrow_mut();
        this.patience = None;
        let unfinished = this.current.take().or(this.partial.take());
        if this.restarted {
            this.channel = None;
            this.ready = false;
            this.asking.clear();
            let act = this.act.clone();
            drop(this);
            act.emit(Action::Engine(Engine::Dead));
            return;
        }
        this.restarted = true;
        this.waiting = this.waiting.take().or(unfinished);
        this.spawn();
    }
}

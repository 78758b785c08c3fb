//! The page's side of the worker: one analysis at a time, the newest waiting; a worker that died or
//! does not answer is started again once.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use futures_channel::oneshot::{self, Receiver, Sender};
use gloo::timers::callback::Timeout;
use rustc_hash::FxHashMap;
use yew::Callback;

use crate::export::{Extras, Form, Written};
use crate::i18n;
use crate::model::draft::Draft;
use crate::model::rich::{Markup, Material};
use crate::model::text::Text;
use crate::state::{Action, Engine};
use crate::worker::channel::{BUILD, Channel, Heard};
use crate::worker::engine::{Answer, NAME, Request};
use pith::Options;

/// Milliseconds that a worker may take to load and say hello, on the slowest of networks.
const PATIENCE_AT_START: u32 = 90_000;
/// Milliseconds that an analysis may take at least.
const PATIENCE: u32 = 15_000;
/// Bytes of text for which a millisecond more is allowed; a slow phone needs a fraction of it.
const BYTES_A_MS: usize = 20;
/// Bytes of a text whose analysis takes longer than starting the worker anew.
const MOST_TO_WAIT_FOR: usize = 500_000;

/// A handle on the worker. Cheap to clone.
#[derive(Clone)]
pub struct Client(Rc<RefCell<Inner>>);

struct Inner {
    /// Where answers go.
    act: Callback<Action>,
    channel: Option<Channel>,
    /// Whether the worker has said hello.
    ready: bool,
    /// What the worker is at.
    current: Option<Job>,
    /// What it gets next.
    waiting: Option<Job>,
    /// Runs out when the worker takes too long.
    patience: Option<Timeout>,
    /// Whether it was started again since it last answered.
    restarted: bool,
    /// Who waits for an answer of their own, by serial.
    asking: FxHashMap<u32, Sender<Answer>>,
    /// The serial of the last such question.
    serial: u32,
    this: Weak<RefCell<Inner>>,
}

/// An analysis that is asked for.
#[derive(Clone)]
struct Job {
    revision: u32,
    text: Text,
    markup: Markup,
    options: Options,
}

impl Job {
    /// Bytes that the engine has to read.
    fn size(&self) -> usize {
        match &self.markup {
            Markup::Unread(html) => html.len() + self.text.len(),
            Markup::Read(_) | Markup::None => self.text.len(),
        }
    }
}

impl Client {
    /// Starts a worker, whose answers go to `act`.
    #[must_use]
    pub fn start(act: Callback<Action>) -> Self {
        let inner = Rc::new_cyclic(|this| {
            RefCell::new(Inner {
                act,
                channel: None,
                ready: false,
                current: None,
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

    /// Asks for an analysis. One that was asked for before is of no more use: it is forgotten if it has
    /// not begun, and ended, with its worker, if it would take long.
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

    /// The analysis of `draft` with the summary of the sentences at `chosen`, written out in `form`.
    /// `None` where the worker cannot.
    pub fn write(
        &self,
        draft: &Draft,
        options: Options,
        chosen: &[usize],
        form: Form,
    ) -> impl Future<Output = Option<Written>> + use<> {
        let (material, chosen) = (Material::of(&draft.text, &draft.markup), chosen.to_vec());
        let extras = Extras::of(draft);
        let answer = self.ask(|serial| Request::Write {
            serial,
            material,
            options,
            chosen,
            form,
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

    /// How relevant each sentence of the analysis of `draft` is to `words`. `None` where the worker
    /// cannot say.
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

    /// Asks the worker something that it answers by a serial. Where it is not there, or goes, the
    /// answer is an error.
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
    /// Starts a worker, in place of the one that may be there. What was asked of that one has no
    /// answer.
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

    /// Takes an answer in. The action is passed on with nothing borrowed, since it may well call
    /// for the next analysis.
    fn hear(inner: &RefCell<Self>, answer: Answer) {
        let mut this = inner.borrow_mut();
        let action = match answer {
            Answer::Written { serial, .. } | Answer::Relevance { serial, .. } => {
                if let Some(sender) = this.asking.remove(&serial) {
                    // Who asked may have gone.
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
                // An answer may be completed later, while the worker is at another one.
                if this
                    .current
                    .as_ref()
                    .is_some_and(|job| job.revision == revision)
                {
                    this.patience = None;
                    this.current = None;
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

    /// Sends the waiting request if the worker is free.
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
        self.wait(PATIENCE.saturating_add(more));
    }

    /// The worker died or took too long: another is started for the same text, but only once.
    fn give_up(inner: &RefCell<Self>) {
        let mut this = inner.borrow_mut();
        this.patience = None;
        let unfinished = this.current.take();
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

//! Notices at the bottom of the window. They disappear after a while, unless they report a failure.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{Act, on};
use crate::effects::offline;
use crate::i18n;
use crate::model::opening::Opening;
use crate::state::{Action, Engine, Notice, Update};

/// How long, in milliseconds, a notice is shown …
const STAYS: u32 = 5_000;

/// … and one that can be undone.
const UNDO_STAYS: u32 = 10_000;

/// Properties of the notices.
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// Dispatches actions.
    pub act: Act,
    /// The file that is being read.
    pub opening: Option<Opening>,
    /// The notice to show.
    pub notice: Option<Notice>,
    /// Counts the notices.
    #[prop_or_default]
    pub serial: u32,
    /// The state of the worker.
    pub engine: Engine,
    /// Whether a newer build of the page is available.
    pub update: Update,
    /// Switches to the newer build.
    pub renew: Callback<MouseEvent>,
    /// Whether there is something to undo.
    pub can_undo: bool,
}

/// The notice, with its actions. The live region announces the same text.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let act = &props.act;
    let held = use_leaving(props);
    let hold = |holds: bool| {
        let held = held.clone();
        Callback::from(move |()| held.set(holds))
    };
    if let Some(trouble) = i18n::engine(props.engine) {
        let reload = Callback::from(|_: MouseEvent| offline::reload());
        return html! {
            <section class="notice" aria-label={i18n::t().notice}>
                <p>{ trouble }</p>
                <button class="tool" type="button" onclick={reload}>{ i18n::t().reload }</button>
            </section>
        };
    }
    if let Some(opening) = &props.opening {
        return html! {
            <section id="opening" class="notice" aria-label={i18n::t().notice} aria-busy="true">
                <p>{ i18n::opening(opening) }</p>
                <button class="tool quiet" type="button" onclick={on(act, Action::StopOpening)}>
                    { i18n::t().stop }
                </button>
            </section>
        };
    }
    let Some(notice) = props.notice.as_ref() else {
        return newer(props);
    };
    let undoable = notice.can_be_undone() && props.can_undo;
    html! {
        <section
            class="notice"
            aria-label={i18n::t().notice}
            onmouseenter={hold(true).reform(|_: MouseEvent| ())}
            onmouseleave={hold(false).reform(|_: MouseEvent| ())}
            onfocusin={hold(true).reform(|_: FocusEvent| ())}
            onfocusout={hold(false).reform(|_: FocusEvent| ())}
        >
            <p>{ i18n::notice(notice) }</p>
            if undoable {
                <button id="undo" class="tool" type="button" onclick={on(act, Action::Undo)}>
                    { i18n::t().undo }
                </button>
            }
            <button class="tool quiet" type="button" onclick={on(act, Action::Dismiss)}>
                { i18n::t().dismiss }
            </button>
        </section>
    }
}

/// Dismisses a notice after a while, unless it reports a failure. It stays while the pointer or the
/// focus is on it; returns whether that is so.
#[hook]
fn use_leaving(props: &NoticesProps) -> UseStateHandle<bool> {
    let held = use_state(|| false);
    let stays = props.notice.as_ref().map(|notice| {
        let undo = notice.can_be_undone();
        (!notice.is_failure()).then_some(if undo { UNDO_STAYS } else { STAYS })
    });
    let act = props.act.clone();
    use_effect_with(
        (props.serial, stays.flatten(), *held),
        move |&(_, stays, held)| {
            let stays = stays.filter(|_| !held);
            let timer = stays.map(|stays| Timeout::new(stays, move || act.emit(Action::Dismiss)));
            move || drop(timer)
        },
    );
    held
}

/// The notice that a newer build is available.
fn newer(props: &NoticesProps) -> Html {
    let Some(news) = i18n::update(props.update) else {
        return Html::default();
    };
    html! {
        <section id="update" class="notice" aria-label={i18n::t().notice}>
            <p>{ news }</p>
            <button class="tool" type="button" onclick={props.renew.clone()}>{ i18n::t().reload }</button>
            <button
                class="tool quiet"
                type="button"
                onclick={on(&props.act, Action::Update(Update::None))}
            >
                { i18n::t().later }
            </button>
        </section>
    }
}

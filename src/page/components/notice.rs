//! What the reader is told once, at the foot of the window.

use yew::prelude::*;

use super::{Act, on};
use crate::page::opening::Opening;
use crate::page::state::{Action, Engine, Notice, Update};
use crate::page::{offline, words};

/// What the notices depend on.
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// How to say what happened.
    pub act: Act,
    /// The file that is being read.
    pub opening: Option<Opening>,
    /// What to tell.
    pub notice: Option<Notice>,
    /// How the worker does.
    pub engine: Engine,
    /// Whether a newer build of the page is there.
    pub update: Update,
    /// How to go over to the newer build.
    pub renew: Callback<MouseEvent>,
    /// Whether there is a text to bring back.
    pub can_undo: bool,
}

/// The notice, with what can be done about it. The live region says the same aloud.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let act = &props.act;
    if let Some(trouble) = words::engine(props.engine) {
        let reload = Callback::from(|_: MouseEvent| offline::reload());
        return html! {
            <section class="notice" aria-label={words::t().notice}>
                <p>{ trouble }</p>
                <button class="tool" type="button" onclick={reload}>{ words::t().reload }</button>
            </section>
        };
    }
    if let Some(opening) = &props.opening {
        return html! {
            <section id="opening" class="notice" aria-label={words::t().notice} aria-busy="true">
                <p>{ words::opening(opening) }</p>
                <button class="tool quiet" type="button" onclick={on(act, Action::StopOpening)}>
                    { words::t().stop }
                </button>
            </section>
        };
    }
    // That the summary was copied is said by its button.
    let notice = props.notice.as_ref();
    let notice = notice.filter(|&notice| *notice != Notice::Copied);
    let Some(notice) = notice else {
        return newer(props);
    };
    let undoable = notice.can_be_undone() && props.can_undo;
    html! {
        <section class="notice" aria-label={words::t().notice}>
            <p>{ words::notice(notice) }</p>
            if undoable {
                <button id="undo" class="tool" type="button" onclick={on(act, Action::Undo)}>
                    { words::t().undo }
                </button>
            }
            <button class="tool quiet" type="button" onclick={on(act, Action::Dismiss)}>
                { words::t().dismiss }
            </button>
        </section>
    }
}

/// That a newer build is there.
fn newer(props: &NoticesProps) -> Html {
    let Some(news) = words::update(props.update) else {
        return Html::default();
    };
    html! {
        <section id="update" class="notice" aria-label={words::t().notice}>
            <p>{ news }</p>
            <button class="tool" type="button" onclick={props.renew.clone()}>{ words::t().reload }</button>
            <button
                class="tool quiet"
                type="button"
                onclick={on(&props.act, Action::Update(Update::None))}
            >
                { words::t().later }
            </button>
        </section>
    }
}

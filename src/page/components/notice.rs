//! What the reader is told once, at the foot of the window.

use gloo::utils::window;
use yew::prelude::*;

use super::{Act, on};
use crate::page::state::{Action, Engine, Notice};
use crate::page::words;

/// What the notices depend on.
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// How to say what happened.
    pub act: Act,
    /// What to tell.
    pub notice: Option<Notice>,
    /// How the worker does.
    pub engine: Engine,
    /// Whether there is a text to bring back.
    pub can_undo: bool,
}

/// The notice, with what can be done about it. The live region says the same aloud.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let act = &props.act;
    if let Some(trouble) = words::engine(props.engine) {
        let reload = Callback::from(|_: MouseEvent| {
            // The page stays as it is where the browser refuses to reload.
            drop(window().location().reload());
        });
        return html! {
            <section class="notice" aria-label={words::NOTICE}>
                <p>{ trouble }</p>
                <button class="tool" type="button" onclick={reload}>{ words::RELOAD }</button>
            </section>
        };
    }
    // That the summary was copied is said by its button.
    let notice = props.notice.filter(|&notice| notice != Notice::Copied);
    let Some(notice) = notice else {
        return Html::default();
    };
    let undoable = matches!(notice, Notice::Cleared | Notice::Replaced) && props.can_undo;
    html! {
        <section class="notice" aria-label={words::NOTICE}>
            <p>{ words::notice(notice) }</p>
            if undoable {
                <button id="undo" class="tool" type="button" onclick={on(act, Action::Undo)}>
                    { words::UNDO }
                </button>
            }
            <button class="tool quiet" type="button" onclick={on(act, Action::Dismiss)}>
                { words::DISMISS }
            </button>
        </section>
    }
}

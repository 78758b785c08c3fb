//! A button that copies a text to the clipboard.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Act;
use crate::browser::clipboard;
use crate::i18n;
use crate::state::{Action, Notice};

/// How long, in milliseconds, the button confirms that the text was copied.
const CONFIRMATION: u32 = 2_500;

/// Properties of the button.
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    /// The button's `id`.
    pub id: AttrValue,
    /// Dispatches actions.
    pub act: Act,
    /// Returns the text when clicked.
    pub text: Callback<(), String>,
    /// What is copied, for those who do not see what the button is next to.
    #[prop_or_default]
    pub what: Option<AttrValue>,
}

/// The button.
#[component]
pub fn Copy(props: &CopyProps) -> Html {
    let done = use_state(|| false);
    use_effect_with(*done, {
        let done = done.setter();
        move |&is_done| {
            let timer = is_done.then(|| Timeout::new(CONFIRMATION, move || done.set(false)));
            move || drop(timer)
        }
    });
    let onclick = {
        let (act, text, done) = (props.act.clone(), props.text.clone(), done.setter());
        Callback::from(move |_: MouseEvent| {
            let (text, act, done) = (text.emit(()), act.clone(), done.clone());
            spawn_local(async move {
                let copied = clipboard::copy(&text).await;
                done.set(copied.is_ok());
                tell(&act, copied);
            });
        })
    };
    let says = if *done {
        i18n::t().copied
    } else {
        i18n::t().copy
    };
    let label = props.what.as_ref().map(|what| format!("{says}: {what}"));
    html! {
        <button
            id={props.id.clone()}
            class={classes!("tool", done.then_some("done"))}
            type="button"
            aria-label={label}
            {onclick}
        >
            { says }
        </button>
    }
}

/// Reports how a copy went.
pub(super) fn tell(act: &Act, copied: Result<(), JsValue>) {
    let told = copied.map_or(Notice::NotCopied, |()| Notice::Copied);
    act.emit(Action::Tell(told));
}

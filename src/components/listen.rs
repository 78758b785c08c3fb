//! The button that reads the summary aloud.

use gloo::events::EventListener;
use yew::prelude::*;

use super::{Act, on};
use crate::browser::speech;
use crate::i18n;
use crate::state::{Action, Listening};

/// Whether a voice on this device reads `language`. Browsers load their list of voices with some
/// delay.
#[hook]
fn use_voice(language: &'static str) -> bool {
    let found = use_state(|| speech::voice(language).is_some());
    use_effect_with(language, {
        let found = found.setter();
        move |&language| {
            let look = move || found.set(speech::voice(language).is_some());
            look();
            let listener = speech::speech()
                .map(|speech| EventListener::new(&speech, "voiceschanged", move |_| look()));
            move || drop(listener)
        }
    });
    *found
}

/// Properties of the button.
#[derive(Properties, PartialEq)]
pub struct ListenProps {
    /// Dispatches actions.
    pub act: Act,
    /// The language of the text, by its code.
    pub language: &'static str,
}

/// The button that reads the summary aloud; nothing if no voice on this device can.
#[component]
pub fn Listen(props: &ListenProps) -> Html {
    if !use_voice(props.language) {
        return Html::default();
    }
    let says = i18n::t().study.listen;
    html! {
        <button id="listen" class="tool icon" type="button" aria-label={says} title={says} onclick={on(&props.act, Action::Listen(Some(Listening::Summary)))}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M12 4a8 8 0 0 0-8 8v6a2 2 0 0 0 2 2h3v-7H6v-1a6 6 0 0 1 12 0v1h-3v7h3a2 2 0 0 0 2-2v-6a8 8 0 0 0-8-8z" />
            </svg>
        </button>
    }
}

//! Switches between summary, names and text on a narrow window.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::Act;
use crate::browser::dom;
use crate::i18n;
use crate::state::{Action, Pane};

/// Properties of the choice.
#[derive(Properties, PartialEq)]
pub struct PanesProps {
    /// Dispatches actions.
    pub act: Act,
    /// Which is shown.
    pub pane: Pane,
}

/// The switch. Each pane remembers its scroll position.
#[component]
pub fn Panes(props: &PanesProps) -> Html {
    let left = use_memo((), |()| Pane::ALL.map(|_| std::cell::Cell::new(0.0)));
    let button = |pane: Pane| {
        let (act, now, left) = (props.act.clone(), props.pane, Rc::clone(&left));
        let onclick = Callback::from(move |_: MouseEvent| {
            left[now as usize].set(dom::scrolled());
            act.emit(Action::Pane(pane));
            let place = left[pane as usize].get();
            // Only once drawn is it tall enough to scroll.
            Timeout::new(0, move || dom::scroll_to(place)).forget();
        });
        let shown = pane == props.pane;
        html! {
            <button class="pane" type="button" aria-pressed={shown.to_string()} {onclick}>
                { i18n::pane(pane) }
            </button>
        }
    };
    html! {
        <div id="panes" class="panes" role="group" aria-label={i18n::t().panes}>
            { for Pane::ALL.into_iter().map(button) }
        </div>
    }
}

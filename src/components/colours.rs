//! A row of buttons, one for each colour of a highlight.

use yew::prelude::*;

use crate::i18n::study;
use crate::model::highlight::Colour;

/// The buttons. The one for the colour `now` is pressed.
pub fn colours(now: Option<Colour>, choose: impl Fn(Colour) -> Callback<MouseEvent>) -> Html {
    let button = |colour: Colour| {
        let says = study::highlight_in(colour);
        html! {
            <button
                key={colour.code()}
                class="colour"
                type="button"
                data-colour={colour.code()}
                aria-label={says.clone()}
                title={says}
                aria-pressed={now.map(|now| (now == colour).to_string())}
                onclick={choose(colour)}
            >
                <span class="ink" data-colour={colour.code()} aria-hidden="true" />
            </button>
        }
    };
    html! { <span class="colours">{ for Colour::ALL.into_iter().map(button) }</span> }
}

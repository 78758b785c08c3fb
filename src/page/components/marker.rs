//! Marking a name that was missed: the reader selects it in the article and says what it is.

use gloo::events::EventListener;
use gloo::utils::document;
use yew::prelude::*;

use super::correct::kinds;
use super::menu::Menu;
use super::{Act, on};
use crate::digest::Correction;
use crate::page::analysis::{clip, fold};
use crate::page::state::Action;
use crate::page::{dom, words};

/// Bytes of a name at most.
const LONGEST: usize = 120;
/// Characters of a name that are shown at most.
const MOST_CHARS: usize = 40;

/// What the bar depends on.
#[derive(Properties, PartialEq)]
pub struct MarkerProps {
    /// How to say what happened.
    pub act: Act,
}

/// A bar that comes where words of the article are selected.
#[component]
pub fn Marker(props: &MarkerProps) -> Html {
    let selected = use_state(|| None::<String>);
    use_effect_with((), {
        let selected = selected.setter();
        move |()| {
            let listener = EventListener::new(&document(), "selectionchange", move |_| {
                selected.set(dom::selected_within("#article").as_deref().and_then(name));
            });
            move || drop(listener)
        }
    });
    let Some(words) = (*selected).clone() else {
        return Html::default();
    };
    // A press on the bar is not to end the selection.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let says = format!("“{}”", clip(&words, MOST_CHARS));
    html! {
        <div id="marker" class="stepper" role="group" aria-label={words::MARK_AS} {onmousedown}>
            <span class="stepper-name">{ says }</span>
            <Menu id="mark" label={words::MARK_AS}>
                { kinds(None, |kind| {
                    on(&props.act, Action::Correct(Correction::Add { words: words.clone(), kind }))
                }) }
            </Menu>
        </div>
    }
}

/// What of a selection can be a name.
fn name(selected: &str) -> Option<String> {
    let name = fold(selected);
    let can_be = name.len() <= LONGEST && name.contains(char::is_alphanumeric);
    can_be.then_some(name)
}

//! The menu of how the page looks.

use yew::prelude::*;

use super::menu::Menu;
use crate::page::looks::{CHOICES, Choice, Looks};
use crate::page::{dom, storage, words};

/// A menu of colours, letters and lines. What is chosen holds at once, and at the next visit.
#[component]
pub fn LooksMenu() -> Html {
    let looks = use_state(storage::looks);
    use_effect_with((*looks).clone(), |looks| {
        if let Some(root) = dom::root() {
            for choice in CHOICES {
                // A dataset entry is set on any element.
                drop(root.dataset().set(choice.name, choice.of(looks)));
            }
        }
    });
    html! {
        <Menu id="looks" label={words::LOOKS}>
            { for CHOICES.into_iter().map(|choice| group(choice, &looks)) }
        </Menu>
    }
}

/// The values of one choice.
fn group(choice: Choice, looks: &UseStateHandle<Looks>) -> Html {
    let chosen = choice.of(looks);
    let value = |&value: &&'static str| {
        let onchange = {
            let looks = looks.clone();
            Callback::from(move |_: Event| {
                let mut next = (*looks).clone();
                next.insert(choice.name.to_owned(), value.to_owned());
                storage::keep_looks(&next);
                looks.set(next);
            })
        };
        html! {
            <label class="look">
                <input type="radio" name={choice.name} {value} checked={value == chosen} {onchange} />
                { words::look_value(choice.name, value) }
            </label>
        }
    };
    html! {
        <fieldset class="look-group">
            <legend class="label">{ words::look(choice.name) }</legend>
            { for choice.values.iter().map(value) }
        </fieldset>
    }
}

//! The menu of how the page looks.

use gloo::timers::callback::Timeout;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Act;
use super::menu::Menu;
use crate::browser::dom;
use crate::browser::storage;
use crate::i18n;
use crate::i18n::Words;
use crate::model::appearance::{CHOICES, Choice, LANGUAGE, Looks};
use crate::state::Action;

/// What the menu depends on.
#[derive(Properties, PartialEq)]
pub struct LooksProps {
    /// How to say what happened.
    pub act: Act,
}

/// A menu of colours, letters and lines. What is chosen holds at once, and at the next visit.
#[component]
pub fn LooksMenu(props: &LooksProps) -> Html {
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
        <Menu id="looks" label={i18n::t().looks}>
            { for CHOICES.into_iter().map(|choice| group(choice, &looks)) }
            { languages(&props.act) }
        </Menu>
    }
}

/// The choice of the interface's language, each by its own name.
fn languages(act: &Act) -> Html {
    let onchange = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let Some(words) = i18n::ALL.into_iter().find(|words| chosen == words.code) else {
                return;
            };
            let mut looks = storage::looks();
            looks.insert(LANGUAGE.to_owned(), chosen);
            storage::keep_looks(&looks);
            act.emit(Action::Speak(words.code));
            // The page is drawn anew, and the menu with it.
            Timeout::new(0, || dom::focus("#looks")).forget();
        })
    };
    let option = |words: &'static Words| {
        let selected = words.code == i18n::t().code;
        html! {
            <option value={words.code} lang={words.code} {selected}>{ words.own_name }</option>
        }
    };
    html! {
        <label class="look-language">
            <span class="label">{ i18n::t().interface }</span>
            <select id="interface" {onchange}>{ for i18n::ALL.into_iter().map(option) }</select>
        </label>
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
                { (i18n::t().look_value)(choice.name, value) }
            </label>
        }
    };
    html! {
        <fieldset class="look-group">
            <legend class="label">{ (i18n::t().look)(choice.name) }</legend>
            { for choice.values.iter().map(value) }
        </fieldset>
    }
}

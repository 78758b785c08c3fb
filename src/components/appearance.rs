//! The appearance settings: theme, text size, line length and language.

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Act;
use crate::browser::dom;
use crate::browser::storage;
use crate::i18n;
use crate::model::appearance::{CHOICES, Choice, LANGUAGE, Preferences};
use crate::state::Action;

/// Properties of the settings.
#[derive(Properties, PartialEq)]
pub struct AppearanceProps {
    /// Dispatches actions.
    pub act: Act,
}

/// The settings. A choice applies at once, and at the next visit.
#[component]
pub fn Appearance(props: &AppearanceProps) -> Html {
    let preferences = use_state(storage::preferences);
    use_effect_with((*preferences).clone(), |preferences| {
        if let Some(root) = dom::root() {
            for choice in CHOICES {
                // A dataset entry can be set on any element.
                drop(root.dataset().set(choice.name, choice.of(preferences)));
            }
        }
    });
    html! {
        <>
            { for CHOICES.into_iter().filter(|choice| !choice.is_list).map(|choice| group(choice, &preferences)) }
            { for CHOICES.into_iter().filter(|choice| choice.is_list).map(|choice| list(choice, &preferences)) }
            { languages(&props.act) }
        </>
    }
}

/// The interface's languages, each by its own name.
fn languages(act: &Act) -> Html {
    let onchange = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let code = i18n::first_of([chosen.as_str()]);
            let mut preferences = storage::preferences();
            preferences.insert(LANGUAGE.to_owned(), chosen);
            storage::keep_preferences(&preferences);
            let act = act.clone();
            spawn_local(async move {
                i18n::load(code).await;
                act.emit(Action::Speak(code));
                // The page is redrawn, and the menu with it.
                Timeout::new(0, || dom::focus("#appearance")).forget();
            });
        })
    };
    let option = |(code, own_name): (&'static str, &'static str)| {
        let selected = code == i18n::t().code;
        html! { <option value={code} lang={code} {selected}>{ own_name }</option> }
    };
    html! {
        <label class="choice-language">
            <span class="label">{ i18n::t().interface }</span>
            <select id="interface" {onchange}>{ for i18n::LANGUAGES.into_iter().map(option) }</select>
        </label>
    }
}

/// Stores that `value` was chosen, besides earlier choices.
fn choose(preferences: &UseStateHandle<Preferences>, choice: Choice, value: &str) {
    let mut next = (**preferences).clone();
    next.insert(choice.name.to_owned(), value.to_owned());
    // Other parts of the page store preferences of their own.
    let mut kept = storage::preferences();
    kept.extend(next.clone());
    storage::keep_preferences(&kept);
    preferences.set(next);
}

/// The values of one setting, as a drop-down list.
fn list(choice: Choice, preferences: &UseStateHandle<Preferences>) -> Html {
    let chosen = choice.of(preferences);
    let onchange = {
        let preferences = preferences.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            choose(&preferences, choice, &value);
        })
    };
    html! {
        <label class="choice-language">
            <span class="label">{ (i18n::t().choice)(choice.name) }</span>
            <select name={choice.name} {onchange}>
                { for choice.values.iter().map(|&value| html! {
                    <option {value} selected={value == chosen}>{ (i18n::t().choice_value)(choice.name, value) }</option>
                }) }
            </select>
        </label>
    }
}

/// The values of one setting, as buttons.
fn group(choice: Choice, preferences: &UseStateHandle<Preferences>) -> Html {
    let chosen = choice.of(preferences);
    let value = |&value: &&'static str| {
        let onchange = {
            let preferences = preferences.clone();
            Callback::from(move |_: Event| {
                choose(&preferences, choice, value);
            })
        };
        html! {
            <label class="choice-value">
                <input type="radio" name={choice.name} {value} checked={value == chosen} {onchange} />
                { (i18n::t().choice_value)(choice.name, value) }
            </label>
        }
    };
    html! {
        <fieldset class="choice-group">
            <legend class="label">{ (i18n::t().choice)(choice.name) }</legend>
            { for choice.values.iter().map(value) }
        </fieldset>
    }
}

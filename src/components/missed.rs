//! Marks a missed name that the reader types: the keyboard alternative to the selection's bar.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::Act;
use crate::i18n;
use crate::model::analysis::fold;
use crate::model::layout::code;
use crate::state::Action;
use pith::digest::{Correction, EntityKind};

/// Properties of the form.
#[derive(Properties, PartialEq)]
pub struct MissedProps {
    /// Dispatches actions.
    pub act: Act,
}

/// A form, closed until it is opened: the name's words and its kind.
#[component]
pub fn Missed(props: &MissedProps) -> Html {
    let (words, kind) = (use_node_ref(), use_node_ref());
    let onsubmit = {
        let (act, words, kind) = (props.act.clone(), words.clone(), kind.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(words), Some(kind)) = (
                words.cast::<HtmlInputElement>(),
                kind.cast::<HtmlSelectElement>(),
            ) else {
                return;
            };
            let name = fold(&words.value());
            let chosen = kind.value();
            let chosen = EntityKind::ALL
                .into_iter()
                .find(|&kind| code(kind) == chosen);
            if let Some(kind) = chosen.filter(|_| name.contains(char::is_alphanumeric)) {
                words.set_value("");
                act.emit(Action::Correct(Correction::Add { words: name, kind }));
            }
        })
    };
    let names = EntityKind::ALL.into_iter().filter(|kind| kind.is_name());
    html! {
        <details id="missed" class="missed">
            <summary>{ i18n::t().missed }</summary>
            <form class="missed-words" {onsubmit}>
                <label for="missed-words">{ i18n::t().missed_words }</label>
                <input id="missed-words" ref={words} type="text" maxlength="120" autocomplete="off" required={true} />
                <label for="missed-kind">{ i18n::t().missed_kind }</label>
                <select id="missed-kind" ref={kind}>
                    { for names.map(|kind| html! {
                        <option value={code(kind)}>{ i18n::kind(kind) }</option>
                    }) }
                </select>
                <button id="missed-add" class="tool outlined" type="submit">{ i18n::t().missed_add }</button>
            </form>
        </details>
    }
}

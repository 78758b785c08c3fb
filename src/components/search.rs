//! What the summary is about: words that the reader types, or an entity or keyword that they chose.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Act, on};
use crate::i18n;
use crate::model::analysis::{Analysis, clip};
use crate::state::{Action, Topic};

/// Maximum length of a name as shown, in characters.
const MOST_CHARS: usize = 60;

/// Properties of the box.
#[derive(Properties, PartialEq)]
pub struct SearchProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The topic of the summary, if it is not the whole text.
    pub topic: Option<Topic>,
}

/// The search box, or, if an entity or keyword was chosen, its name and a way back.
#[component]
pub fn Search(props: &SearchProps) -> Html {
    let SearchProps {
        act,
        analysis,
        topic,
    } = props;
    let digest = &analysis.digest;
    let about = |name: &str| i18n::about(&clip(name, MOST_CHARS));
    let chosen = match topic {
        Some(Topic::Entity(at)) => digest.entities.get(*at).map(|entity| about(&entity.name)),
        Some(Topic::Keyword(at)) => digest
            .keywords
            .get(*at)
            .map(|keyword| about(&keyword.phrase)),
        Some(Topic::Highlights) => Some(i18n::t().study.yours.to_owned()),
        _ => None,
    };
    if let Some(name) = chosen {
        return html! {
            <p id="about" class="about">
                <span>{ name }</span>
                <button class="tool" type="button" onclick={on(act, Action::Unfocus)}>
                    { i18n::t().whole }
                </button>
            </p>
        };
    }
    let typed = match topic {
        Some(Topic::Words { words, .. }) => AttrValue::from(words.clone()),
        _ => AttrValue::default(),
    };
    let oninput = {
        let act = act.clone();
        Callback::from(move |event: InputEvent| {
            let words = event.target_unchecked_into::<HtmlInputElement>().value();
            act.emit(Action::Search(words));
        })
    };
    html! {
        <p class="about">
            <label class="unseen" for="search">{ i18n::t().search_label }</label>
            <input
                id="search"
                type="search"
                autocomplete="off"
                maxlength="200"
                placeholder={i18n::t().search}
                value={typed}
                {oninput}
            />
        </p>
    }
}

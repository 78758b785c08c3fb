//! The text's language, shown and changeable.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{Act, use_option};
use crate::i18n;
use crate::model::ordering::order;
use crate::state::Action;
use pith::text::language::Language;

/// Properties of the choice.
#[derive(Properties, PartialEq)]
pub struct LanguageChoiceProps {
    /// Dispatches actions.
    pub act: Act,
    /// The languages in which the articles were read.
    pub languages: Vec<Language>,
    /// The language that the reader chose.
    pub chosen: Option<Language>,
}

/// A list of languages; the first option is automatic detection.
#[component]
pub fn LanguageChoice(props: &LanguageChoiceProps) -> Html {
    let LanguageChoiceProps {
        act,
        languages,
        chosen,
    } = props;
    let onchange = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            let code = event.target_unchecked_into::<HtmlSelectElement>().value();
            act.emit(Action::Language(Language::from_code(&code)));
        })
    };
    let all = Language::ALL.map(|language| (language, i18n::language(language)));
    let all = order(all.into(), &|(_, one), (_, other)| one.cmp(other));
    let known = all
        .iter()
        .filter(|(language, _)| *language != Language::Other);
    let list = use_node_ref();
    let at = known
        .clone()
        .position(|(language, _)| *chosen == Some(*language));
    use_option(&list, at.map_or(0, |at| at + 1));
    html! {
        <select ref={list} id="language" class="language" aria-label={i18n::t().language} {onchange}>
            <option value="">
                { match chosen {
                    None => i18n::detected(languages),
                    Some(_) => i18n::t().detect.to_owned(),
                } }
            </option>
            { for known.map(|(language, name)| html! {
                <option value={language.code()}>{ name }</option>
            }) }
        </select>
    }
}

//! The keywords, an unobtrusive line; each focuses the summary on itself.

use std::rc::Rc;

use yew::prelude::*;

use super::{Act, on};
use crate::i18n;
use crate::model::analysis::{Analysis, clip};
use crate::state::Action;
use pith::digest::Keyword;

/// Maximum number of keywords shown.
const MOST_KEYWORDS: usize = 12;
/// Maximum length of a keyword as shown, in characters.
const MOST_CHARS: usize = 60;

/// Properties of the keywords.
#[derive(Properties, PartialEq)]
pub struct KeywordsProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis that has them.
    pub keywords: Rc<Analysis>,
    /// The one that the summary is about.
    pub about: Option<usize>,
}

/// The keywords, most important first.
#[component]
pub fn Keywords(props: &KeywordsProps) -> Html {
    let keywords = &props.keywords.digest.keywords;
    if keywords.is_empty() {
        return Html::default();
    }
    let chip = |(at, keyword): (usize, &Keyword)| {
        html! {
            <li key={at}>
                <button
                    class="keyword"
                    type="button"
                    data-keyword={at.to_string()}
                    aria-pressed={(props.about == Some(at)).to_string()}
                    onclick={on(&props.act, Action::Keyword(at))}
                >
                    { clip(&keyword.phrase, MOST_CHARS) }
                </button>
            </li>
        }
    };
    html! {
        <section class="keywords" aria-labelledby="keywords-heading">
            <h2 id="keywords-heading" class="label">{ i18n::t().keywords }</h2>
            <ul>{ for keywords.iter().enumerate().take(MOST_KEYWORDS).map(chip) }</ul>
        </section>
    }
}

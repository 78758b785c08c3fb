//! The keywords, a quiet line.

use std::rc::Rc;

use yew::prelude::*;

use crate::page::analysis::{Analysis, clip};
use crate::page::words;

/// Keywords that are shown at most.
const MOST: usize = 12;
/// Characters of a keyword that are shown at most.
const MOST_CHARS: usize = 60;

/// What the keywords depend on.
#[derive(Properties, PartialEq)]
pub struct KeywordsProps {
    /// The analysis that has them.
    pub keywords: Rc<Analysis>,
}

/// The keywords, the weightiest first.
#[component]
pub fn Keywords(props: &KeywordsProps) -> Html {
    let keywords = &props.keywords.digest.keywords;
    if keywords.is_empty() {
        return Html::default();
    }
    let chip = |phrase: &str| html! { <li>{ clip(phrase, MOST_CHARS) }</li> };
    html! {
        <section class="keywords" aria-labelledby="keywords-heading">
            <h2 id="keywords-heading" class="label">{ words::KEYWORDS }</h2>
            <ul>{ for keywords.iter().take(MOST).map(|keyword| chip(&keyword.phrase)) }</ul>
        </section>
    }
}

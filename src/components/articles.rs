//! The list of the articles, if several are read together.

use std::rc::Rc;

use yew::prelude::*;

use super::{Act, on};
use crate::i18n;
use crate::model::analysis::Analysis;
use crate::state::Action;

/// Properties of the list.
#[derive(Properties, PartialEq)]
pub struct ArticlesProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
}

/// The articles by number and title. Each leads to its beginning, and can be removed.
#[component]
pub fn Articles(props: &ArticlesProps) -> Html {
    let ArticlesProps { act, analysis } = props;
    let article = |at: usize| {
        let title = analysis.title_of(at);
        html! {
            <li key={at}>
                <button class="article-title" type="button" onclick={on(act, Action::JumpToArticle(at))}>
                    <span class="article-number">{ i18n::number(at + 1) }</span>
                    <span dir="auto">{ title.clone() }</span>
                </button>
                <button
                    class="tool icon quiet"
                    type="button"
                    aria-label={i18n::remove_article(&title)}
                    title={i18n::remove_article(&title)}
                    onclick={on(act, Action::RemoveArticle(at))}
                >
                    <svg viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M18.3 7.1 16.9 5.7 12 10.6 7.1 5.7 5.7 7.1 10.6 12l-4.9 4.9 1.4 1.4L12 13.4l4.9 4.9 1.4-1.4L13.4 12z" />
                    </svg>
                </button>
            </li>
        }
    };
    html! {
        <ol id="articles" class="articles" aria-label={i18n::t().articles}>
            { for (0..analysis.digest.articles.len()).map(article) }
        </ol>
    }
}

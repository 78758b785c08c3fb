//! The names that Pith is unsure of, for the reader to accept or correct.

use std::rc::Rc;

use yew::prelude::*;

use super::{Act, on};
use crate::i18n;
use crate::i18n::study;
use crate::model::analysis::{Analysis, clip};
use crate::model::layout::code;
use crate::state::Action;

/// How many names are shown at a time; settled ones make room for others.
const NAMES_SHOWN: usize = 8;
/// Maximum length of a name as shown, in characters.
const MOST_CHARS: usize = 60;

/// Properties of the list.
#[derive(Properties, PartialEq)]
pub struct CheckProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The names, as entity indices.
    pub to_check: Rc<Vec<usize>>,
    /// The entity whose mentions are being stepped through.
    pub focused: Option<usize>,
}

/// The list.
#[component]
pub fn Check(props: &CheckProps) -> Html {
    let CheckProps {
        act,
        analysis,
        to_check,
        focused,
    } = props;
    if to_check.is_empty() {
        return Html::default();
    }
    let row = |&at: &usize| {
        let entity = &analysis.digest.entities[at];
        let name = clip(&entity.name, MOST_CHARS);
        html! {
            <li key={at} class="to-check" data-kind={code(entity.kind)}>
                <button
                    class="entity"
                    type="button"
                    data-entity={at.to_string()}
                    aria-pressed={(*focused == Some(at)).to_string()}
                    onclick={on(act, Action::Focus(at))}
                >
                    <span class="name">{ name.clone() }</span>
                    <span class="count">{ i18n::kind(entity.kind) }</span>
                </button>
                <button
                    class="tool icon accept"
                    type="button"
                    aria-label={study::accept(&name)}
                    title={i18n::t().study.accept}
                    onclick={on(act, Action::Accept(at))}
                >
                    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9.5 16.2 5.3 12l-1.4 1.4 5.6 5.6L20.5 8l-1.4-1.4z" /></svg>
                </button>
            </li>
        }
    };
    // An analysis with fewer names may have arrived in the meantime.
    let there = to_check
        .iter()
        .filter(|&&at| at < analysis.digest.entities.len());
    html! {
        <div id="to-check" class="kind">
            <h3 class="label">{ study::to_check(to_check.len()) }</h3>
            <p class="hint">{ study::check_hint(to_check.len()) }</p>
            <ul>{ for there.take(NAMES_SHOWN).map(row) }</ul>
        </div>
    }
}

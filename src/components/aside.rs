//! What was set aside, by reason, each block restorable.

use std::rc::Rc;

use yew::prelude::*;

use super::{Act, on};
use crate::i18n;
use crate::model::analysis::{Analysis, clip, fold};
use crate::state::{Action, Part};
use pith::digest::{Aside, Role};

/// How many blocks are shown at first, and how many more each time the reader asks.
const PORTION: usize = 200;
/// Maximum length of a block as shown, in characters.
const MOST_CHARS: usize = 400;

/// Properties of the list.
#[derive(Properties, PartialEq)]
pub struct SetAsideProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
}

/// What was set aside. Reasons are listed in order of first occurrence.
#[component]
pub fn SetAside(props: &SetAsideProps) -> Html {
    let SetAsideProps { act, analysis } = props;
    let shown = use_state(|| PORTION);
    let all = analysis.aside().count();
    if all == 0 {
        return Html::default();
    }
    let says = i18n::t().aside;
    let mut groups: Vec<(Aside, Vec<usize>)> = Vec::new();
    for at in analysis.aside().take(*shown) {
        let Role::Aside(why) = analysis.digest.blocks[at].role else {
            continue;
        };
        match groups
            .iter_mut()
            .find(|(other, _)| says(*other) == says(why))
        {
            Some((_, group)) => group.push(at),
            None => groups.push((why, vec![at])),
        }
    }
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + PORTION))
    };
    html! {
        <details id="aside" class={classes!("aside", (!analysis.slices.is_empty()).then_some("below"))}>
            <summary>{ i18n::set_aside(all) }</summary>
            { for groups.iter().map(|(why, blocks)| html! {
                <section key={says(*why)}>
                    <div class="reason">
                        <h3 class="label">{ says(*why) }</h3>
                        if blocks.len() > 1 {
                            { restore_all(act, analysis, says(*why)) }
                        }
                    </div>
                    <ul>{ for blocks.iter().map(|&at| block(act, analysis, at)) }</ul>
                </section>
            }) }
            if all > *shown {
                <button class="tool" type="button" onclick={more}>{ i18n::more(all - *shown) }</button>
            }
        </details>
    }
}

/// The button that restores every block set aside for a reason, those not shown included.
fn restore_all(act: &Act, analysis: &Analysis, reason: &'static str) -> Html {
    let says = i18n::t().aside;
    let blocks = analysis.aside().map(|at| analysis.digest.blocks[at]);
    let blocks =
        blocks.filter(|block| matches!(block.role, Role::Aside(why) if says(why) == reason));
    let restore = Action::RestoreBlocks(blocks.map(|block| block.span).collect());
    let label = format!("{}: {reason}", i18n::t().restore_all);
    html! {
        <button class="tool restore all" type="button" aria-label={label} onclick={on(act, restore)}>
            { i18n::t().restore_all }
        </button>
    }
}

fn block(act: &Act, analysis: &Analysis, at: usize) -> Html {
    let span = analysis.digest.blocks[at].span;
    let text = clip(&fold(span.text(&analysis.source)), MOST_CHARS);
    let restore = Action::DecideBlock {
        block: span,
        part: Part::Article,
    };
    let label = format!("{}: {}", i18n::t().restore, clip(&text, 60));
    html! {
        <li key={at} data-block={at.to_string()}>
            <span class="set" dir="auto">{ text }</span>
            <button class="tool restore" type="button" aria-label={label} onclick={on(act, restore)}>
                { i18n::t().restore }
            </button>
        </li>
    }
}

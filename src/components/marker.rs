//! What can be done with words that are selected in the article: mark them as a name that was missed, add
//! their sentence to the summary, or set their paragraph aside.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use yew::prelude::*;

use super::correct::kinds;
use super::menu::Menu;
use super::{Act, on};
use crate::browser::dom;
use crate::i18n;
use crate::model::analysis::{Analysis, clip, fold};
use crate::state::{Action, Part, Verdict};
use pith::digest::Correction;

/// Bytes of a name at most.
const LONGEST: usize = 120;
/// Characters of a name that are shown at most.
const MOST_CHARS: usize = 40;

/// What the bar depends on.
#[derive(Properties, PartialEq)]
pub struct MarkerProps {
    /// How to say what happened.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
}

/// What is selected in the article.
#[derive(Clone, PartialEq)]
struct Selected {
    words: String,
    /// The sentence in which the selection begins, as an index.
    sentence: Option<usize>,
    /// The block in which it begins, as an index.
    block: Option<usize>,
}

/// A bar that comes where words of the article are selected.
#[component]
pub fn Marker(props: &MarkerProps) -> Html {
    let selected = use_state(|| None::<Selected>);
    use_effect_with((), {
        let selected = selected.setter();
        move |()| {
            let listener = EventListener::new(&document(), "selectionchange", move |_| {
                let words = dom::selected_within("#article");
                selected.set(words.map(|words| Selected {
                    words: fold(&words),
                    sentence: dom::selected_number("data-sentence"),
                    block: dom::selected_number("data-block"),
                }));
            });
            move || drop(listener)
        }
    });
    let Some(Selected {
        words,
        sentence,
        block,
    }) = (*selected).clone()
    else {
        return Html::default();
    };
    let block = block.and_then(|block| props.analysis.digest.blocks.get(block));
    // A press on the bar is not to end the selection.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let says = format!("“{}”", clip(&words, MOST_CHARS));
    html! {
        <div id="marker" class="stepper" role="group" aria-label={i18n::t().mark_as} {onmousedown}>
            <span class="stepper-name">{ says }</span>
            if let Some(sentence) = sentence {
                <button
                    id="add-sentence"
                    class="tool"
                    type="button"
                    onclick={on(&props.act, Action::DecideSentence { sentence, verdict: Verdict::Keep })}
                >
                    { i18n::t().add_sentence }
                </button>
            }
            if let Some(block) = block {
                <button
                    id="set-aside"
                    class="tool"
                    type="button"
                    onclick={on(&props.act, Action::DecideBlock { block: block.span, part: Part::Aside })}
                >
                    { i18n::t().remove }
                </button>
            }
            if can_be_name(&words) {
                <Menu id="mark" label={i18n::t().mark_as}>
                    { kinds(None, |kind| {
                        on(&props.act, Action::Correct(Correction::Add { words: words.clone(), kind }))
                    }) }
                </Menu>
            }
        </div>
    }
}

/// Whether a selection can be a name.
fn can_be_name(selected: &str) -> bool {
    selected.len() <= LONGEST && selected.contains(char::is_alphanumeric)
}

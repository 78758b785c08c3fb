//! The text box, with the invitation where there is nothing to read yet.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{Act, on};
use crate::page::state::Action;
use crate::page::words;

/// Bytes above which a text is kept out of the text box until the reader insists: browsers lay out
/// the whole of a text box at each keystroke.
pub const LONG: usize = 150_000;

/// What the desk depends on.
#[derive(Properties, PartialEq)]
pub struct DeskProps {
    /// How to say what happened.
    pub act: Act,
    /// The text.
    pub text: AttrValue,
    /// Whether the desk is all that there is to see.
    pub alone: bool,
}

/// The text box.
#[component]
pub fn Desk(props: &DeskProps) -> Html {
    let insists = use_state(|| false);
    let act = &props.act;
    let oninput = {
        let act = act.clone();
        Callback::from(move |event: InputEvent| {
            act.emit(Action::Type(
                event.target_unchecked_into::<HtmlTextAreaElement>().value(),
            ));
        })
    };
    let onkeydown = {
        let act = act.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                act.emit(Action::Read);
            }
        })
    };
    let guarded = props.text.len() > LONG && !*insists;
    let open = {
        let insists = insists.clone();
        Callback::from(move |_: MouseEvent| insists.set(true))
    };
    let value = if guarded {
        AttrValue::default()
    } else {
        props.text.clone()
    };
    html! {
        <section class={classes!("desk", (!props.alone).then_some("above"))} aria-labelledby="invitation">
            <h2 id="invitation" class={if props.alone { "invitation" } else { "unseen" }}>
                { words::INVITATION }
            </h2>
            if props.alone {
                <p class="promise">{ words::PROMISE }</p>
            }
            if guarded {
                <p class="guard">
                    { words::LONG }
                    <button class="tool" type="button" onclick={open}>{ words::OPEN_LONG }</button>
                </p>
            }
            <label class="unseen" for="paste">{ words::BOX }</label>
            if !guarded {
                <textarea
                    id="paste"
                    class="paste"
                    rows={if props.alone { "9" } else { "5" }}
                    autocomplete="off"
                    spellcheck="false"
                    placeholder={words::PLACEHOLDER}
                    {value}
                    {oninput}
                    {onkeydown}
                />
            }
            if props.alone {
                <p class="starters">
                    <button id="example" class="tool primary" type="button" onclick={on(act, Action::Example)}>
                        { words::EXAMPLE }
                    </button>
                    <span class="hint">{ words::HINT }</span>
                </p>
            }
        </section>
    }
}

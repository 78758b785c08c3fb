//! The box for adding another article to the one that is read.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::desk::{FileButton, paste};
use super::{Act, on};
use crate::browser::clipboard;
use crate::browser::dom;
use crate::effects::files::Open;
use crate::i18n;
use crate::state::{Action, Destination};

/// Properties of the box.
#[derive(Properties, PartialEq)]
pub struct AddArticleProps {
    /// Dispatches actions.
    pub act: Act,
    /// Opens files.
    pub open: Open,
}

/// A text box for the article to add. While it is open, pastes and files anywhere on the page go
/// the same way.
#[component]
pub fn AddArticle(props: &AddArticleProps) -> Html {
    let act = &props.act;
    let text_box = use_node_ref();
    use_effect_with((), |()| {
        dom::scroll_to(0.0);
        dom::focus("#paste");
    });
    let add = {
        let (act, text_box) = (act.clone(), text_box.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(text_box) = text_box.cast::<HtmlTextAreaElement>() {
                act.emit(Action::Paste(text_box.value().into()));
            }
        })
    };
    html! {
        <section id="added" class="desk above" aria-labelledby="added-heading">
            <h2 id="added-heading" class="label">{ i18n::t().add_heading }</h2>
            <label class="unseen" for="paste">{ i18n::t().text_box }</label>
            <textarea
                id="paste"
                ref={text_box}
                class="paste"
                rows="5"
                autocomplete="off"
                spellcheck="false"
                placeholder={i18n::t().placeholder}
            />
            <div class="starters">
                <button id="add-confirm" class="tool primary" type="button" onclick={add}>
                    { i18n::t().add }
                </button>
                <FileButton open={props.open.clone()} />
                if clipboard::can_paste() {
                    <button class="tool" type="button" onclick={paste(act)}>{ i18n::t().paste }</button>
                }
                <button id="add-cancel" class="tool" type="button" onclick={on(act, Action::NextText(Destination::Replace))}>
                    { i18n::t().stop }
                </button>
            </div>
        </section>
    }
}

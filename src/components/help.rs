//! The help sheet: how Pith is used, by which keys, what it keeps, and the bookmarklet.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::{Act, on};
use crate::browser::address;
use crate::i18n;
use crate::state::{Action, Sheet};

/// What the bookmarklet does on another site: it takes what is selected there, else the page, without
/// what is not text, and opens Pith with it in the address's fragment, which no server sees. Of what is
/// too long for an address it takes the text alone.
const BOOKMARKLET: &str = include_str!("../shell/bookmarklet.js");

/// What the sheet depends on.
#[derive(Properties, PartialEq)]
pub struct HelpProps {
    /// How to say what happened.
    pub act: Act,
    /// Whether it is open.
    pub sheet: Sheet,
}

/// The sheet, a dialog over the page.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with(props.sheet, {
        let dialog = dialog.clone();
        move |&sheet| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                if sheet == Sheet::Open {
                    // It fails only where the dialog is open already.
                    drop(dialog.show_modal());
                } else {
                    dialog.close();
                }
            }
        }
    });
    let close = on(&props.act, Action::Help(Sheet::Closed));
    html! {
        <dialog id="help" class="help" aria-labelledby="help-heading" ref={dialog} onclose={on(&props.act, Action::Help(Sheet::Closed))}>
            if props.sheet == Sheet::Open {
                <div class="help-head">
                    <h2 id="help-heading" class="invitation">{ i18n::t().help }</h2>
                    <button id="help-close" class="tool" type="button" onclick={close}>{ i18n::t().close }</button>
                </div>
                { for i18n::t().help_text.iter().map(|(heading, text)| html! {
                    <>
                        <h3 class="heading">{ *heading }</h3>
                        <p>{ *text }</p>
                    </>
                }) }
                <h3 class="heading">{ i18n::t().keys }</h3>
                <dl class="keys">
                    { for i18n::t().help_keys.iter().chain(i18n::t().study.keys).map(|(keys, does)| html! {
                        <div><dt><kbd>{ *keys }</kbd></dt><dd>{ *does }</dd></div>
                    }) }
                </dl>
                <h3 class="heading">{ i18n::t().bookmarklet }</h3>
                <p>{ i18n::t().bookmarklet_text }</p>
                <p><a id="bookmarklet" class="tool strong" href={bookmarklet()} onclick={|event: MouseEvent| event.prevent_default()}>
                    { i18n::t().bookmarklet_name }
                </a></p>
            }
        </dialog>
    }
}

/// The bookmarklet of the address at which this copy of Pith stands.
fn bookmarklet() -> String {
    let script = BOOKMARKLET.replace("PITH", &address::own());
    let lines = script
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"));
    format!("javascript:{}", lines.collect::<String>())
}

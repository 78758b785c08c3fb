//! The help sheet: how to use Pith, its keys, what it stores, and the bookmarklet.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::offline_languages::OfflineLanguages;
use super::{Act, on};
use crate::browser::address;
use crate::i18n;
use crate::state::{Action, Sheet};

/// What the bookmarklet does on another site: it takes the selection, or else the page, without
/// anything that is not text, and opens Pith with it in the URL fragment, which no server sees. If
/// that is too long for a URL, it takes only the text.
const BOOKMARKLET: &str = include_str!("../shell/bookmarklet.js");

/// Properties of the sheet.
#[derive(Properties, PartialEq)]
pub struct HelpProps {
    /// Dispatches actions.
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
                    // This fails only if the dialog is open already.
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
                <OfflineLanguages />
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

/// The bookmarklet for the URL of this copy of Pith.
fn bookmarklet() -> String {
    let script = BOOKMARKLET.replace("PITH", &address::own());
    let lines = script
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"));
    format!("javascript:{}", lines.collect::<String>())
}

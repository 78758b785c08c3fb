//! The button that copies the summary, and the menu of the other exports.

use yew::prelude::*;

use super::copy::Copy;
use super::export::ExportProps;
use super::menu::Menu;
use super::part::{self, with_tools};
use crate::i18n;
use crate::state::Parts;

/// Properties of the menu.
#[derive(Properties, PartialEq)]
pub struct ExportMenuProps {
    /// How to export the text.
    pub export: ExportProps,
    /// Which parts of the program are here.
    pub parts: Parts,
}

/// The button, and the menu.
#[component]
pub fn ExportMenu(props: &ExportMenuProps) -> Html {
    let export = &props.export;
    let too_long = use_state(|| None);
    // The message about one article's link must not stay for another's.
    use_effect_with(export.draft.text.clone(), {
        let too_long = too_long.setter();
        move |_| too_long.set(None)
    });
    let text = {
        let export = export.clone();
        Callback::from(move |()| export.text())
    };
    html! {
        <div class="export">
            <Copy id="copy" act={export.act.clone()} {text} />
            <Menu id="export" label={i18n::t().export_menu}>
                { with_tools(&export.act, props.parts, |tools| (tools.export)(export, &too_long.setter())) }
            </Menu>
            if let (Some(length), Some(tools)) = (*too_long, part::tools()) {
                { (tools.link_too_long)(export, length) }
            }
        </div>
    }
}

//! The bar at the top.

use yew::prelude::*;

use super::menu::Menu;
use super::part::with_tools;
use super::{Act, on};
use crate::i18n;
use crate::model::library::Change;
use crate::state::{Action, Destination, Parts, Sheet};

/// Properties of the bar.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// Dispatches actions.
    pub act: Act,
    /// Whether the text box is open.
    pub editing: bool,
    /// Whether there is text.
    pub has_text: bool,
    /// Whether there is something to read.
    pub has_reading: bool,
    /// Whether there is something to undo.
    #[prop_or_default]
    pub can_undo: bool,
    /// Which parts of the program are here.
    #[prop_or_default]
    pub parts: Parts,
}

/// The page's name, and the actions for the whole text.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let act = &props.act;
    html! {
        <header class="bar">
            <h1 class="brand">
                <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
                    <circle class="rind" cx="16" cy="16" r="14" />
                    <circle class="core" cx="16" cy="16" r="5.5" />
                </svg>
                { i18n::NAME }
            </h1>
            <div class="tools">
                if props.editing && props.has_reading {
                    <button class="tool" type="button" onclick={on(act, Action::Read)}>
                        { i18n::t().read }
                    </button>
                }
                if !props.editing {
                    <button
                        id="edit"
                        class="tool"
                        type="button"
                        aria-label={i18n::t().edit}
                        onclick={on(act, Action::Edit)}
                    >
                        <svg class="if-narrow" viewBox="0 0 24 24" aria-hidden="true">
                            <path d="M4 16.5V20h3.5L17.8 9.7l-3.5-3.5zM20.7 6.8a1 1 0 0 0 0-1.4l-2.1-2.1a1 1 0 0 0-1.4 0l-1.7 1.7 3.5 3.5z" />
                        </svg>
                        <span class="if-wide">{ i18n::t().edit }</span>
                    </button>
                }
                if props.has_reading && !props.editing {
                    { icon(act, "add-article", i18n::t().add_article, Action::NextText(Destination::Add), "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z") }
                }
                if props.can_undo {
                    { icon(act, "undo-last", i18n::t().undo, Action::Undo, "M9 5v4h5a6 6 0 0 1 0 12H8v-2h6a4 4 0 0 0 0-8H9v4L3 10z") }
                }
                if props.has_text {
                    <button id="new" class="tool" type="button" onclick={on(act, Action::Clear)}>
                        { i18n::t().new }
                    </button>
                }
                { icon(act, "library-open", i18n::t().library, Action::Library(Change::Open), "M4 4h4v16H4zM10 4h4v16h-4zM15.6 5.4l3.8-1 4 15.4-3.8 1z") }
                <Menu id="appearance" label={i18n::t().appearance} short="Aa">
                    { with_tools(act, props.parts, |tools| (tools.appearance)(act)) }
                </Menu>
                <button
                    id="help-open"
                    class="tool icon"
                    type="button"
                    aria-label={i18n::t().help}
                    title={i18n::t().help}
                    onclick={on(act, Action::Help(Sheet::Open))}
                >
                    { "?" }
                </button>
            </div>
        </header>
    }
}

/// A button with an icon, drawn by `path`, and its label if there is room.
fn icon(
    act: &Act,
    id: &'static str,
    label: &'static str,
    does: Action,
    path: &'static str,
) -> Html {
    html! {
        <button {id} class="tool" type="button" aria-label={label} title={label} onclick={on(act, does)}>
            <svg class="if-narrow" viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg>
            <span class="if-wide">{ label }</span>
        </button>
    }
}

//! A button that opens a small sheet of further buttons.

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};
use yew::prelude::*;

use crate::browser::dom;

/// Properties of a menu.
#[derive(Properties, PartialEq)]
pub struct MenuProps {
    /// The button's `id`, from which the sheet's is derived.
    pub id: AttrValue,
    /// What the button says.
    pub label: AttrValue,
    /// Its shorter label on a narrow window.
    #[prop_or_default]
    pub short: Option<AttrValue>,
    /// The content of the sheet.
    pub children: Html,
}

/// A disclosure: its button opens and closes the sheet, which also closes on Escape, on a click
/// outside, and on a click on one of its buttons.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let open = use_state(|| false);
    let root = use_node_ref();
    use_effect_with(*open, {
        let (open, root, id) = (open.setter(), root.clone(), props.id.clone());
        move |&is_open| {
            let listener = is_open.then(|| {
                EventListener::new(&document(), "click", move |event| {
                    let target = event
                        .target()
                        .and_then(|target| target.dyn_into::<Node>().ok());
                    let within = root
                        .get()
                        .is_some_and(|root| root.contains(target.as_ref()));
                    if !within {
                        open.set(false);
                    }
                })
            });
            // The sheet gets the focus, so that the next Tab reaches its first button.
            if is_open {
                dom::focus(&format!("#{id}-sheet"));
            }
            move || drop(listener)
        }
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let close = {
        let open = open.setter();
        Callback::from(move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlElement>().ok());
            if target.is_some_and(|target| target.tag_name() == "BUTTON") {
                open.set(false);
            }
        })
    };
    let onkeydown = {
        let (open, id) = (open.clone(), props.id.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.stop_propagation();
                open.set(false);
                dom::focus(&format!("#{id}"));
            }
        })
    };
    let sheet = format!("{}-sheet", props.id);
    html! {
        <div class="menu" ref={root} {onkeydown}>
            <button
                id={props.id.clone()}
                class="tool"
                type="button"
                aria-label={props.short.as_ref().map(|_| props.label.clone())}
                aria-expanded={open.to_string()}
                aria-controls={sheet.clone()}
                onclick={toggle}
            >
                if let Some(short) = &props.short {
                    <span class="if-narrow" aria-hidden="true">{ short.clone() }</span>
                    <span class="if-wide">{ props.label.clone() }</span>
                } else {
                    { props.label.clone() }
                }
                <svg class="chevron" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M7 9.5 12 14.5 17 9.5 15.6 8.1 12 11.7 8.4 8.1Z" />
                </svg>
            </button>
            <div id={sheet} class="sheet" tabindex="-1" hidden={!*open} onclick={close}>
                if *open {
                    { props.children.clone() }
                }
            </div>
        </div>
    }
}

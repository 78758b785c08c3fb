//! What the page does to the document besides rendering: focus and scrolling.

use gloo::utils::{document, window};

use crate::model::ordering::lower;
use wasm_bindgen::JsCast;
use web_sys::js_sys::Reflect;
use web_sys::{
    Element, Event, EventTarget, FocusOptions, HtmlElement, HtmlTextAreaElement, KeyboardEvent,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The document's root element.
#[must_use]
pub fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

/// The first element that matches `selector`.
#[must_use]
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// The text box, if it is open.
#[must_use]
pub fn text_box() -> Option<HtmlTextAreaElement> {
    find("#paste")?.dyn_into().ok()
}

/// Focuses the element that matches `selector`, without scrolling.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        focus_quietly(&element);
    }
}

fn focus_quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Focusing an element in the document cannot fail.
    drop(element.focus_with_options(&options));
}

/// Whether no element has the focus.
#[must_use]
pub fn nothing_focused() -> bool {
    document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY")
}

/// Scrolls the element that matches `selector` to the middle of the window, and focuses it if
/// `focus` is set. Returns `false` if there is none.
pub fn show(selector: &str, focus: bool) -> bool {
    let Some(element) = find(selector) else {
        return false;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if moves_little() {
        ScrollBehavior::Auto
    } else {
        ScrollBehavior::Smooth
    });
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if focus {
        focus_quietly(&element);
    }
    true
}

/// Sets the attribute `name` on the element that matches `selector`, and scrolls it into view if it
/// is not visible and `follows` is set.
pub fn light(selector: &str, name: &str, follows: bool) {
    let Some(element) = find(selector) else {
        return;
    };
    // This fails only for an invalid name.
    drop(element.set_attribute(name, "true"));
    let around = element.get_bounding_client_rect();
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    // There may be a bar at the bottom of the window.
    let in_sight =
        height.is_none_or(|height| around.top() > 64.0 && around.bottom() < height - 128.0);
    if follows && !in_sight {
        show(selector, false);
    }
}

/// Removes the attribute `name` from all elements that have it.
pub fn unlight(name: &str) {
    while let Some(element) = find(&format!("[{name}]")) {
        if element.remove_attribute(name).is_err() {
            break;
        }
    }
}

/// Whether `target` accepts text input.
#[must_use]
pub fn is_typed_into(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

/// The key of an event, in lower case, if it was pressed without modifiers and outside text input;
/// `None` if not, or if the reader has turned single-key shortcuts off.
#[must_use]
pub fn shortcut(event: &Event) -> Option<String> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    let with_others = key.ctrl_key() || key.meta_key() || key.alt_key();
    let off = root().and_then(|root| root.dataset().get("keys"));
    if with_others
        || key.is_composing()
        || is_typed_into(event.target())
        || off.as_deref() == Some("off")
    {
        return None;
    }
    Some(lower(&key.key()))
}

/// The languages that the reader prefers, as codes, best first.
#[must_use]
pub fn languages() -> Vec<String> {
    let languages = window().navigator().languages();
    languages
        .iter()
        .filter_map(|code| code.as_string())
        .collect()
}

/// Whether the reader has asked the browser to save data.
#[must_use]
pub fn saves_data() -> bool {
    let saves = Reflect::get(&window().navigator(), &"connection".into())
        .and_then(|connection| Reflect::get(&connection, &"saveData".into()));
    saves.is_ok_and(|saves| saves.is_truthy())
}

/// How far the page is scrolled, in CSS pixels.
#[must_use]
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls to `top` at once, in CSS pixels.
pub fn scroll_to(top: f64) {
    window().scroll_to_with_x_and_y(0.0, top);
}

/// Whether the window has room for several columns.
#[must_use]
pub fn is_wide() -> bool {
    let query = window().match_media("(width >= 64rem)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Whether the reader prefers reduced motion.
fn moves_little() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// The attribute `name` of the nearest element around `target`, as a number.
#[must_use]
pub fn number_around(target: Option<EventTarget>, name: &str) -> Option<usize> {
    attribute_around(target, name)?.parse().ok()
}

/// The attribute `name` of the nearest element around `target`.
#[must_use]
pub fn attribute_around(target: Option<EventTarget>, name: &str) -> Option<String> {
    let element = target?.dyn_into::<Element>().ok()?;
    let around = element.closest(&format!("[{name}]")).ok()??;
    around.get_attribute(name)
}

/// The attribute `name`, as a number, at the place in the element matching `selector` that the
/// reader is probably looking at: a third of the way down the window.
#[must_use]
pub fn number_in_sight(selector: &str, name: &str) -> Option<usize> {
    let around = find(selector)?.get_bounding_client_rect();
    let middle = around.left() + around.width() / 2.0;
    let height = window().inner_height().ok()?.as_f64()?;
    let element = document().element_from_point(middle as f32, (height / 3.0) as f32)?;
    number_around(Some(element.into()), name)
}

/// The selected text, if it is entirely within the element that matches `selector`.
#[must_use]
pub fn selected_within(selector: &str) -> Option<String> {
    let selection = window().get_selection().ok()??;
    let within = find(selector)?;
    let holds = |node: Option<web_sys::Node>| within.contains(node.as_ref());
    let inside = holds(selection.anchor_node()) && holds(selection.focus_node());
    let text = String::from(selection.to_string());
    (inside && !selection.is_collapsed() && !text.trim().is_empty()).then_some(text)
}

/// The attribute `name` of the nearest element around the start of the selection, as a number.
#[must_use]
pub fn selected_number(name: &str) -> Option<usize> {
    let node = window().get_selection().ok()??.anchor_node()?;
    let element = node.dyn_ref::<Element>().cloned();
    number_around(element.or(node.parent_element()).map(Into::into), name)
}

/// The attribute `name` of the nearest element around the focus, as a number.
#[must_use]
pub fn focused_number(name: &str) -> Option<usize> {
    number_around(document().active_element().map(Into::into), name)
}

/// Whether anything but white space is selected, as when a reader is about to copy.
#[must_use]
pub fn has_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

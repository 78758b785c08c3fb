//! What the page hears wherever it happens: a paste, and the Escape key.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

use super::components::Act;
use super::components::desk::LONG;
use super::state::{Action, Notice};

/// Listens for as long as the page lives.
#[hook]
pub fn use_listeners(act: &Act) {
    let act = act.clone();
    use_effect_with((), move |()| {
        let pasted = act.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let paste = EventListener::new_with_options(&document(), "paste", options, move |event| {
            if let Some(action) = paste(event) {
                event.prevent_default();
                pasted.emit(action);
            }
        });
        let key = EventListener::new(&document(), "keydown", move |event| {
            let escape = event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|event| event.key() == "Escape" && !event.is_composing());
            if escape {
                act.emit(Action::Unfocus);
            }
        });
        move || drop((paste, key))
    });
}

/// What a paste comes to; `None` where the text box takes it itself.
fn paste(event: &Event) -> Option<Action> {
    let clipboard = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let text = clipboard.get_data("text/plain").unwrap_or_default();
    let target = event.target().and_then(|target| target.dyn_into().ok());
    let Some(text_box) = target.filter(|target: &HtmlTextAreaElement| target.id() == "paste")
    else {
        return Some(if text.trim().is_empty() {
            Action::Tell(Notice::NoText)
        } else {
            Action::Paste(text)
        });
    };
    let before = text_box.value();
    let start = text_box.selection_start().ok()?? as usize;
    let end = text_box.selection_end().ok()?? as usize;
    let length = before.encode_utf16().count();
    let replaces_all = start == 0 && end == length || before.trim().is_empty();
    if text.trim().is_empty() {
        None
    } else if replaces_all {
        Some(Action::Paste(text))
    } else if text.len() > LONG {
        // A text box is slow with so much, so it does not get to see it.
        Some(Action::Paste(splice(&before, start, end, &text)))
    } else {
        None
    }
}

/// `text` with `insert` in place of what stands between the UTF-16 offsets `start` and `end`.
fn splice(text: &str, start: usize, end: usize, insert: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |range| String::from_utf16_lossy(units.get(range).unwrap_or_default());
    part(0..start) + insert + &part(end..units.len())
}

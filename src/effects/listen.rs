//! Page-wide events: pastes, dropped files, and the Escape key.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

use crate::browser::address;
use crate::browser::dom;
use crate::browser::link;
use crate::components::Act;
use crate::components::desk::LONG_TEXT;
use crate::effects::files::Open;
use crate::model::rich::Pasted;
use crate::state::{Action, Direction, Drag, Sheet};

/// Listens as long as the page lives.
#[hook]
pub fn use_listeners(act: &Act, open: &Open) {
    use_drops(act, open);
    use_arrivals(act);
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
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            match event.key().as_str() {
                "Escape" if !event.is_composing() => act.emit(Action::Unfocus),
                _ => match dom::shortcut(event).as_deref() {
                    Some("?") => act.emit(Action::Help(Sheet::Open)),
                    Some("c") if event.shift_key() => act.emit(Action::Check(Direction::Previous)),
                    Some("c") => act.emit(Action::Check(Direction::Next)),
                    _ => {}
                },
            }
        });
        move || drop((paste, key))
    });
}

/// Opens a link's article, both at the start and when the reader follows such a link while the page
/// is open, since the browser then only changes the fragment. Anything else in the first URL is
/// already in the initial state.
#[hook]
fn use_arrivals(act: &Act) {
    let act = act.clone();
    use_effect_with((), move |()| {
        unpack(&act);
        let change = EventListener::new(&window(), "hashchange", move |_| {
            unpack(&act);
            if let Some(arrival) = address::arrival() {
                act.emit(Action::Arrive(arrival));
            }
        });
        move || drop(change)
    });
}

fn unpack(act: &Act) {
    if let Some(packed) = address::packed() {
        let act = act.clone();
        spawn_local(async move {
            let draft = link::read(&packed).await;
            act.emit(Action::Unpacked(draft.map(Box::new)));
        });
    }
}

/// Accepts files dropped anywhere on the page.
#[hook]
fn use_drops(act: &Act, open: &Open) {
    let (act, open) = (act.clone(), open.clone());
    use_effect_with((), move |()| {
        let over = Rc::new(Cell::new(Drag::None));
        let show = move |drag: Drag| {
            // These events fire continuously.
            if over.replace(drag) != drag {
                act.emit(Action::Drag(drag));
            }
        };
        let listeners = ["dragenter", "dragover", "dragleave", "drop"].map(|name| {
            let (show, open) = (show.clone(), open.clone());
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document(), name, options, move |event| {
                let Some(event) = event.dyn_ref::<DragEvent>() else {
                    return;
                };
                let Some(data) = event.data_transfer().filter(has_files) else {
                    return;
                };
                // Otherwise, the browser would leave the page for the file.
                event.prevent_default();
                match event.type_().as_str() {
                    "drop" => {
                        show(Drag::None);
                        if let Some(files) = data.files() {
                            open.emit(files);
                        }
                    }
                    // Moving to another element still leaves them over the page.
                    "dragleave" if event.related_target().is_none() => show(Drag::None),
                    "dragleave" => {}
                    _ => {
                        data.set_drop_effect("copy");
                        show(Drag::Over);
                    }
                }
            })
        });
        move || drop(listeners)
    });
}

fn has_files(data: &DataTransfer) -> bool {
    data.types().includes(&"Files".into(), 0)
}

/// The action for a paste; `None` if the text box handles it itself.
fn paste(event: &Event) -> Option<Action> {
    let clipboard = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let data = |kind| clipboard.get_data(kind).unwrap_or_default();
    let pasted = Pasted {
        text: data("text/plain"),
        html: Some(data("text/html")).filter(|html| !html.is_empty()),
    };
    let target = event.target().and_then(|target| target.dyn_into().ok());
    let Some(text_box) = target.filter(|target: &HtmlTextAreaElement| target.id() == "paste")
    else {
        return Some(Action::Paste(pasted));
    };
    let before = text_box.value();
    let start = text_box.selection_start().ok()?? as usize;
    let end = text_box.selection_end().ok()?? as usize;
    let length = before.encode_utf16().count();
    let replaces_all = start == 0 && end == length || before.trim().is_empty();
    if pasted.is_blank() {
        None
    } else if replaces_all {
        Some(Action::Paste(pasted))
    } else if pasted.text.len() > LONG_TEXT {
        // A text box is slow with so much text, so it does not get to see it.
        Some(Action::Paste(
            splice(&before, start, end, &pasted.text).into(),
        ))
    } else {
        None
    }
}

/// `text` with `insert` replacing what is between the UTF-16 offsets `start` and `end`.
fn splice(text: &str, start: usize, end: usize, insert: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |range| String::from_utf16_lossy(units.get(range).unwrap_or_default());
    part(0..start) + insert + &part(end..units.len())
}

//! The text box, with the invitation if there is nothing to read yet.

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::sample::Sample;
use super::{Act, on};
use crate::browser::clipboard;
use crate::effects::files::Open;
use crate::i18n;
use crate::state::{Action, Notice};

/// A text of more bytes than this is not put into the text box unless the reader insists: browsers
/// lay out the whole text box at every keystroke.
pub const LONG_TEXT: usize = 150_000;

/// Properties of the desk.
#[derive(Properties, PartialEq)]
pub struct DeskProps {
    /// Dispatches actions.
    pub act: Act,
    /// Opens files.
    pub open: Open,
    /// The text.
    pub text: AttrValue,
    /// Whether the desk is all there is to see.
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
    let guarded = props.text.len() > LONG_TEXT && !*insists;
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
                { i18n::t().invitation }
            </h2>
            if props.alone {
                <p class="promise">{ i18n::t().promise }</p>
            }
            if guarded {
                <p class="guard">
                    { i18n::t().long }
                    <button class="tool" type="button" onclick={open}>{ i18n::t().open_long }</button>
                </p>
            }
            <label class="unseen" for="paste">{ i18n::t().text_box }</label>
            if !guarded {
                <textarea
                    id="paste"
                    class="paste"
                    rows={if props.alone { "6" } else { "5" }}
                    autocomplete="off"
                    spellcheck="false"
                    placeholder={i18n::t().placeholder}
                    {value}
                    {oninput}
                    {onkeydown}
                />
            }
            <div class="starters">
                if clipboard::can_paste() {
                    <button
                        id="paste-clipboard"
                        class={classes!("tool", props.alone.then_some("primary"))}
                        type="button"
                        onclick={paste(act)}
                    >
                        { i18n::t().paste }
                    </button>
                }
                <FileButton open={props.open.clone()} primary={props.alone && !clipboard::can_paste()} />
                if props.alone {
                    <button id="example" class="tool" type="button" onclick={on(act, Action::Example)}>
                        { i18n::t().example }
                    </button>
                    <p class="hint">{ i18n::t().hint }</p>
                }
            </div>
            if props.alone {
                <Sample />
            }
        </section>
    }
}

/// Pastes from the clipboard, if the browser allows it.
pub(super) fn paste(act: &Act) -> Callback<MouseEvent> {
    let act = act.clone();
    Callback::from(move |_| {
        let act = act.clone();
        spawn_local(async move {
            act.emit(match clipboard::pasted().await {
                Ok(pasted) => Action::Paste(pasted),
                Err(_) => Action::Tell(Notice::NotPasted),
            });
        });
    })
}

/// The file types that browsers show in their file dialog.
const FILES: &str = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.mht,.mhtml,.docx,.odt,.rtf,.epub,\
                     .pdf,.srt,.vtt,.eml,text/*";

/// Properties of the button.
#[derive(Properties, PartialEq)]
pub(super) struct FileButtonProps {
    pub open: Open,
    /// Whether it is the primary action.
    #[prop_or_default]
    pub primary: bool,
}

/// A button that opens the file dialog. The browser's own file input, which cannot be styled, is
/// behind it.
#[component]
pub(super) fn FileButton(props: &FileButtonProps) -> Html {
    let input = use_node_ref();
    let onclick = {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let onchange = {
        let open = props.open.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(files) = input.files() {
                open.emit(files);
            }
            // Allows the same file to be chosen again.
            input.set_value("");
        })
    };
    html! {
        <>
            <button id="open" class={classes!("tool", props.primary.then_some("primary"))} type="button" {onclick}>{ i18n::t().open }</button>
            <input ref={input} id="file" type="file" accept={FILES} hidden={true} {onchange} />
        </>
    }
}

//! Taking it along: copies, files, print and the system's own sharing.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Act;
use super::menu::Menu;
use crate::Options;
use crate::page::analysis::Analysis;
use crate::page::client::Client;
use crate::page::draft::Draft;
use crate::page::export::{Export, Form, Written};
use crate::page::state::{Action, Notice};
use crate::page::{carry, clipboard, words};

/// Milliseconds for which the button says that the summary was copied.
const CONFIRMATION: u32 = 2_500;

/// What the ways to take it along depend on.
#[derive(Clone, Properties, PartialEq)]
pub struct TakeProps {
    /// How to say what happened.
    pub act: Act,
    /// Who writes it out.
    pub client: Client,
    /// The text.
    pub draft: Draft,
    /// What was asked of its analysis.
    pub options: Options,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The sentences of the summary, ascending.
    pub chosen: Rc<Vec<usize>>,
}

impl TakeProps {
    fn text(&self) -> String {
        let export = Export {
            analysis: &self.analysis,
            chosen: &self.chosen,
        };
        export.text()
    }

    fn write(&self, form: Form) -> impl Future<Output = Option<Written>> + use<> {
        let options = self.options.clone();
        self.client.write(&self.draft, options, &self.chosen, form)
    }

    /// A callback that puts what `form` gives on the clipboard and tells how it went.
    fn copy(&self, media_type: &'static str, form: Form) -> Callback<MouseEvent> {
        let props = self.clone();
        Callback::from(move |_| {
            let written = props.write(form);
            let content = async move { written.await.map(|written| written.content) };
            let (text, act) = (props.text(), props.act.clone());
            spawn_local(async move {
                tell(
                    &act,
                    clipboard::copy_later(media_type, content, &text).await,
                );
            });
        })
    }

    /// A callback that gives the reader a file.
    fn save(&self, form: Form) -> Callback<MouseEvent> {
        let props = self.clone();
        Callback::from(move |_| {
            let (written, act) = (props.write(form), props.act.clone());
            spawn_local(async move {
                let written = written.await;
                let saved = written.is_some_and(|Written { name, content }| {
                    carry::save(&name, form.media_type(), &content).is_ok()
                });
                if !saved {
                    act.emit(Action::Tell(Notice::NotSaved));
                }
            });
        })
    }
}

/// Tells how a copy went.
fn tell(act: &Act, copied: Result<(), JsValue>) {
    let told = copied.map_or(Notice::NotCopied, |()| Notice::Copied);
    act.emit(Action::Tell(told));
}

/// The button that copies the summary, and the menu of all else.
#[component]
pub fn Take(props: &TakeProps) -> Html {
    let share = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| {
            let text = props.text();
            // Who closes the system's own dialog has changed their mind.
            spawn_local(async move { drop(carry::share(&text).await) });
        })
    };
    let file = |form: Form| {
        html! {
            <button class="item" type="button" data-save={form.extension()} onclick={props.save(form)}>
                { words::file(form) }
            </button>
        }
    };
    html! {
        <div class="take">
            <CopyButton ..props.clone() />
            <Menu id="take" label={words::TAKE}>
                <p class="label">{ words::COPY_AS }</p>
                <button
                    class="item"
                    type="button"
                    data-copy="md"
                    onclick={props.copy(clipboard::PLAIN, Form::Markdown)}
                >
                    { words::MARKDOWN }
                </button>
                <button
                    class="item"
                    type="button"
                    data-copy="html"
                    onclick={props.copy(clipboard::HTML, Form::RichText)}
                >
                    { words::RICH_TEXT }
                </button>
                <p class="label">{ words::SAVE_AS }</p>
                { for Form::FILES.into_iter().map(file) }
                <hr />
                <button class="item" type="button" onclick={|_| carry::print()}>{ words::PRINT }</button>
                if carry::can_share() {
                    <button class="item" type="button" onclick={share}>{ words::SHARE }</button>
                }
            </Menu>
        </div>
    }
}

/// A button that puts the summary on the clipboard.
#[component]
fn CopyButton(props: &TakeProps) -> Html {
    let done = use_state(|| false);
    use_effect_with(*done, {
        let done = done.setter();
        move |&is_done| {
            let timer = is_done.then(|| Timeout::new(CONFIRMATION, move || done.set(false)));
            move || drop(timer)
        }
    });
    let onclick = {
        let (props, done) = (props.clone(), done.setter());
        Callback::from(move |_: MouseEvent| {
            let (text, act, done) = (props.text(), props.act.clone(), done.clone());
            spawn_local(async move {
                let copied = clipboard::copy(&text).await;
                done.set(copied.is_ok());
                tell(&act, copied);
            });
        })
    };
    html! {
        <button id="copy" class={classes!("tool", done.then_some("done"))} type="button" {onclick}>
            { if *done { words::COPIED } else { words::COPY } }
        </button>
    }
}

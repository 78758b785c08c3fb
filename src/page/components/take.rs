//! Taking it along: copies, files, print and the system's own sharing.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Act;
use super::menu::Menu;
use crate::page::analysis::Analysis;
use crate::page::export::{Export, File};
use crate::page::state::{Action, Notice};
use crate::page::{carry, words};

/// Milliseconds for which the button says that the summary was copied.
const CONFIRMATION: u32 = 2_500;

/// What the ways to take it along depend on.
#[derive(Clone, Properties, PartialEq)]
pub struct TakeProps {
    /// How to say what happened.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The sentences of the summary, ascending.
    pub chosen: Rc<Vec<usize>>,
}

impl TakeProps {
    fn export(&self) -> Export<'_> {
        Export {
            analysis: &self.analysis,
            chosen: &self.chosen,
        }
    }

    /// A callback that begins `work` on what is shown, and tells how it went.
    fn tell<F>(&self, work: impl Fn(Export) -> F + 'static) -> Callback<MouseEvent>
    where
        F: Future<Output = Result<(), JsValue>> + 'static,
    {
        let props = self.clone();
        Callback::from(move |_| {
            let (work, act) = (work(props.export()), props.act.clone());
            spawn_local(async move {
                let told = work.await.map_or(Notice::NotCopied, |()| Notice::Copied);
                act.emit(Action::Tell(told));
            });
        })
    }
}

/// The button that copies the summary, and the menu of all else.
#[component]
pub fn Take(props: &TakeProps) -> Html {
    let save = |file: File| {
        let props = props.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let export = props.export();
            if carry::save(
                &export.file_name(file),
                file.media_type(),
                &export.file(file),
            )
            .is_err()
            {
                props.act.emit(Action::Tell(Notice::NotSaved));
            }
        });
        html! {
            <button class="item" type="button" data-save={file.extension()} {onclick}>
                { words::file(file) }
            </button>
        }
    };
    let markdown = props.tell(|export| {
        let text = export.markdown();
        async move { carry::copy(&text).await }
    });
    let rich = props.tell(|export| {
        let (html, text) = (export.rich_text(), export.text());
        async move { carry::copy_rich(&html, &text).await }
    });
    let share = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| {
            let text = props.export().text();
            // Who closes the system's own dialog has changed their mind.
            spawn_local(async move { drop(carry::share(&text).await) });
        })
    };
    html! {
        <div class="take">
            <CopyButton ..props.clone() />
            <Menu id="take" label={words::TAKE}>
                <p class="label">{ words::COPY_AS }</p>
                <button class="item" type="button" data-copy="md" onclick={markdown}>
                    { words::MARKDOWN }
                </button>
                <button class="item" type="button" data-copy="html" onclick={rich}>
                    { words::RICH_TEXT }
                </button>
                <p class="label">{ words::SAVE_AS }</p>
                { for File::ALL.into_iter().map(save) }
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
        let setter = done.setter();
        props.tell(move |export| {
            let (text, done) = (export.text(), setter.clone());
            async move {
                let copied = carry::copy(&text).await;
                done.set(copied.is_ok());
                copied
            }
        })
    };
    html! {
        <button id="copy" class={classes!("tool", done.then_some("done"))} type="button" {onclick}>
            { if *done { words::COPIED } else { words::COPY } }
        </button>
    }
}

//! Taking it along: copies, files, print and the system's own sharing.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Act;
use super::copy::{Copy, tell};
use super::menu::Menu;
use crate::Options;
use crate::page::analysis::Analysis;
use crate::page::client::Client;
use crate::page::draft::Draft;
use crate::page::export::{Export, Form, Written};
use crate::page::state::{Action, Notice};
use crate::page::{carry, clipboard, words};

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
        if self.draft.view.paragraph {
            export.paragraph()
        } else {
            export.text()
        }
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
    let text = {
        let props = props.clone();
        Callback::from(move |()| props.text())
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
            <Copy id="copy" act={props.act.clone()} {text} />
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

//! The summary: its sentences, its length, and the way to take it along.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Act, on};
use crate::page::analysis::{Analysis, clip, fold};
use crate::page::state::{Action, Notice};
use crate::page::{dom, words};

/// Characters of a sentence that are shown at most.
const MOST_CHARS: usize = 1_500;
/// Milliseconds for which the button says that the summary was copied.
const CONFIRMATION: u32 = 2_500;

/// What the summary depends on.
#[derive(Properties, PartialEq)]
pub struct SummaryProps {
    /// How to say what happened.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The sentences, as ascending indices.
    pub chosen: Rc<Vec<usize>>,
    /// How many were asked for.
    pub length: usize,
    /// The sentence that the pointer or the focus is on.
    pub lit: Option<usize>,
}

/// The summary.
#[component]
pub fn Summary(props: &SummaryProps) -> Html {
    let SummaryProps {
        act,
        analysis,
        chosen,
        ..
    } = props;
    let (lang, dir) = {
        let language = analysis.digest.language;
        (language.code(), language.direction().code())
    };
    let whole = chosen.len() == analysis.digest.sentences.len();
    html! {
        <section id="summary" class="summary" aria-labelledby="summary-heading">
            <div class="summary-head">
                <h2 id="summary-heading" class="label" tabindex="-1">{ words::SUMMARY }</h2>
                if !analysis.is_empty() {
                    <CopyButton act={act.clone()} analysis={analysis.clone()} chosen={chosen.clone()} />
                }
            </div>
            if let Some(title) = &analysis.digest.title {
                <p class="summary-of" {lang} {dir}>{ clip(&fold(&title.text), MOST_CHARS) }</p>
            }
            if analysis.is_empty() {
                <p class="note">{ words::NO_ARTICLE }</p>
            } else {
                <ol class="points" {lang} {dir}>
                    { for chosen.iter().map(|&at| point(props, at)) }
                </ol>
                if whole {
                    <p class="note">{ words::SHORT }</p>
                }
                <Length ..LengthProps {
                    act: act.clone(),
                    analysis: analysis.clone(),
                    chosen: chosen.clone(),
                    length: props.length,
                } />
            }
        </section>
    }
}

/// A sentence of the summary, with its reasons.
fn point(props: &SummaryProps, at: usize) -> Html {
    let SummaryProps { act, analysis, .. } = props;
    let Some(sentence) = analysis.digest.sentences.get(at) else {
        return Html::default();
    };
    let text = clip(&fold(sentence.span.text(&analysis.source)), MOST_CHARS);
    let reasons = words::reasons(analysis, at).join(" · ");
    let reasons_id = format!("reasons-{at}");
    let lit = (props.lit == Some(at)).then_some("lit");
    html! {
        <li key={at} class={classes!("point", lit)}>
            <button
                type="button"
                data-sentence={at.to_string()}
                aria-describedby={reasons_id.clone()}
                onclick={on(act, Action::Jump(at))}
                onmouseenter={on(act, Action::Light(Some(at)))}
                onmouseleave={on(act, Action::Light(None))}
                onfocus={on(act, Action::Light(Some(at)))}
                onblur={on(act, Action::Light(None))}
            >
                { text }
            </button>
            <p id={reasons_id} class="reasons" lang="en" dir="ltr">{ reasons }</p>
        </li>
    }
}

/// What the length control depends on.
#[derive(Properties, PartialEq)]
pub struct LengthProps {
    act: Act,
    analysis: Rc<Analysis>,
    chosen: Rc<Vec<usize>>,
    length: usize,
}

/// The length control, and what the length comes to.
#[component]
fn Length(props: &LengthProps) -> Html {
    let LengthProps {
        act,
        analysis,
        chosen,
        length,
    } = props;
    let act = act.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        if let Ok(length) = value.parse() {
            act.emit(Action::Length(length));
        }
    });
    let longest = analysis.longest();
    let count = analysis.words_of(chosen);
    let says = words::length(chosen.len(), count, analysis.percent(count));
    html! {
        <div class="length">
            <label class="unseen" for="length">{ words::LENGTH }</label>
            <input
                id="length"
                type="range"
                min="1"
                max={longest.to_string()}
                step="1"
                value={(*length).min(longest).to_string()}
                disabled={longest < 2}
                aria-valuetext={says.clone()}
                {oninput}
            />
            <p class="says">{ says }</p>
        </div>
    }
}

/// What the copy button depends on.
#[derive(Properties, PartialEq)]
struct CopyProps {
    act: Act,
    analysis: Rc<Analysis>,
    chosen: Rc<Vec<usize>>,
}

/// A button that puts the summary on the clipboard.
#[component]
fn CopyButton(props: &CopyProps) -> Html {
    let done = use_state(|| false);
    use_effect_with(*done, {
        let done = done.setter();
        move |&is_done| {
            let timer = is_done.then(|| Timeout::new(CONFIRMATION, move || done.set(false)));
            move || drop(timer)
        }
    });
    let onclick = {
        let text = props.analysis.summary_text(&props.chosen);
        let (act, done) = (props.act.clone(), done.setter());
        Callback::from(move |_: MouseEvent| {
            let (text, act, done) = (text.clone(), act.clone(), done.clone());
            spawn_local(async move {
                let copied = dom::copy(&text).await.is_ok();
                done.set(copied);
                act.emit(Action::Tell(if copied {
                    Notice::Copied
                } else {
                    Notice::NotCopied
                }));
            });
        })
    };
    html! {
        <button id="copy" class={classes!("tool", done.then_some("done"))} type="button" {onclick}>
            { if *done { words::COPIED } else { words::COPY } }
        </button>
    }
}

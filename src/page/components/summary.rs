//! The summary: its sentences, its length, and the way to take it along.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::take::Take;
use super::{Act, on};
use crate::Options;
use crate::page::analysis::{Analysis, clip, fold};
use crate::page::client::Client;
use crate::page::draft::Draft;
use crate::page::state::Action;
use crate::page::words;

/// Characters of a sentence that are shown at most.
const MOST_CHARS: usize = 1_500;

/// What the summary depends on.
#[derive(Properties, PartialEq)]
pub struct SummaryProps {
    /// How to say what happened.
    pub act: Act,
    /// Who writes the summary out.
    pub client: Client,
    /// The text.
    pub draft: Draft,
    /// What was asked of its analysis.
    pub options: Options,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The sentences, as ascending indices.
    pub chosen: Rc<Vec<usize>>,
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
                    <Take
                        act={act.clone()}
                        client={props.client.clone()}
                        draft={props.draft.clone()}
                        options={props.options.clone()}
                        analysis={analysis.clone()}
                        chosen={chosen.clone()}
                    />
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
                    length: props.draft.length,
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

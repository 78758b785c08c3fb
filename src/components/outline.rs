//! The outline: the text's sections, each with its length and its most important sentence.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use super::copy::Copy;
use super::{Act, on};
use crate::browser::later::Wait;
use crate::browser::{dom, saving};
use crate::i18n;
use crate::i18n::form::{section_words, words};
use crate::model::analysis::{Analysis, clip, fold};
use crate::model::outline;
use crate::model::sections::Section;
use crate::state::Action;

/// Maximum length of a section's best sentence as shown, in characters.
const MOST_CHARS: usize = 220;

/// The properties of [`Outline`].
#[derive(Properties, PartialEq)]
pub struct OutlineProps {
    /// Dispatches an action.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The sentences of the summary, ascending.
    pub chosen: Rc<Vec<usize>>,
    /// Whether the summary includes every section.
    pub spread: bool,
}

/// The outline; nothing if the text has none.
#[component]
pub fn Outline(props: &OutlineProps) -> Html {
    let OutlineProps {
        act,
        analysis,
        chosen,
        ..
    } = props;
    let sections = analysis.sections();
    let current = use_current(analysis);
    let by_section = use_state(|| false);
    // Beside the text it starts open; in a narrow window, where it precedes the names, closed.
    let wide = use_state(dom::is_wide);
    if sections.is_empty() {
        return Html::default();
    }
    let (lang, dir) = {
        let language = analysis.digest.language;
        (language.code(), language.direction().code())
    };
    let open = {
        let by_section = by_section.setter();
        Callback::from(move |_: MouseEvent| by_section.set(true))
    };
    let close = {
        let by_section = by_section.setter();
        Callback::from(move |()| by_section.set(false))
    };
    let row = |(at, section): (usize, &Section)| {
        let name = section.title.as_deref().unwrap_or(words().beginning);
        // A section that has only subsections leads to the first sentence of those.
        let last = analysis.digest.sentences.len().saturating_sub(1);
        let place = section.sentences.start.min(last);
        let here = section
            .sentences
            .clone()
            .filter(|at| chosen.binary_search(at).is_ok())
            .count();
        let best = section
            .best
            .and_then(|best| analysis.digest.sentences.get(best));
        let best = best.map(|best| clip(&fold(best.span.text(&analysis.source)), MOST_CHARS));
        let weigh = |more: bool| {
            let sentences = section.sentences.clone();
            on(act, Action::WeighSection { sentences, more })
        };
        html! {
            <li key={at} class="outline-row" data-depth={section.depth.to_string()}>
                <button class="outline-name" type="button" data-section={at.to_string()} aria-current={(current == Some(at)).then_some("location")}
                    onclick={on(act, Action::Jump(place))}>
                    <span {lang} {dir}>{ name.to_owned() }</span>
                    <span class="outline-words">{ section_words(section.words) }</span>
                </button>
                if let Some(best) = best {
                    <p class="outline-best" {lang} {dir}>{ best }</p>
                    <div class="outline-weigh">
                        <button class="tool" type="button" disabled={here == section.sentences.len()}
                            aria-label={format!("{}: {name}", words().more_of)} title={words().more_of} onclick={weigh(true)}>{ "+" }</button>
                        <button class="tool" type="button" disabled={here == 0}
                            aria-label={format!("{}: {name}", words().less_of)} title={words().less_of} onclick={weigh(false)}>{ "−" }</button>
                    </div>
                }
            </li>
        }
    };
    html! {
        <details id="outline" class="outline" open={*wide}>
            <summary>{ words().outline }</summary>
            <button id="spread" class="switch" type="button" aria-pressed={props.spread.to_string()} onclick={on(act, Action::Spread)}>
                <span class="knob" aria-hidden="true" />
                { words().spread }
            </button>
            <ol tabindex="0" aria-label={words().outline}>{ for sections.iter().enumerate().map(row) }</ol>
            <button id="by-section" class="tool" type="button" onclick={open}>{ words().by_section }</button>
            if *by_section {
                <Brief act={act.clone()} analysis={analysis.clone()} {close} />
            }
        </details>
    }
}

/// The section in view: the one a third of the way down the window.
#[hook]
fn use_current(analysis: &Rc<Analysis>) -> Option<usize> {
    let current = use_state(|| None::<usize>);
    use_effect_with(analysis.clone(), {
        let current = current.setter();
        move |analysis: &Rc<Analysis>| {
            let analysis = analysis.clone();
            let listener = (!analysis.sections().is_empty()).then(|| {
                // Once per painted frame is enough.
                let waiting = std::cell::RefCell::new(None);
                EventListener::new(&window(), "scroll", move |_| {
                    let (analysis, current) = (analysis.clone(), current.clone());
                    *waiting.borrow_mut() = Some(Wait::paint(move || {
                        if let Some(block) = dom::number_in_sight("#article", "data-block") {
                            let sections = analysis.sections();
                            let after = sections.partition_point(|section| section.block <= block);
                            current.set(after.checked_sub(1));
                        }
                    }));
                })
            });
            move || drop(listener)
        }
    });
    *current
}

/// The properties of [`Brief`].
#[derive(Properties, PartialEq)]
struct BriefProps {
    act: Act,
    analysis: Rc<Analysis>,
    close: Callback<()>,
}

/// A one-page summary by section, to copy and print.
#[component]
fn Brief(props: &BriefProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| {
            if let Some(dialog) = dialog.cast::<web_sys::HtmlDialogElement>() {
                // It fails only if the dialog is already open.
                drop(dialog.show_modal());
            }
        }
    });
    let analysis = &props.analysis;
    let text = {
        let analysis = analysis.clone();
        Callback::from(move |()| outline::brief(&analysis))
    };
    let shut = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<web_sys::HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let closed = {
        let close = props.close.clone();
        Callback::from(move |_: Event| close.emit(()))
    };
    let language = analysis.digest.language;
    let title = analysis
        .digest
        .title
        .as_ref()
        .map(|title| fold(&title.text));
    html! {
        <dialog id="brief" class="help brief" aria-labelledby="brief-heading" ref={dialog} onclose={closed}>
            <div class="help-head">
                <h2 id="brief-heading" class="invitation">{ words().by_section }</h2>
                <div class="origin-tools">
                    <Copy id="copy-brief" act={props.act.clone()} {text} />
                    <button class="tool" type="button" onclick={|_| saving::print()}>{ i18n::t().print }</button>
                    <button class="tool" type="button" onclick={shut}>{ i18n::t().close }</button>
                </div>
            </div>
            <div lang={language.code()} dir={language.direction().code()}>
                if let Some(title) = title {
                    <p class="title">{ title }</p>
                }
                { for analysis.sections().iter().map(|section| html! {
                    <>
                        if let Some(title) = &section.title {
                            <h3 class="heading">{ title.clone() }</h3>
                        }
                        if let Some(best) = section.best.and_then(|at| analysis.digest.sentences.get(at)) {
                            <p>{ fold(best.span.text(&analysis.source)) }</p>
                        }
                    </>
                }) }
            </div>
        </dialog>
    }
}

//! Highlights: the list of all of them, and the bar of the one that is open.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::colours::colours;
use super::export::ExportProps;
use super::source::quote_menu;
use super::{Act, on};
use crate::export::format::Cited;
use crate::i18n;
use crate::i18n::study;
use crate::model::analysis::{Analysis, clip, fold};
use crate::model::highlight::Highlight;
use crate::state::{Action, Direction, Highlighting, Topic};

/// Maximum length of a passage in the list, in characters …
const MOST_CHARS: usize = 300;
/// … and in the bar.
const FEW_CHARS: usize = 80;
/// How many highlights are shown at first, and how many more each time the reader asks.
const PORTION: usize = 60;

fn change(act: &Act, change: Highlighting) -> Callback<MouseEvent> {
    on(act, Action::Highlight(change))
}

/// Properties of the list.
#[derive(Properties, PartialEq)]
pub struct HighlightsProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The highlights.
    pub highlights: Vec<Highlight>,
    /// What the summary is about.
    pub topic: Option<Topic>,
}

/// All highlights in order, each leading to its place.
#[component]
pub fn Highlights(props: &HighlightsProps) -> Html {
    let HighlightsProps {
        act, highlights, ..
    } = props;
    let shown = use_state(|| PORTION);
    let words = &i18n::t().study;
    if highlights.is_empty() {
        return html! {
            <section id="highlights" class="highlights">
                <p class="note">{ words.no_highlights }</p>
            </section>
        };
    }
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + PORTION))
    };
    let lost = highlights.iter().filter(|one| one.span.is_none()).count();
    let language = props.analysis.digest.language;
    let entry = |(at, highlight): (usize, &Highlight)| {
        html! {
            <li key={at}>
                <button type="button" class="leads" data-highlighted={at.to_string()} onclick={change(act, Highlighting::Open(at))}>
                    <span class="ink" data-colour={highlight.colour.code()} lang={language.code()} dir="auto">
                        { clip(&fold(&highlight.words), MOST_CHARS) }
                    </span>
                    if highlight.span.is_none() {
                        <span class="is-lost">{ words.is_lost }</span>
                    }
                    if !highlight.note.trim().is_empty() {
                        <span class="noted" dir="auto">{ clip(&highlight.note, MOST_CHARS) }</span>
                    }
                </button>
            </li>
        }
    };
    let summed_up = props.topic == Some(Topic::Highlights);
    html! {
        <section id="highlights" class="highlights" aria-labelledby="highlights-heading">
            <h3 id="highlights-heading" class="highlights-head">
                { words.highlights }
                <span class="count">{ i18n::number(highlights.len()) }</span>
            </h3>
            if lost > 0 {
                <p id="lost" class="note" role="status">{ study::lost(lost) }</p>
            }
            <ol>{ for highlights.iter().enumerate().take(*shown).map(entry) }</ol>
            if highlights.len() > *shown {
                <button class="tool" type="button" onclick={more}>{ i18n::more(highlights.len() - *shown) }</button>
            }
            if lost < highlights.len() {
                <button
                    id="sum-up-highlights"
                    class="switch"
                    type="button"
                    aria-pressed={summed_up.to_string()}
                    onclick={on(act, if summed_up { Action::Unfocus } else { Action::SumUpHighlights })}
                >
                    <span class="knob" aria-hidden="true" />
                    { words.sum_up }
                </button>
            }
        </section>
    }
}

/// Properties of the bar.
#[derive(Properties, PartialEq)]
pub struct OpenHighlightProps {
    /// Dispatches actions.
    pub act: Act,
    /// Its index among all highlights.
    pub at: usize,
    /// How many there are.
    pub count: usize,
    /// The highlight itself.
    pub highlight: Highlight,
    /// How to export the text.
    pub export: ExportProps,
}

/// The bar of a highlight: its words, buttons to the previous and next one, its colour, its note.
#[component]
pub fn OpenHighlight(props: &OpenHighlightProps) -> Html {
    let OpenHighlightProps {
        act,
        at,
        count,
        highlight,
        export,
    } = props;
    let at = *at;
    let words = &i18n::t().study;
    let arrow = |path: &'static str| {
        html! { <svg viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg> }
    };
    let step = |direction, class: &'static str, says: &'static str, path| {
        html! {
            <button class={classes!("tool", "icon", class)} type="button" aria-label={says} title={says} onclick={change(act, Highlighting::Step(direction))}>
                { arrow(path) }
            </button>
        }
    };
    let oninput = {
        let act = act.clone();
        Callback::from(move |event: InputEvent| {
            let note = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            act.emit(Action::Highlight(Highlighting::Note { at, note }));
        })
    };
    let recolour = |colour| change(act, Highlighting::Recolour { at, colour });
    html! {
        <div id="highlight" class="stepper highlight-bar" role="group" aria-label={words.highlights}>
            <span class="stepper-name">
                <span class="ink" data-colour={highlight.colour.code()}>{ clip(&fold(&highlight.words), FEW_CHARS) }</span>
            </span>
            if *count > 1 {
                <span class="stepper-at" role="status">{ i18n::step(at, *count) }</span>
                { step(Direction::Previous, "previous", words.previous_highlight, "M15.4 5.4 14 4l-8 8 8 8 1.4-1.4L8.8 12z") }
                { step(Direction::Next, "next", words.next_highlight, "M8.6 5.4 10 4l8 8-8 8-1.4-1.4L15.2 12z") }
            }
            <button id="finish" class="tool finish" type="button" onclick={on(act, Action::Unfocus)}>{ i18n::t().done }</button>
            <div class="highlight-note">
                <label class="unseen" for="note">{ words.note }</label>
                <textarea key={at} id="note" rows="2" maxlength="5000" placeholder={words.note_here} value={highlight.note.to_string()} {oninput} />
            </div>
            <div class="highlight-foot">
                { colours(Some(highlight.colour), recolour) }
                if let Some(span) = highlight.span {
                    { quote_menu("cite-highlight", export, &Callback::from(move |()| Some(Cited::Passage(span)))) }
                }
                <button id="unhighlight" class="tool" type="button" onclick={change(act, Highlighting::Remove(at))}>{ words.remove_highlight }</button>
            </div>
        </div>
    }
}

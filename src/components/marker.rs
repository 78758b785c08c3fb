//! What can be done with words selected in the article: highlight them, add a note, mark them as a
//! missed name, add their sentence to the summary, or set their paragraph aside.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::colours::colours;
use super::correct::kinds;
use super::export::ExportProps;
use super::menu::Menu;
use super::source::quote_menu;
use super::{Act, on};
use crate::browser::dom;
use crate::browser::selection::{self, Place};
use crate::export::format::Cited;
use crate::i18n;
use crate::model::analysis::{Analysis, clip, fold};
use crate::model::highlight::Colour;
use crate::state::{Action, Highlighting, Part, Verdict};
use pith::Span;
use pith::digest::Correction;

/// Maximum length of a name in bytes.
const LONGEST_NAME: usize = 120;
/// Maximum length of the selection as shown, in characters.
const MOST_CHARS: usize = 40;
/// Pixels between the selection and the bar.
const BAR_GAP: f64 = 10.0;

/// Properties of the bar.
#[derive(Properties, PartialEq)]
pub struct MarkerProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// How to export the text.
    pub export: ExportProps,
    /// The colour used by the keyboard shortcuts.
    pub colour: Colour,
    /// The highlight that is open.
    pub opened: Option<usize>,
}

/// The selection in the article.
#[derive(Clone, PartialEq)]
struct Selected {
    words: String,
    /// The sentence in which the selection starts, as an index.
    sentence: Option<usize>,
    /// The block in which it starts, as an index.
    block: Option<usize>,
    place: Option<Place>,
}

/// A bar that appears when words of the article are selected.
#[component]
pub fn Marker(props: &MarkerProps) -> Html {
    let selected = use_state(|| None::<Selected>);
    use_effect_with((), {
        let selected = selected.setter();
        move |()| {
            let listener = EventListener::new(&document(), "selectionchange", move |_| {
                let words = dom::selected_within("#article");
                selected.set(words.map(|words| Selected {
                    words: fold(&words),
                    sentence: dom::selected_number("data-sentence"),
                    block: dom::selected_number("data-block"),
                    place: selection::place(),
                }));
            });
            move || drop(listener)
        }
    });
    use_keys(props);
    let bar = use_node_ref();
    use_effect_with(
        (
            bar.clone(),
            selected.as_ref().and_then(|selected| selected.place),
        ),
        |(bar, place)| {
            // Through the DOM, since the page's policy allows no styles in attributes.
            if let (Some(bar), Some(place)) = (bar.cast::<HtmlElement>(), place) {
                let top = if place.is_high {
                    place.bottom + BAR_GAP
                } else {
                    place.top - BAR_GAP
                };
                for (name, pixels) in [("--x", place.middle), ("--y", top)] {
                    // This fails only for an invalid name.
                    drop(
                        bar.style()
                            .set_property(name, &format!("{}px", pixels as i32)),
                    );
                }
            }
        },
    );
    let Some(Selected {
        words,
        sentence,
        block,
        place,
    }) = (*selected).clone()
    else {
        return Html::default();
    };
    let block = block.and_then(|block| props.analysis.digest.blocks.get(block));
    // Pressing the bar must not clear the selection.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let says = format!("“{}”", clip(&words, MOST_CHARS));
    let highlight = |colour: Colour, open: bool| {
        let (act, analysis) = (props.act.clone(), props.analysis.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(span) = selection::span(&analysis) {
                add(&act, span, colour, open);
            }
        })
    };
    let cited = {
        let analysis = props.analysis.clone();
        Callback::from(move |()| selection::span(&analysis).map(Cited::Passage))
    };
    let side = place.map(|place| if place.is_high { "under" } else { "over" });
    html! {
        <div id="marker" ref={bar} class={classes!("stepper", "marker", side)} role="group" aria-label={i18n::t().study.highlight} {onmousedown}>
            <span class="stepper-name">{ says }</span>
            { colours(None, |colour| highlight(colour, false)) }
            <button id="add-note" class="tool" type="button" onclick={highlight(props.colour, true)}>{ i18n::t().study.note }</button>
            { quote_menu("cite-selection", &props.export, &cited) }
            if let Some(sentence) = sentence {
                <button
                    id="add-sentence"
                    class="tool"
                    type="button"
                    onclick={on(&props.act, Action::DecideSentence { sentence, verdict: Verdict::Keep })}
                >
                    { i18n::t().add_sentence }
                </button>
            }
            if let Some(block) = block {
                <button
                    id="set-aside"
                    class="tool"
                    type="button"
                    onclick={on(&props.act, Action::DecideBlock { block: block.span, part: Part::Aside })}
                >
                    { i18n::t().remove }
                </button>
            }
            if can_be_name(&words) {
                <Menu id="mark" label={i18n::t().mark_as}>
                    { kinds(None, |kind| {
                        on(&props.act, Action::Correct(Correction::Add { words: words.clone(), kind }))
                    }) }
                </Menu>
            }
        </div>
    }
}

/// Highlights `span`; with `open`, focuses its note.
fn add(act: &Act, span: Span, colour: Colour, open: bool) {
    selection::clear();
    act.emit(Action::Highlight(Highlighting::Add { span, colour, open }));
    if open {
        to_note();
    }
}

/// Focuses the note once it is drawn.
fn to_note() {
    Timeout::new(0, || dom::focus("#note")).forget();
}

/// The keys that highlight the selection, or else the focused sentence.
#[hook]
fn use_keys(props: &MarkerProps) {
    let (act, analysis) = (props.act.clone(), props.analysis.clone());
    let depends = (props.analysis.number, props.colour, props.opened);
    use_effect_with(depends, move |&(_, colour, opened)| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&document(), "keydown", options, move |event| {
                let Some(key) = dom::shortcut(event) else {
                    return;
                };
                let (of_key, open) = match key.as_str() {
                    "h" => (colour, false),
                    "n" => (colour, true),
                    number => {
                        let at = number
                            .parse()
                            .ok()
                            .and_then(|number: usize| number.checked_sub(1));
                        let Some(&of_key) = at.and_then(|at| Colour::ALL.get(at)) else {
                            return;
                        };
                        (of_key, false)
                    }
                };
                let selected = dom::selected_within("#article").is_some();
                if let Some(at) = opened.filter(|_| !selected) {
                    if open {
                        to_note();
                    } else {
                        let colour = of_key;
                        act.emit(Action::Highlight(Highlighting::Recolour { at, colour }));
                    }
                    event.prevent_default();
                    return;
                }
                let span = if selected {
                    selection::span(&analysis)
                } else {
                    dom::focused_number("data-sentence").and_then(|at| {
                        let sentence = analysis.digest.sentences.get(at)?;
                        Some(sentence.span)
                    })
                };
                if let Some(span) = span {
                    event.prevent_default();
                    add(&act, span, of_key, open);
                }
            });
        move || drop(listener)
    });
}

/// Whether a selection can be a name.
fn can_be_name(selected: &str) -> bool {
    selected.len() <= LONGEST_NAME && selected.contains(char::is_alphanumeric)
}

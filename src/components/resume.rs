//! Records where the reader stops, and offers that place on the next visit.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use yew::prelude::*;

use super::Act;
use crate::browser::{dom, storage};
use crate::i18n::form::words;
use crate::model::analysis::Analysis;
use crate::model::library;
use crate::state::Action;

/// Milliseconds without scrolling after which the place is stored.
const PAUSE: u32 = 600;

/// Texts whose places are stored while the library is on.
const MOST: usize = 50;

/// The properties of [`Resume`].
#[derive(Properties, PartialEq)]
pub struct ResumeProps {
    /// How to say what happened.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// Whether the library is on.
    pub keeps: bool,
}

/// A button that leads to where the reader stopped in this text; it disappears once they start reading.
#[component]
pub fn Resume(props: &ResumeProps) -> Html {
    let ResumeProps {
        act,
        analysis,
        keeps,
    } = props;
    let stopped = use_state(|| None::<usize>);
    let text = use_memo(analysis.source.clone(), |source| library::hash(source));
    use_effect_with((analysis.clone(), *keeps), {
        let stopped = stopped.setter();
        move |(analysis, keeps): &(Rc<Analysis>, bool)| {
            let (analysis, most) = (analysis.clone(), if *keeps { MOST } else { 1 });
            // A reader who has scrolled needs no directions.
            let reads = dom::scrolled() > 0.0;
            stopped.set(storage::places().of(&text).filter(|_| !reads));
            let waiting = RefCell::new(None);
            let listener = EventListener::new(&window(), "scroll", move |_| {
                let (analysis, text, stopped) = (analysis.clone(), text.clone(), stopped.clone());
                let keep = move || {
                    let block = dom::number_in_sight("#article", "data-block");
                    let block = block.and_then(|at| analysis.digest.blocks.get(at));
                    if let Some(block) = block {
                        stopped.set(None);
                        storage::keep_place(&text, block.span.start(), analysis.source.len(), most);
                    }
                };
                *waiting.borrow_mut() = Some(Timeout::new(PAUSE, keep));
            });
            move || drop(listener)
        }
    });
    let Some(at) = *stopped else {
        return Html::default();
    };
    let sentences = &analysis.digest.sentences;
    let sentence = sentences.partition_point(|sentence| sentence.span.end() <= at);
    if sentence >= sentences.len() {
        return Html::default();
    }
    let go = {
        let (act, stopped) = (act.clone(), stopped.setter());
        Callback::from(move |_: MouseEvent| {
            stopped.set(None);
            act.emit(Action::Jump(sentence));
        })
    };
    html! {
        <button id="resume" class="tool back" type="button" onclick={go}>{ words().resume }</button>
    }
}

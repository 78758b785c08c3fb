//! The bar of the summary, article or highlights that are read aloud, sentence by sentence.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{Act, on};
use crate::browser::dom;
use crate::browser::speech::Utterance;
use crate::browser::storage;
use crate::i18n;
use crate::model::analysis::{Analysis, fold};
use crate::model::highlight::Highlight;
use crate::state::{Action, Listening, Pane};

/// The available speeds, in hundredths.
const SPEEDS: [u32; 6] = [75, 100, 125, 150, 175, 200];
/// The default speed.
const DEFAULT_SPEED: u32 = 100;
/// The key of the speed among the preferences.
const SPEED: &str = "speed";
/// The attribute of the element that is being read.
const SPOKEN: &str = "data-spoken";

/// A stretch that is read in one go: its place on the page, and its words.
#[derive(Clone, PartialEq)]
struct Spoken {
    selector: String,
    text: String,
}

/// Properties of the player.
#[derive(Properties, PartialEq)]
pub(super) struct PlayerProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The sentences of the summary, ascending.
    pub chosen: Rc<Vec<usize>>,
    /// What is highlighted.
    pub highlights: Vec<Highlight>,
    /// What is read.
    pub listening: Listening,
}

impl PlayerProps {
    /// Everything to be read, in order.
    fn spoken(&self) -> Vec<Spoken> {
        let (digest, source) = (&self.analysis.digest, &*self.analysis.source);
        let sentence = |root: &str, at: usize| Spoken {
            selector: format!("{root} [data-sentence='{at}']"),
            text: self.analysis.sentence(at),
        };
        match self.listening {
            Listening::Summary => self
                .chosen
                .iter()
                .map(|&at| sentence("#summary", at))
                .collect(),
            Listening::Highlights => {
                let highlights = self.highlights.iter().enumerate();
                let highlights = highlights.map(|(at, highlight)| Spoken {
                    selector: format!("#highlights [data-highlighted='{at}']"),
                    text: fold(&highlight.words),
                });
                highlights.collect()
            }
            Listening::Article => {
                let mut next = 0;
                let blocks = digest.blocks.iter().enumerate();
                let blocks = blocks.filter(|(_, block)| block.role.is_article());
                let spoken = blocks.flat_map(|(at, block)| {
                    let first = next;
                    while digest
                        .sentences
                        .get(next)
                        .is_some_and(|sentence| sentence.block == at)
                    {
                        next += 1;
                    }
                    if first == next {
                        let selector = format!("#article [data-block='{at}']");
                        let text = fold(block.span.text(source));
                        vec![Spoken { selector, text }]
                    } else {
                        (first..next).map(|at| sentence("#article", at)).collect()
                    }
                });
                spoken.collect()
            }
        }
    }

    /// The pane in which the reader finds it on a narrow window.
    const fn pane(&self) -> Pane {
        match self.listening {
            Listening::Article => Pane::Text,
            Listening::Summary | Listening::Highlights => Pane::Summary,
        }
    }
}

/// The player's bar: what to read, back, play and pause, forward, speed.
#[component]
pub(super) fn Player(props: &PlayerProps) -> Html {
    let act = &props.act;
    let plays = use_state(|| true);
    let at = use_state(|| 0_usize);
    let speed = use_state(|| {
        let kept = storage::preferences()
            .get(SPEED)
            .and_then(|kept| kept.parse().ok());
        kept.filter(|kept| SPEEDS.contains(kept))
            .unwrap_or(DEFAULT_SPEED)
    });
    let of = (
        props.analysis.number,
        props.chosen.clone(),
        props.highlights.clone(),
        props.listening,
    );
    let spoken = use_memo(of.clone(), |_| props.spoken());
    // Whatever is read starts from its beginning when it changes.
    let began = use_mut_ref(|| of.clone());
    if *began.borrow() != of {
        began.replace(of);
        at.set(0);
    }
    let last = spoken.len().saturating_sub(1);
    let here = (*at).min(last);
    use_effect_with((props.listening, props.pane()), {
        let act = act.clone();
        move |&(_, pane)| act.emit(Action::Pane(pane))
    });
    use_effect_with((spoken.clone(), here, *plays, *speed), {
        let (language, at, plays) = (
            props.analysis.digest.language.code(),
            at.setter(),
            plays.setter(),
        );
        move |(spoken, here, is_on, speed)| {
            let (here, count) = (*here, spoken.len());
            let now = spoken.get(here).cloned();
            if let Some(now) = &now {
                dom::light(&now.selector, SPOKEN, *is_on);
            }
            let utterance = now.as_ref().filter(|_| *is_on).and_then(|now| {
                let ended = move || {
                    if here + 1 < count {
                        at.set(here + 1);
                    } else {
                        at.set(0);
                        plays.set(false);
                    }
                };
                Utterance::start(&now.text, language, *speed as f32 / 100.0, ended)
            });
            move || {
                drop(utterance);
                dom::unlight(SPOKEN);
            }
        }
    });
    let step = |to: usize, class: &'static str, says: &'static str, path: &'static str| {
        let at = at.setter();
        html! {
            <button class={classes!("tool", "icon", class)} type="button" aria-label={says} title={says} onclick={move |_| at.set(to)}>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg>
            </button>
        }
    };
    let toggle = {
        let plays = plays.clone();
        Callback::from(move |_: MouseEvent| plays.set(!*plays))
    };
    let words = &i18n::t().study;
    let (says, path) = if *plays {
        (words.pause, "M6 5h4v14H6zM14 5h4v14h-4z")
    } else {
        (words.play, "M7 4.5v15l12-7.5z")
    };
    let what = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let listening = Listening::ALL.into_iter().find(|one| one.code() == chosen);
            act.emit(Action::Listen(listening));
        })
    };
    let how_fast = {
        let speed = speed.setter();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Ok(chosen) = chosen.parse::<u32>() {
                let mut preferences = storage::preferences();
                preferences.insert(SPEED.to_owned(), chosen.to_string());
                storage::keep_preferences(&preferences);
                speed.set(chosen);
            }
        })
    };
    let all = Listening::ALL.into_iter();
    let all = all.filter(|&one| one != Listening::Highlights || !props.highlights.is_empty());
    html! {
        <div id="player" class="stepper player" role="group" aria-label={words.listen}>
            <select id="player-what" class="language" aria-label={words.listen} onchange={what}>
                { for all.map(|one| html! {
                    <option value={one.code()} selected={one == props.listening}>{ (words.listening)(one) }</option>
                }) }
            </select>
            { step(here.saturating_sub(1), "previous", words.previous_sentence, "M6 5h2v14H6zM19 5v14l-10-7z") }
            <button id="play" class="tool icon" type="button" aria-label={says} title={says} onclick={toggle}>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg>
            </button>
            { step((here + 1).min(last), "next", words.next_sentence, "M16 5h2v14h-2zM5 5v14l10-7z") }
            <span class="stepper-at">{ i18n::step(here, spoken.len().max(1)) }</span>
            <select id="player-speed" class="language" aria-label={words.speed} onchange={how_fast}>
                { for SPEEDS.into_iter().map(|one| html! {
                    <option value={one.to_string()} selected={one == *speed}>{ i18n::study::speed(one) }</option>
                }) }
            </select>
            <button id="player-close" class="tool" type="button" onclick={on(act, Action::Listen(None))}>{ i18n::t().done }</button>
        </div>
    }
}

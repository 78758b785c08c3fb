//! The bars at the bottom of the window: reading aloud, and the name or the highlight that is open.

use yew::prelude::*;

use super::highlights::OpenHighlight;
use super::part::Context;
use super::player::Player;
use super::stepper::Stepper;
use crate::state::Topic;

/// The bars.
pub(super) fn bars(context: Context<'_>) -> Html {
    let Context {
        state,
        reading,
        act,
        ..
    } = context;
    let highlights = &state.document.draft.highlights;
    let opened = reading.opened.map(|opened| opened.at);
    let opened = opened.and_then(|at| Some((at, highlights.get(at)?.clone())));
    html! {
        <>
            if let Some(listening) = state.listening {
                <Player
                    act={act.clone()}
                    analysis={reading.analysis.clone()}
                    chosen={reading.chosen.clone()}
                    highlights={highlights.clone()}
                    {listening}
                />
            }
            if let Some(focus) = reading.focus {
                <Stepper
                    act={act.clone()}
                    analysis={reading.analysis.clone()}
                    {focus}
                    about={reading.topic == Some(Topic::Entity(focus.entity))}
                    is_unsure={state.to_check().contains(&focus.entity)}
                />
            } else if let Some((at, highlight)) = opened {
                <OpenHighlight act={act.clone()} {at} count={highlights.len()} {highlight} export={context.export()} />
            }
        </>
    }
}

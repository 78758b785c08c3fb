//! The strip beside the article, which shows where the chosen sentences and the mentions of one
//! entity are.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::Act;
use crate::model::analysis::Analysis;
use crate::model::layout::code;
use crate::state::{Action, Focus};

/// The height of the strip in its own units.
const HEIGHT: f32 = 1_000.0;

/// Minimum height of a mark, so that it can be seen and clicked even in the longest article.
const LEAST_MARK_HEIGHT: f32 = 4.0;

/// Properties of the strip.
#[derive(Properties, PartialEq)]
pub struct OverviewProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The sentences of the summary, ascending.
    pub chosen: Rc<Vec<usize>>,
    /// The entity whose mentions are being stepped through.
    pub focus: Option<Focus>,
}

/// The strip. Everything it does can also be done with the summary's links and the mentions' bar,
/// which support the keyboard; so it is for sight and pointers only.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let analysis = &props.analysis;
    let strip = use_node_ref();
    let mark = |from: f32, to: f32| {
        let height = ((to - from) * HEIGHT).max(LEAST_MARK_HEIGHT);
        let top = (from * HEIGHT).min(HEIGHT - height);
        (format!("{top:.1}"), format!("{height:.1}"))
    };
    let sentence = |&at: &usize| {
        let (y, height) = mark(analysis.place(at), analysis.place(at + 1));
        html! { <rect class="picked" x="0" width="10" {y} {height} /> }
    };
    let mentions = props.focus.map(|focus| {
        let entity = &analysis.digest.entities[focus.entity];
        let tick = |&mention: &usize| {
            let place = analysis.place_of(analysis.digest.mentions[mention].span.start());
            mark(place, place)
        };
        let mut ticks: Vec<_> = entity.mentions.iter().map(tick).collect();
        ticks.dedup();
        html! {
            <g data-kind={code(entity.kind)}>
                { for ticks.into_iter().map(|(y, height)| html! {
                    <rect class="hit" x="0" width="10" {y} {height} />
                }) }
            </g>
        }
    });
    let onclick = {
        let (act, analysis, strip) = (props.act.clone(), analysis.clone(), strip.clone());
        Callback::from(move |event: MouseEvent| {
            let Some(strip) = strip.cast::<Element>() else {
                return;
            };
            let area = strip.get_bounding_client_rect();
            let share = (f64::from(event.client_y()) - area.top()) / area.height().max(1.0);
            if let Some(sentence) = analysis.sentence_at(share as f32) {
                act.emit(Action::Jump(sentence));
            }
        })
    };
    html! {
        <div class="overview" aria-hidden="true">
            <svg ref={strip} id="overview" viewBox="0 0 10 1000" preserveAspectRatio="none" {onclick}>
                <rect class="whole" x="0" y="0" width="10" height="1000" />
                { for props.chosen.iter().map(sentence) }
                { for mentions }
            </svg>
        </div>
    }
}

//! The steps through an entity's mentions.

use std::rc::Rc;

use yew::prelude::*;

use super::correct::Correct;
use super::entities::is_resolved;
use super::{Act, on};
use crate::page::analysis::{Analysis, clip};
use crate::page::layout::code;
use crate::page::state::{Action, Focus};
use crate::page::{values, words};

/// Characters of a name that are shown at most.
const MOST_CHARS: usize = 60;

/// What the steps depend on.
#[derive(Properties, PartialEq)]
pub struct StepperProps {
    /// How to say what happened.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The entity, and where in its mentions the reader is.
    pub focus: Focus,
}

/// A small bar: the entity, "2 of 5", to the previous, to the next, done.
#[component]
pub fn Stepper(props: &StepperProps) -> Html {
    let StepperProps {
        act,
        analysis,
        focus,
    } = props;
    let Some(entity) = analysis.digest.entities.get(focus.entity) else {
        return Html::default();
    };
    let arrow = |path: &'static str| {
        html! { <svg viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg> }
    };
    html! {
        <div id="mentions" class="stepper" role="group" aria-label={words::t().mentions} data-kind={code(entity.kind)}>
            <span class="stepper-what">
                <span class="stepper-name">{ clip(&entity.name, MOST_CHARS) }</span>
                if let Some(value) = &entity.value && let Some(shown) = values::shown(value) {
                    <span class="value" title={words::value(is_resolved(value))}>{ shown }</span>
                }
            </span>
            <span class="stepper-at" role="status">
                { words::step(focus.step, entity.mentions.len()) }
            </span>
            <button class="tool icon previous" type="button" aria-label={words::t().previous} title={words::t().previous} onclick={on(act, Action::Step(false))}>
                { arrow("M15.4 5.4 14 4l-8 8 8 8 1.4-1.4L8.8 12z") }
            </button>
            <button class="tool icon next" type="button" aria-label={words::t().next} title={words::t().next} onclick={on(act, Action::Step(true))}>
                { arrow("M8.6 5.4 10 4l8 8-8 8-1.4-1.4L15.2 12z") }
            </button>
            <Correct act={act.clone()} analysis={analysis.clone()} entity={focus.entity} />
            <button class="tool finish" type="button" onclick={on(act, Action::Unfocus)}>
                { words::t().done }
            </button>
        </div>
    }
}

//! The steps through an entity's mentions.

use std::rc::Rc;

use yew::prelude::*;

use super::correct::Correct;
use super::{Act, on};
use crate::i18n;
use crate::model::analysis::{Analysis, clip};
use crate::model::layout::code;
use crate::model::values::{self, is_resolved};
use crate::state::{Action, Direction, Focus};

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
    /// Whether the summary is about it.
    pub about: bool,
}

/// A small bar: the entity, "2 of 5", to the previous, to the next, done.
#[component]
pub fn Stepper(props: &StepperProps) -> Html {
    let StepperProps {
        act,
        analysis,
        focus,
        about,
    } = props;
    let Some(entity) = analysis.digest.entities.get(focus.entity) else {
        return Html::default();
    };
    let arrow = |path: &'static str| {
        html! { <svg viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg> }
    };
    html! {
        <div id="mentions" class="stepper" role="group" aria-label={i18n::t().mentions} data-kind={code(entity.kind)}>
            <span class="stepper-what">
                <span class="stepper-name">{ clip(&entity.name, MOST_CHARS) }</span>
                if let Some(value) = &entity.value && let Some(shown) = values::shown(value) {
                    <span class="value" title={i18n::value(is_resolved(value))}>{ shown }</span>
                }
            </span>
            <span class="stepper-at" role="status">
                { i18n::step(focus.step, entity.mentions.len()) }
            </span>
            <button class="tool icon previous" type="button" aria-label={i18n::t().previous} title={i18n::t().previous} onclick={on(act, Action::Step(Direction::Previous))}>
                { arrow("M15.4 5.4 14 4l-8 8 8 8 1.4-1.4L8.8 12z") }
            </button>
            <button class="tool icon next" type="button" aria-label={i18n::t().next} title={i18n::t().next} onclick={on(act, Action::Step(Direction::Next))}>
                { arrow("M8.6 5.4 10 4l8 8-8 8-1.4-1.4L15.2 12z") }
            </button>
            if !about {
                <button id="about-name" class="tool" type="button" onclick={on(act, Action::AboutEntity(focus.entity))}>
                    { i18n::t().about_name }
                </button>
            }
            <Correct act={act.clone()} analysis={analysis.clone()} entity={focus.entity} />
            <button id="finish" class="tool finish" type="button" onclick={on(act, Action::Unfocus)}>
                { i18n::t().done }
            </button>
        </div>
    }
}

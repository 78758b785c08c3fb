//! The bar that steps through an entity's mentions.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use yew::prelude::*;

use super::company::Company;
use super::correct::Correct;
use super::{Act, on};
use crate::browser::dom;
use crate::i18n;
use crate::model::analysis::{Analysis, clip};
use crate::model::layout::code;
use crate::model::values::{self, is_resolved};
use crate::state::{Action, Direction, Focus};

/// Maximum length of a name as shown, in characters.
const MOST_CHARS: usize = 60;

/// Properties of the steps.
#[derive(Properties, PartialEq)]
pub struct StepperProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The entity, and the current position among its mentions.
    pub focus: Focus,
    /// Whether the summary is about it.
    pub about: bool,
    /// Whether it is to be checked.
    #[prop_or_default]
    pub is_unsure: bool,
}

/// A small bar: the entity, "2 of 5", previous, next, done.
#[component]
pub fn Stepper(props: &StepperProps) -> Html {
    let StepperProps {
        act,
        analysis,
        focus,
        about,
        is_unsure,
    } = props;
    use_keys(act, focus.entity, *is_unsure);
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
            if *is_unsure {
                <button id="accept" class="tool outlined" type="button" onclick={on(act, Action::Accept(focus.entity))}>
                    { i18n::t().study.accept }
                </button>
            }
            <Company act={act.clone()} analysis={analysis.clone()} entity={focus.entity} />
            <Correct act={act.clone()} analysis={analysis.clone()} entity={focus.entity} />
            <button id="finish" class="tool finish" type="button" onclick={on(act, Action::Unfocus)}>
                { i18n::t().done }
            </button>
        </div>
    }
}

/// The keys that accept a name to check, and correct the name in focus.
#[hook]
fn use_keys(act: &Act, entity: usize, is_unsure: bool) {
    let act = act.clone();
    use_effect_with((entity, is_unsure), move |&(entity, is_unsure)| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&document(), "keydown", options, move |event| {
                match dom::shortcut(event).as_deref() {
                    Some("a") if is_unsure => act.emit(Action::Accept(entity)),
                    Some("e") => {
                        if let Some(correct) = dom::find("#correct") {
                            event.prevent_default();
                            correct.click();
                        }
                    }
                    _ => {}
                }
            });
        move || drop(listener)
    });
}

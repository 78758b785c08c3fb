//! The entities by kind, which is also the legend of the marks.

use std::rc::Rc;

use yew::prelude::*;

use super::check::Check;
use super::company::Together;
use super::missed::Missed;
use super::rules::Rules;
use super::{Act, on};
use crate::i18n;
use crate::model::analysis::{Analysis, clip};
use crate::model::layout::code;
use crate::model::rules::Rules as AllRules;
use crate::model::values::{self, is_resolved};
use crate::state::{Action, Focus};
use pith::digest::EntityKind;

/// How many entities of a kind are shown at first.
const SHOWN_AT_FIRST: usize = 6;
/// How many more are shown each time the reader asks.
const SHOWN_MORE: usize = 60;
/// Maximum length of a name as shown, in characters.
const MOST_CHARS: usize = 60;

/// Maximum number of listed names that several articles share.
const MOST_SHARED: usize = 24;

/// Properties of the entities.
#[derive(Properties, PartialEq)]
pub struct EntitiesProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The entity whose mentions are being stepped through.
    pub focus: Option<Focus>,
    /// The kinds that are not marked.
    pub hidden: Vec<EntityKind>,
    /// Whether kinds are shown beside the marks.
    pub labels: bool,
    /// How many names were corrected.
    pub corrections: usize,
    /// The names to check, as indices.
    #[prop_or_default]
    pub to_check: Rc<Vec<usize>>,
    /// The name rules for every text.
    #[prop_or_default]
    pub rules: AllRules,
}

/// The entities by kind.
#[component]
pub fn Entities(props: &EntitiesProps) -> Html {
    let EntitiesProps {
        act,
        analysis,
        focus,
        hidden,
        labels,
        corrections,
        ..
    } = props;
    let kinds = analysis.kinds();
    if analysis.is_empty() {
        return Html::default();
    }
    let kind = |(kind, entities): (EntityKind, Vec<usize>)| {
        let focused = focus.map(|focus| focus.entity);
        html! {
            <Kind
                key={code(kind)}
                act={act.clone()}
                analysis={analysis.clone()}
                {kind}
                focused={focused.filter(|at| entities.contains(at))}
                {entities}
                hidden={hidden.contains(&kind)}
            />
        }
    };
    let languages = analysis.digest.languages();
    let unmarked: Vec<_> = languages.iter().filter_map(i18n::unmarked).collect();
    let missing: Vec<_> = languages.iter().filter_map(i18n::names_missing).collect();
    let note = |said: String| html! { <p class="note">{ said }</p> };
    let shared: Vec<_> = analysis.shared().into_iter().take(MOST_SHARED).collect();
    html! {
        <section id="entities" class="entities" aria-labelledby="entities-heading">
            <h2 id="entities-heading" class="label">{ i18n::t().entities }</h2>
            if !unmarked.is_empty() {
                <div id="unmarked">{ for unmarked.into_iter().map(note) }</div>
            }
            <Check act={act.clone()} analysis={analysis.clone()} to_check={props.to_check.clone()} focused={focus.map(|focus| focus.entity)} />
            if !shared.is_empty() {
                <div id="shared" class="kind">
                    <h3 class="label">{ i18n::t().shared }</h3>
                    <ul>
                        { for shared.into_iter().map(|at| chip(act, analysis, at, focus.is_some_and(|focus| focus.entity == at))) }
                    </ul>
                </div>
            }
            if kinds.is_empty() && missing.is_empty() {
                <p class="note">{ i18n::t().no_entities }</p>
            } else if !kinds.is_empty() {
                { for kinds.into_iter().map(kind) }
                <button
                    id="labels"
                    class="switch"
                    type="button"
                    aria-pressed={labels.to_string()}
                    onclick={on(act, Action::Labels)}
                >
                    <span class="knob" aria-hidden="true" />
                    { i18n::t().labels }
                </button>
            }
            if !missing.is_empty() {
                <div id="names-missing">{ for missing.into_iter().map(note) }</div>
            }
            if *corrections > 0 {
                <p class="corrections">
                    { i18n::corrections(*corrections) }
                    <button id="undo-corrections" class="tool" type="button" onclick={on(act, Action::ForgetCorrections)}>
                        { i18n::t().undo }
                    </button>
                </p>
            }
            <Together act={act.clone()} analysis={analysis.clone()} />
            <Missed act={act.clone()} />
            <Rules act={act.clone()} rules={props.rules.clone()} />
        </section>
    }
}

/// Properties of a kind.
#[derive(Properties, PartialEq)]
struct KindProps {
    act: Act,
    analysis: Rc<Analysis>,
    kind: EntityKind,
    entities: Vec<usize>,
    focused: Option<usize>,
    hidden: bool,
}

/// A kind: a switch for its marks, and its entities.
#[component]
fn Kind(props: &KindProps) -> Html {
    let KindProps {
        act,
        analysis,
        kind,
        entities,
        focused,
        hidden,
    } = props;
    let shown = use_state(|| SHOWN_AT_FIRST);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + SHOWN_MORE))
    };
    // Showing one more entity takes no more room than a button for it.
    let visible = if entities.len() == *shown + 1 {
        entities.len()
    } else {
        *shown
    };
    let entity = |&at: &usize| chip(act, analysis, at, *focused == Some(at));
    html! {
        <div class="kind" data-kind={code(*kind)}>
            <h3>
                <button
                    class="kind-switch"
                    type="button"
                    aria-pressed={(!hidden).to_string()}
                    title={i18n::mark_kind(*kind)}
                    onclick={on(act, Action::Toggle(*kind))}
                >
                    <span class="swatch" aria-hidden="true" />
                    { i18n::kinds(*kind) }
                </button>
            </h3>
            <ul>
                { for entities.iter().take(visible).map(entity) }
                if entities.len() > visible {
                    <li key="more">
                        <button class="entity more" type="button" onclick={more}>
                            { i18n::more(entities.len() - visible) }
                        </button>
                    </li>
                }
            </ul>
        </div>
    }
}

/// An entity, which shows its mentions when clicked.
fn chip(act: &Act, analysis: &Analysis, at: usize, focused: bool) -> Html {
    let entity = &analysis.digest.entities[at];
    let count = entity.mentions.len();
    // Values that are not obvious from the text are shown beside the words; the others are a click
    // away.
    let value = entity.value.as_ref().filter(|value| is_resolved(value));
    html! {
        <li key={at} data-kind={code(entity.kind)}>
            <button
                class="entity"
                type="button"
                data-entity={at.to_string()}
                aria-pressed={focused.to_string()}
                onclick={on(act, Action::Focus(at))}
            >
                <span class="name">{ clip(&entity.name, MOST_CHARS) }</span>
                if let Some(value) = value.and_then(values::shown) {
                    <span class="value" title={i18n::value(true)}>{ value }</span>
                }
                <span class="count" title={i18n::mentions(count)}>{ i18n::number(count) }</span>
            </button>
        </li>
    }
}

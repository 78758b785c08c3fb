//! The menu that corrects an entity, for all of its mentions.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::menu::Menu;
use super::{Act, on};
use crate::i18n;
use crate::model::analysis::{Analysis, clip, fold};
use crate::model::layout::code;
use crate::model::rules::{Change, Rule};
use crate::state::Action;
use pith::digest::{Correction, Entity, EntityKind, Named};
use pith::text::language::Language;

/// Maximum number of entities that a name can be merged with.
const MOST_OTHERS: usize = 200;
/// Maximum number of spellings that can be split off.
const MOST_WRITTEN: usize = 6;
/// Maximum length of a name as shown, in characters.
const MOST_CHARS: usize = 60;

/// Properties of the menu.
#[derive(Properties, PartialEq)]
pub struct CorrectProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The entity, as an index.
    pub entity: usize,
}

/// The menu.
#[component]
pub fn Correct(props: &CorrectProps) -> Html {
    let CorrectProps {
        act,
        analysis,
        entity,
    } = props;
    let always = use_state(|| false);
    let at = *entity;
    let Some(entity) = analysis.digest.entities.get(at) else {
        return Html::default();
    };
    let of = named(entity);
    let is_name = entity.kind.is_name();
    // The reader's correction, for this text or for every text.
    let say = |name: &str, kind: Option<EntityKind>, action: Action| {
        let (act, always, name) = (act.clone(), *always && is_name, name.to_owned());
        Callback::from(move |_: MouseEvent| {
            if always {
                let name = name.clone();
                act.emit(Action::Rule(Change::Add(Rule { name, kind })));
            }
            act.emit(action.clone());
        })
    };
    let toggle = {
        let always = always.clone();
        Callback::from(move |_: Event| always.set(!*always))
    };
    let remove = Action::Correct(Correction::Remove { of: of.clone() });
    let removal = if entity.kind.is_name() {
        i18n::t().no_name
    } else {
        i18n::t().no_amount
    };
    html! {
        <Menu id="correct" label={i18n::t().correct}>
            if entity.kind.is_name() {
                <p class="label kind-now">{ i18n::kind_now(entity.kind) }</p>
                <label class="choice-value always">
                    <input id="always" type="checkbox" checked={*always} onchange={toggle} />
                    { i18n::t().study.always }
                </label>
                <button class="item" type="button" data-correct="accept" onclick={say(&of.name, Some(entity.kind), Action::Accept(at))}>
                    { i18n::t().study.accept_kind }
                </button>
                <p class="label">{ i18n::t().is_a }</p>
                { kinds(entity.kind, |kind| {
                    say(&of.name, Some(kind), Action::Correct(Correction::Kind { of: of.clone(), kind }))
                }) }
                { same_as(act, analysis, &of) }
                <Words act={act.clone()} of={of.clone()} />
                { for written(analysis, entity).into_iter().map(|written| split(act, &of, written)) }
                <hr />
            }
            <button class="item" type="button" data-correct="remove" onclick={say(&of.name, None, remove)}>
                { removal }
            </button>
            if entity.kind.is_name() {
                <a
                    class="item"
                    href={format!(
                        "https://{}.wikipedia.org/w/index.php?search={}",
                        language_of(analysis, entity).code(),
                        String::from(web_sys::js_sys::encode_uri_component(&entity.name)),
                    )}
                    title={i18n::t().leaves}
                    target="_blank"
                    rel="noopener noreferrer"
                >
                    { i18n::t().look_up }
                </a>
            }
        </Menu>
    }
}

/// The language of the article that first names `entity`.
fn language_of(analysis: &Analysis, entity: &Entity) -> Language {
    let first = entity.mentions.first();
    let mention = first.and_then(|&at| analysis.digest.mentions.get(at));
    let start = mention.map_or(0, |mention| mention.span.start());
    analysis.digest.language_at(start)
}

/// Properties of the words of a name.
#[derive(Properties, PartialEq)]
struct WordsProps {
    act: Act,
    of: Named,
}

/// The words of a name, which the reader can change if too many or too few were marked.
#[component]
fn Words(props: &WordsProps) -> Html {
    let input = use_node_ref();
    let apply = {
        let (act, of, input) = (props.act.clone(), props.of.clone(), input.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(input) = input.cast::<HtmlInputElement>() else {
                return;
            };
            let words = fold(&input.value());
            if words.contains(char::is_alphanumeric) && words != of.name {
                act.emit(Action::Reword {
                    of: of.clone(),
                    words,
                });
            }
        })
    };
    html! {
        <div class="same">
            <label for="words">{ i18n::t().words_of_name }</label>
            <span class="with-button">
                <input id="words" ref={input} type="text" maxlength="120" value={props.of.name.clone()} />
                <button id="reword" class="tool outlined" type="button" onclick={apply}>{ i18n::t().apply }</button>
            </span>
        </div>
    }
}

/// A button for each kind that a name can have, except its current one.
pub fn kinds(
    but: impl Into<Option<EntityKind>>,
    choose: impl Fn(EntityKind) -> Callback<MouseEvent>,
) -> Html {
    let but = but.into();
    let all = EntityKind::ALL.into_iter();
    let others = all.filter(|&kind| kind.is_name() && Some(kind) != but);
    html! {
        <div class="kinds">
            { for others.map(|kind| html! {
                <button
                    key={code(kind)}
                    class="kind-choice"
                    type="button"
                    data-kind={code(kind)}
                    onclick={choose(kind)}
                >
                    <span class="swatch" aria-hidden="true" />
                    { i18n::kind(kind) }
                </button>
            }) }
        </div>
    }
}

fn named(entity: &Entity) -> Named {
    Named {
        name: entity.name.clone(),
        kind: entity.kind,
    }
}

/// The other names that this one can be merged with.
fn same_as(act: &Act, analysis: &Rc<Analysis>, of: &Named) -> Html {
    let entities = analysis.digest.entities.iter().enumerate();
    let others = entities.filter(|(_, other)| other.kind.is_name() && named(other) != *of);
    // Usually it is another name of the same kind.
    let (mut others, rest): (Vec<_>, Vec<_>) = others
        .take(MOST_OTHERS)
        .partition(|(_, other)| other.kind == of.kind);
    others.extend(rest);
    if others.is_empty() {
        return Html::default();
    }
    let onchange = {
        let (act, analysis, of) = (act.clone(), analysis.clone(), of.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let other = chosen
                .parse()
                .ok()
                .and_then(|at: usize| analysis.digest.entities.get(at));
            if let Some(into) = other.map(named) {
                act.emit(Action::Correct(Correction::Join {
                    of: of.clone(),
                    into,
                }));
            }
        })
    };
    html! {
        <label class="same">
            { i18n::t().same_as }
            <select id="same" {onchange}>
                <option value="" selected=true>{ i18n::t().choose }</option>
                { for others.into_iter().map(|(at, other)| html! {
                    <option value={at.to_string()}>{ clip(&other.name, MOST_CHARS) }</option>
                }) }
            </select>
        </label>
    }
}

/// The spellings of the entity's mentions, if there is more than one.
fn written(analysis: &Analysis, entity: &Entity) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for &mention in &entity.mentions {
        let Some(mention) = analysis.digest.mentions.get(mention) else {
            continue;
        };
        let written = fold(mention.span.text(&analysis.source));
        if !all.contains(&written) {
            all.push(written);
        }
        if all.len() > MOST_WRITTEN {
            break;
        }
    }
    if all.len() < 2 { Vec::new() } else { all }
}

fn split(act: &Act, of: &Named, written: String) -> Html {
    let says = i18n::split(&written);
    let action = Action::Correct(Correction::Split {
        of: of.clone(),
        written,
    });
    html! {
        <button class="item" type="button" data-correct="split" onclick={on(act, action)}>{ says }</button>
    }
}

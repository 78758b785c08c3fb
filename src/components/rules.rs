//! The name rules for every text: a list that can be viewed, changed, exported, imported and turned
//! off.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{Act, on};
use crate::browser::saving;
use crate::effects::files::read_chosen;
use crate::i18n;
use crate::i18n::study;
use crate::model::layout::code;
use crate::model::rules::{self, Change, File, Rule, Rules as All};
use crate::state::{Action, Notice};
use pith::digest::EntityKind;

/// Properties of the list.
#[derive(Properties, PartialEq)]
pub struct RulesProps {
    /// Dispatches actions.
    pub act: Act,
    /// The rules.
    pub rules: All,
}

fn change(act: &Act, change: Change) -> Callback<MouseEvent> {
    on(act, Action::Rule(change))
}

/// The list, closed until it is opened; nothing if it is empty and there is no message about it.
#[component]
pub fn Rules(props: &RulesProps) -> Html {
    let RulesProps { act, rules } = props;
    let save = {
        let (act, rules) = (act.clone(), rules.clone());
        Callback::from(move |_: MouseEvent| {
            if !saving::save_json("pith-names.json", &File::of(&rules)) {
                act.emit(Action::Tell(Notice::NotSaved));
            }
        })
    };
    let import = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            let act = act.clone();
            read_chosen(&event, rules::read, move |read| {
                let read = read.map(|rules| rules.all.to_vec());
                act.emit(Action::Rule(Change::Import(read)));
            });
        })
    };
    html! {
        <details id="rules" class="missed rules">
            <summary>{ study::rules(rules.all.len()) }</summary>
            <p class="hint">{ i18n::t().study.rules_hint }</p>
            <p role="status" class="hint">{ rules.news.map(study::rules_news) }</p>
            if !rules.all.is_empty() {
                <button id="rules-on" class="switch" type="button" aria-pressed={(!rules.off).to_string()} onclick={change(act, Change::Toggle)}>
                    <span class="knob" aria-hidden="true" />
                    { i18n::t().study.rules_on }
                </button>
            }
            <ul>{ for rules.all.iter().enumerate().map(|(at, rule)| row(act, at, rule)) }</ul>
            <div class="library-foot">
                if rules.gone.is_some() {
                    <button class="tool" type="button" onclick={change(act, Change::BringBack)}>{ i18n::t().undo }</button>
                }
                <label class="tool">
                    { i18n::t().import }
                    <input id="rules-import" class="unseen" type="file" accept=".json,application/json" onchange={import} />
                </label>
                if !rules.all.is_empty() {
                    <button id="rules-export" class="tool" type="button" onclick={save}>{ i18n::t().export }</button>
                }
            </div>
        </details>
    }
}

/// A rule: its words, their kind, and a button that deletes it.
fn row(act: &Act, at: usize, rule: &Rule) -> Html {
    let names = || EntityKind::ALL.into_iter().filter(|kind| kind.is_name());
    let onchange = {
        let (act, name) = (act.clone(), rule.name.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let kind = names().find(|&kind| code(kind) == chosen);
            let name = name.clone();
            act.emit(Action::Rule(Change::Add(Rule { name, kind })));
        })
    };
    let option = |kind: EntityKind| {
        html! {
            <option value={code(kind)} selected={rule.kind == Some(kind)}>{ i18n::kind(kind) }</option>
        }
    };
    html! {
        <li key={rule.name.clone()} class="rule">
            <span class="name">{ rule.name.clone() }</span>
            <select aria-label={rule.name.clone()} {onchange}>
                { for names().map(option) }
                <option value="" selected={rule.kind.is_none()}>{ i18n::t().no_name }</option>
            </select>
            <button
                class="tool icon"
                type="button"
                aria-label={i18n::delete(&rule.name)}
                title={i18n::t().delete}
                onclick={change(act, Change::Delete(at))}
            >
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M18.3 7.1 16.9 5.7 12 10.6 7.1 5.7 5.7 7.1 10.6 12 5.7 16.9 7.1 18.3 12 13.4 16.9 18.3 18.3 16.9 13.4 12z" />
                </svg>
            </button>
        </li>
    }
}

//! The form for the source of an article.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::part::SourceProps;
use crate::i18n::form::words;
use crate::model::source;
use crate::state::Action;
use pith::Origin;

/// The names of the fields of a source, in the order of the form.
const FIELDS: [&str; 5] = ["title", "authors", "site", "published", "url"];

/// The index of the date field.
const PUBLISHED: usize = 3;

/// The separator between authors in the form.
const BETWEEN: &str = "; ";

/// The form for a source.
#[component]
pub fn SourceEditor(props: &SourceProps) -> Html {
    let SourceProps {
        act,
        article,
        said,
        known,
        done,
    } = props;
    let article = *article;
    // What was typed, if its date could not be read.
    let wrong = use_state(|| None::<[String; 5]>);
    let form = use_node_ref();
    use_effect_with((), {
        let form = form.clone();
        move |()| {
            if let Some(input) = input(&form, FIELDS[0]) {
                // Focusing an element in the document does not fail.
                drop(input.focus());
            }
        }
    });
    let values = (*wrong).clone().unwrap_or_else(|| values(known));
    let onsubmit = {
        let (act, done, form) = (act.clone(), done.clone(), form.clone());
        let (said, known) = (said.clone(), known.clone());
        let wrong = wrong.setter();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = FIELDS.map(|field| {
                let value = input(&form, field).map(|input| input.value());
                value.unwrap_or_default().trim().to_owned()
            });
            match source::edited(&said, &known, &typed) {
                Some(origin) => {
                    let origin = Box::new(origin);
                    act.emit(Action::Source { article, origin });
                    done.emit(());
                }
                None => {
                    wrong.set(Some(typed));
                    if let Some(input) = input(&form, FIELDS[PUBLISHED]) {
                        drop(input.focus());
                    }
                }
            }
        })
    };
    let cancel = {
        let done = done.clone();
        Callback::from(move |_: MouseEvent| done.emit(()))
    };
    let onkeydown = {
        let done = done.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                done.emit(());
            }
        })
    };
    let field = |at: usize| {
        let id = format!("source-{}-{article}", FIELDS[at]);
        let (hint, wrong) = (format!("{id}-hint"), at == PUBLISHED && wrong.is_some());
        html! {
            <div class="field">
                <label for={id.clone()}>{ words().fields[at] }</label>
                <input {id} name={FIELDS[at]} type="text" inputmode={(at == 4).then_some("url")} value={values[at].clone()}
                    placeholder={words().examples[at]} autocomplete="off" spellcheck="false"
                    aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then_some(hint.clone())} />
                if wrong {
                    <p id={hint} class="field-hint" role="alert">{ words().wrong_day }</p>
                }
            </div>
        }
    };
    html! {
        <form ref={form} class="origin-editor" novalidate=true aria-label={words().edit_source} {onkeydown} {onsubmit}>
            { for (0..FIELDS.len()).map(field) }
            <div class="origin-tools">
                <button id="save-source" class="tool primary" type="submit">{ words().save }</button>
                <button class="tool" type="button" onclick={cancel}>{ words().cancel }</button>
            </div>
        </form>
    }
}

/// The initial values of the form.
fn values(known: &Origin) -> [String; 5] {
    [
        known.title.clone().unwrap_or_default(),
        known.authors.join(BETWEEN),
        known.site.clone().unwrap_or_default(),
        known.published.clone().unwrap_or_default(),
        known.url.clone().unwrap_or_default(),
    ]
}

fn input(form: &NodeRef, field: &str) -> Option<HtmlInputElement> {
    let form = form.cast::<Element>()?;
    let input = form.query_selector(&format!("[name={field}]")).ok()??;
    input.dyn_into().ok()
}

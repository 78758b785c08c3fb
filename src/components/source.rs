//! Where the articles come from: an editable line for each, and the ways to cite it.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::Act;
use super::export_menu::ExportProps;
use super::menu::Menu;
use crate::browser::dom;
use crate::export::Format;
use crate::export::format::{Cited, Style};
use crate::i18n;
use crate::i18n::form::words;
use crate::model::{source, values};
use crate::state::Action;
use pith::Origin;

/// The names of the fields of a source, in the order of the form.
const FIELDS: [&str; 5] = ["title", "authors", "site", "published", "url"];

/// The index of the date field.
const PUBLISHED: usize = 3;

/// The separator between authors in the form.
const BETWEEN: &str = "; ";

/// The properties of [`Sources`].
#[derive(Properties, PartialEq)]
pub struct SourcesProps {
    /// How to export the text.
    pub export: ExportProps,
}

/// The source of the article, or a list of several articles' sources.
#[component]
pub fn Sources(props: &SourcesProps) -> Html {
    let export = &props.export;
    let articles = export.analysis.digest.articles.len();
    if export.analysis.is_empty() {
        return Html::default();
    }
    let (lang, dir) = (i18n::t().code, "ltr");
    if articles == 0 {
        return html! {
            <div class="origins" {lang} {dir}><Source article=0 export={export.clone()} /></div>
        };
    }
    html! {
        <details id="sources" class="origins" {lang} {dir}>
            <summary>{ words().sources }</summary>
            <ol>
                { for (0..articles).map(|article| html! {
                    <li key={article}>
                        <p class="origin-of">
                            <span class="article-number">{ i18n::number(article + 1) }</span>
                            <span dir="auto">{ export.analysis.title_of(article) }</span>
                        </p>
                        <Source {article} export={export.clone()} />
                    </li>
                }) }
            </ol>
        </details>
    }
}

/// The properties of [`Source`].
#[derive(Properties, PartialEq)]
struct SourceProps {
    article: usize,
    export: ExportProps,
}

/// The known source of an article, with buttons to correct and to cite it.
#[component]
fn Source(props: &SourceProps) -> Html {
    let (article, export) = (props.article, &props.export);
    let editing = use_state(|| false);
    let said = export.draft.origin(article);
    let known = source::known(&said, &export.analysis, article);
    let edit = format!("edit-source-{article}");
    if *editing {
        let (done, edit) = (editing.setter(), format!("#{edit}"));
        let done = Callback::from(move |()| {
            done.set(false);
            let edit = edit.clone();
            // Once it has been drawn again.
            Timeout::new(0, move || dom::focus(&edit)).forget();
        });
        return html! { <Editor act={export.act.clone()} {article} {said} {known} {done} /> };
    }
    let authors = known.authors.join(", ");
    let host = known.url.as_deref().map(i18n::form::host);
    let day = known.published.as_deref().map(values::published);
    let parts = [Some(&*authors), known.site.as_deref(), day.as_deref(), host];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    let parts: Vec<_> = parts.map(str::to_owned).collect();
    let is_known = !parts.is_empty();
    let open = {
        let editing = editing.setter();
        Callback::from(move |_: MouseEvent| editing.set(true))
    };
    html! {
        <div class="origin">
            if is_known {
                <p class="origin-line" title={known.url}>
                    { for parts.into_iter().map(|part| html! { <span>{ part }</span> }) }
                </p>
            }
            <div class="origin-tools">
                <button id={edit} class="tool" type="button" onclick={open}>
                    { if is_known { words().edit_source } else { words().add_source } }
                </button>
                <Menu id={format!("cite-{article}")} label={words().cite}>
                    { citations(export, &Callback::from(move |()| Some(Cited::Article(article)))) }
                </Menu>
            </div>
        </div>
    }
}

/// Buttons that copy a citation of whatever `of` returns when clicked.
pub(super) fn citations(export: &ExportProps, of: &Callback<(), Option<Cited>>) -> Html {
    let cite = |style: Style| {
        let of = of.clone();
        let format = move || Some(Format::Citation(style, of.emit(())?));
        html! {
            <button key={style.name()} class="item" type="button" data-cite={style.name()} onclick={export.copy_plain(format)}>
                { style.name() }
            </button>
        }
    };
    html! {
        <>
            <p class="label">{ words().cite_as }</p>
            { for Style::ALL.into_iter().map(cite) }
        </>
    }
}

/// A menu that quotes or cites a passage, for the toolbars beside the text.
pub(super) fn quote_menu(
    id: &'static str,
    export: &ExportProps,
    of: &Callback<(), Option<Cited>>,
) -> Html {
    let quoted = of.clone();
    let quotation = move || match quoted.emit(())? {
        Cited::Passage(span) => Some(Format::Quotation(span)),
        Cited::Article(_) => None,
    };
    html! {
        <Menu {id} label={words().cite}>
            <button class="item" type="button" data-cite="quotation" onclick={export.copy_plain(quotation)}>
                { words().copy_with_source }
            </button>
            { citations(export, of) }
        </Menu>
    }
}

/// The properties of [`Editor`].
#[derive(Properties, PartialEq)]
struct EditorProps {
    act: Act,
    article: usize,
    said: Origin,
    known: Origin,
    done: Callback<()>,
}

/// The form for a source.
#[component]
fn Editor(props: &EditorProps) -> Html {
    let EditorProps {
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

//! Where the articles come from: an editable line for each, and the ways to cite it.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::export::ExportProps;
use super::menu::Menu;
use super::part::{SourceProps, with_tools};
use crate::browser::dom;
use crate::export::Format;
use crate::export::format::{Cited, Style};
use crate::i18n;
use crate::i18n::form::words;
use crate::model::{source, values};
use crate::state::Parts;

/// The properties of [`Sources`].
#[derive(Properties, PartialEq)]
pub struct SourcesProps {
    /// How to export the text.
    pub export: ExportProps,
    /// Which parts of the program are here.
    pub parts: Parts,
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
            <div class="origins" {lang} {dir}><Source article=0 export={export.clone()} parts={props.parts} /></div>
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
                        <Source {article} export={export.clone()} parts={props.parts} />
                    </li>
                }) }
            </ol>
        </details>
    }
}

/// The properties of [`Source`].
#[derive(Properties, PartialEq)]
struct OriginProps {
    article: usize,
    export: ExportProps,
    parts: Parts,
}

/// The known source of an article, with buttons to correct and to cite it.
#[component]
fn Source(props: &OriginProps) -> Html {
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
        let act = export.act.clone();
        let form = SourceProps {
            act,
            article,
            said,
            known,
            done,
        };
        return with_tools(&export.act, props.parts, |tools| (tools.source)(form));
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

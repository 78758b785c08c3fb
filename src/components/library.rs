//! The library: a sheet with the articles saved in this browser.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::js_sys::Date;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use super::{Act, on};
use crate::browser::library_store;
use crate::browser::saving;
use crate::effects::files::read_chosen;
use crate::i18n;
use crate::model::analysis::{Analysis, fold};
use crate::model::draft::Draft;
use crate::model::kept::Unreadable;
use crate::model::library::{self, Change, Entry, File, Library as Known, News};
use crate::state::{Action, State};

/// How long, in milliseconds, a text must be unchanged before it is saved.
const KEEPING_PAUSE: u32 = 600;

/// How many articles are listed at first, and how many more each time.
const ROWS: usize = 200;

/// Properties of the sheet.
#[derive(Properties, PartialEq)]
pub struct LibraryProps {
    /// Dispatches actions.
    pub act: Act,
    /// What is known of the library.
    pub library: Known,
}

/// Dispatches a change of the library.
fn tell(act: &Act, change: Change) {
    act.emit(Action::Library(change));
}

/// Reloads the entries after `work` is done; reports a failure.
fn after(act: &Act, work: impl Future<Output = Result<(), idb::Error>> + 'static) {
    let act = act.clone();
    spawn_local(async move {
        let entries = match work.await {
            Ok(()) => library_store::all().await,
            Err(error) => Err(error),
        };
        let Ok((entries, newer)) = entries else {
            return tell(&act, Change::Tell(News::NotKept));
        };
        tell(&act, Change::Loaded(entries));
        if newer > 0 {
            tell(&act, Change::Tell(News::NewerEntries(newer)));
        }
    });
}

/// Deletes one of `entries`, or all of them. They can be restored while the sheet is open.
fn delete(act: &Act, entries: &Rc<Vec<Entry>>, one: Option<usize>) -> Callback<MouseEvent> {
    let (act, entries) = (act.clone(), Rc::clone(entries));
    Callback::from(move |_| {
        let range = one.map_or(0..entries.len(), |at| at..at + 1);
        let gone = entries[range].to_vec();
        let ids: Vec<_> = gone.iter().map(|entry| entry.id.clone()).collect();
        tell(&act, Change::Deleted(gone));
        after(&act, async move { library_store::delete(&ids).await });
    })
}

/// Restores what was deleted.
fn undelete(act: &Act, gone: &Rc<Vec<Entry>>) -> Callback<MouseEvent> {
    let (act, gone) = (act.clone(), Rc::clone(gone));
    Callback::from(move |_| {
        let gone = Rc::clone(&gone);
        tell(&act, Change::Deleted(Vec::new()));
        after(&act, async move { library_store::put(&gone).await });
    })
}

/// Exports all entries to one file.
fn export(act: &Act, entries: &Rc<Vec<Entry>>) -> Callback<MouseEvent> {
    let (act, entries) = (act.clone(), Rc::clone(entries));
    Callback::from(move |_| {
        if !saving::save_json("pith-library.json", &File::of(&entries)) {
            tell(&act, Change::Tell(News::NotKept));
        }
    })
}

/// Imports the entries of a file that the reader chooses.
fn import(act: &Act) -> Callback<Event> {
    let act = act.clone();
    Callback::from(move |event: Event| {
        let act = act.clone();
        read_chosen(&event, library::read_file, move |read| {
            let entries = match read {
                Ok(entries) => entries,
                Err(Unreadable::Newer) => return tell(&act, Change::Tell(News::NewerFile)),
                Err(Unreadable::Damaged) => return tell(&act, Change::Tell(News::NoLibrary)),
            };
            let count = entries.len();
            tell(&act, Change::Tell(News::Imported(count)));
            after(&act, async move { library_store::put(&entries).await });
        });
    })
}

/// The sheet, a dialog over the page.
#[component]
pub fn Library(props: &LibraryProps) -> Html {
    let LibraryProps { act, library } = props;
    let dialog = use_node_ref();
    let rows = use_state(|| ROWS);
    use_effect_with(library.open, {
        let (dialog, act) = (dialog.clone(), act.clone());
        move |&open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else {
                return;
            };
            if open {
                // This fails only if the dialog is open already.
                drop(dialog.show_modal());
                after(&act, async { Ok(()) });
            } else {
                dialog.close();
            }
        }
    });
    let close = on(act, Action::Library(Change::Close));
    html! {
        <dialog id="library" class="help library" aria-labelledby="library-heading" ref={dialog} onclose={on(act, Action::Library(Change::Close))}>
            if library.open {
                <div class="help-head">
                    <h2 id="library-heading" class="invitation">{ i18n::t().library }</h2>
                    <button id="library-close" class="tool" type="button" onclick={close}>{ i18n::t().close }</button>
                </div>
                { keeping(act, library) }
                <p class="library-news" role="status">{ library.news.map(i18n::news) }</p>
                if let Some(entries) = &library.entries {
                    { list(act, library, entries, &rows) }
                }
            }
        </dialog>
    }
}

/// The switch for saving articles.
fn keeping(act: &Act, library: &Known) -> Html {
    let onclick = {
        let (act, keeps) = (act.clone(), !library.keeps);
        Callback::from(move |_: MouseEvent| {
            library_store::set_keeps(keeps);
            tell(
                &act,
                if keeps {
                    Change::StartKeeping
                } else {
                    Change::StopKeeping
                },
            );
        })
    };
    html! {
        <>
            <button
                id="library-keeps"
                class="switch"
                type="button"
                aria-pressed={library.keeps.to_string()}
                {onclick}
            >
                <span class="knob" aria-hidden="true" />
                { i18n::t().library_keep }
            </button>
            <p class="hint">{ i18n::t().library_where }</p>
        </>
    }
}

/// The entries, with the actions for each and for all.
fn list(
    act: &Act,
    library: &Known,
    entries: &Rc<Vec<Entry>>,
    rows: &UseStateHandle<usize>,
) -> Html {
    let more = {
        let rows = rows.clone();
        Callback::from(move |_: MouseEvent| rows.set(*rows + ROWS))
    };
    let oninput = {
        let act = act.clone();
        Callback::from(move |event: InputEvent| {
            let query = event.target_unchecked_into::<HtmlInputElement>().value();
            tell(&act, Change::Search(query.into()));
        })
    };
    let found = library.found();
    let none = if entries.is_empty() {
        Some(i18n::t().library_empty)
    } else if found.is_empty() {
        Some(i18n::t().library_nothing)
    } else {
        None
    };
    html! {
        <>
            if !entries.is_empty() {
                <input
                    id="library-search"
                    class="search"
                    type="search"
                    value={library.query.to_string()}
                    placeholder={i18n::t().library_search}
                    aria-label={i18n::t().library_search}
                    {oninput}
                />
            }
            if let Some(none) = none {
                <p class="library-none">{ none }</p>
            }
            <ul class="shelf">
                { for found.iter().take(**rows).map(|&at| row(act, entries, at)) }
            </ul>
            if let Some(rest) = found.len().checked_sub(**rows).filter(|rest| *rest > 0) {
                <button id="library-more" class="tool" type="button" onclick={more}>
                    { i18n::more(rest) }
                </button>
            }
            <div class="library-foot">
                <span class="hint">{ i18n::space(entries.len(), library.bytes()) }</span>
                if !library.gone.is_empty() {
                    <button id="library-undo" class="tool" type="button" onclick={undelete(act, &library.gone)}>
                        { i18n::t().undo }
                    </button>
                }
                <label class="tool">
                    { i18n::t().import }
                    <input id="library-import" class="unseen" type="file" accept=".json,application/json" onchange={import(act)} />
                </label>
                if !entries.is_empty() {
                    <button id="library-export" class="tool" type="button" onclick={export(act, entries)}>
                        { i18n::t().export }
                    </button>
                    <button id="library-clear" class="tool" type="button" onclick={delete(act, entries, None)}>
                        { i18n::t().delete_all }
                    </button>
                }
            </div>
        </>
    }
}

/// The entry at an index.
fn row(act: &Act, entries: &Rc<Vec<Entry>>, at: usize) -> Html {
    let entry = &entries[at];
    let read = {
        let (act, entries) = (act.clone(), Rc::clone(entries));
        Callback::from(move |_: MouseEvent| act.emit(Action::Reread(Box::new(entries[at].draft()))))
    };
    let day = Date::new(&entry.read.into());
    let day = day.to_locale_date_string(i18n::t().code, &wasm_bindgen::JsValue::UNDEFINED);
    html! {
        <li key={entry.id.clone()}>
            <button class="book" type="button" onclick={read}>
                <span class="book-title">{ entry.title.clone() }</span>
                <span class="hint">{ i18n::book(entry.words, &String::from(day)) }</span>
            </button>
            <button
                class="tool icon"
                type="button"
                aria-label={i18n::delete(&entry.title)}
                title={i18n::t().delete}
                onclick={delete(act, entries, Some(at))}
            >
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M18.3 7.1 16.9 5.7 12 10.6 7.1 5.7 5.7 7.1 10.6 12 5.7 16.9 7.1 18.3 12 13.4 16.9 18.3 18.3 16.9 13.4 12z" />
                </svg>
            </button>
        </li>
    }
}

/// Properties of [`Shelving`].
#[derive(Properties, PartialEq)]
pub struct ShelvingProps {
    act: Act,
    /// What is to be saved, if anything.
    analysis: Option<Rc<Analysis>>,
    draft: Draft,
    /// Whether the text was edited by hand.
    typed: bool,
}

/// [`Shelving`] for the text that is read.
pub(super) fn shelving(state: &State, act: &Act) -> Html {
    let analysis = state.reading.as_ref().map(|reading| &reading.analysis);
    let analysis = analysis.filter(|analysis| {
        let settled = !state.desk.editing && analysis.source == state.document.draft.text;
        state.library.keeps && settled && !analysis.is_empty()
    });
    html! {
        <Shelving
            act={act.clone()}
            analysis={analysis.cloned()}
            draft={state.document.draft.clone()}
            typed={state.document.typing}
        />
    }
}

/// Saves what is read shortly after each change, if the reader has asked for that. A text that was
/// edited by hand replaces its earlier version.
#[component]
pub fn Shelving(props: &ShelvingProps) -> Html {
    let last = use_mut_ref(|| None::<String>);
    let (act, typed) = (props.act.clone(), props.typed);
    let depends = (props.analysis.clone(), props.draft.clone());
    use_effect_with(depends, move |(analysis, draft)| {
        let timer = analysis.clone().map(|analysis| {
            let draft = draft.clone();
            Timeout::new(KEEPING_PAUSE, move || {
                let digest = &analysis.digest;
                let title = digest
                    .title
                    .as_ref()
                    .map_or_else(|| i18n::t().untitled.to_owned(), |title| fold(&title.text));
                let entry = Entry::of(&draft, title, digest.words, Date::now());
                let before = last.replace(Some(entry.id.clone()));
                let replaced = before.filter(|before| typed && *before != entry.id);
                spawn_local(async move {
                    let kept = match replaced {
                        Some(id) => library_store::delete(&[id]).await,
                        None => Ok(()),
                    };
                    if kept.is_err() || library_store::put(&[entry]).await.is_err() {
                        tell(&act, Change::Tell(News::NotKept));
                    }
                });
            })
        });
        move || drop(timer)
    });
    Html::default()
}

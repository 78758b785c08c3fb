//! The entries of the export menu: copies, files, printing and the system's share dialog.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::copy::tell;
use super::export::ExportProps;
use crate::browser::clipboard;
use crate::browser::link;
use crate::browser::saving;
use crate::export::format::{Shape, Table};
use crate::export::tables::is_amount;
use crate::export::{Format, Written};
use crate::i18n;
use crate::state::{Action, Notice};
use pith::digest::EntityKind;

/// A callback that copies the summary as `format` and reports the outcome.
fn copy(props: &ExportProps, media_type: &'static str, format: Format) -> Callback<MouseEvent> {
    let props = props.clone();
    Callback::from(move |_| props.copy(media_type, format, props.text()))
}

/// A callback that copies `table`, as a table and as tab-separated text.
fn copy_table(props: &ExportProps, table: Table) -> Callback<MouseEvent> {
    let props = props.clone();
    Callback::from(move |_| {
        let content = |shape| {
            let written = props.write(Format::Table(table, shape));
            async move { written.await.map(|written| written.content) }
        };
        let (html, text) = (content(Shape::Html), content(Shape::Tabs));
        let act = props.act.clone();
        spawn_local(async move {
            tell(&act, clipboard::copy_both(html, text).await);
        });
    })
}

/// Whether `table` has rows.
fn has(props: &ExportProps, table: Table) -> bool {
    let digest = &props.analysis.digest;
    let mut kinds = digest.entities.iter().map(|entity| entity.kind);
    match table {
        Table::Names => kinds.any(EntityKind::is_name),
        Table::Quotes => !digest.quotes.is_empty(),
        Table::Timeline => !digest.timeline.is_empty(),
        Table::Amounts => kinds.any(is_amount),
        Table::Highlights => !props.draft.highlights.is_empty(),
    }
}

/// A callback that offers a file.
fn save(props: &ExportProps, format: Format) -> Callback<MouseEvent> {
    let props = props.clone();
    Callback::from(move |_| {
        let (written, act) = (props.write(format), props.act.clone());
        spawn_local(async move {
            let written = written.await;
            let saved = written.is_some_and(|Written { name, content }| {
                saving::save(&name, format.media_type(), &content.into()).is_ok()
            });
            if !saved {
                act.emit(Action::Tell(Notice::NotSaved));
            }
        });
    })
}

/// A callback that copies a link that holds the article, or passes its length to `too_long`.
fn link(props: &ExportProps, too_long: &UseStateSetter<Option<usize>>) -> Callback<MouseEvent> {
    let (props, too_long) = (props.clone(), too_long.clone());
    Callback::from(move |_| {
        let (draft, act, too_long) = (props.draft.clone(), props.act.clone(), too_long.clone());
        let length = Rc::new(Cell::new(0));
        let packed = {
            let length = Rc::clone(&length);
            async move {
                let link = link::to(&draft).await.ok()?;
                length.set(link.len());
                (link.len() <= link::LONGEST_LINK).then_some(link)
            }
        };
        spawn_local(async move {
            let copied = clipboard::copy_later(clipboard::PLAIN, packed, "").await;
            let length = length.get();
            too_long.set((length > link::LONGEST_LINK).then_some(length));
            match copied {
                Ok(()) => act.emit(Action::Tell(Notice::LinkCopied(length))),
                Err(_) if length > link::LONGEST_LINK => act.emit(Action::Dismiss),
                Err(_) => act.emit(Action::Tell(Notice::NotCopied)),
            }
        });
    })
}

/// The entries. `too_long` is told the length of a link that is too long.
pub(super) fn items(props: &ExportProps, too_long: &UseStateSetter<Option<usize>>) -> Html {
    let share = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| {
            let text = props.text();
            // Closing the system's dialog is a change of mind, not an error.
            spawn_local(async move { drop(saving::share(&text).await) });
        })
    };
    let file = |format: Format| {
        html! {
            <button class="item" type="button" data-save={format.extension()} onclick={save(props, format)}>
                { (i18n::t().file)(format) }
            </button>
        }
    };
    let table = |table: Table| {
        let name = (i18n::t().study.table)(table);
        html! {
            <div key={table.code()} class="item-row">
                <button class="item" type="button" data-save={table.code()} onclick={save(props, Format::Table(table, Shape::Csv))}>
                    { name }
                </button>
                <button
                    class="item"
                    type="button"
                    data-copy={table.code()}
                    aria-label={format!("{}: {name}", i18n::t().copy)}
                    onclick={copy_table(props, table)}
                >
                    { i18n::t().copy }
                </button>
            </div>
        }
    };
    let tables: Vec<_> = Table::ALL
        .into_iter()
        .filter(|&table| has(props, table))
        .collect();
    html! {
        <>
            <p class="label">{ i18n::t().copy_as }</p>
            <button
                class="item"
                type="button"
                data-copy="md"
                onclick={copy(props, clipboard::PLAIN, Format::Markdown)}
            >
                { i18n::t().markdown }
            </button>
            <button
                class="item"
                type="button"
                data-copy="html"
                onclick={copy(props, clipboard::HTML, Format::RichText)}
            >
                { i18n::t().rich_text }
            </button>
            <p class="label">{ i18n::t().save_as }</p>
            { for Format::FILES.into_iter().map(file) }
            if !tables.is_empty() {
                <p class="label">{ i18n::t().study.tables }</p>
                { for tables.into_iter().map(table) }
            }
            <hr />
            <button class="item" type="button" data-copy="link" onclick={link(props, too_long)}>
                { i18n::t().link }
            </button>
            <button class="item" type="button" onclick={|_| saving::print()}>{ i18n::t().print }</button>
            if saving::can_share() {
                <button class="item" type="button" onclick={share}>{ i18n::t().share }</button>
            }
        </>
    }
}

/// What to do about a link of `length`, which is too long.
pub(super) fn too_long(props: &ExportProps, length: usize) -> Html {
    html! {
        <div class="too-long" role="alert">
            <p>{ i18n::link_too_long(length, link::LONGEST_LINK) }</p>
            <button class="tool" type="button" onclick={save(props, Format::Web)}>
                { i18n::t().link_file }
            </button>
        </div>
    }
}

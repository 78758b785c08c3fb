//! Exports: copies, files, printing and the system's share dialog.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Act;
use super::copy::{Copy, tell};
use super::menu::Menu;
use crate::browser::clipboard;
use crate::browser::link;
use crate::browser::saving;
use crate::export::format::{Shape, Table};
use crate::export::tables::is_amount;
use crate::export::{Export, Extras, Format, Written};
use crate::i18n;
use crate::model::analysis::Analysis;
use crate::model::draft::Draft;
use crate::state::{Action, Notice};
use crate::worker::client::Client;
use pith::Options;
use pith::digest::EntityKind;

/// Properties of the menu.
#[derive(Clone, Properties, PartialEq)]
pub struct ExportProps {
    /// Dispatches actions.
    pub act: Act,
    /// The worker, which writes everything but plain text.
    pub client: Client,
    /// The text.
    pub draft: Draft,
    /// The options of its analysis.
    pub options: Options,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The sentences of the summary, ascending.
    pub chosen: Rc<Vec<usize>>,
}

impl ExportProps {
    fn text(&self) -> String {
        let labels = i18n::labels();
        let extras = Extras::of(&self.draft);
        let export = Export {
            analysis: &self.analysis,
            chosen: &self.chosen,
            labels: &labels,
            extras: &extras,
        };
        if self.draft.view.paragraph {
            export.paragraph()
        } else {
            export.text()
        }
    }

    fn write(&self, format: Format) -> impl Future<Output = Option<Written>> + use<> {
        let options = self.options.clone();
        self.client
            .write(&self.draft, options, &self.chosen, format)
    }

    /// A callback that copies the summary as `format` and reports the outcome.
    fn copy(&self, media_type: &'static str, format: Format) -> Callback<MouseEvent> {
        let props = self.clone();
        Callback::from(move |_| {
            let written = props.write(format);
            let content = async move { written.await.map(|written| written.content) };
            let (text, act) = (props.text(), props.act.clone());
            spawn_local(async move {
                tell(
                    &act,
                    clipboard::copy_later(media_type, content, &text).await,
                );
            });
        })
    }

    /// A callback that copies, as plain text, the export for which `format` returns the format when
    /// clicked.
    pub(super) fn copy_plain(
        &self,
        format: impl Fn() -> Option<Format> + 'static,
    ) -> Callback<MouseEvent> {
        let props = self.clone();
        Callback::from(move |event: MouseEvent| match format() {
            Some(format) => props.copy(clipboard::PLAIN, format).emit(event),
            None => props.act.emit(Action::Tell(Notice::NotCopied)),
        })
    }

    /// A callback that copies `table`, as a table and as tab-separated text.
    fn copy_table(&self, table: Table) -> Callback<MouseEvent> {
        let props = self.clone();
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
    fn has(&self, table: Table) -> bool {
        let digest = &self.analysis.digest;
        let mut kinds = digest.entities.iter().map(|entity| entity.kind);
        match table {
            Table::Names => kinds.any(EntityKind::is_name),
            Table::Quotes => !digest.quotes.is_empty(),
            Table::Timeline => !digest.timeline.is_empty(),
            Table::Amounts => kinds.any(is_amount),
            Table::Highlights => !self.draft.highlights.is_empty(),
        }
    }

    /// A callback that offers a file.
    fn save(&self, format: Format) -> Callback<MouseEvent> {
        let props = self.clone();
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

/// The button that copies the summary, and the menu of the other exports.
#[component]
pub fn ExportMenu(props: &ExportProps) -> Html {
    let too_long = use_state(|| None);
    // The message about one article's link must not stay for another's.
    use_effect_with(props.draft.text.clone(), {
        let too_long = too_long.setter();
        move |_| too_long.set(None)
    });
    let share = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| {
            let text = props.text();
            // Closing the system's dialog is a change of mind, not an error.
            spawn_local(async move { drop(saving::share(&text).await) });
        })
    };
    let text = {
        let props = props.clone();
        Callback::from(move |()| props.text())
    };
    let file = |format: Format| {
        html! {
            <button class="item" type="button" data-save={format.extension()} onclick={props.save(format)}>
                { (i18n::t().file)(format) }
            </button>
        }
    };
    let table = |table: Table| {
        let name = (i18n::t().study.table)(table);
        html! {
            <div key={table.code()} class="item-row">
                <button class="item" type="button" data-save={table.code()} onclick={props.save(Format::Table(table, Shape::Csv))}>
                    { name }
                </button>
                <button
                    class="item"
                    type="button"
                    data-copy={table.code()}
                    aria-label={format!("{}: {name}", i18n::t().copy)}
                    onclick={props.copy_table(table)}
                >
                    { i18n::t().copy }
                </button>
            </div>
        }
    };
    let tables: Vec<_> = Table::ALL
        .into_iter()
        .filter(|&table| props.has(table))
        .collect();
    html! {
        <div class="export">
            <Copy id="copy" act={props.act.clone()} {text} />
            <Menu id="export" label={i18n::t().export_menu}>
                <p class="label">{ i18n::t().copy_as }</p>
                <button
                    class="item"
                    type="button"
                    data-copy="md"
                    onclick={props.copy(clipboard::PLAIN, Format::Markdown)}
                >
                    { i18n::t().markdown }
                </button>
                <button
                    class="item"
                    type="button"
                    data-copy="html"
                    onclick={props.copy(clipboard::HTML, Format::RichText)}
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
                <button class="item" type="button" data-copy="link" onclick={link(props, &too_long.setter())}>
                    { i18n::t().link }
                </button>
                <button class="item" type="button" onclick={|_| saving::print()}>{ i18n::t().print }</button>
                if saving::can_share() {
                    <button class="item" type="button" onclick={share}>{ i18n::t().share }</button>
                }
            </Menu>
            if let Some(length) = *too_long {
                <div class="too-long" role="alert">
                    <p>{ i18n::link_too_long(length, link::LONGEST_LINK) }</p>
                    <button class="tool" type="button" onclick={props.save(Format::Web)}>
                        { i18n::t().link_file }
                    </button>
                </div>
            }
        </div>
    }
}

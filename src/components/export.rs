//! What an export of the text takes, and the exports that need no menu.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Act;
use super::copy::tell;
use crate::browser::clipboard;
use crate::export::{Export, Extras, Format, Written};
use crate::i18n;
use crate::model::analysis::Analysis;
use crate::model::draft::Draft;
use crate::state::{Action, Notice};
use crate::worker::client::Client;
use pith::Options;

/// How to export the text that is read.
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
    /// The summary as plain text.
    #[must_use]
    pub fn text(&self) -> String {
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

    /// The worker's export in `format`.
    pub(super) fn write(&self, format: Format) -> impl Future<Output = Option<Written>> + use<> {
        let options = self.options.clone();
        self.client
            .write(&self.draft, options, &self.chosen, format)
    }

    /// Copies the export in `format` as `media_type`, with `text` for applications that need plain text, and reports
    /// the outcome.
    pub(super) fn copy(&self, media_type: &'static str, format: Format, text: String) {
        let (written, act) = (self.write(format), self.act.clone());
        let content = async move { written.await.map(|written| written.content) };
        spawn_local(async move {
            tell(
                &act,
                clipboard::copy_later(media_type, content, &text).await,
            );
        });
    }

    /// A callback that copies, as plain text, the export for which `format` returns the format when
    /// clicked.
    pub(super) fn copy_plain(
        &self,
        format: impl Fn() -> Option<Format> + 'static,
    ) -> Callback<MouseEvent> {
        let props = self.clone();
        Callback::from(move |_: MouseEvent| match format() {
            Some(format) => props.copy(clipboard::PLAIN, format, String::new()),
            None => props.act.emit(Action::Tell(Notice::NotCopied)),
        })
    }
}

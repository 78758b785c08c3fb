//! The parts of the page's program that are loaded on their own: what each brings, and what is shown in its place
//! until it is here.
//!
//! Nothing in the first program may name what a part draws, or the linker would keep it there. So a part brings a
//! table of functions, and whoever needs one of them calls it through that table.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::export::ExportProps;
use super::{Act, on};
use crate::effects::files::Open;
use crate::i18n;
use crate::model::analysis::Analysis;
use crate::model::highlight::Highlight;
use crate::model::library::Library;
use crate::state::{Action, Loading, Parts, ProgramPart, Reading, Sheet, State, Topic};
use crate::worker::client::Client;
use pith::Origin;

/// What parts draw from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Everything that the page knows.
    pub state: &'a State,
    /// The text that is read.
    pub reading: &'a Reading,
    /// The worker.
    pub client: &'a Client,
    /// Dispatches actions.
    pub act: &'a Act,
}

impl Context<'_> {
    /// How to export the text.
    #[must_use]
    pub fn export(self) -> ExportProps {
        ExportProps {
            act: self.act.clone(),
            client: self.client.clone(),
            draft: self.state.document.draft.clone(),
            options: self.state.options(),
            analysis: self.reading.analysis.clone(),
            chosen: self.reading.chosen.clone(),
        }
    }
}

/// What is needed for the first summary.
pub struct SummaryPart {
    /// The summary.
    pub view: fn(Context<'_>) -> Html,
}

/// What is drawn beside and below the summary.
pub struct ReadingPart {
    /// The article and its names.
    pub columns: fn(Context<'_>) -> Html,
    /// What is below the sentences of the summary.
    pub below: fn(&Act, &Rc<Analysis>, &[Highlight], Option<&Topic>) -> Html,
    /// The button that leads to where the reader stopped.
    pub resume: fn(Context<'_>) -> Html,
    /// The bar beside selected words.
    pub marker: fn(Context<'_>) -> Html,
}

/// What opens on a click.
pub struct Tools {
    /// The appearance settings.
    pub appearance: fn(&Act) -> Html,
    /// The entries of the export menu; the setter is told the length of a link that is too long.
    pub export: fn(&ExportProps, &UseStateSetter<Option<usize>>) -> Html,
    /// What to do about a link of this length, which is too long.
    pub link_too_long: fn(&ExportProps, usize) -> Html,
    /// The form for a source.
    pub source: fn(SourceProps) -> Html,
    /// The help sheet.
    pub help: fn(&Act, Sheet) -> Html,
    /// The library.
    pub library: fn(&Act, &Library) -> Html,
    /// What saves articles to the library; it shows nothing.
    pub shelving: fn(&State, &Act) -> Html,
    /// The box for another article.
    pub add_article: fn(&Act, &Open) -> Html,
    /// The bars at the bottom: reading aloud, and the name or the highlight that is open.
    pub bars: fn(Context<'_>) -> Html,
}

/// Properties of the form for a source.
#[derive(Properties, PartialEq)]
pub struct SourceProps {
    /// Dispatches actions.
    pub act: Act,
    /// The article, as an index.
    pub article: usize,
    /// What the reader has said about its source.
    pub said: Origin,
    /// What is known of it.
    pub known: Origin,
    /// Closes the form.
    pub done: Callback<()>,
}

/// What a part brings.
#[derive(Clone, Copy)]
pub enum Contents {
    /// See [`SummaryPart`].
    Summary(&'static SummaryPart),
    /// See [`ReadingPart`].
    Reading(&'static ReadingPart),
    /// See [`Tools`].
    Tools(&'static Tools),
}

/// Loads a part; `None` if that fails.
pub type Loader = fn(ProgramPart) -> Pin<Box<dyn Future<Output = Option<Contents>>>>;

thread_local! {
    static LOADER: Cell<Option<Loader>> = const { Cell::new(None) };
    static HERE: Cell<[Option<Contents>; 3]> = const { Cell::new([None; 3]) };
    static PARTS: Cell<Parts> = Cell::default();
}

/// Sets the function that loads parts.
pub fn load_by(loader: Loader) {
    LOADER.set(Some(loader));
}

/// Loads `part`, unless it is here or on its way.
pub fn load(part: ProgramPart, act: &Act) {
    let is_wanted = matches!(PARTS.get().get(part), Loading::Unneeded | Loading::Failed);
    let Some(loader) = LOADER.get().filter(|_| is_wanted) else {
        return;
    };
    tell(part, Loading::Started, act);
    let act = act.clone();
    spawn_local(async move {
        let contents = loader(part).await;
        if contents.is_some() {
            let mut here = HERE.get();
            here[part as usize] = contents;
            HERE.set(here);
        }
        let done = contents.map_or(Loading::Failed, |_| Loading::Done);
        tell(part, done, &act);
    });
}

fn tell(part: ProgramPart, loading: Loading, act: &Act) {
    let mut parts = PARTS.get();
    parts.set(part, loading);
    PARTS.set(parts);
    act.emit(Action::Load(part, loading));
}

/// The summary's part, if it is here.
#[must_use]
pub fn summary() -> Option<&'static SummaryPart> {
    HERE.get().into_iter().flatten().find_map(|one| match one {
        Contents::Summary(part) => Some(part),
        _ => None,
    })
}

/// The part with what is beside the summary, if it is here.
#[must_use]
pub fn reading() -> Option<&'static ReadingPart> {
    HERE.get().into_iter().flatten().find_map(|one| match one {
        Contents::Reading(part) => Some(part),
        _ => None,
    })
}

/// The part with what opens on a click, if it is here.
#[must_use]
pub fn tools() -> Option<&'static Tools> {
    HERE.get().into_iter().flatten().find_map(|one| match one {
        Contents::Tools(part) => Some(part),
        _ => None,
    })
}

/// What `draw` makes of the tools; until they are here, a line that says so.
pub fn with_tools(act: &Act, parts: Parts, draw: impl FnOnce(&'static Tools) -> Html) -> Html {
    match tools() {
        Some(tools) => draw(tools),
        None => html! {
            <Missing act={act.clone()} part={ProgramPart::Tools} loading={parts.get(ProgramPart::Tools)} />
        },
    }
}

/// Properties of [`Missing`].
#[derive(Properties, PartialEq)]
pub struct MissingProps {
    /// Dispatches actions.
    pub act: Act,
    /// The part.
    pub part: ProgramPart,
    /// How far it is.
    pub loading: Loading,
    /// Whether nothing is said unless the part could not be loaded.
    #[prop_or_default]
    pub is_quiet: bool,
}

/// Stands in for what a part draws, and loads it. If that fails, it says so, with a button to try again.
#[component]
pub fn Missing(props: &MissingProps) -> Html {
    let part = props.part;
    use_effect_with((), {
        let act = props.act.clone();
        move |()| load(part, &act)
    });
    let failed = props.loading == Loading::Failed;
    let again = {
        let act = props.act.clone();
        Callback::from(move |event: MouseEvent| {
            // Otherwise, a menu around it would close.
            event.stop_propagation();
            load(part, &act);
        })
    };
    let says = if failed {
        i18n::t().part_failed
    } else if props.is_quiet {
        ""
    } else {
        i18n::t().part_loading
    };
    html! {
        <div class="missing" hidden={says.is_empty()}>
            <p role={if failed { "alert" } else { "status" }}>{ says }</p>
            // It stays in the document, since a menu closes on a click on what has left it.
            <button class="tool outlined" type="button" hidden={!failed} onclick={again}>{ i18n::t().try_again }</button>
        </div>
    }
}

/// Properties of [`MissingSheet`].
#[derive(Properties, PartialEq)]
pub struct MissingSheetProps {
    /// Dispatches actions.
    pub act: Act,
    /// How far the tools are.
    pub loading: Loading,
    /// What happens if the reader closes it.
    pub close: Callback<()>,
}

/// Stands in for a sheet that opens when the tools are here.
#[component]
pub fn MissingSheet(props: &MissingSheetProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| {
            let dialog = dialog.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                // This fails only if the dialog is open already.
                drop(dialog.show_modal());
            }
            // Closing it gives the focus back to the button that opened it, and so does then the sheet itself.
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        }
    });
    let shut = {
        let close = props.close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    let cancelled = {
        let close = props.close.clone();
        Callback::from(move |_: Event| close.emit(()))
    };
    html! {
        <dialog class="help" aria-label={i18n::t().part_loading} ref={dialog} oncancel={cancelled}>
            <Missing act={props.act.clone()} part={ProgramPart::Tools} loading={props.loading} />
            <button class="tool" type="button" onclick={shut}>{ i18n::t().close }</button>
        </dialog>
    }
}

/// A sheet of the tools: what `draw` makes of it, or, if it is open but not here yet, a stand-in.
pub fn sheet(
    act: &Act,
    parts: Parts,
    is_open: bool,
    close: Action,
    draw: impl FnOnce(&'static Tools) -> Html,
) -> Html {
    if let Some(tools) = tools() {
        return draw(tools);
    }
    if !is_open {
        return Html::default();
    }
    html! {
        <MissingSheet act={act.clone()} loading={parts.get(ProgramPart::Tools)} close={on::<()>(act, close)} />
    }
}

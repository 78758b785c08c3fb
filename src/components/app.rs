//! The page as a whole: its state, and the effects of its changes.

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Act;
use super::desk::Desk;
use super::header::Header;
use super::notice::Notices;
use super::part::{self, Context, Missing, with_tools};
use super::waiting;
use crate::browser::address;
use crate::browser::clipboard;
use crate::browser::dom;
use crate::browser::later::Wait;
use crate::browser::library_store;
use crate::browser::storage;
use crate::effects::files::use_files;
use crate::effects::listen::use_listeners;
use crate::effects::offline;
use crate::effects::offline::use_offline;
use crate::i18n;
use crate::model::appearance::LANGUAGE;
use crate::model::library::Change;
use crate::model::rich::Pasted;
use crate::state::{
    Action, Destination, Drag, Engine, Notice, Pane, Place, ProgramPart, Sheet, State, Target,
    Topic, Update,
};
use crate::worker::client::Client;

/// How long, in milliseconds, the page must be settled before the tools are loaded.
const IDLE: u32 = 500;
/// How long, in milliseconds, typing must pause before the text is analysed.
const TYPING_PAUSE: u32 = 250;
/// How long, in milliseconds, typing must pause before the words are searched for.
const SEARCH_PAUSE: u32 = 120;
/// How long, in milliseconds, the draft must be unchanged before it is stored.
const KEEPING_PAUSE: u32 = 400;

/// Draws the page in place of its shell, and takes over what was typed there.
pub fn start() {
    let chosen = storage::preferences().get(LANGUAGE).cloned();
    let wanted: Vec<_> = chosen.into_iter().chain(dom::languages()).collect();
    let language = i18n::first_of(wanted.iter().map(String::as_str));
    if i18n::is_here(language) {
        return draw(language);
    }
    spawn_local(async move {
        i18n::load(language).await;
        draw(language);
    });
}

fn draw(language: &str) {
    let Some(root) = dom::find("#app") else {
        return;
    };
    i18n::speak(language);
    let shell = dom::text_box();
    let typed = shell
        .as_ref()
        .map(|shell| shell.value())
        .unwrap_or_default();
    let focused = shell.is_some() && !dom::nothing_focused();
    let caret = shell.and_then(|shell| shell.selection_end().ok().flatten());
    let start = Start {
        typed: typed.into(),
        caret: caret.filter(|_| focused),
        pasted: clipboard::early_paste(),
    };
    yew::Renderer::<App>::with_root_and_props(root.into(), start).render();
}

/// What the reader did in the shell before the page was ready.
#[derive(Properties, PartialEq)]
pub struct Start {
    /// The text in the text box.
    pub typed: AttrValue,
    /// The position of the caret, if the text box had the focus.
    pub caret: Option<u32>,
    /// What was pasted.
    pub pasted: Option<Pasted>,
}

/// The page.
#[component]
pub fn App(start: &Start) -> Html {
    let state = use_reducer(|| {
        let mut state = State::resume(storage::draft(), &start.typed);
        state.library.keeps = library_store::keeps();
        state.rules = storage::rules();
        if let Some(arrival) = address::arrival() {
            state.arrive(&arrival);
        }
        if let Some(pasted) = &start.pasted {
            state.apply(Action::Paste(pasted.clone()));
        }
        state
    });
    let act: Act = use_memo(state.dispatcher(), |dispatcher| {
        let dispatcher = dispatcher.clone();
        Callback::from(move |action| dispatcher.dispatch(action))
    })
    .as_ref()
    .clone();
    let client = use_analyses(&state, &act);
    use_search(&state, &client, &act);
    use_keeping(&state, &act);
    use_rules(&state);
    let opening = state.desk.opening.as_ref().map(|opening| opening.serial);
    let open = use_files(opening, &act);
    use_listeners(&act, &open);
    use_parts(&state, &act);
    use_offline(state.notices.engine == Engine::Ready, &act);
    use_focus(&state, start.caret);
    let is_warm = use_warm(state.reading.is_some() && part::summary().is_some());

    if let Some(language) = state.appearance.language {
        i18n::speak(language);
    }
    use_effect_with(i18n::t().code, |&code| {
        if let Some(root) = dom::root() {
            root.set_lang(code);
        }
    });

    let reading = state.reading.clone();
    let target = reading.as_ref().and_then(|reading| reading.target);
    let context = reading.as_ref().map(|reading| Context {
        state: &state,
        reading,
        client: &client,
        act: &act,
    });
    let summary = part::summary();
    let working = !state.desk.editing && (reading.is_none() || summary.is_none());
    let beside = part::reading().filter(|_| is_warm);
    // A text that waits for its summary is where it will be read.
    let is_start = state.desk.editing && reading.is_none();
    html! {
        // In another language, everything is redrawn.
        <><key={i18n::t().code}>
            if reading.is_some() {
                <a class="skip" href="#article" onclick={skip(&act)}>{ i18n::t().skip }</a>
            }
            <Header
                act={act.clone()}
                can_undo={!state.document.past.is_empty()}
                editing={state.desk.editing}
                has_text={!state.document.draft.is_blank()}
                has_reading={reading.is_some()}
                parts={state.parts}
            />
            <main class={classes!(is_start.then_some("start"))}>
                if state.desk.editing {
                    <Desk
                        act={act.clone()}
                        open={open.clone()}
                        text={AttrValue::from(state.document.draft.text.shared())}
                        alone={reading.is_none()}
                    />
                }
                if state.desk.destination == Destination::Add && reading.is_some() {
                    { with_tools(&act, state.parts, |tools| (tools.add_article)(&act, &open)) }
                }
                if working {
                    { waiting::view(&state.document.draft.text, state.notices.engine, missing(&state, &act, ProgramPart::Summary)) }
                }
                if let (Some(context), Some(summary)) = (context, summary) {
                    <div class="reading" data-pane={state.appearance.pane.code()}>
                        { (summary.view)(context) }
                        if let Some(beside) = beside {
                            { (beside.columns)(context) }
                        } else {
                            { waiting::text(&state.document.draft.text, missing(&state, &act, ProgramPart::Reading)) }
                        }
                    </div>
                }
            </main>
            <footer class="foot">
                if let Some(Target { place: Place::Sentence(at), .. }) = target {
                    <button class="tool back" type="button" onclick={back(&act, at)}>{ i18n::t().back }</button>
                }
                if let (Some(context), Some(beside)) = (context, beside) {
                    { (beside.resume)(context) }
                }
                <Notices
                act={act.clone()}
                notice={state.notices.current.clone()}
                serial={state.notices.serial}
                opening={state.desk.opening.clone()}
                engine={state.notices.engine}
                update={state.notices.update}
                renew={renew(&state, &act)}
                can_undo={!state.document.past.is_empty()}
            />
                if let Some(context) = context.filter(|_| state.has_bar()) {
                    { bars(context) }
                }
            </footer>
            if let (Some(context), Some(reading)) = (context, part::reading()) {
                { (reading.marker)(context) }
            }
            if let Some(tools) = part::tools() {
                { (tools.shelving)(&state, &act) }
            }
            { part::sheet(&act, state.parts, state.help == Sheet::Open, Action::Help(Sheet::Closed), |tools| (tools.help)(&act, state.help)) }
            { part::sheet(&act, state.parts, state.library.open, Action::Library(Change::Close), |tools| (tools.library)(&act, &state.library)) }
            if state.desk.drag == Drag::Over {
                <div id="drop" class="drop" aria-hidden="true">
                    <p class="drop-says">{ i18n::t().drop }</p>
                    <p class="drop-formats">{ i18n::t().formats }</p>
                </div>
            }
            <p id="status" class="unseen" role="status">{ status(&state) }</p>
        </></>
    }
}

/// What stands in for `part`, and loads it; it says something only if that fails.
fn missing(state: &State, act: &Act, part: ProgramPart) -> Html {
    html! { <Missing act={act.clone()} {part} loading={state.parts.get(part)} is_quiet=true /> }
}

/// The bars at the bottom, or, until they are loaded, one that says so.
fn bars(context: Context<'_>) -> Html {
    let Context { state, act, .. } = context;
    if let Some(tools) = part::tools() {
        return (tools.bars)(context);
    }
    html! {
        <div class="stepper">{ with_tools(act, state.parts, |tools| (tools.bars)(context)) }</div>
    }
}

/// Moves the focus to the article, switching to its pane on a narrow window.
fn skip(act: &Act) -> Callback<MouseEvent> {
    let act = act.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        act.emit(Action::Pane(Pane::Text));
        // Waits until its pane is drawn. Focusing an element in the document cannot fail.
        let focus = || drop(dom::find("#article").map(|article| article.focus()));
        Timeout::new(0, focus).forget();
    })
}

/// Goes from the article back to sentence `at` of the summary.
fn back(act: &Act, at: usize) -> Callback<MouseEvent> {
    let act = act.clone();
    let show = move || {
        let sentence = format!("#summary [data-sentence='{at}']");
        if !dom::show(&sentence, true) {
            dom::show("#summary-heading", true);
        }
    };
    Callback::from(move |_| {
        act.emit(Action::Pane(Pane::Summary));
        // Waits until its pane is drawn.
        Timeout::new(0, show).forget();
    })
}

/// Switches to the newer build, but only after the text is stored, or the reader was warned that it
/// is not.
fn renew(state: &State, act: &Act) -> Callback<MouseEvent> {
    let (draft, told, act) = (
        state.document.draft.clone(),
        state.notices.update == Update::Unkept,
        act.clone(),
    );
    Callback::from(move |_| {
        if told || storage::keep_draft(&draft) {
            offline::update();
        } else {
            act.emit(Action::Update(Update::Unkept));
        }
    })
}

/// The text of the live region.
fn status(state: &State) -> String {
    if let Some(trouble) = i18n::engine(state.notices.engine) {
        return trouble.to_owned();
    }
    let reading = state.reading.as_ref();
    let ready = reading.map(|reading| {
        i18n::ready(
            reading.chosen.len(),
            reading.analysis.digest.sentences.len(),
        )
    });
    let notice = state.notices.current.as_ref().map(i18n::notice);
    let opening = state.desk.opening.as_ref().map(i18n::opening);
    let update = i18n::update(state.notices.update).map(str::to_owned);
    [opening, notice, ready, update]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Requests an analysis after each change that requires one, and reports when the page is ready.
#[hook]
fn use_analyses(state: &UseReducerHandle<State>, act: &Act) -> Client {
    let client = use_memo((), |()| Client::start(act.clone()));
    let asked = client.clone();
    let (draft, options, typing) = (
        state.document.draft.clone(),
        state.options(),
        state.document.typing,
    );
    use_effect_with(state.document.revision, move |&revision| {
        let timer = (!draft.is_blank()).then(|| {
            let ask = move || asked.analyse(revision, &draft, options);
            Timeout::new(if typing { TYPING_PAUSE } else { 0 }, ask)
        });
        move || drop(timer)
    });
    use_effect_with(state.notices.engine, |&engine| {
        if engine == Engine::Ready
            && let Some(root) = dom::root()
        {
            // A dataset entry can be set on any element.
            drop(root.dataset().set("ready", "true"));
        }
    });
    (*client).clone()
}

/// Loads the parts of the program, each when nothing more urgent is left to load: the summary's at once, what is
/// beside it once the engine is here, and the tools once the names are, or before that if the reader needs them.
#[hook]
fn use_parts(state: &UseReducerHandle<State>, act: &Act) {
    let dispatch = act.clone();
    use_effect_with((), move |()| part::load(ProgramPart::Summary, &dispatch));
    let dispatch = act.clone();
    let is_next = state.notices.engine == Engine::Ready || state.reading.is_some();
    use_effect_with(is_next, move |&is_next| {
        if is_next {
            part::load(ProgramPart::Reading, &dispatch);
        }
    });
    let dispatch = act.clone();
    let is_settled = match &state.reading {
        Some(reading) => reading.is_complete(),
        None => state.document.draft.is_blank(),
    };
    let is_last = is_settled && state.parts.has(ProgramPart::Reading);
    // Whoever keeps a library expects that each text is saved.
    let may = state.library.keeps || !dom::saves_data();
    use_effect_with(is_last && may, move |&is_last| {
        let load = move || part::load(ProgramPart::Tools, &dispatch);
        let timer = is_last.then(|| Timeout::new(IDLE, load));
        move || drop(timer)
    });
}

/// Requests how relevant the text is to the words that the reader types.
#[hook]
fn use_search(state: &UseReducerHandle<State>, client: &Client, act: &Act) {
    let topic = state
        .reading
        .as_ref()
        .and_then(|reading| reading.topic.as_ref());
    let words = match topic {
        Some(Topic::Words { words, .. }) => Some(words.clone()),
        _ => None,
    };
    let (draft, options) = (state.document.draft.clone(), state.options());
    let (client, act) = (client.clone(), act.clone());
    use_effect_with(words, move |words| {
        let timer = words.clone().map(|words| {
            Timeout::new(SEARCH_PAUSE, move || {
                let found = client.relevance(&draft, options, words.to_string());
                spawn_local(async move {
                    if let Some(relevance) = found.await {
                        act.emit(Action::Found { words, relevance });
                    }
                });
            })
        });
        move || drop(timer)
    });
}

/// Stores the draft shortly after each change.
#[hook]
fn use_keeping(state: &UseReducerHandle<State>, act: &Act) {
    let act = act.clone();
    let told = use_mut_ref(|| false);
    let kept = use_mut_ref(|| state.document.draft.clone());
    use_effect_with(
        (state.document.draft.clone(), state.desk.editing),
        move |(draft, editing)| {
            // A pasted or cleared text, a correction or a choice is stored at once. Typing and
            // moving the length control are waited out, since each time the whole text is written.
            let mut same = kept.borrow().clone();
            same.view.length = draft.view.length;
            if same.highlights.len() == draft.highlights.len() {
                same.highlights.clone_from(&draft.highlights);
            }
            let at_once = draft.is_blank() || (same != *draft && !editing);
            let draft = draft.clone();
            let keep = move || {
                let stored = storage::keep_draft(&draft);
                kept.replace(draft);
                if !stored && !told.replace(true) {
                    act.emit(Action::Tell(Notice::NotKept));
                }
            };
            let timer = Timeout::new(if at_once { 0 } else { KEEPING_PAUSE }, keep);
            move || drop(timer)
        },
    );
}

/// Stores the name rules for every text.
#[hook]
fn use_rules(state: &UseReducerHandle<State>) {
    let first = use_mut_ref(|| true);
    let rules = (state.rules.off, state.rules.all.clone());
    let all = state.rules.clone();
    use_effect_with(rules, move |_| {
        if !first.replace(false) {
            storage::keep_rules(&all);
        }
    });
}

/// Whether the browser has painted a reading before. The first layout in a font takes several times
/// as long, so laying out the whole reading view at once would be a long task; therefore the first
/// summary is painted before the rest is drawn.
#[hook]
fn use_warm(reads: bool) -> bool {
    let warm = use_state(|| false);
    let painted = warm.setter();
    use_effect_with(reads, move |&reads| {
        let wait = reads.then(|| Wait::paint(move || painted.set(true)));
        move || drop(wait)
    });
    *warm
}

/// Keeps the focus somewhere sensible when the text box opens or closes: first where it was in the
/// shell, then in a box that is opened, and on the summary after a box is closed.
#[hook]
fn use_focus(state: &UseReducerHandle<State>, caret: Option<u32>) {
    let caret = use_mut_ref(|| caret);
    let first = use_mut_ref(|| true);
    use_effect_with(state.desk.editing, move |&editing| {
        let first = std::mem::replace(&mut *first.borrow_mut(), false);
        let caret = caret.borrow_mut().take();
        if editing
            && (!first || caret.is_some())
            && let Some(text_box) = dom::text_box()
        {
            // Neither can fail on a text box in the document.
            drop(text_box.focus());
            if let Some(caret) = caret {
                drop(text_box.set_selection_range(caret, caret));
            }
        }
    });
    let was_editing = use_mut_ref(|| false);
    let reads = !state.desk.editing && state.reading.is_some();
    use_effect_with((state.desk.editing, reads), move |&(editing, reads)| {
        let mut was_editing = was_editing.borrow_mut();
        let left = reads && std::mem::take(&mut *was_editing) && dom::nothing_focused();
        *was_editing |= editing;
        // Both make the browser lay out what was just drawn.
        let wait = left.then(|| {
            Wait::task(|| {
                dom::scroll_to(0.0);
                dom::focus("#summary-heading");
            })
        });
        move || drop(wait)
    });
}

//! The page's components on their own, in a real browser, with the state that they draw: a click
//! becomes an action, and the change that it makes is drawn. The engine runs in place of the
//! worker.
//!
//! `cargo xtask test` runs these with `wasm-bindgen-test`.
#![cfg(target_arch = "wasm32")]

use std::time::Duration;

use gloo::utils::document;
use pith_page::components::Act;
use pith_page::components::header::Header;
use pith_page::components::keywords::Keywords;
use pith_page::components::notice::Notices;
use pith_page::components::panes::Panes;
use pith_page::model::rich::Material;
use pith_page::state::{Action, State, Topic};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast;
use yew::platform::time::sleep;
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "The Rhine rose on Monday. Two bridges in Basel were closed. Boats on the Rhine were \
                    tied up. Flood barriers were put up at noon, and the flood barriers held. The Rhine \
                    had not been so high since 1999. Basel hopes for a dry week.";

/// How often to check a condition …
const PERIOD: Duration = Duration::from_millis(20);

/// … and how many times at most.
const MOST_LOOKS: usize = 500;

/// The initial state.
#[derive(Properties, PartialEq)]
struct Given {
    text: AttrValue,
}

/// Some components around the page's own reducer.
#[component]
fn Small(given: &Given) -> Html {
    let state = use_reducer(State::default);
    let act: Act = {
        let state = state.dispatcher();
        use_callback((), move |action, ()| state.dispatch(action))
    };
    use_effect_with((), {
        let (act, text) = (act.clone(), given.text.clone());
        move |()| {
            pith::text::language::others::provide();
            act.emit(Action::Paste((&*text).into()));
        }
    });
    use_effect_with(state.document.revision, {
        let (act, state) = (act.clone(), state.clone());
        move |&revision| {
            if revision > 0 && !state.document.draft.is_blank() {
                let material =
                    Material::of(&state.document.draft.text, &state.document.draft.markup);
                let (derived, digest) = material.digest(pith::Engine::embedded(), &state.options());
                let digest = Box::new(digest);
                act.emit(Action::Analysed {
                    revision,
                    derived,
                    digest,
                    ms: 1.0,
                });
            }
        }
    });
    let about = match state.reading.as_ref().map(|reading| &reading.topic) {
        Some(Some(Topic::Keyword(at))) => Some(*at),
        _ => None,
    };
    html! {
        <>
            <Header
                act={act.clone()}
                editing={state.desk.editing}
                has_text={!state.document.draft.is_blank()}
                has_reading={state.reading.is_some()}
            />
            <Panes act={act.clone()} pane={state.appearance.pane} />
            if let Some(reading) = &state.reading {
                <Keywords act={act.clone()} keywords={reading.analysis.clone()} {about} />
                <p id="chosen">{ reading.chosen.len() }</p>
            }
            <p id="text">{ state.document.draft.text.to_string() }</p>
            <Notices
                act={act.clone()}
                notice={state.notices.current.clone()}
                opening={state.desk.opening.clone()}
                engine={state.notices.engine}
                update={state.notices.update}
                renew={Callback::noop()}
                can_undo={!state.document.past.is_empty()}
            />
        </>
    }
}

/// Draws them with `text` pasted, and waits for the engine's answer if there is a text.
async fn draw(text: &'static str) {
    if let Some(before) = find("#here") {
        before.remove();
    }
    let here = document().create_element("div").expect("an element");
    here.set_id("here");
    let body = document().body().expect("a document has a body");
    body.append_child(&here).expect("a body takes an element");
    let given = Given { text: text.into() };
    yew::Renderer::<Small>::with_root_and_props(here, given).render();
    eventually("the text is drawn", || shows("#text", text)).await;
    eventually("it is read", || {
        text.is_empty() || find("#chosen").is_some()
    })
    .await;
}

/// Waits until a condition holds.
async fn eventually(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..MOST_LOOKS {
        if is_so() {
            return;
        }
        sleep(PERIOD).await;
    }
    panic!("it never came that {what}");
}

fn find(css: &str) -> Option<HtmlElement> {
    let found = document().query_selector(css).expect("a selector");
    found.and_then(|element| element.dyn_into().ok())
}

fn text(css: &str) -> Option<String> {
    find(css)?.text_content()
}

fn shows(css: &str, expected: &str) -> bool {
    text(css).as_deref() == Some(expected)
}

fn click(css: &str) {
    find(css)
        .unwrap_or_else(|| panic!("there is no {css}"))
        .click();
}

#[wasm_bindgen_test]
async fn a_new_start_can_be_undone_from_its_notice() {
    draw(TEXT).await;
    assert!(find("#undo").is_none());
    click("#new");
    eventually("the text is gone", || shows("#text", "")).await;
    assert!(find("#chosen").is_none(), "there is nothing to read");
    click("#undo");
    eventually("the text is back", || shows("#text", TEXT)).await;
    eventually("it is read again", || shows("#chosen", "3")).await;
}

#[wasm_bindgen_test]
async fn the_bar_offers_the_available_actions() {
    draw("").await;
    assert!(find("#new").is_none() && find("#add-article").is_none());
    draw(TEXT).await;
    assert!(find("#new").is_some() && find("#add-article").is_some());
    click("#edit");
    eventually("the text is edited", || find("#edit").is_none()).await;
    assert!(find("#add-article").is_none());
}

#[wasm_bindgen_test]
async fn one_of_the_pane_buttons_is_pressed() {
    draw(TEXT).await;
    let pressed = "#panes [aria-pressed='true']";
    let before = text(pressed);
    click("#panes button:nth-child(3)");
    eventually("another is pressed", || text(pressed) != before).await;
    let all = document().query_selector_all(pressed).expect("a selector");
    assert_eq!(all.length(), 1);
}

#[wasm_bindgen_test]
async fn a_keyword_is_what_the_summary_is_about_until_it_is_clicked_again() {
    draw(TEXT).await;
    let keyword = "[data-keyword='0']";
    let pressed = || find(keyword).and_then(|keyword| keyword.get_attribute("aria-pressed"));
    for expected in ["false", "true", "false"] {
        eventually("it is as it should be", || {
            pressed().as_deref() == Some(expected)
        })
        .await;
        click(keyword);
    }
}

#[wasm_bindgen_test]
async fn a_notice_goes_when_it_is_dismissed() {
    draw("").await;
    eventually("that there was no text is told", || {
        find(".notice").is_some()
    })
    .await;
    click(".notice .quiet");
    eventually("the notice is gone", || find(".notice").is_none()).await;
}

//! What is shown of a text before its first summary: the text itself, and a progress line. start.js
//! draws the same before the page's code has loaded, so nothing moves when that arrives.

use yew::prelude::*;

use crate::browser::dom;
use crate::i18n;
use crate::model::analysis::clip;
use crate::state::Engine;

/// How many characters of a text are shown; start.js uses the same number.
const MOST_SHOWN: usize = 20_000;

/// The text, and in place of the summary the progress of the `engine`, with what stands in for a `missing` part.
pub(super) fn view(draft: &str, engine: Engine, missing: Html) -> Html {
    html! {
        <div class="reading">
            <section class="summary">
                <div class="summary-head"><h2 class="label">{ i18n::t().summary }</h2></div>
                if engine == Engine::Starting {
                    <p class="coming">
                        <label for="coming">{ i18n::t().loading }</label>
                        <progress id="coming" max="1" value={loaded()} />
                    </p>
                } else {
                    <p class="coming">{ i18n::t().working }</p>
                }
                { missing }
            </section>
            { text(draft, Html::default()) }
        </div>
    }
}

/// As much of the text as a window can show, below what stands in for a `missing` part.
pub(super) fn text(draft: &str, missing: Html) -> Html {
    let shown = clip(draft, MOST_SHOWN);
    let lines = shown.lines().filter(|line| !line.trim().is_empty());
    html! {
        <div class="text">
            { missing }
            <div class="article unread">
                { for lines.map(|line| html! { <p>{ line.to_owned() }</p> }) }
            </div>
        </div>
    }
}

/// How much of what the first summary needs has been loaded, as reported by start.js.
fn loaded() -> Option<String> {
    dom::root()?.dataset().get("loaded")
}

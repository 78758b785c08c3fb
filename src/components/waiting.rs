//! What is seen of a text before its first summary is there: the text as it is, and a line that says what
//! is waited for. start.js draws the same before the page's code is there, so nothing moves when it comes.

use yew::prelude::*;

use crate::browser::dom;
use crate::i18n;
use crate::model::analysis::clip;
use crate::state::Engine;

/// Characters of a text that are shown; start.js has the same number.
const MOST_SHOWN: usize = 20_000;

/// The text, and in the summary's place how far the `engine` is.
pub(super) fn view(draft: &str, engine: Engine) -> Html {
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
            </section>
            { text(draft) }
        </div>
    }
}

/// The text, as far as a window shows it.
pub(super) fn text(draft: &str) -> Html {
    let shown = clip(draft, MOST_SHOWN);
    let lines = shown.lines().filter(|line| !line.trim().is_empty());
    html! {
        <div class="text">
            <div class="article unread">
                { for lines.map(|line| html! { <p>{ line.to_owned() }</p> }) }
            </div>
        </div>
    }
}

/// How much has come of what the first summary needs, as start.js tells it.
fn loaded() -> Option<String> {
    dom::root()?.dataset().get("loaded")
}

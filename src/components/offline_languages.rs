//! The part of the help sheet that keeps every language for offline use.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::languages::{self, Question};
use crate::i18n;

/// The state of the download.
#[derive(Clone, Copy, PartialEq)]
enum Progress {
    /// Not known yet, or this browser caches nothing for offline use.
    Unknown,
    /// Some languages are missing.
    Missing,
    /// They are being fetched.
    Fetching,
    /// Some could not be fetched.
    Failed,
    /// All languages are cached.
    Kept,
}

/// Offers to fetch the languages that have not been needed yet, and says when all are cached. Shows
/// nothing if the browser caches nothing.
#[component]
pub fn OfflineLanguages() -> Html {
    let progress = use_state_eq(|| Progress::Unknown);
    let ask = {
        let progress = progress.setter();
        move |question: Question, left: Progress| {
            let progress = progress.clone();
            spawn_local(async move {
                progress.set(match languages::missing(question).await {
                    None => Progress::Unknown,
                    Some(0) => Progress::Kept,
                    Some(_) => left,
                });
            });
        }
    };
    use_effect_with((), {
        let ask = ask.clone();
        move |()| ask(Question::Missing, Progress::Missing)
    });
    let keep = {
        let setter = progress.setter();
        Callback::from(move |_| {
            setter.set(Progress::Fetching);
            ask(Question::Keep, Progress::Failed);
        })
    };
    if *progress == Progress::Unknown {
        return Html::default();
    }
    let words = &i18n::t().offline;
    let told = match *progress {
        Progress::Fetching => words.fetching,
        Progress::Failed => words.failed,
        Progress::Kept => words.kept,
        Progress::Unknown | Progress::Missing => words.offer,
    };
    html! {
        <>
            <h3 class="heading">{ words.heading }</h3>
            <p id="offline-languages" role="status">{ told }</p>
            if *progress != Progress::Kept {
                <p>
                    <button
                        id="keep-languages"
                        class="tool strong"
                        type="button"
                        disabled={*progress == Progress::Fetching}
                        onclick={keep}
                    >
                        { words.keep }
                    </button>
                </p>
            }
        </>
    }
}

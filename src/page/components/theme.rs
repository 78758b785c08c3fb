//! The switch between the system's colours, light and dark.

use yew::prelude::*;

use crate::page::storage::{self, Theme};
use crate::page::{dom, words};

/// A button that goes through the themes.
#[component]
pub fn ThemeSwitch() -> Html {
    let theme = use_state(storage::theme);
    use_effect_with(*theme, |theme| {
        if let Some(root) = dom::root() {
            // A dataset entry is set on any element.
            drop(root.dataset().set("theme", theme.name()));
        }
    });
    let onclick = {
        let theme = theme.clone();
        Callback::from(move |_: MouseEvent| {
            let next = theme.next();
            storage::keep_theme(next);
            theme.set(next);
        })
    };
    let label = words::theme(theme.name());
    html! {
        <button id="theme" class="tool icon" type="button" aria-label={label.clone()} title={label} {onclick}>
            { sign(*theme) }
        </button>
    }
}

fn sign(theme: Theme) -> Html {
    let path = match theme {
        Theme::Auto => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 2v14a7 7 0 0 1 0-14Z",
        Theme::Light => {
            "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM11 2h2v3h-2zM11 19h2v3h-2zM2 11h3v2H2zM19 \
             11h3v2h-3zM4.2 5.6l1.4-1.4 2.1 2.1-1.4 1.4zM16.3 17.7l1.4-1.4 2.1 2.1-1.4 1.4zM5.6 \
             19.8l-1.4-1.4 2.1-2.1 1.4 1.4zM17.7 7.7l-1.4-1.4 2.1-2.1 1.4 1.4z"
        }
        Theme::Dark => "M20 14.6A8.5 8.5 0 0 1 9.4 4 8.5 8.5 0 1 0 20 14.6Z",
    };
    html! {
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg>
    }
}

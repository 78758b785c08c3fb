//! What is drawn, one component per file.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::state::{Action, State};

pub mod add_article;
pub mod aids;
pub mod app;
pub mod appearance;
pub mod article;
pub mod articles;
pub mod aside;
mod bars;
pub mod check;
pub mod colours;
pub mod company;
pub mod contents;
pub mod copy;
pub mod correct;
pub mod desk;
pub mod entities;
pub mod export;
mod export_items;
pub mod export_menu;
pub mod form;
pub mod header;
pub mod help;
pub mod highlights;
pub mod keywords;
pub mod language;
pub mod library;
pub mod listen;
pub mod marker;
pub mod menu;
pub mod missed;
pub mod notice;
mod offline_languages;
pub mod outline;
pub mod overview;
pub mod panes;
pub mod part;
mod player;
pub mod resume;
pub mod rules;
pub mod sample;
pub mod search;
pub mod slice;
pub mod source;
mod source_editor;
pub mod stepper;
pub mod summary;
mod waiting;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: std::rc::Rc<Self>, action: Action) -> std::rc::Rc<Self> {
        let mut next = (*self).clone();
        next.apply(action);
        next.into()
    }
}

/// Dispatches an action. It stays the same for the page's whole life.
pub type Act = Callback<Action>;

/// A callback that dispatches `action`, whatever the event.
fn on<E>(act: &Act, action: Action) -> Callback<E> {
    let act = act.clone();
    Callback::from(move |_| act.emit(action.clone()))
}

/// Selects option `at` of a list. The option's own attribute would not do: once the reader has
/// chosen, browsers may ignore it.
#[hook]
fn use_option(list: &NodeRef, at: usize) {
    let list = list.clone();
    use_effect(move || {
        let at = i32::try_from(at).unwrap_or(-1);
        if let Some(list) = list.cast::<HtmlSelectElement>()
            && list.selected_index() != at
        {
            list.set_selected_index(at);
        }
    });
}

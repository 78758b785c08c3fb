//! What the page puts in order, in one place: a sort is some kilobytes for each type that is sorted,
//! and the tables of small letters are as much.

use std::cmp::Ordering;

/// `items` as `compare` orders them. Those that are equal stay as they are.
#[must_use]
pub fn order<T>(items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let places = places(items.len(), &|one, other| {
        compare(&items[one], &items[other])
    });
    let mut items: Vec<_> = items.into_iter().map(Some).collect();
    let ordered = places.into_iter().filter_map(|at| items[at].take());
    ordered.collect()
}

/// The places of `count` things in order: the one sort there is.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<_> = (0..count).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

/// `text` in small letters: by the browser, where there is one, which has Unicode's tables anyway.
#[must_use]
pub fn lower(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return web_sys::js_sys::JsString::from(text).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_lowercase()
}

//! The one place where the page sorts and lower-cases: sorting costs some kilobytes for each type
//! that is sorted, and the lower-case tables cost as much.

use std::cmp::Ordering;

/// `items` sorted by `compare`. The sort is stable.
#[must_use]
pub fn order<T>(items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let places = places(items.len(), &|one, other| {
        compare(&items[one], &items[other])
    });
    let mut items: Vec<_> = items.into_iter().map(Some).collect();
    let ordered = places.into_iter().filter_map(|at| items[at].take());
    ordered.collect()
}

/// The sorted order of `count` things: the only sort there is.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<_> = (0..count).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

/// `text` in lower case; by the browser, if there is one, as it has Unicode's tables anyway.
#[must_use]
pub fn lower(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return web_sys::js_sys::JsString::from(text).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_lowercase()
}

//! What the page puts in order, in one place: a sort is some kilobytes for each type that is sorted,
//! and the tables of small letters are as much.

use std::cmp::Ordering;

/// The places of `count` things, as `compare` orders them. Those that are equal stay as they are.
#[must_use]
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<_> = (0..count).collect();
    order.sort_by(|&one, &other| compare(one, other));
    order
}

/// `text` in small letters: by the browser, where there is one, which has Unicode's tables anyway.
#[must_use]
pub fn lower(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return web_sys::js_sys::JsString::from(text).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_lowercase()
}

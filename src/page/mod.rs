//! The Yew page. Compiled for WebAssembly only, save the parts that need no browser, which are
//! tested natively: [`state`], [`action`], [`draft`], [`rich`], [`opening`], [`arrival`], [`analysis`], [`layout`],
//! [`drawing`], [`export`], [`values`] and [`words`].
//!
//! All that the page knows is one [`state::State`], changed by [`state::Action`]s alone. Components
//! draw it; [`client`] asks the worker for analyses, and [`storage`] keeps the draft.

pub mod action;
pub mod aids;
pub mod analysis;
pub mod arrival;
pub mod choosing;
pub mod draft;
pub mod drawing;
pub mod export;
pub mod kept;
pub mod layout;
pub mod library;
pub mod looks;
pub mod opening;
pub mod order;
pub mod rich;
pub mod state;
pub mod text;
pub mod values;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod carry;
#[cfg(target_arch = "wasm32")]
pub mod channel;
#[cfg(target_arch = "wasm32")]
pub mod client;
#[cfg(target_arch = "wasm32")]
pub mod clipboard;
#[cfg(target_arch = "wasm32")]
pub mod components;
#[cfg(target_arch = "wasm32")]
pub mod dom;
#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
pub mod json;
#[cfg(target_arch = "wasm32")]
pub mod link;
#[cfg(target_arch = "wasm32")]
pub mod listen;
#[cfg(target_arch = "wasm32")]
pub mod offline;
#[cfg(target_arch = "wasm32")]
pub mod reader;
#[cfg(target_arch = "wasm32")]
pub mod shelf;
#[cfg(target_arch = "wasm32")]
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod wait;
#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub use components::app::start;

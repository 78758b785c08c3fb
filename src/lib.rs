//! The page: a Yew front end over the engine, [`pith`].
//!
//! Everything that the page knows is one [`state::State`], changed only by [`state::Action`]s;
//! components draw it. The modules that need no browser also compile natively, so that their tests
//! run without one.
//!
//! | module | what is in it |
//! |---|---|
//! | [`model`] | what the page holds: the draft, an analysis, library entries, appearance |
//! | [`state`] | the state, the actions and the reducer |
//! | [`i18n`] | the words of the interface, one file per language |
//! | [`export`] | export formats: text, Markdown, a web page, JSON |
//! | `browser` | the document, clipboard, storage, IndexedDB and links |
//! | `worker` | the messages between the page and its workers, both ends |
//! | `effects` | hooks that listen to the browser or outlive a single render |
//! | `components` | what is on the page, one component per file |

pub mod export;
pub mod i18n;
pub mod model;
pub mod state;
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod components;
#[cfg(target_arch = "wasm32")]
pub mod effects;

#[cfg(target_arch = "wasm32")]
pub use components::app::start;

//! The page: a Yew front end over the engine, [`pith`].
//!
//! Everything that the page knows is one [`state::State`], changed by [`state::Action`]s alone;
//! components draw it. The rooms that need no browser compile natively too, so that their tests run
//! without one.
//!
//! | room | what is in it |
//! |---|---|
//! | [`model`] | what the page holds: the draft, an analysis, library entries, how the page looks |
//! | [`state`] | the state, the actions and the reducer |
//! | [`i18n`] | the words of the interface, a file for each language |
//! | [`export`] | what readers take with them: text, Markdown, a web page, JSON |
//! | `browser` | the document, clipboard, storage, IndexedDB and links |
//! | `worker` | the line between the page and its workers, both ends of it |
//! | `effects` | hooks that listen to the browser, or outlive a single drawing |
//! | `components` | what is on the page, one component a file |

pub mod export;
pub mod i18n;
pub mod model;
pub mod state;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod components;
#[cfg(target_arch = "wasm32")]
pub mod effects;
#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub use components::app::start;

//! The page's workers, the engine and the file reader, and the channel to them.

#[cfg(target_arch = "wasm32")]
pub mod channel;
#[cfg(target_arch = "wasm32")]
pub mod client;
#[cfg(target_arch = "wasm32")]
pub mod engine;
pub mod messages;
#[cfg(target_arch = "wasm32")]
pub mod reader;

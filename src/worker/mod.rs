//! The page's workers, the engine and the file reader, and the channel to them.

pub mod channel;
pub mod client;
pub mod engine;
pub mod reader;

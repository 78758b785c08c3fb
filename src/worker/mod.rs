//! The page's workers: the engine and the reader of files, and the line to them.

pub mod channel;
pub mod client;
pub mod engine;
pub mod reader;

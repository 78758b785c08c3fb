//! Hooks that listen to the browser, or whose effects outlive a single render.

pub mod files;
pub mod listen;
pub mod offline;

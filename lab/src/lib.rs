//! Pith's laboratory: what measures the engine, and the engine's face on the command line.
//!
//! Nothing here is shipped to the page. Every figure is taken by calling the same engine that the
//! page calls.

pub mod article;
pub mod baselines;
pub mod cli;
pub mod commands;
pub mod conll;
pub mod data;
pub mod evaluate;
pub mod gist;
pub mod iob;
pub mod metrics;
pub mod summarized;
pub mod table;
pub mod train;

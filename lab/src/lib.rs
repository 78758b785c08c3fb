//! Pith's laboratory: evaluation and training, and a command line for both.
//!
//! Nothing here is shipped with the page. Every metric is measured by calling the same engine that
//! the page calls.

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

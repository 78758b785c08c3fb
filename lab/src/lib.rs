//! Pith's laboratory: evaluation and training.

pub mod train;

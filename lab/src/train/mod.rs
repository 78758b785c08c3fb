//! Makes the weights that are committed.

pub mod entities;

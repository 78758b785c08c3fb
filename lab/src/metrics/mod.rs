//! The field's measures, each as its reference implementation computes it.

pub mod bcubed;
pub mod bootstrap;
pub mod entities;
pub mod porter;
pub mod rouge;
pub mod shingles;

//! The field's standard metrics, each computed as its reference implementation does.

pub mod bcubed;
pub mod bootstrap;
pub mod entities;
pub mod porter;
pub mod rouge;
pub mod shingles;

//! The commands that read texts and print what Pith makes of them.

pub mod digest;
pub mod tag;

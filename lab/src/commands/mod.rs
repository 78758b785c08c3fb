//! Commands that read texts and print Pith's analysis of them.

pub mod digest;
pub mod tag;

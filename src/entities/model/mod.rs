//! The trained tagger of names: a linear-chain conditional random field.

pub mod context;
pub mod features;
pub mod hash;
pub mod labels;
pub mod lexicon;
pub mod nonlocal;
pub mod words;

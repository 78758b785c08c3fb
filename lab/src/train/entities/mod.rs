//! Trains the tagger of names.

pub mod corpus;
pub mod crf;

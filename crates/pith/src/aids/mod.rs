//! Reading aids: who said what, what happened when, and how several articles compare.
//!
//! All of them are derived from an existing analysis: [`quotes`] from the text's quotation marks
//! and its mentions, [`timeline`] from the dates that have a value, `comparison` from both.

mod attribution;
pub(crate) mod comparison;
mod people;
pub mod quotes;
pub mod timeline;
mod words;

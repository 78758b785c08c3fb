//! Reading aids: who said what, and what happened when.
//!
//! Both are made from an analysis that is already there: [`quotes`] from the text's quotation marks
//! and its mentions, [`timeline`] from the dates that have a value.

mod attribution;
mod marks;
mod people;
pub mod quotes;
pub mod timeline;
mod words;

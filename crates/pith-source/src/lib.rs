//! What a source says of its text, kept as data beside it: its [`Form`] (headings, lists, quotations,
//! tables, code, notes, emphasis, links, and where pages, chapters and times begin) and its [`Origin`]
//! (title, authors, site, day, address).
//!
//! The text itself is never altered: a form is made of byte [`Span`]s into it. The readers of files
//! and of HTML both write this form, and the engine, the page and its exports read it; so it has a
//! crate of its own, which depends on neither.

#![warn(clippy::expect_used, clippy::unwrap_used)]

mod address;
pub mod form;
mod origin;
pub mod span;

pub use address::address;
pub use form::Form;
pub use origin::Origin;
pub use span::Span;

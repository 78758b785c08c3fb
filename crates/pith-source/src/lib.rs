//! What a source says about its text, kept as separate data: its [`Form`] (headings, lists,
//! quotations, tables, code, notes, emphasis, links, and where pages, chapters and times start) and
//! its [`Origin`] (title, authors, site, date, address).
//!
//! The text itself is never altered: a form consists of byte [`Span`]s into it. The readers of
//! files and of HTML both produce this form, and the engine, the page and its exports use it; so it
//! has a crate of its own that depends on neither.

#![warn(clippy::expect_used, clippy::unwrap_used)]

mod address;
pub mod form;
mod origin;
pub mod span;

pub use address::address;
pub use form::Form;
pub use origin::Origin;
pub use span::Span;

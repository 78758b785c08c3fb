//! Pith's engine: from a pasted article to its [`Digest`].
//!
//! The engine is a pure function of its input: no clock, no network, no randomness, no web
//! dependency. The page, the worker, the tests and the lab all call it, and all show, transfer and
//! measure the same plain data.
//!
//! The engine is given what was learned from data: an [`Engine`] has the [`models`] that it was
//! passed, and its digests say which were missing. With the feature `embedded`, on by default, all
//! of Pith's models are built in and used by the functions [`digest()`] and [`relevance`].
//!
//! The source text is never altered. Every block, sentence and mention is a [`Span`] of bytes in
//! it, so that the author's own words can always be shown in place.
//!
//! ```
//! use pith::{Options, digest};
//!
//! let source = "The river rose overnight. Two bridges were closed.";
//! let digest = digest(source, &Options::default());
//! assert_eq!(digest.sentences[0].span.text(source), "The river rose overnight.");
//! ```

#![warn(clippy::expect_used, clippy::unwrap_used)]
#![cfg_attr(
    not(test),
    warn(clippy::disallowed_methods, clippy::iter_over_hash_type)
)]

pub mod aids;
pub mod digest;
mod engine;
pub mod entities;
pub mod hash;
pub mod keywords;
mod language;
pub mod models;
pub mod report;
mod sort;
pub mod summary;
pub mod text;

pub use digest::{Digest, Options};
pub use engine::Engine;
pub use models::{ModelError, Models};
pub use pith_source::{Form, Origin, Span, form, span};

pub use text::Source;

/// [`Engine::relevance`] with the built-in models.
#[cfg(any(test, feature = "embedded"))]
#[must_use]
pub fn relevance<'a>(source: impl Into<Source<'a>>, options: &Options, words: &str) -> Vec<f32> {
    Engine::embedded().relevance(source, options, words)
}

/// [`Engine::digest`] with the built-in models.
///
/// ```
/// use pith::{Options, digest, text::html};
///
/// assert!(digest("", &Options::default()).sentences.is_empty());
///
/// let page = html::read("<p>The river rose overnight.<p>Two bridges were closed.");
/// let digest = digest(&page, &Options::default());
/// assert_eq!(digest.sentences[1].span.text(&page.text), "Two bridges were closed.");
/// ```
#[cfg(any(test, feature = "embedded"))]
#[must_use]
pub fn digest<'a>(source: impl Into<Source<'a>>, options: &Options) -> Digest {
    Engine::embedded().digest(source, options)
}

//! Pith's engine: from a pasted article to its [`Digest`].
//!
//! The engine is a pure function of its input: no clock, no network, no randomness, no web
//! dependency. The page, the worker, the tests and the lab all call [`digest()`]; what they show,
//! send and measure is the same plain data.
//!
//! The source text is never altered. Every block, sentence and mention is a [`Span`] of bytes into
//! it, so that the author's own words can always be shown where they stand.
//!
//! ```
//! use pith::{Options, digest};
//!
//! let source = "The river rose overnight. Two bridges were closed.";
//! let digest = digest(source, &Options::default());
//! assert_eq!(digest.sentences[0].span.text(source), "The river rose overnight.");
//! ```

pub mod aids;
pub mod digest;
pub mod entities;
pub mod hash;
pub mod keywords;
mod language;
pub mod report;
pub mod span;
pub mod summary;
pub mod text;

pub use digest::{Digest, Options};
pub use span::Span;

pub use text::Source;

use text::Document;
use text::terms::Terms;

/// How relevant each sentence of `source` is to `words` that a reader typed, 0 to 1, in the order of
/// [`Digest::sentences`]; see [`summary::focus::on_words`].
#[must_use]
pub fn relevance<'a>(source: impl Into<Source<'a>>, options: &Options, words: &str) -> Vec<f32> {
    let document = Document::parse(source, options);
    let (mentions, _) = entities::find(&document, &options.corrections);
    summary::focus::on_words(document, &mentions, words)
}

/// Analyses `source` (plain text as pasted, or a page that [`text::html::read`] has read) from end
/// to end. Spans are into its text.
///
/// Never fails and never panics: any string has a digest, if perhaps an empty one. The same input
/// gives the same digest on every platform, bit for bit.
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
#[must_use]
pub fn digest<'a>(source: impl Into<Source<'a>>, options: &Options) -> Digest {
    let document = Document::parse(source, options);
    let (mentions, entities) = entities::find(&document, &options.corrections);
    let terms = Terms::of(&document);
    let keywords = keywords::extract(&document, &terms, &mentions);
    let mut sentences = summary::rank(&document, &terms, &mentions, &entities, &keywords);
    if let articles @ [_, _, ..] = &document.articles[..] {
        let alone = articles.iter().flat_map(|article| {
            let start = article.span.start();
            let alone = digest(
                article.span.text(document.source),
                &Options {
                    language: Some(document.language),
                    ..options.of_article(article.span)
                },
            );
            let sentences = alone.sentences.into_iter();
            sentences.map(move |sentence| (sentence.span.plus(start), sentence))
        });
        summary::together::rescore(&mut sentences, alone.collect(), articles);
    }
    let summary = summary::selection::select(&sentences, options.budget);
    let published = entities::published::day(&document, document.articles[0].span)
        .map(entities::published::iso);
    let quotes = aids::quotes::find(&document, &mentions, &entities);
    let timeline = aids::timeline::of(&entities, &mentions, &sentences);
    Digest {
        published,
        quotes,
        timeline,
        ..document.into_digest(sentences, summary, mentions, entities, keywords)
    }
}

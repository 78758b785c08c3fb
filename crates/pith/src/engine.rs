//! [`Engine`]: runs the stages of an analysis in order, with the models that it was given.

use crate::digest::{
    Availability, Correction, Digest, Entity, Keyword, Mention, ModelStates, Options, Sentence,
};
use crate::entities::{self, published};
use crate::models::Models;
use crate::summary::features::is_transcript;
use crate::summary::{self, ranker};
use crate::text::paste::model::Model as Article;
use crate::text::terms::Terms;
use crate::text::{Document, Source};
use crate::{aids, keywords};

/// Finds the mentions and entities of a document, given the reader's corrections.
type Find = fn(&Engine, &Document, &[Correction]) -> (Vec<Mention>, Vec<Entity>);

/// A text with ranked sentences, and what they were ranked by.
struct Ranked<'a> {
    document: Document<'a>,
    terms: Terms,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    keywords: Vec<Keyword>,
    sentences: Vec<Sentence>,
}

/// Analyses texts with its [`Models`].
///
/// It works without any of them, though less well: only rules separate the article from the rest of
/// the page, all sentences rank the same, or only unambiguous places are named. [`Digest::models`]
/// says which models were available.
///
/// ```
/// use pith::digest::Availability;
/// use pith::{Engine, Models, Options};
///
/// let mut engine = Engine::new(Models::new());
/// let text = "Anna Lindqvist lives in Stockholm. She writes about the sea.";
/// let digest = engine.digest(text, &Options::default());
/// assert_eq!(digest.models.names, Availability::Pending);
///
/// // A model that did not arrive whole is refused.
/// assert!(engine.models_mut().add(b"<html>Not found").is_err());
/// ```
#[derive(Debug, Default)]
pub struct Engine {
    models: Models,
}

impl Engine {
    /// An engine with these `models`.
    #[must_use]
    pub const fn new(models: Models) -> Self {
        Self { models }
    }

    /// The engine with all models that Pith ships, each decoded when first needed.
    #[cfg(any(test, feature = "embedded"))]
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: std::sync::LazyLock<Engine> =
            std::sync::LazyLock::new(|| Engine::new(Models::embedded()));
        &EMBEDDED
    }

    /// Its models.
    #[must_use]
    pub const fn models(&self) -> &Models {
        &self.models
    }

    /// Its models, to add to them.
    pub const fn models_mut(&mut self) -> &mut Models {
        &mut self.models
    }

    /// The classifier of blocks; without a model, one that leaves the decision to the rules.
    pub(crate) fn article(&self) -> &Article {
        const RULES_ALONE: &Article = &Article::RULES_ALONE;
        self.models.article().unwrap_or(RULES_ALONE)
    }

    /// Analyses `source` (plain text as pasted, or a page parsed by
    /// [`text::html::read`](crate::text::html::read)) from end to end. Spans refer to its text.
    ///
    /// Never fails or panics: any string has a digest, if perhaps an empty one. The same input and
    /// models give the same digest on every platform, bit for bit.
    #[must_use]
    pub fn digest<'a>(&self, source: impl Into<Source<'a>>, options: &Options) -> Digest {
        let source = source.into();
        let Ranked {
            document,
            terms,
            mentions,
            entities,
            keywords,
            sentences,
        } = self.rank(source, options, Self::names_in);
        let summary = summary::selection::select(&sentences, options.budget);
        let published = published::day(&document, document.articles[0].span).map(published::iso);
        let quotes = aids::quotes::find(&document, &mentions, &entities);
        let timeline = aids::timeline::of(&entities, &mentions, &sentences);
        let comparison =
            aids::comparison::of(&document, &terms, &sentences, &mentions, &entities, &quotes);
        let transcript = is_transcript(&document);
        Digest {
            transcript,
            published,
            quotes,
            timeline,
            comparison,
            models: self.models.states_of(&document.languages()),
            form: source.form.cloned().unwrap_or_default(),
            origin: source.origin.cloned().unwrap_or_default(),
            ..document.into_digest(sentences, summary, mentions, entities, keywords)
        }
    }

    /// A first digest of `source`: its summary, but no names, dates or amounts, nor anything that depends on
    /// them. It reports names as pending, whatever the language. [`Engine::digest`] may choose other sentences,
    /// as it knows more.
    ///
    /// A program that calls nothing else contains a fraction of the engine's code. The page does so until the
    /// rest of the engine has been loaded.
    ///
    /// ```
    /// use pith::digest::Availability;
    /// use pith::{Engine, Models, Options};
    ///
    /// let engine = Engine::new(Models::new());
    /// let digest = engine.outline("The ferry is late. The water is low.", &Options::default());
    /// assert_eq!(digest.summary.len(), 2);
    /// assert_eq!(digest.models.names, Availability::Pending);
    /// ```
    #[must_use]
    pub fn outline<'a>(&self, source: impl Into<Source<'a>>, options: &Options) -> Digest {
        let source = source.into();
        let mut ranked = self.rank(source, options, |_, _, _| Default::default());
        let summary = summary::selection::select(&ranked.sentences, options.budget);
        for article in &mut ranked.document.articles {
            article.names = Availability::Pending;
        }
        let states = self.models.states_of(&ranked.document.languages());
        Digest {
            transcript: is_transcript(&ranked.document),
            models: ModelStates {
                names: Availability::Pending,
                ..states
            },
            form: source.form.cloned().unwrap_or_default(),
            origin: source.origin.cloned().unwrap_or_default(),
            ..ranked.document.into_digest(
                ranked.sentences,
                summary,
                Vec::new(),
                Vec::new(),
                ranked.keywords,
            )
        }
    }

    /// The mentions and entities of `document`.
    fn names_in(
        &self,
        document: &Document,
        corrections: &[Correction],
    ) -> (Vec<Mention>, Vec<Entity>) {
        entities::find_by(document, corrections, |language| {
            self.models.names(language)
        })
    }

    /// Runs the stages up to the ranking of sentences, with the mentions that `find` finds.
    fn rank<'a>(&self, source: Source<'a>, options: &Options, find: Find) -> Ranked<'a> {
        let mut document = Document::parse_by(source, options, self.article());
        for article in &mut document.articles {
            article.names = self.models.states(article.language).names;
        }
        let (mentions, entities) = find(self, &document, &options.corrections);
        let terms = Terms::of(&document);
        let keywords = keywords::extract(&document, &terms, &mentions);
        let untrained = ranker::Model::default();
        let ranker = self.models.summary().unwrap_or(&untrained);
        let mut sentences =
            summary::rank(&document, &terms, &mentions, &entities, &keywords, ranker);
        if let articles @ [_, _, ..] = &document.articles[..] {
            let alone = articles.iter().flat_map(|article| {
                let start = article.span.start();
                let alone = self.rank(
                    Source::from(article.span.text(document.source)),
                    &Options {
                        language: Some(article.language),
                        ..options.of_article(article.span)
                    },
                    find,
                );
                let sentences = alone.sentences.into_iter();
                sentences.map(move |sentence| (sentence.span.plus(start), sentence))
            });
            summary::together::rescore(&mut sentences, alone.collect(), articles);
        }
        Ranked {
            document,
            terms,
            mentions,
            entities,
            keywords,
            sentences,
        }
    }

    /// How relevant each sentence of `source` is to the `words` that a reader typed, from 0 to 1,
    /// in the order of [`Digest::sentences`]; see [`summary::focus::on_words`].
    #[must_use]
    pub fn relevance<'a>(
        &self,
        source: impl Into<Source<'a>>,
        options: &Options,
        words: &str,
    ) -> Vec<f32> {
        let document = Document::parse_by(source, options, self.article());
        let (mentions, _) = self.names_in(&document, &options.corrections);
        summary::focus::on_words(document, &mentions, words)
    }
}

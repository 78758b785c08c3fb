//! From a paste to blocks, sentences and tokens.

mod apart;
pub mod html;
pub mod language;
pub mod link;
pub mod paste;
pub(crate) mod quotations;
pub mod sentences;
pub mod terms;
pub mod tokens;

use std::ops::Range;

use crate::digest::{
    Article, Availability, Block, Digest, Entity, Keyword, Mention, ModelStates, Options, Sentence,
    Title, language_at,
};
use crate::span::Span;
use crate::{Form, Origin};
use language::Language;
use tokens::Token;

/// What is analysed: a text, with its markup if it had any.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The text that all spans refer to.
    pub text: &'a str,
    /// The page that the text was read from.
    pub page: Option<&'a html::Page>,
    /// The form of the text in its source.
    pub form: Option<&'a Form>,
    /// The text's origin, according to its source.
    pub origin: Option<&'a Origin>,
}

impl<'a, T: AsRef<str> + ?Sized> From<&'a T> for Source<'a> {
    fn from(text: &'a T) -> Self {
        Self {
            text: text.as_ref(),
            page: None,
            form: None,
            origin: None,
        }
    }
}

impl<'a> From<&'a html::Page> for Source<'a> {
    fn from(page: &'a html::Page) -> Self {
        Self {
            text: &page.text,
            // A file that is not a page has a form and an origin too, but no elements to judge by.
            page: Some(page).filter(|page| !page.hints.is_empty()),
            form: Some(&page.form),
            origin: Some(&page.origin),
        }
    }
}

/// A source text split into blocks, sentences and tokens, for the later stages.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The text as pasted.
    pub source: &'a str,
    /// Its language; with several articles, that of the first.
    pub language: Language,
    /// The title, from the text or from the options.
    pub title: Option<Title>,
    /// The article's publication date according to the markup.
    pub published: Option<&'a str>,
    /// The articles that the source has, one or more.
    pub articles: Vec<Article>,
    /// All blocks in order.
    pub blocks: Vec<Block>,
    /// The passages of the tagged blocks (title, headings and body), in order.
    pub passages: Vec<Passage>,
    /// The tokens of all passages, in order.
    pub tokens: Vec<Token>,
}

/// A sentence of the body, or a whole title or heading: the unit of tokenization and tagging.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its position.
    pub span: Span,
    /// Its block, as an index into [`Document::blocks`].
    pub block: usize,
    /// Its tokens, as a range of [`Document::tokens`].
    pub tokens: Range<usize>,
}

impl<'a> Document<'a> {
    /// [`Document::parse_by`] with the built-in model.
    #[cfg(any(test, feature = "embedded"))]
    #[must_use]
    pub fn parse(source: impl Into<Source<'a>>, options: &Options) -> Self {
        Self::parse_by(source, options, crate::Engine::embedded().article())
    }

    /// Splits `source`; `model` decides which blocks belong to the article. Never panics; takes
    /// time linear in its length.
    #[must_use]
    pub fn parse_by(
        source: impl Into<Source<'a>>,
        options: &Options,
        model: &paste::model::Model,
    ) -> Self {
        let source = source.into();
        let articles = options.articles(source.text);
        let (layout, titles) = paste::layouts(source, &articles, options, model);
        let published = source.page.and_then(|page| {
            let metadata = &page.metadata;
            let origin = page.origin.published.as_ref();
            (metadata.published.as_ref().or(origin)).or(metadata.time.as_ref())
        });
        let form = source.form;
        let source = source.text;
        let raised = form
            .map(|form| apart::raised(source, form))
            .unwrap_or_default();
        let articles: Vec<Article> = articles
            .into_iter()
            .zip(titles)
            .map(|(span, title)| Article {
                span,
                title,
                language: options.language.unwrap_or_else(|| {
                    language::detect(source, blocks_within(&layout.blocks, span))
                }),
                names: Availability::default(),
            })
            .collect();
        let language = language_at(&articles, 0).unwrap_or_default();
        let mut passages = Vec::new();
        let mut all = Vec::new();
        let says =
            |block: &Block| block.role.is_body() && !apart::is_apart(block.span.text(source));
        let any_said = layout.blocks.iter().any(says);
        let heads_notes = |block: &Block| paste::is_apparatus(block.span.text(source));
        let noted = layout.blocks.iter().any(heads_notes);
        for (block, &Block { span, role }) in layout.blocks.iter().enumerate() {
            let language = language_at(&articles, span.start()).unwrap_or(language);
            let spans = if role.is_body() && any_said && apart::is_apart(span.text(source)) {
                continue;
            } else if role.is_body() {
                let sentences = sentences::split(source, span, language).into_iter();
                sentences
                    .flat_map(|span| apart::divided(source, span, &raised))
                    .map(|span| apart::without_notes(source, span, &raised))
                    .filter(|span| !span.is_empty())
                    .collect()
            } else if role.is_tagged() {
                vec![span]
            } else {
                continue;
            };
            for span in spans {
                let first = all.len();
                let tokens = tokens::tokenize_in(source, span, language);
                if noted {
                    let tokens = tokens.into_iter();
                    all.extend(tokens.map(|token| apart::without_number(source, token, role)));
                } else {
                    all.extend(tokens);
                }
                passages.push(Passage {
                    span,
                    block,
                    tokens: first..all.len(),
                });
            }
        }
        Self {
            source,
            language,
            title: layout.title,
            published: published.map(String::as_str).filter(|_| articles.len() < 2),
            articles,
            blocks: layout.blocks,
            passages,
            tokens: all,
        }
    }

    /// The language of the article at byte `offset`.
    #[must_use]
    pub fn language_at(&self, offset: usize) -> Language {
        language_at(&self.articles, offset).unwrap_or(self.language)
    }

    /// The language of a passage.
    #[must_use]
    pub fn language_of(&self, passage: &Passage) -> Language {
        self.language_at(passage.span.start())
    }

    /// The languages of the articles, each once, in text order.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        let mut languages = Vec::with_capacity(1);
        for article in &self.articles {
            if !languages.contains(&article.language) {
                languages.push(article.language);
            }
        }
        languages
    }

    /// The body's sentences: the passages that a summary may choose, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Passage> {
        self.passages
            .iter()
            .filter(|passage| self.blocks[passage.block].role.is_body())
    }

    /// The tokens of one passage.
    #[must_use]
    pub fn tokens_of(&self, passage: &Passage) -> &[Token] {
        &self.tokens[passage.tokens.clone()]
    }

    /// The digest, still without the publication date and the reading aids.
    #[must_use]
    pub fn into_digest(
        self,
        sentences: Vec<Sentence>,
        summary: Vec<usize>,
        mentions: Vec<Mention>,
        entities: Vec<Entity>,
        keywords: Vec<Keyword>,
    ) -> Digest {
        Digest {
            language: self.language,
            title: self.title,
            articles: if self.articles.len() > 1 {
                self.articles
            } else {
                Vec::new()
            },
            blocks: self.blocks,
            words: sentences.iter().map(|sentence| sentence.words).sum(),
            transcript: false,
            sentences,
            summary,
            mentions,
            entities,
            keywords,
            published: None,
            quotes: Vec::new(),
            timeline: Vec::new(),
            comparison: Vec::new(),
            models: ModelStates::default(),
            form: Form::default(),
            origin: Origin::default(),
        }
    }
}

/// Those of `blocks`, which must be in order, that are within `span`.
fn blocks_within(blocks: &[Block], span: Span) -> &[Block] {
    let first = blocks.partition_point(|block| block.span.start() < span.start());
    let rest = &blocks[first..];
    &rest[..rest.partition_point(|block| block.span.end() <= span.end())]
}

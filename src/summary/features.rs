//! What the ranker sees in a sentence: one vector of numbers, the same in training and in the page.

use std::ops::Index;

use super::centrality::{self, Graph};
use super::dependence::{self, Opening};
use super::{quotation, salience};
use crate::digest::{Entity, Feature, Keyword, Mention, Role};
use crate::span::Span;
use crate::text::terms::Terms;
use crate::text::tokens::{self, Token, TokenKind};
use crate::text::{Document, Passage};

/// One number of the feature vector.
///
/// All lie between -1 and 3 or so, most between 0 and 1, in texts of every length; zero is what a
/// text has that does not show the signal at all (no title, no paragraphs).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Signal {
    /// 1 for the first sentence, fading over the next few: e^(-i/3); less in very long texts, and
    /// nothing in texts whose lead is far from what they speak of.
    Lead,
    /// The share of the text that follows, from 1 (first sentence) to 0 (last).
    Early,
    /// [`Signal::Lead`] times how like the text's first three sentences are to the rest: strong
    /// where the lead sums the article up, as in news, and weak where it is an anecdote.
    TellingLead,
    /// 1 for the first sentence of a paragraph of several, in a text of several paragraphs.
    OpensParagraph,
    /// 1 for the first sentence after a heading.
    OpensSection,
    /// LexRank, as the natural logarithm of its ratio to the average, within -2 to 2.
    LexRank,
    /// Likeness to the centroid of all sentences, 0 to 1.
    Centroid,
    /// Likeness to the sentences before, in units of the average degree, at most 3.
    Before,
    /// Likeness to the sentences after, in units of the average degree, at most 3. Where the lead
    /// does not tell, the sentences before count as well: the point may come late.
    After,
    /// Cosine with the title.
    Title,
    /// The share of the weight of the article's ten main entities that it names.
    Entities,
    /// The share of the weight of the article's keywords that it has.
    Keywords,
    /// ln(words / 20), within -2 to 1.
    Length,
    /// 1 below six words, falling to 0 at twelve.
    Short,
    /// 0 up to 35 words, rising to 1 at seventy.
    Long,
    /// Numbers and amounts, a fourth for each, at most 1.
    Numbers,
    /// The share of its bytes that is within quotation marks.
    Quotation,
    /// 1 where it opens by pointing back ("He", "This"), or inside a quotation.
    Reference,
    /// 1 where it opens by a word that ties it to the sentence before ("But", "As a result").
    Connective,
    /// 1 for a question.
    Question,
    /// 1 where its writer speaks of himself or to the reader, outside quotations ("I", "you").
    Personal,
}

impl Signal {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// All of them, in the order of the vector.
    pub const ALL: [Self; 21] = [
        Self::Lead,
        Self::Early,
        Self::TellingLead,
        Self::OpensParagraph,
        Self::OpensSection,
        Self::LexRank,
        Self::Centroid,
        Self::Before,
        Self::After,
        Self::Title,
        Self::Entities,
        Self::Keywords,
        Self::Length,
        Self::Short,
        Self::Long,
        Self::Numbers,
        Self::Quotation,
        Self::Reference,
        Self::Connective,
        Self::Question,
        Self::Personal,
    ];

    /// The reason under which the reader is told of it.
    #[must_use]
    pub const fn feature(self) -> Feature {
        match self {
            Self::Lead | Self::Early | Self::TellingLead => Feature::Position,
            Self::OpensParagraph | Self::OpensSection => Feature::ParagraphPosition,
            Self::LexRank | Self::Centroid | Self::Before | Self::After => Feature::Centrality,
            Self::Title => Feature::Title,
            Self::Entities => Feature::Entities,
            Self::Keywords => Feature::Keywords,
            Self::Length | Self::Short | Self::Long => Feature::Length,
            Self::Numbers => Feature::Numbers,
            Self::Quotation | Self::Question | Self::Personal => Feature::Quotation,
            Self::Reference | Self::Connective => Feature::Dependence,
        }
    }
}

/// The feature vector of one sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Features(pub [f32; Signal::COUNT]);

impl Index<Signal> for Features {
    type Output = f32;

    fn index(&self, signal: Signal) -> &f32 {
        &self.0[signal as usize]
    }
}

/// All that is known of an article's sentences before they are ranked. The lists run in the order
/// of [`Document::sentences`].
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The feature vectors.
    pub features: Vec<Features>,
    /// Whether a sentence leans on the one before it.
    pub depends: Vec<bool>,
    /// Lengths in words.
    pub words: Vec<usize>,
    /// Which sentences are alike.
    pub graph: Graph,
}

impl Evidence {
    /// Looks at every sentence of `document`.
    #[must_use]
    pub fn gather(
        document: &Document,
        terms: &Terms,
        mentions: &[Mention],
        entities: &[Entity],
        keywords: &[Keyword],
    ) -> Self {
        let (indices, passages): (Vec<usize>, Vec<&Passage>) = document
            .passages
            .iter()
            .enumerate()
            .filter(|(_, passage)| document.blocks[passage.block].role.is_body())
            .unzip();
        let spans: Vec<Span> = passages.iter().map(|passage| passage.span).collect();
        let vectors: Vec<_> = indices
            .iter()
            .map(|&index| centrality::vector(terms.of_passage(index), terms))
            .collect();
        let graph = Graph::of(&vectors, terms.len());
        let mut evidence = Self {
            features: vec![Features::default(); passages.len()],
            ..Self::default()
        };
        evidence.set(
            Signal::Entities,
            salience::of_entities(&spans, mentions, entities),
        );
        evidence.set(Signal::Keywords, salience::of_keywords(&spans, keywords));
        evidence.set(
            Signal::Centroid,
            centrality::centroid(&vectors, terms.len()),
        );
        let title = centrality::vector(terms.of_title(), terms);
        evidence.set(
            Signal::Title,
            vectors
                .iter()
                .map(|vector| centrality::cosine(vector, &title)),
        );
        evidence.look_at_graph(&graph);
        evidence.look_at_places(document, &indices);
        evidence.look_at_words(document, &passages);
        evidence.graph = graph;
        evidence
    }

    /// Sets one signal of all sentences.
    fn set(&mut self, signal: Signal, values: impl IntoIterator<Item = f32>) {
        for (features, value) in self.features.iter_mut().zip(values) {
            features.0[signal as usize] = value;
        }
    }

    fn look_at_graph(&mut self, graph: &Graph) {
        let ranks = graph.lexrank();
        self.set(
            Signal::LexRank,
            ranks.iter().map(|&rank| libm::logf(rank).clamp(-2.0, 2.0)),
        );
        let degrees = graph.directed_degrees();
        let total: f32 = degrees.iter().map(|(before, after)| before + after).sum();
        let unit = if total > 0.0 {
            degrees.len() as f32 / total
        } else {
            0.0
        };
        let scale = |degree: f32| (degree * unit).min(3.0);
        self.set(
            Signal::Before,
            degrees.iter().map(|&(before, _)| scale(before)),
        );
        let backward = 1.0 - trust_in(self.telling_lead());
        self.set(
            Signal::After,
            degrees
                .iter()
                .map(|&(before, after)| scale(after + backward * before)),
        );
    }

    fn look_at_places(&mut self, document: &Document, passages: &[usize]) {
        let count = self.features.len();
        let last = count.saturating_sub(1).max(1) as f32;
        // In a text much longer than the news that the weights were learned on, the first
        // sentences stand for a smaller part of it.
        let pull = (LEAD_SENTENCES / count.max(1) as f32).min(1.0).sqrt();
        let telling = self.telling_lead();
        let pull = pull * trust_in(telling);
        let fade = |index: usize| pull * libm::expf(-(index as f32) / 3.0);
        self.set(Signal::Lead, (0..count).map(fade));
        self.set(Signal::TellingLead, (0..count).map(|i| telling * fade(i)));
        self.set(Signal::Early, (0..count).map(|i| 1.0 - i as f32 / last));
        let block = |at: usize| document.passages.get(at).map(|passage| passage.block);
        let first = |at: usize| at == 0 || block(at - 1) != block(at);
        let several = passages.first().map(|&at| block(at)) != passages.last().map(|&at| block(at));
        self.set(
            Signal::OpensParagraph,
            passages
                .iter()
                .map(|&at| flag(several && first(at) && block(at) == block(at + 1))),
        );
        self.set(
            Signal::OpensSection,
            passages.iter().map(|&at| {
                let before = at.checked_sub(1).and_then(block);
                flag(before.is_some_and(|block| document.blocks[block].role == Role::Heading))
            }),
        );
    }

    /// How like the first three sentences are to the text's centroid, against the average sentence:
    /// 0 (not at all) over 1 (as any other) to 2.
    fn telling_lead(&self) -> f32 {
        let mean = |features: &[Features]| {
            let sum: f32 = features.iter().map(|of| of[Signal::Centroid]).sum();
            sum / features.len().max(1) as f32
        };
        let all = mean(&self.features);
        let lead = mean(&self.features[..self.features.len().min(3)]);
        if all > 0.0 {
            (lead / all).min(2.0)
        } else {
            0.0
        }
    }

    fn look_at_words(&mut self, document: &Document, passages: &[&Passage]) {
        let source = document.source;
        let mut quotes = Vec::new();
        let mut block = None;
        for (index, passage) in passages.iter().enumerate() {
            if block != Some(passage.block) {
                block = Some(passage.block);
                quotes = quotation::find(source, document.blocks[passage.block]);
            }
            let tokens = document.tokens_of(passage);
            let words = tokens::words(tokens);
            let numbers = count(tokens, |token| token.kind == TokenKind::Number);
            let opening = dependence::opening(source, tokens, document.language);
            let quotes = within(&quotes, passage.span);
            let continued = quotes
                .first()
                .is_some_and(|quote| quote.start() < passage.span.start());
            let quoted: usize = quotes
                .iter()
                .map(|quote| overlap(*quote, passage.span))
                .sum();
            let personal = tokens.iter().any(|token| {
                dependence::is_personal(source, token, document.language)
                    && within(quotes, token.span).is_empty()
            });
            let length = words as f32;
            let features = &mut self.features[index];
            for (signal, value) in [
                (
                    Signal::Length,
                    libm::logf(length.max(1.0) / 20.0).clamp(-2.0, 1.0),
                ),
                (Signal::Short, ((12.0 - length) / 6.0).clamp(0.0, 1.0)),
                (Signal::Long, ((length - 35.0) / 35.0).clamp(0.0, 1.0)),
                (Signal::Numbers, (numbers as f32 / 4.0).min(1.0)),
                (
                    Signal::Quotation,
                    quoted as f32 / passage.span.len().max(1) as f32,
                ),
                (
                    Signal::Reference,
                    flag(continued || opening == Opening::Reference),
                ),
                (Signal::Connective, flag(opening == Opening::Connective)),
                (
                    Signal::Question,
                    flag(is_question(passage.span.text(source))),
                ),
                (Signal::Personal, flag(personal)),
            ] {
                features.0[signal as usize] = value;
            }
            self.depends
                .push(index > 0 && (continued || opening.depends()));
            self.words.push(words);
        }
    }
}

/// About how many sentences a news article has; in longer texts the lead's pull weakens.
const LEAD_SENTENCES: f32 = 40.0;

/// How far a lead that is `telling` so much may be trusted, 0 to 1.
///
/// Nine in ten news articles have a lead of 0.9 or more; an essay that opens on an anecdote is well
/// below.
fn trust_in(telling: f32) -> f32 {
    ((telling - 0.7) / 0.25).clamp(0.0, 1.0)
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

fn count(tokens: &[Token], wanted: impl Fn(&Token) -> bool) -> usize {
    tokens.iter().filter(|token| wanted(token)).count()
}

/// The part of `spans`, which are in order and apart, that overlaps `span`.
fn within(spans: &[Span], span: Span) -> &[Span] {
    let first = spans.partition_point(|before| before.end() <= span.start());
    let rest = &spans[first..];
    &rest[..rest.partition_point(|next| next.start() < span.end())]
}

fn overlap(a: Span, b: Span) -> usize {
    let end = a.end().min(b.end());
    end.saturating_sub(a.start().max(b.start()))
}

fn is_question(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ' '])
        .ends_with(['?', '？'])
}

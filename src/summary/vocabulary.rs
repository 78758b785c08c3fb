//! Which of its words an article's summary will have.
//!
//! How a word is used in its article (how often, how early, in which sentences, in a name, in the
//! title) tells how likely a human summary has it. Learned from summaries, that tells more than
//! frequency alone: Hong and Nenkova, "Improving the estimation of word importance for news
//! multi-document summarization" (2014).

use std::ops::Range;

use super::features::{Features, Signal};
use super::forest::Forest;
use crate::digest::{Entity, Mention};
use crate::text::Document;
use crate::text::terms::{TermId, Terms};
use crate::text::tokens::TokenKind;

/// How many numbers describe a term's use.
pub const SIGNALS: usize = 22;

/// The use of a term in its article.
pub type Use = [f32; SIGNALS];

/// How many entities are taken for the main ones.
const MAIN_ENTITIES: usize = 10;

/// Places behind this sentence are all the same.
const FARTHEST: usize = 50;

/// So many sentences are the beginning of an article.
const BEGINNING: usize = 6;

/// The longest word whose length is told.
const LONGEST: usize = 20;

/// The terms of an article's body and how it uses them.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// For each term its use; `None` where the body does not have it.
    pub uses: Vec<Option<Use>>,
    /// The terms of each sentence, ascending, each once.
    pub of_sentences: Vec<Vec<TermId>>,
    /// How many words of each sentence are of no term: the stop words.
    pub stop_words: Vec<f32>,
    /// Which terms the title has.
    pub in_title: Vec<bool>,
}

impl Vocabulary {
    /// Reads the sentences of the body, which have these `tokens`, so many `words` and, so far, these
    /// `features`.
    #[must_use]
    pub fn gather(
        document: &Document,
        terms: &Terms,
        tokens: &[Range<usize>],
        words: &[usize],
        salience: &[f32],
        features: &[Features],
    ) -> Self {
        let mut in_title = vec![false; terms.len()];
        for &(term, _) in terms.of_title() {
            in_title[term as usize] = true;
        }
        let mut seen = vec![Seen::default(); terms.len()];
        let mut vocabulary = Self::default();
        for (sentence, tokens) in tokens.iter().enumerate() {
            let (mut of_sentence, mut running) = (Vec::new(), 0);
            for at in tokens.clone() {
                if let Some(term) = terms.of_token(at) {
                    of_sentence.push(term);
                    running += 1;
                    let salience = salience.get(at).copied().unwrap_or(0.0);
                    seen[term as usize].see(document, at, at == tokens.start, salience, sentence);
                }
            }
            of_sentence.sort_unstable();
            of_sentence.dedup();
            vocabulary.of_sentences.push(of_sentence);
            let stop_words = words[sentence].saturating_sub(running);
            vocabulary.stop_words.push(stop_words as f32);
        }
        let total: f32 = seen.iter().map(|seen| seen.count).sum();
        vocabulary.uses = seen
            .iter()
            .zip(&in_title)
            .map(|(seen, &in_title)| {
                (!seen.sentences.is_empty()).then(|| seen.describe(in_title, total, features))
            })
            .collect();
        vocabulary.in_title = in_title;
        vocabulary
    }

    /// For each term how likely a summary has it, by the trees of `forest`, 0 to 1.
    #[must_use]
    pub fn likelihoods(&self, forest: &Forest) -> Vec<f32> {
        let likelihood = |of: &Option<Use>| of.map_or(0.0, |of| forest.answer(&of).clamp(0.0, 1.0));
        self.uses.iter().map(likelihood).collect()
    }
}

/// For each token of `document` the share of the weight of the main named entities that the one has
/// in whose mention it stands. `mentions` are in order, `entities` weightiest first.
#[must_use]
pub fn salience(document: &Document, mentions: &[Mention], entities: &[Entity]) -> Vec<f32> {
    let main = entities.iter().filter(|entity| entity.kind.is_name());
    let total: f32 = main
        .take(MAIN_ENTITIES)
        .map(|entity| entity.weight)
        .sum::<f32>()
        .max(f32::MIN_POSITIVE);
    let mut salience = vec![0.0_f32; document.tokens.len()];
    for mention in mentions {
        let named = entities.get(mention.entity);
        let Some(entity) = named.filter(|entity| entity.kind.is_name()) else {
            continue;
        };
        let first = document
            .tokens
            .partition_point(|token| token.span.end() <= mention.span.start());
        let within = document.tokens[first..]
            .iter()
            .zip(&mut salience[first..])
            .take_while(|(token, _)| token.span.start() < mention.span.end());
        for (_, salience) in within {
            *salience = salience.max((entity.weight / total).min(1.0));
        }
    }
    salience
}

/// What is counted of a term on the way through the article.
#[derive(Clone, Debug, Default)]
struct Seen {
    count: f32,
    /// How often it has a capital although it does not open a sentence.
    capitals: f32,
    is_number: bool,
    letters: usize,
    salience: f32,
    /// The sentences that have it, ascending.
    sentences: Vec<usize>,
}

impl Seen {
    fn see(&mut self, document: &Document, at: usize, opens: bool, salience: f32, sentence: usize) {
        let token = &document.tokens[at];
        let text = token.span.text(document.source);
        if self.sentences.is_empty() {
            self.is_number = token.kind == TokenKind::Number;
            self.letters = text.chars().take(LONGEST).count();
        }
        self.count += 1.0;
        if !opens && text.starts_with(char::is_uppercase) {
            self.capitals += 1.0;
        }
        self.salience = self.salience.max(salience);
        if self.sentences.last() != Some(&sentence) {
            self.sentences.push(sentence);
        }
    }

    /// `total` is how many running terms the body has; there is a sentence that has this one.
    fn describe(&self, in_title: bool, total: f32, features: &[Features]) -> Use {
        let count = features.len() as f32;
        let sentences = &self.sentences;
        let [first, last] = [0, sentences.len() - 1].map(|at| sentences[at]);
        let second = sentences.get(1).copied().unwrap_or(FARTHEST);
        let values = |signal: Signal| sentences.iter().map(move |&at| features[at][signal]);
        let most = |signal| values(signal).fold(f32::NEG_INFINITY, f32::max);
        let lexrank = values(Signal::LexRank).sum::<f32>() / sentences.len() as f32;
        let flag = |is: bool| f32::from(u8::from(is));
        let early = sentences.partition_point(|&at| at < BEGINNING);
        [
            self.count,
            100.0 * self.count / total,
            sentences.len() as f32 / count,
            first.min(FARTHEST) as f32,
            first as f32 / count,
            last as f32 / count,
            second.min(FARTHEST) as f32,
            early as f32,
            flag(sentences.contains(&1)),
            flag(sentences.contains(&2)),
            features[first][Signal::WordsBefore],
            flag(in_title),
            self.capitals / self.count,
            flag(self.is_number),
            self.letters as f32,
            self.salience,
            most(Signal::LexRank),
            lexrank,
            most(Signal::Centroid),
            values(Signal::Quotation).fold(1.0, f32::min),
            features[first][Signal::TellingLead],
            count.min(200.0),
        ]
    }
}

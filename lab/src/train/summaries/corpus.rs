//! Articles as the ranker sees them, with the training targets of each sentence.

use std::collections::BTreeSet;

use pith::Options;
use pith::digest::{Budget, Sentence};
use pith::summary::features::Evidence;
use pith::summary::ranker::Model;
use pith::text::Document;
use pith::text::terms::Terms;
use pith::{entities, keywords, summary};

use super::boosting::Group;
use crate::baselines::{self, Limit};
use crate::evaluate::editors::Marked;
use crate::metrics::rouge::{Rouge, Vocabulary, Word};
use crate::summarized::Article;

/// What the engine computes from a text before ranking.
struct Read {
    /// The sentences, not yet scored.
    sentences: Vec<Sentence>,
    /// The evidence about them.
    evidence: Evidence,
}

impl Read {
    fn of(text: &str, title: Option<&str>) -> Self {
        let options = Options {
            title: title.map(str::to_owned),
            as_is: true,
            ..Options::default()
        };
        let document = Document::parse(text, &options);
        let (mentions, entities) = entities::find(&document, &[]);
        let terms = Terms::of(&document);
        let phrases = keywords::extract(&document, &terms, &mentions);
        let evidence = Evidence::gather(&document, &terms, &mentions, &entities, &phrases);
        let sentences = summary::judge(&document, &evidence, &Model::default());
        Self {
            sentences,
            evidence,
        }
    }
}

/// The sentences as `model` scores them.
fn scored(sentences: &[Sentence], evidence: &Evidence, model: &Model) -> Vec<Sentence> {
    let mut sentences = sentences.to_vec();
    for (sentence, verdict) in sentences.iter_mut().zip(model.judge(evidence)) {
        sentence.score = verdict.score;
        sentence.coverage = verdict.coverage;
        sentence.depends = verdict.depends;
    }
    sentences
}

fn rows(evidence: &Evidence) -> Vec<Vec<f32>> {
    evidence.features.iter().map(|of| of.0.to_vec()).collect()
}

/// An article marked by a careful reader, in one of its forms.
pub(crate) struct MarkedSample {
    sentences: Vec<Sentence>,
    evidence: Evidence,
    /// The marked sentence that each sentence corresponds to.
    numbers: Vec<usize>,
    /// Each sentence's worth in a short summary.
    worths: Vec<f64>,
    /// Whether each must never be in a summary, and whether it depends on the one before.
    unfit: Vec<f64>,
    leaning: Vec<f64>,
    weight: f64,
}

/// The worth of the best of the good sentences (the chosen ones are worth 1) …
const WORTH_OF_GOOD: f64 = 0.6;

/// … and how much less each following one is worth.
const GOOD_STEP: f64 = 0.04;

/// The worth of a sentence that must never be in a summary.
const WORTH_OF_UNFIT: f64 = -0.5;

/// How much more the first of the three best is worth than the last; the second gets half of that.
const FIRST_OVER_LAST: f64 = 0.1;

impl MarkedSample {
    /// Reads `text`, a form of the article in which every sentence is at the place that the marks
    /// give.
    pub(crate) fn of(article: &Marked, text: &str, title: Option<&str>, weight: f64) -> Self {
        let Read {
            sentences,
            evidence,
        } = Read::of(text, title);
        let numbers = article.numbers(sentences.iter().map(|of| of.span));
        let place = |list: &[usize], at: &usize| list.iter().position(|of| of == at);
        let worth = |at: &usize| {
            if let Some(place) = place(&article.best, at) {
                1.0 + FIRST_OVER_LAST * (1.0 - place as f64 / 2.0)
            } else if let Some(place) = place(&article.good, at) {
                WORTH_OF_GOOD - GOOD_STEP * place as f64
            } else if article.bad.contains(at) {
                WORTH_OF_UNFIT
            } else {
                0.0
            }
        };
        let flag = |is: bool| f64::from(u8::from(is));
        // Long articles weigh more than short ones, but less than in proportion to their length.
        let weight = weight * (sentences.len().max(1) as f64).sqrt();
        Self {
            worths: numbers.iter().map(worth).collect(),
            unfit: numbers
                .iter()
                .map(|at| flag(article.bad.contains(at)))
                .collect(),
            leaning: numbers
                .iter()
                .map(|at| flag(*at > 0 && article.leans.contains(at)))
                .collect(),
            sentences,
            evidence,
            numbers,
            weight,
        }
    }

    fn group(&self, gains: &[f64]) -> Group {
        Group {
            rows: rows(&self.evidence),
            gains: gains.to_vec(),
            weight: self.weight,
        }
    }

    /// Training data for the trees that predict worth.
    #[must_use]
    pub(crate) fn worths(&self) -> Group {
        self.group(&self.worths)
    }

    /// Training data for the trees that predict unfit sentences.
    #[must_use]
    pub(crate) fn unfit(&self) -> Group {
        self.group(&self.unfit)
    }

    /// Training data for the trees that predict dependent sentences.
    #[must_use]
    pub(crate) fn leaning(&self) -> Group {
        self.group(&self.leaning)
    }

    /// The numbers of the marked sentences that `model` chooses under `budget`.
    #[must_use]
    pub(crate) fn choose(&self, model: &Model, budget: Budget) -> Vec<usize> {
        let sentences = scored(&self.sentences, &self.evidence, model);
        let chosen = summary::selection::select(&sentences, budget);
        chosen.into_iter().map(|at| self.numbers[at]).collect()
    }
}

/// An article with human summaries, in one of its forms.
pub(crate) struct Sample {
    /// Its sentences, not yet scored.
    pub sentences: Vec<Sentence>,
    evidence: Evidence,
    /// The share of each sentence's bigrams that the references contain.
    gains: Vec<f64>,
    /// The article's weight.
    pub weight: f64,
    words: Vec<Vec<Word>>,
    references: Vec<Vec<Vec<Word>>>,
}

impl Sample {
    /// Reads `text`, a form of `article`, with the engine.
    pub(crate) fn of(article: &Article, text: &str, title: Option<&str>) -> Self {
        let Read {
            sentences,
            evidence,
        } = Read::of(text, title);
        let mut vocabulary = Vocabulary::default();
        let references = article.reference_words(&mut vocabulary);
        let words: Vec<Vec<Word>> = sentences
            .iter()
            .map(|sentence| vocabulary.words(sentence.span.text(text)))
            .collect();
        Self {
            gains: shares(&words, &references),
            sentences,
            evidence,
            weight: 1.0,
            words,
            references,
        }
    }

    /// Training data for the trees for long summaries.
    #[must_use]
    pub(crate) fn group(&self) -> Group {
        Group {
            rows: rows(&self.evidence),
            gains: self.gains.clone(),
            weight: self.weight,
        }
    }

    /// ROUGE of what `model` chooses under `budget`.
    #[must_use]
    pub(crate) fn measure(&self, model: &Model, budget: Budget) -> Rouge {
        let sentences = scored(&self.sentences, &self.evidence, model);
        self.rouge(&summary::selection::select(&sentences, budget))
    }

    /// ROUGE of the lead under `budget`.
    #[must_use]
    pub(crate) fn lead(&self, budget: Budget) -> Rouge {
        let lengths: Vec<usize> = self.sentences.iter().map(|of| of.words).collect();
        self.rouge(&baselines::lead(&lengths, Limit::of(budget, &lengths)))
    }

    fn rouge(&self, chosen: &[usize]) -> Rouge {
        let summary: Vec<Vec<Word>> = chosen.iter().map(|&at| self.words[at].clone()).collect();
        Rouge::of_references(&self.references, &summary)
    }
}

/// `text` rotated to start at a sentence in its middle, with the beginning moved to the end: an
/// article whose point comes late.
#[must_use]
pub(crate) fn turned(text: &str, sentences: &[Sentence], number: usize) -> Option<String> {
    let count = sentences.len();
    // Somewhere between a fifth and four fifths, at a different place in each article.
    let at = count / 5 + number % (count * 3 / 5).max(1);
    let cut = sentences.get(at).filter(|_| at > 0)?.span.start();
    let (first, second) = text.split_at_checked(cut)?;
    Some(format!("{} {}", second.trim(), first.trim()))
}

/// For each sentence, the share of its bigrams that the references contain, in standard deviations
/// from the article's mean.
fn shares(words: &[Vec<Word>], references: &[Vec<Vec<Word>>]) -> Vec<f64> {
    let pairs: BTreeSet<[Word; 2]> = references
        .iter()
        .flatten()
        .flat_map(|line| line.windows(2))
        .map(|pair| [pair[0], pair[1]])
        .collect();
    let share = |words: &Vec<Word>| {
        let within = |pair: &&[Word]| pairs.contains(&[pair[0], pair[1]]);
        let count = words.windows(2).filter(within).count();
        count as f64 / words.len().saturating_sub(1).max(1) as f64
    };
    standardized(words.iter().map(share).collect())
}

/// `values` minus their mean, divided by their standard deviation.
fn standardized(mut values: Vec<f64>) -> Vec<f64> {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares = values.iter().map(|value| (value - mean) * (value - mean));
    let deviation = (squares.sum::<f64>() / count).sqrt().max(1e-9);
    for value in &mut values {
        *value = (*value - mean) / deviation;
    }
    values
}

//! Articles as the ranker sees them, with what a summary has of their words and what each sentence
//! would gain it.

use std::collections::BTreeSet;

use pith::Options;
use pith::digest::{Budget, Sentence};
use pith::summary::features::Evidence;
use pith::summary::ranker::Model;
use pith::text::Document;
use pith::text::terms::Terms;
use pith::{entities, keywords, summary};

use crate::baselines::{self, Limit};
use crate::evaluate::summaries::Article;
use crate::metrics::rouge::{Ngrams, Rouge, Vocabulary, Word};

/// An article ready to be learned from and measured.
pub struct Sample {
    /// Its sentences, still without scores.
    pub sentences: Vec<Sentence>,
    /// What is known of them.
    pub evidence: Evidence,
    /// What each sentence would gain a summary; the learner is to find their order.
    pub gains: Vec<f64>,
    /// For each term whether a reference has it.
    pub wanted: Vec<bool>,
    /// What the article weighs.
    pub weight: f64,
    words: Vec<Vec<Word>>,
    references: Vec<Vec<Vec<Word>>>,
}

impl Sample {
    /// Reads `text`, a form of `article`, by the engine.
    pub fn of(article: &Article, text: &str, title: Option<&str>, long: bool) -> Self {
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
        let mut vocabulary = Vocabulary::default();
        let references = article.reference_words(&mut vocabulary);
        let words: Vec<Vec<Word>> = document
            .sentences()
            .map(|sentence| vocabulary.words(sentence.span.text(text)))
            .collect();
        let gains = if long {
            shares(&words, &references)
        } else {
            gains(&words, &references)
        };
        Self {
            sentences,
            evidence,
            gains,
            wanted: wanted(&document, &terms, &references, &mut vocabulary),
            weight: 1.0,
            words,
            references,
        }
    }

    /// ROUGE of the summary of the sentences `chosen`.
    #[must_use]
    pub fn measure(&self, chosen: &[usize]) -> Rouge {
        let summary: Vec<Vec<Word>> = chosen.iter().map(|&at| self.words[at].clone()).collect();
        Rouge::of_references(&self.references, &summary)
    }

    /// What the summaries of the sentences in each of `sets` are worth, pairs of words counting
    /// `pairs` times as much as words.
    #[must_use]
    pub fn values(&self, sets: &[[usize; 3]], pairs: f64) -> Vec<f64> {
        let value = valuer(&self.words, &self.references, pairs);
        sets.iter().map(|set| value(set)).collect()
    }

    /// The lead under `budget`.
    #[must_use]
    pub fn lead(&self, budget: Budget) -> Vec<usize> {
        let lengths: Vec<usize> = self.sentences.iter().map(|of| of.words).collect();
        baselines::lead(&lengths, Limit::of(budget, &lengths))
    }
}

/// `text` begun at a sentence in its middle, what stood before set behind: an article whose point
/// comes late.
#[must_use]
pub fn turned(text: &str, sentences: &[Sentence], number: usize) -> Option<String> {
    let count = sentences.len();
    // Between a fifth and four fifths, another place in each article.
    let at = count / 5 + number % (count * 3 / 5).max(1);
    let cut = sentences.get(at).filter(|_| at > 0)?.span.start();
    let (first, second) = text.split_at_checked(cut)?;
    Some(format!("{} {}", second.trim(), first.trim()))
}

/// For each term whether a word of it is in one of `references`.
fn wanted(
    document: &Document,
    terms: &Terms,
    references: &[Vec<Vec<Word>>],
    vocabulary: &mut Vocabulary,
) -> Vec<bool> {
    let known: BTreeSet<Word> = references.iter().flatten().flatten().copied().collect();
    let mut wanted = vec![false; terms.len()];
    for (at, token) in document.tokens.iter().enumerate() {
        if let Some(term) = terms.of_token(at)
            && !wanted[term as usize]
        {
            let words = vocabulary.words(token.span.text(document.source));
            wanted[term as usize] =
                !words.is_empty() && words.iter().all(|word| known.contains(word));
        }
    }
    wanted
}

/// How many of the first sentences a short summary is thought to hold besides.
const COMPANIONS: usize = 4;

/// Tells ROUGE-1 and `pairs` times ROUGE-2 (F1) of the summary of some sentences.
fn valuer<'a>(
    words: &'a [Vec<Word>],
    references: &[Vec<Vec<Word>>],
    pairs: f64,
) -> impl Fn(&[usize]) -> f64 + use<'a> {
    let references: Vec<[Ngrams; 2]> = references
        .iter()
        .map(|reference| [1, 2].map(|size| Ngrams::of(&reference.concat(), size)))
        .collect();
    move |chosen| {
        let all: Vec<Word> = chosen.iter().flat_map(|&at| &words[at]).copied().collect();
        let [ones, twos] = [1, 2].map(|size| Ngrams::of(&all, size));
        references
            .iter()
            .map(|[first, second]| first.f1(&ones) + pairs * second.f1(&twos))
            .fold(0.0, f64::max)
    }
}

/// For each sentence the mean of ROUGE-1 and ROUGE-2 (F1) over summaries of three sentences: it and
/// two of the first, or of those that by themselves score best. So the gain already knows what the
/// lead says, and what length costs. In standard deviations from the article's mean.
fn gains(words: &[Vec<Word>], references: &[Vec<Vec<Word>>]) -> Vec<f64> {
    let value = valuer(words, references, 1.0);
    let mut alone: Vec<(f64, usize)> = (0..words.len()).map(|at| (value(&[at]), at)).collect();
    alone.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut companions: Vec<usize> = (0..words.len().min(COMPANIONS)).collect();
    companions.extend(alone.iter().take(COMPANIONS).map(|&(_, at)| at));
    companions.sort_unstable();
    companions.dedup();
    let gains: Vec<f64> = (0..words.len())
        .map(|at| {
            let (mut sum, mut count) = (0.0, 0.0);
            for (number, &one) in companions.iter().enumerate() {
                for &other in &companions[number + 1..] {
                    if one != at && other != at {
                        sum += value(&[one, other, at]);
                        count += 1.0;
                    }
                }
            }
            sum / f64::max(count, 1.0)
        })
        .collect();
    standardized(gains)
}

/// For each sentence the share of its word pairs that the references have. In standard deviations
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

/// `values` less their mean, divided by their standard deviation.
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

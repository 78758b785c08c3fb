//! The three steps of the ranker for short summaries, each learned upon those before it.
//!
//! What a step says of an article that it learned from is too good to learn the next one by: so the
//! next one sees what models say that did not have the article (stacking: Wolpert 1992).

use pith::summary::features::Features;
use pith::summary::forest::Forest;
use pith::summary::ranker::{self, Model};
use pith::summary::trio::Ranked;
use rayon::prelude::*;

use super::boosting::{self, Group, Settings};
use super::corpus::Sample;
use super::words;

/// Parts into which the articles are dealt; what the next step sees of each comes from the others.
const PARTS: usize = 3;

/// How the trees for words are grown.
const WORDS: Settings = Settings {
    trees: 60,
    depth: 4,
    shrinkage: 0.15,
    penalty: 20.0,
    least: 0.002,
    columns: 0.4,
    articles: 0.3,
};

/// How those for sentences are grown.
pub const SENTENCES: Settings = Settings {
    trees: 150,
    depth: 4,
    shrinkage: 0.06,
    penalty: 20.0,
    least: 0.004,
    columns: 0.4,
    articles: 0.6,
};

/// How those for three sentences together are grown.
const TRIOS: Settings = Settings {
    trees: 120,
    depth: 4,
    shrinkage: 0.04,
    penalty: 20.0,
    least: 0.002,
    columns: 0.4,
    articles: 0.5,
};

/// What ROUGE-2 counts beside ROUGE-1 in the worth of three sentences.
const PAIRS: f64 = 2.0;

/// A form of an article that is learned from.
#[derive(Clone, Copy)]
pub struct Lesson<'a> {
    /// The form.
    pub sample: &'a Sample,
    /// A number of the article, the same for all its forms.
    pub number: usize,
    /// Whether the form is the article as it is.
    pub plain: bool,
}

/// Learns to make short summaries; the trees for long ones are left empty.
#[must_use]
pub fn fit(lessons: &[Lesson]) -> Model {
    let lexicon = Stacked::fit(lessons, |lessons| {
        let plain = lessons.iter().filter(|(_, lesson)| lesson.plain);
        words::lexicon(plain.map(|(_, lesson)| lesson.sample))
    });
    let groups: Vec<Group> = lessons
        .iter()
        .map(|lesson| words::group(lesson.sample, lexicon.without(lesson)))
        .collect();
    let words = Stacked::trees(lessons, &groups, WORDS);
    let features: Vec<Known> = lessons
        .par_iter()
        .map(|lesson| {
            let evidence = &lesson.sample.evidence;
            let (lexicon, words) = (lexicon.without(lesson), words.without(lesson));
            let likelihoods = evidence.vocabulary.likelihoods(lexicon, words);
            let features = evidence.with_likelihoods(&likelihoods);
            (likelihoods, features)
        })
        .collect();
    let sentences: Vec<Group> = lessons
        .iter()
        .zip(&features)
        .map(|(lesson, (_, features))| sentences(lesson.sample, features))
        .collect();
    let gist = Stacked::trees(lessons, &sentences, SENTENCES);
    let trios: Vec<Group> = lessons
        .par_iter()
        .zip(&features)
        .filter(|(lesson, _)| lesson.plain)
        .map(|(lesson, (likelihoods, features))| {
            let scores = ranker::scores(gist.without(lesson), features);
            trios(
                lesson.sample,
                &Ranked {
                    evidence: &lesson.sample.evidence,
                    features,
                    likelihoods,
                    scores: &scores,
                },
            )
        })
        .collect();
    Model {
        lexicon: lexicon.all,
        words: words.all,
        gist: gist.all,
        trio: boosting::fit(&trios.iter().collect::<Vec<_>>(), TRIOS),
        coverage: Forest::default(),
    }
}

/// What is known of an article's sentences once the words are: how likely a summary has each term,
/// and the features.
type Known = (Vec<f32>, Vec<Features>);

/// What was learned from all articles, and for each part what was learned from the others.
struct Stacked<T> {
    all: T,
    parts: Vec<T>,
}

impl<T: Send> Stacked<T> {
    /// `learn` is given the lessons with their indices.
    fn fit<'a>(lessons: &[Lesson<'a>], learn: impl Fn(&[(usize, Lesson<'a>)]) -> T + Sync) -> Self {
        let without = |part: Option<usize>| {
            let numbered = lessons.iter().copied().enumerate();
            let others = numbered.filter(|(_, lesson)| Some(lesson.number % PARTS) != part);
            learn(&others.collect::<Vec<_>>())
        };
        let parts = || (0..PARTS).into_par_iter().map(|part| without(Some(part)));
        let (all, parts) = rayon::join(|| without(None), || parts().collect());
        Self { all, parts }
    }

    /// What did not learn from `lesson`.
    fn without(&self, lesson: &Lesson) -> &T {
        &self.parts[lesson.number % PARTS]
    }
}

impl Stacked<Forest> {
    /// Trees for the `groups` of `lessons`.
    fn trees(lessons: &[Lesson], groups: &[Group], settings: Settings) -> Self {
        Self::fit(lessons, |lessons| {
            let groups: Vec<&Group> = lessons.iter().map(|&(at, _)| &groups[at]).collect();
            boosting::fit(&groups, settings)
        })
    }
}

/// The sentences of `sample`, which have these `features`.
#[must_use]
pub fn sentences(sample: &Sample, features: &[Features]) -> Group {
    Group {
        rows: features.iter().map(|of| of.0.to_vec()).collect(),
        gains: sample.gains.clone(),
        weight: sample.weight,
    }
}

/// The summaries of three sentences, and how much better than their average each is.
fn trios(sample: &Sample, ranked: &Ranked) -> Group {
    let trios = ranked.trios();
    let sets: Vec<[usize; 3]> = trios.iter().map(|trio| trio.sentences).collect();
    let mut gains = sample.values(&sets, PAIRS);
    let mean = gains.iter().sum::<f64>() / gains.len().max(1) as f64;
    for gain in &mut gains {
        *gain -= mean;
    }
    Group {
        rows: trios.iter().map(|trio| trio.signals.to_vec()).collect(),
        gains,
        weight: sample.weight,
    }
}

//! Three sentences weighed as one summary.
//!
//! The three best sentences are not the best three: what counts is what they tell together, and at
//! what length. So among the sentences of the highest scores every three are weighed as a whole, by
//! trees that learned from how much summaries of three had of human ones. Source: Zhong et al.,
//! "Extractive summarization as text matching" (`MatchSum`, ACL 2020), whose candidates are made the
//! same way.

use super::features::{Evidence, Features, Signal};
use super::forest::Forest;

/// From how many sentences of the highest scores the three are taken.
const POOL: usize = 9;

/// Sentences at least this similar are never chosen together.
pub const NEAR_DUPLICATE: f32 = 0.7;

/// How many numbers describe three sentences.
pub const SIGNALS: usize = 34;

/// Words that a human summary has, for the F1 of a candidate that is expected from its words'
/// likelihoods: a terse one, and a full one.
const TERSE: f32 = 30.0;
const FULL: f32 = 60.0;

/// What a stop word is thought to contribute.
const STOP_WORD: f32 = 0.25;

/// Three sentences and what is seen of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Trio {
    /// The sentences, ascending.
    pub sentences: [usize; 3],
    /// What they are together.
    pub signals: [f32; SIGNALS],
}

/// What candidates are made of.
#[derive(Clone, Copy, Debug)]
pub struct Ranked<'a> {
    /// What is known of the article.
    pub evidence: &'a Evidence,
    /// The features of its sentences.
    pub features: &'a [Features],
    /// How likely a summary has each term.
    pub likelihoods: &'a [f32],
    /// The score of each sentence by itself.
    pub scores: &'a [f32],
}

impl Ranked<'_> {
    /// The three sentences that `forest` thinks best, ascending; `None` where there is no choice.
    #[must_use]
    pub fn best(&self, forest: &Forest) -> Option<[usize; 3]> {
        if forest.trees.is_empty() {
            return None;
        }
        let mut best: Option<(f32, [usize; 3])> = None;
        for Trio { sentences, signals } in self.trios() {
            let worth = forest.answer(&signals);
            if best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, sentences));
            }
        }
        best.map(|(_, sentences)| sentences)
    }

    /// All candidates: every three of the sentences with the highest scores of which none repeats
    /// another, or leans on one that is left out. None where there is nothing to choose from.
    #[must_use]
    pub fn trios(&self) -> Vec<Trio> {
        let count = self.scores.len();
        if count <= 3 {
            return Vec::new();
        }
        let mut pool: Vec<usize> = (0..count).collect();
        pool.sort_by(|&a, &b| self.scores[b].total_cmp(&self.scores[a]));
        pool.truncate(POOL);
        pool.sort_unstable();
        let whole = Whole::of(self);
        let mut union = Vec::new();
        let mut trios = Vec::new();
        for (a, &first) in pool.iter().enumerate() {
            for (b, &second) in pool.iter().enumerate().skip(a + 1) {
                for &third in &pool[b + 1..] {
                    let sentences = [first, second, third];
                    let similarities = self.similarities(sentences);
                    if self.stands(sentences)
                        && similarities
                            .iter()
                            .all(|&likeness| likeness < NEAR_DUPLICATE)
                    {
                        let signals = self.describe(sentences, similarities, &whole, &mut union);
                        trios.push(Trio { sentences, signals });
                    }
                }
            }
        }
        trios
    }

    fn stands(&self, sentences: [usize; 3]) -> bool {
        sentences
            .iter()
            .all(|&at| at == 0 || !self.evidence.depends[at] || sentences.contains(&(at - 1)))
    }

    fn similarities(&self, [first, second, third]: [usize; 3]) -> [f32; 3] {
        [(first, second), (first, third), (second, third)].map(|(from, to)| {
            let edges = self.evidence.graph.edges(from);
            let edge = edges.binary_search_by_key(&to, |edge| edge.to);
            edge.map_or(0.0, |at| edges[at].similarity)
        })
    }

    fn describe(
        &self,
        sentences: [usize; 3],
        similarities: [f32; 3],
        whole: &Whole,
        union: &mut Vec<u32>,
    ) -> [f32; SIGNALS] {
        let vocabulary = &self.evidence.vocabulary;
        union.clear();
        for at in sentences {
            union.extend(&vocabulary.of_sentences[at]);
        }
        union.sort_unstable();
        union.dedup();
        let told: f32 = union
            .iter()
            .map(|&term| self.likelihoods[term as usize])
            .sum();
        let of_title = union
            .iter()
            .filter(|&&term| vocabulary.in_title[term as usize]);
        let of_title = of_title.count() as f32;
        let sum =
            |values: &dyn Fn(usize) -> f32| sentences.iter().map(|&at| values(at)).sum::<f32>();
        let words = sum(&|at| self.evidence.words[at] as f32).max(1.0);
        let stop_words = sum(&|at| vocabulary.stop_words[at]);
        let f1 = |reference: f32| 2.0 * (told + STOP_WORD * stop_words) / (reference + words);
        let signal = |signal: Signal| sum(&|at| self.features[at][signal]);
        let mut scores = sentences.map(|at| self.scores[at]);
        scores.sort_by(f32::total_cmp);
        let places = sentences.map(|at| at.min(50) as f32);
        let [first, second, third] = sentences;
        let adjacent = u8::from(second == first + 1) + u8::from(third == second + 1);
        [
            scores.iter().sum(),
            scores[0],
            scores[1],
            scores[2],
            told,
            f1(TERSE),
            f1(FULL),
            told / words,
            told / whole.told,
            words,
            words / whole.words,
            stop_words / words,
            places[0],
            places[1],
            places[2],
            places.iter().sum(),
            f32::from(adjacent),
            similarities.iter().copied().fold(0.0, f32::max),
            similarities.iter().sum(),
            of_title,
            of_title / whole.title.max(1.0),
            signal(Signal::Entities),
            signal(Signal::FirstMentions),
            signal(Signal::LexRank),
            signal(Signal::Centroid),
            signal(Signal::Quotation),
            signal(Signal::Numbers),
            signal(Signal::Speech),
            whole.sentences,
            self.features[0][Signal::TellingLead],
            whole.told,
            whole.title,
            whole.words / whole.sentences,
            union.len() as f32,
        ]
    }
}

/// Sums over the article, each above 0 but for the title's.
struct Whole {
    sentences: f32,
    words: f32,
    told: f32,
    /// Terms of the title that the body has.
    title: f32,
}

impl Whole {
    fn of(ranked: &Ranked) -> Self {
        let vocabulary = &ranked.evidence.vocabulary;
        let words: usize = ranked.evidence.words.iter().sum();
        let shared = vocabulary.in_title.iter().zip(&vocabulary.uses);
        Self {
            sentences: ranked.scores.len() as f32,
            words: words.max(1) as f32,
            told: ranked.likelihoods.iter().sum::<f32>().max(0.01),
            title: shared
                .filter(|(title, used)| **title && used.is_some())
                .count() as f32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::centrality::{Graph, Vector};
    use super::*;

    /// Five sentences of one term each; the second repeats the first, the fourth leans on the third.
    fn evidence() -> Evidence {
        let vectors: Vec<Vector> = [0, 0, 1, 2, 3].map(|term| vec![(term, 1.0)]).to_vec();
        let mut evidence = Evidence {
            features: vec![Features::default(); 5],
            depends: vec![false, false, false, true, false],
            words: vec![10; 5],
            graph: Graph::of(&vectors, 4),
            ..Evidence::default()
        };
        evidence.vocabulary.of_sentences = [0, 0, 1, 2, 3].map(|term| vec![term]).to_vec();
        evidence.vocabulary.stop_words = vec![9.0; 5];
        evidence.vocabulary.in_title = vec![false; 4];
        evidence.vocabulary.uses = vec![Some(Default::default()); 4];
        evidence
    }

    fn ranked(evidence: &Evidence) -> Ranked<'_> {
        Ranked {
            evidence,
            features: &evidence.features,
            likelihoods: &[0.2, 0.1, 0.1, 0.6],
            scores: &[1.0, 0.5, 0.0, -0.5, -1.0],
        }
    }

    #[test]
    fn no_candidate_repeats_itself_or_tears_a_sentence_from_what_it_leans_on() {
        let evidence = evidence();
        let trios = ranked(&evidence).trios();
        let sentences: Vec<[usize; 3]> = trios.iter().map(|trio| trio.sentences).collect();
        assert_eq!(
            sentences,
            [[0, 2, 3], [0, 2, 4], [1, 2, 3], [1, 2, 4], [2, 3, 4]]
        );
    }

    #[test]
    fn a_word_counts_once_however_many_sentences_have_it() {
        let mut evidence = evidence();
        evidence.vocabulary.of_sentences[2] = vec![0, 1];
        let trios = ranked(&evidence).trios();
        // The fifth number is what the three tell.
        assert!((trios[0].signals[4] - 0.4).abs() < 1e-6);
        assert!((trios[1].signals[4] - 0.9).abs() < 1e-6);
    }

    #[test]
    fn three_sentences_or_fewer_leave_no_choice() {
        let evidence = evidence();
        let few = Ranked {
            scores: &[1.0, 0.5, 0.0],
            ..ranked(&evidence)
        };
        assert!(few.trios().is_empty());
    }
}

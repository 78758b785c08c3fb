//! Centrality: how much a sentence shares with the others.
//!
//! Sentences are vectors of TF-IDF weights, and a [`Graph`] connects those whose cosine is not
//! negligible. It is built through an inverted index without very common terms, and each sentence
//! keeps only its strongest edges, so the cost is linear in the length of the text, not quadratic.
//!
//! All sums run in the order of sentences and terms, so that the same text has the same
//! centralities on every platform, bit for bit.

use crate::sort;
use crate::summary::tuning;
use crate::text::terms::{Count, Terms};

/// The similarity of one sentence to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The other sentence.
    pub to: usize,
    /// The cosine of the two, above 0 and at most 1.
    pub similarity: f32,
}

/// Which sentences are similar. Edges run both ways.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// For each sentence, its edges, ascending by the other sentence.
    edges: Vec<Vec<Edge>>,
}

/// A sentence's TF-IDF weights, ascending by term, of unit length (or empty).
pub type Vector = Vec<(u32, f32)>;

/// The unit TF-IDF vector of `bag`, with logarithmic term frequency.
#[must_use]
pub fn vector(bag: &[Count], terms: &Terms) -> Vector {
    let mut vector: Vector = bag
        .iter()
        .map(|&(term, count)| {
            let frequency = 1.0 + libm::logf(count as f32);
            (term, frequency * terms.inverse_frequency(term))
        })
        .collect();
    normalize(&mut vector);
    vector
}

/// Scales `vector` to unit length; a zero vector becomes empty.
fn normalize(vector: &mut Vector) {
    let length = vector
        .iter()
        .map(|&(_, weight)| weight * weight)
        .sum::<f32>()
        .sqrt();
    if length > 0.0 {
        for (_, weight) in vector {
            *weight /= length;
        }
    } else {
        vector.clear();
    }
}

/// The cosine of two unit vectors.
#[must_use]
pub fn cosine(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut sum = 0.0;
    while let (Some(&&(left, x)), Some(&&(right, y))) = (a.peek(), b.peek()) {
        if left == right {
            sum += x * y;
        }
        if left <= right {
            a.next();
        }
        if right <= left {
            b.next();
        }
    }
    sum.clamp(0.0, 1.0)
}

/// The similarity of each of `vectors` to their mean (Radev et al. 2004), from 0 to 1.
#[must_use]
pub fn centroid(vectors: &[Vector], terms: usize) -> Vec<f32> {
    let mut mean = vec![0.0_f32; terms];
    for &(term, weight) in vectors.iter().flatten() {
        mean[term as usize] += weight;
    }
    let length = mean
        .iter()
        .map(|weight| weight * weight)
        .sum::<f32>()
        .sqrt();
    let share = |vector: &Vector| {
        let product: f32 = vector
            .iter()
            .map(|&(term, weight)| weight * mean[term as usize])
            .sum();
        if length > 0.0 { product / length } else { 0.0 }
    };
    vectors.iter().map(share).collect()
}

/// Adds `found`, edges of the sentence `from`, to it and to the sentences at the other ends.
fn join(edges: &mut [Vec<Edge>], from: usize, found: Vec<Edge>) {
    for Edge { to, similarity } in found {
        edges[from].push(Edge { to, similarity });
        edges[to].push(Edge {
            to: from,
            similarity,
        });
    }
}

/// Each sentence's edges, ascending by the other sentence, without duplicates.
fn in_order(mut edges: Vec<Vec<Edge>>) -> Vec<Vec<Edge>> {
    for edges in &mut edges {
        sort::by_key(edges, |edge| edge.to);
        edges.dedup_by_key(|edge| edge.to);
    }
    edges
}

impl Graph {
    /// Connects the sentences with these `vectors`. Every term id is below `terms`.
    #[must_use]
    pub fn of(vectors: &[Vector], terms: usize) -> Self {
        let mut postings: Vec<Vec<(usize, f32)>> = vec![Vec::new(); terms];
        for (sentence, vector) in vectors.iter().enumerate() {
            for &(term, weight) in vector {
                postings[term as usize].push((sentence, weight));
            }
        }
        let mut edges: Vec<Vec<Edge>> = vec![Vec::new(); vectors.len()];
        let mut sums = vec![0.0_f32; vectors.len()];
        let mut touched = Vec::new();
        for (from, vector) in vectors.iter().enumerate() {
            for &(term, weight) in vector {
                let posting = &postings[term as usize];
                if posting.len() > tuning::MAX_POSTINGS {
                    continue;
                }
                for &(to, other) in posting {
                    if sums[to] == 0.0 {
                        touched.push(to);
                    }
                    sums[to] += weight * other;
                }
            }
            let mut found: Vec<Edge> = touched
                .drain(..)
                .map(|to| {
                    let similarity = std::mem::take(&mut sums[to]).min(1.0);
                    Edge { to, similarity }
                })
                .filter(|edge| edge.to != from && edge.similarity >= tuning::MIN_EDGE)
                .collect();
            keep_strongest(&mut found, tuning::MAX_EDGES);
            join(&mut edges, from, found);
        }
        Self {
            edges: in_order(edges),
        }
    }

    /// The edges of `sentence`, ascending by the other sentence.
    #[must_use]
    pub fn edges(&self, sentence: usize) -> &[Edge] {
        self.edges.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// The highest similarities of `sentence` to an earlier and to a later sentence.
    #[must_use]
    pub fn nearest(&self, sentence: usize) -> (f32, f32) {
        let edges = self.edges(sentence);
        let most = |edges: &[Edge]| edges.iter().map(|edge| edge.similarity).fold(0.0, f32::max);
        let (before, after) = edges.split_at(edges.partition_point(|edge| edge.to < sentence));
        (most(before), most(after))
    }

    /// For each sentence, the edges that are among the `count` strongest of either end, ascending
    /// by the other sentence; they still run both ways.
    #[must_use]
    pub fn strongest(&self, count: usize) -> Vec<Vec<Edge>> {
        let mut kept: Vec<Vec<Edge>> = vec![Vec::new(); self.edges.len()];
        for (from, edges) in self.edges.iter().enumerate() {
            let mut edges = edges.clone();
            keep_strongest(&mut edges, count);
            join(&mut kept, from, edges);
        }
        in_order(kept)
    }

    /// Continuous LexRank (Erkan and Radev 2004): the share of a random surfer's time that each
    /// sentence gets, times the number of sentences, so that 1 is the average.
    #[must_use]
    pub fn lexrank(&self) -> Vec<f32> {
        let degrees: Vec<f32> = self
            .edges
            .iter()
            .map(|edges| edges.iter().map(|edge| edge.similarity).sum())
            .collect();
        let mut ranks = vec![1.0_f32; self.edges.len()];
        for _ in 0..tuning::MAX_ROUNDS {
            let next: Vec<f32> = self
                .edges
                .iter()
                .map(|edges| {
                    let received: f32 = edges
                        .iter()
                        .map(|edge| ranks[edge.to] * edge.similarity / degrees[edge.to])
                        .sum();
                    1.0 - tuning::DAMPING + tuning::DAMPING * received
                })
                .collect();
            let moved: f32 = next
                .iter()
                .zip(&ranks)
                .map(|(new, old)| (new - old).abs())
                .sum();
            ranks = next;
            if moved <= tuning::TOLERANCE * ranks.len() as f32 {
                break;
            }
        }
        ranks
    }

    /// The two halves of each sentence's degree: its similarity to earlier and to later sentences
    /// (PacSum, Zheng and Lapata 2019, weights them separately).
    #[must_use]
    pub fn directed_degrees(&self) -> Vec<(f32, f32)> {
        self.edges
            .iter()
            .enumerate()
            .map(|(from, edges)| {
                let split = edges.partition_point(|edge| edge.to < from);
                let sum = |edges: &[Edge]| edges.iter().map(|edge| edge.similarity).sum();
                let (before, after) = edges.split_at(split);
                (sum(before), sum(after))
            })
            .collect()
    }
}

/// Reduces `edges` to the `count` with the highest similarity; ties go to the earlier sentence.
fn keep_strongest(edges: &mut Vec<Edge>, count: usize) {
    let order = |a: &Edge, b: &Edge| b.similarity.total_cmp(&a.similarity).then(a.to.cmp(&b.to));
    if count < edges.len() {
        edges.select_nth_unstable_by(count, order);
        edges.truncate(count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::text::Document;

    fn graph(source: &str) -> Graph {
        let options = Options {
            as_is: true,
            ..Options::default()
        };
        let document = Document::parse(source, &options);
        let terms = Terms::of(&document);
        let vectors: Vec<_> = (0..document.passages.len())
            .map(|passage| vector(terms.of_passage(passage), &terms))
            .collect();
        Graph::of(&vectors, terms.len())
    }

    const HARBOUR: &str = "The harbour wall broke in the storm.\n\n\
        Engineers will rebuild the harbour wall before another storm.\n\n\
        A bakery in the old town sells almond cakes.\n\n\
        The storm also sank boats in the harbour.";

    #[test]
    fn edges_run_both_ways_with_one_weight() {
        let graph = graph(HARBOUR);
        for from in 0..4 {
            for edge in graph.edges(from) {
                let back = graph.edges(edge.to).iter().find(|back| back.to == from);
                assert_eq!(back.map(|back| back.similarity), Some(edge.similarity));
            }
        }
    }

    #[test]
    fn the_sentence_that_shares_nothing_is_least_central() {
        let ranks = graph(HARBOUR).lexrank();
        assert!((0..4).filter(|&i| i != 2).all(|i| ranks[i] > ranks[2]));
    }

    #[test]
    fn degrees_are_distinguished_by_direction() {
        let degrees = graph(HARBOUR).directed_degrees();
        assert_eq!(degrees[0].0, 0.0);
        assert!(degrees[0].1 > 0.0);
        assert_eq!(degrees[3].1, 0.0);
        assert!(degrees[3].0 > 0.0);
    }

    #[test]
    fn equal_sentences_have_similarity_one() {
        let graph = graph("Rain fell on Monday.\n\nThe sun shone.\n\nRain fell on Monday.");
        let edge = graph.edges(0)[0];
        assert_eq!(edge.to, 2);
        assert!(edge.similarity > 0.999);
    }

    #[test]
    fn a_text_without_words_has_an_empty_graph() {
        assert!(graph("").lexrank().is_empty());
        assert_eq!(graph("...\n\n!!!").edges(0), []);
    }
}

//! LexRank: sentences that resemble many others, which in turn resemble many others.
//!
//! Source: Erkan and Radev, "LexRank: graph-based lexical centrality as salience in text
//! summarization", JAIR 22 (2004). Terms, weights and threshold are those of sumy's
//! `LexRankSummarizer`: stop words dropped, words stemmed, term frequency relative to the
//! sentence's most frequent term, idf = ln(N / (1 + n)), and an edge wherever the cosine exceeds
//! 0.1. sumy stops the power method once the change falls below 0.1, usually after a step or two.
//! This implementation runs to convergence with the paper's damping, so that the baseline is no
//! weaker than its authors intended.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use rustc_hash::FxHashSet;

use crate::metrics::porter;

/// Two sentences are linked if their cosine exceeds this.
const THRESHOLD: f64 = 0.1;

/// The share of each sentence's weight that is spread evenly at every step.
const DAMPING: f64 = 0.15;

/// The power method stops at this change (Euclidean norm) or after this many steps.
const CHANGE: f64 = 1e-6;
const STEPS: usize = 200;

/// Words as sumy defines them: letters, with inner apostrophes and hyphens.
static WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\p{L}[\p{L}'’-]*").expect("a constant pattern"));

static STOP_WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| stop_words::get("en").iter().copied().collect());

/// Scores each sentence; the scores sum to 1.
#[must_use]
pub fn scores(sentences: &[&str]) -> Vec<f64> {
    let vectors = vectors(sentences);
    let count = vectors.len();
    let links: Vec<Vec<usize>> = vectors
        .iter()
        .map(|vector| {
            (0..count)
                .filter(|&other| cosine(vector, &vectors[other]) > THRESHOLD)
                .collect()
        })
        .collect();
    let even = 1.0 / count as f64;
    let mut scores = vec![even; count];
    for _ in 0..STEPS {
        let mut next = vec![DAMPING * even; count];
        for (linked, score) in links.iter().zip(&scores) {
            // A sentence with no neighbour (not even itself, if it has no terms) spreads its weight
            // evenly.
            if linked.is_empty() {
                for share in &mut next {
                    *share += (1.0 - DAMPING) * score * even;
                }
            }
            for &other in linked {
                next[other] += (1.0 - DAMPING) * score / linked.len() as f64;
            }
        }
        let squares = next
            .iter()
            .zip(&scores)
            .map(|(new, old)| (new - old) * (new - old));
        let change = squares.sum::<f64>().sqrt();
        scores = next;
        if change < CHANGE {
            break;
        }
    }
    scores
}

/// TF-IDF weights by term for each sentence, normalized to length 1 unless they are all zero.
fn vectors(sentences: &[&str]) -> Vec<BTreeMap<String, f64>> {
    let mut vectors: Vec<BTreeMap<String, f64>> = sentences
        .iter()
        .map(|sentence| {
            let mut frequencies = BTreeMap::new();
            for term in terms(sentence) {
                *frequencies.entry(term).or_insert(0.0) += 1.0;
            }
            frequencies
        })
        .collect();
    let mut containing: BTreeMap<String, f64> = BTreeMap::new();
    for term in vectors.iter().flat_map(BTreeMap::keys) {
        *containing.entry(term.clone()).or_default() += 1.0;
    }
    for vector in &mut vectors {
        // Dividing by the most frequent term's count would not change any cosine, so it is left
        // out.
        for (term, weight) in vector.iter_mut() {
            *weight *= libm::log(sentences.len() as f64 / (1.0 + containing[term]));
        }
        let length = vector
            .values()
            .map(|weight| weight * weight)
            .sum::<f64>()
            .sqrt();
        if length > 0.0 {
            vector.values_mut().for_each(|weight| *weight /= length);
        }
    }
    vectors
}

fn terms(sentence: &str) -> impl Iterator<Item = String> {
    WORD.find_iter(sentence)
        .map(|word| word.as_str().to_lowercase().replace('’', "'"))
        .filter(|word| !STOP_WORDS.contains(word.as_str()))
        .map(|word| porter::stem(&word))
}

fn cosine(one: &BTreeMap<String, f64>, other: &BTreeMap<String, f64>) -> f64 {
    one.iter()
        .filter_map(|(term, weight)| Some(weight * other.get(term)?))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: [&str; 6] = [
        "The council closed the old bridge over the river.",
        "Councils rarely do so.",
        "A band played in the park.",
        "Rivers rise in spring.",
        "Bridges age.",
        "It rained.",
    ];

    #[test]
    fn a_sentence_like_many_others_outranks_one_like_none() {
        let scores = scores(&ARTICLE);
        for other in 1..ARTICLE.len() {
            assert!(scores[0] > scores[other], "{scores:?}");
        }
    }

    #[test]
    fn scores_sum_to_one() {
        let sum: f64 = scores(&ARTICLE).iter().sum();
        assert!((sum - 1.0).abs() < 1e-9);
    }

    #[test]
    fn few_or_wordless_sentences_are_handled() {
        assert!(scores(&[]).is_empty());
        assert_eq!(scores(&["One."]), [1.0]);
        assert!(
            scores(&["…", "the of", ""])
                .iter()
                .all(|score| score.is_finite())
        );
    }
}

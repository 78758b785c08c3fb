//! The oracle: sentences chosen with the reference in hand, an upper bound for every extractive
//! system.
//!
//! Source: the greedy search of Nallapati, Zhai and Zhou, "SummaRuNNer" (AAAI 2017), with the sum
//! of ROUGE-1 and ROUGE-2 F1 as its gain, following Liu and Lapata (2019).

use super::Limit;
use crate::metrics::rouge::{Ngrams, Word};

/// Repeatedly adds the sentence that helps most, until none helps or fits. Returns ascending
/// indices.
///
/// `references` and `sentences` must share one vocabulary. With several references, each step
/// scores against the one that fits best.
#[must_use]
pub fn choose(
    references: &[Vec<Vec<Word>>],
    sentences: &[Vec<Word>],
    lengths: &[usize],
    limit: Limit,
) -> Vec<usize> {
    let references: Vec<[Ngrams; 2]> = references
        .iter()
        .map(|reference| ngrams(&reference.concat()))
        .collect();
    let gain = |chosen: &[usize]| -> f64 {
        let words: Vec<Word> = chosen
            .iter()
            .flat_map(|&at| &sentences[at])
            .copied()
            .collect();
        let [ones, twos] = ngrams(&words);
        references
            .iter()
            .map(|[reference_ones, reference_twos]| {
                reference_ones.f1(&ones) + reference_twos.f1(&twos)
            })
            .fold(0.0, f64::max)
    };
    let mut chosen = Vec::new();
    let (mut best, mut words) = (0.0, 0);
    loop {
        let mut choice = None;
        for (at, &length) in lengths.iter().enumerate() {
            if chosen.contains(&at) || !limit.admits(chosen.len(), words, length) {
                continue;
            }
            let mut with = chosen.clone();
            with.push(at);
            with.sort_unstable();
            let gain = gain(&with);
            if gain > best {
                best = gain;
                choice = Some((at, with));
            }
        }
        let Some((at, with)) = choice else {
            return chosen;
        };
        words += lengths[at];
        chosen = with;
    }
}

fn ngrams(words: &[Word]) -> [Ngrams; 2] {
    [1, 2].map(|size| Ngrams::of(words, size))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::rouge::Vocabulary;
    use pith::digest::Budget;

    fn chosen(references: &[&str], sentences: &[&str], budget: Budget) -> Vec<usize> {
        let mut vocabulary = Vocabulary::default();
        let references: Vec<_> = references
            .iter()
            .map(|text| vocabulary.lines(text))
            .collect();
        let sentences: Vec<_> = sentences
            .iter()
            .map(|text| vocabulary.words(text))
            .collect();
        let lengths: Vec<_> = sentences.iter().map(Vec::len).collect();
        choose(
            &references,
            &sentences,
            &lengths,
            Limit::of(budget, &lengths),
        )
    }

    const SENTENCES: [&str; 4] = [
        "It was a grey day.",
        "The old bridge was closed.",
        "Nobody minded.",
        "A new one will open in May.",
    ];

    #[test]
    fn it_chooses_what_the_reference_says_and_nothing_else() {
        let reference = "The old bridge was closed.\nA new one will open in May.";
        assert_eq!(
            chosen(&[reference], &SENTENCES, Budget::Sentences(3)),
            [1, 3]
        );
    }

    #[test]
    fn it_stays_within_the_budget() {
        let reference = "The old bridge was closed.\nA new one will open in May.";
        assert_eq!(chosen(&[reference], &SENTENCES, Budget::Sentences(1)), [3]);
    }

    #[test]
    fn any_of_several_references_will_do() {
        let references = ["Bananas are yellow.", "Nobody minded."];
        assert_eq!(chosen(&references, &SENTENCES, Budget::Sentences(3)), [2]);
    }

    #[test]
    fn it_chooses_nothing_if_nothing_helps() {
        assert!(chosen(&["Bananas"], &SENTENCES, Budget::Sentences(3)).is_empty());
    }
}

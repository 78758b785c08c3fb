//! Invariants of the choice of sentences, whatever their scores.

use pith::Span;
use pith::digest::{Budget, Neighbour, Sentence};
use pith::summary::selection::select;
use proptest::prelude::*;

/// Sentences with arbitrary scores and lengths, and mutual neighbours.
fn sentences() -> impl Strategy<Value = Vec<Sentence>> {
    let one = (-5.0_f32..5.0, 1_usize..60, any::<bool>());
    let many = prop::collection::vec(one, 1..40);
    let pairs = prop::collection::vec((0_usize..40, 0_usize..40, 0.1_f32..=1.0), 0..60);
    (many, pairs).prop_map(|(many, pairs)| {
        let mut sentences: Vec<Sentence> = many
            .into_iter()
            .map(|(score, words, depends)| Sentence {
                span: Span::default(),
                block: 0,
                words,
                score,
                coverage: -score,
                reasons: Vec::new(),
                depends,
                neighbours: Vec::new(),
            })
            .collect();
        for (a, b, similarity) in pairs {
            let known = |at: usize, to: usize| {
                let of: &Sentence = &sentences[at];
                of.neighbours.iter().any(|one| one.sentence == to)
            };
            if a < sentences.len() && b < sentences.len() && a != b && !known(a, b) {
                for (from, sentence) in [(a, b), (b, a)] {
                    sentences[from].neighbours.push(Neighbour {
                        sentence,
                        similarity,
                    });
                }
            }
        }
        sentences
    })
}

fn words(sentences: &[Sentence], summary: &[usize]) -> usize {
    summary.iter().map(|&index| sentences[index].words).sum()
}

proptest! {
    #[test]
    fn the_choice_is_ascending_and_never_empty(all in sentences(), count in 0_usize..45) {
        let summary = select(&all, Budget::Sentences(count));
        prop_assert!(!summary.is_empty());
        prop_assert!(summary.len() <= count.max(1));
        prop_assert!(summary.is_sorted_by(|a, b| a < b));
        prop_assert!(summary.iter().all(|&index| index < all.len()));
    }

    #[test]
    fn words_stay_within_the_budget_unless_no_sentence_fits(
        all in sentences(),
        budget in 0_usize..500,
    ) {
        let summary = select(&all, Budget::Words(budget));
        prop_assert!(words(&all, &summary) <= budget || summary.len() == 1);
    }

    #[test]
    fn any_share_is_answered(all in sentences(), share in any::<f32>()) {
        let summary = select(&all, Budget::Share(share));
        prop_assert!(!summary.is_empty());
        if share >= 1.0 {
            prop_assert_eq!(summary.len(), all.len());
        }
    }

    #[test]
    fn the_top_sentence_is_in_every_longer_summary(all in sentences(), count in 1_usize..45) {
        let top = select(&all, Budget::Sentences(1));
        let longer = select(&all, Budget::Sentences(count));
        prop_assert!(longer.contains(&top[0]));
    }

    #[test]
    fn near_duplicates_are_never_together_in_a_choice(all in sentences(), count in 1_usize..45) {
        let summary = select(&all, Budget::Sentences(count));
        prop_assume!(summary.len() < all.len());
        for &index in &summary {
            for neighbour in &all[index].neighbours {
                let both = summary.contains(&neighbour.sentence);
                prop_assert!(!both || neighbour.similarity < 0.7);
            }
        }
    }

    #[test]
    fn only_the_first_choice_may_lean_on_a_sentence_left_out(
        all in sentences(),
        count in 2_usize..45,
    ) {
        let top = select(&all, Budget::Sentences(1));
        let summary = select(&all, Budget::Sentences(count));
        for &index in summary.iter().filter(|&&index| index > 0 && all[index].depends) {
            prop_assert!(index == top[0] || summary.contains(&(index - 1)));
        }
    }
}

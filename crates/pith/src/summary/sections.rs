//! Long texts by their sections: a report of thirty pages is summed up over all of it, and not from
//! its first chapter alone.
//!
//! A section is what stands under a heading, or, where there are none, some pages. Sentences compete
//! within their section first: its best gets a share of what the section weighs, the second a third of
//! that, then a fifth (the divisors by which Sainte-Laguë deals seats to parties), so that a large and
//! central section has more sentences in a summary and every other one has its chance.

use crate::digest::Role;
use crate::text::{Document, Passage};

/// A text of no more words than this is summed up as one, …
const SHORT: f32 = 2_000.0;

/// … and one of so many wholly by its sections.
const LONG: f32 = 6_000.0;

/// A heading begins no section where the one before it has fewer words than this: it is a subheading.
const SMALLEST: usize = 200;

/// After so many words a section ends with the paragraph, …
const LARGE: usize = 1_000;

/// … and after so many with the sentence, as in a text without paragraphs.
const LARGEST: usize = 1_500;

/// How far a text of `words` is a long one, 0 to 1.
#[must_use]
pub fn longness(words: usize) -> f32 {
    let words = words.max(1) as f32;
    (libm::logf(words / SHORT) / libm::logf(LONG / SHORT)).clamp(0.0, 1.0)
}

/// The number of the section of each of `passages`, which have so many `words`.
#[must_use]
pub fn number(document: &Document, passages: &[&Passage], words: &[usize]) -> Vec<usize> {
    let mut section = 0;
    let mut so_far = 0;
    let mut block: Option<usize> = None;
    let mut numbers = Vec::with_capacity(passages.len());
    for (passage, &words) in passages.iter().zip(words) {
        let ends = block != Some(passage.block);
        let headed = block.is_some_and(|before| {
            let between = document.blocks.get(before..passage.block);
            between.is_some_and(|blocks| blocks.iter().any(|of| of.role == Role::Heading))
        });
        if headed && so_far >= SMALLEST || ends && so_far >= LARGE || so_far >= LARGEST {
            section += 1;
            so_far = 0;
        }
        block = Some(passage.block);
        so_far += words;
        numbers.push(section);
    }
    numbers
}

/// What each sentence has of the weight of its section: `scores` say which is its best, `centralities`
/// and `words` what the section weighs.
#[must_use]
pub fn shares(
    sections: &[usize],
    scores: &[f32],
    centralities: &[f32],
    words: &[usize],
) -> Vec<f32> {
    let mut shares = vec![0.0; sections.len()];
    let mut start = 0;
    for section in sections.chunk_by(|a, b| a == b) {
        let range = start..start + section.len();
        start = range.end;
        let length: usize = words[range.clone()].iter().sum();
        let central: f32 = centralities[range.clone()].iter().sum();
        let weight = central / section.len() as f32 * libm::sqrtf(length as f32);
        let mut order: Vec<usize> = range.collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
        for (rank, at) in order.into_iter().enumerate() {
            shares[at] = weight / (2.0 * rank as f32 + 1.0);
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_short_up_to_some_pages() {
        assert_eq!(longness(0), 0.0);
        assert_eq!(longness(2_000), 0.0);
        assert!((0.3..0.7).contains(&longness(3_500)));
        assert_eq!(longness(500_000), 1.0);
    }

    #[test]
    fn the_best_of_each_section_goes_before_the_second_best_of_any_that_weighs_as_much() {
        let shares = shares(
            &[0, 0, 0, 1, 1, 1],
            &[3.0, 2.0, 1.0, 0.1, 0.3, 0.2],
            &[1.0; 6],
            &[10; 6],
        );
        assert!(shares[4] == shares[0] && shares[4] > shares[1]);
    }
}

//! Treats long texts by section, so that a report of thirty pages is summarized as a whole and not
//! just from its first chapter.
//!
//! A section is the text under a heading or, without headings, a few pages. Sentences first compete
//! within their section: its best sentence gets a share of the section's weight, the second a third
//! of that, the third a fifth (the divisors of the Sainte-Laguë method for allocating seats to
//! parties). So a large and central section has more sentences in a summary, and every other one
//! still has a chance.

use crate::digest::Role;
use crate::sort;
use crate::summary::tuning;
use crate::text::{Document, Passage};

/// How long a text of `words` counts as, from 0 to 1.
#[must_use]
pub fn longness(words: usize) -> f32 {
    let words = words.max(1) as f32;
    (libm::logf(words / tuning::SHORT_TEXT) / libm::logf(tuning::LONG_TEXT / tuning::SHORT_TEXT))
        .clamp(0.0, 1.0)
}

/// The section number of each of `passages`, which have these numbers of `words`.
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
        if headed && so_far >= tuning::SMALLEST_SECTION
            || ends && so_far >= tuning::LARGE_SECTION
            || so_far >= tuning::LARGEST_SECTION
        {
            section += 1;
            so_far = 0;
        }
        block = Some(passage.block);
        so_far += words;
        numbers.push(section);
    }
    numbers
}

/// Each sentence's share of its section's weight: `scores` decide which sentence is best,
/// `centralities` and `words` how much the section weighs.
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
        sort::by(&mut order, |&a, &b| {
            scores[b].total_cmp(&scores[a]).then(a.cmp(&b))
        });
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
    fn a_text_is_short_up_to_a_few_pages() {
        assert_eq!(longness(0), 0.0);
        assert_eq!(longness(2_000), 0.0);
        assert!((0.3..0.7).contains(&longness(3_500)));
        assert_eq!(longness(500_000), 1.0);
    }

    #[test]
    fn the_best_of_each_section_comes_before_the_second_best_of_equal_sections() {
        let shares = shares(
            &[0, 0, 0, 1, 1, 1],
            &[3.0, 2.0, 1.0, 0.1, 0.3, 0.2],
            &[1.0; 6],
            &[10; 6],
        );
        assert!(shares[4] == shares[0] && shares[4] > shares[1]);
    }
}

//! How many of the main things of an article a sentence speaks of.

use crate::digest::{Entity, Keyword, Mention};
use crate::span::Span;

/// How many entities are taken for the main ones.
const MAIN_ENTITIES: usize = 10;

/// For each of `sentences` the share of the weight of the main named entities that it mentions,
/// 0 to 1. `mentions` are in order, `entities` weightiest first.
#[must_use]
pub fn of_entities(sentences: &[Span], mentions: &[Mention], entities: &[Entity]) -> Vec<f32> {
    let mut weights = vec![0.0; entities.len()];
    let main = entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.kind.is_name())
        .take(MAIN_ENTITIES);
    for (index, entity) in main {
        weights[index] = entity.weight;
    }
    let places: Vec<(Span, usize)> = mentions
        .iter()
        .map(|mention| (mention.span, mention.entity))
        .collect();
    shares(sentences, &places, &weights)
}

/// For each of `sentences` the share of the weight of `keywords` that it has, 0 to 1.
#[must_use]
pub fn of_keywords(sentences: &[Span], keywords: &[Keyword]) -> Vec<f32> {
    let weights: Vec<f32> = keywords.iter().map(|keyword| keyword.weight).collect();
    let mut places: Vec<(Span, usize)> = keywords
        .iter()
        .enumerate()
        .flat_map(|(index, keyword)| keyword.spans.iter().map(move |&span| (span, index)))
        .collect();
    places.sort_unstable();
    shares(sentences, &places, &weights)
}

/// The share of all `weights` that each sentence has; a thing counts once a sentence. `places` are
/// in order, each with the index of its thing.
fn shares(sentences: &[Span], places: &[(Span, usize)], weights: &[f32]) -> Vec<f32> {
    let total: f32 = weights.iter().sum();
    let mut places = places.iter().peekable();
    let mut seen: Vec<usize> = Vec::new();
    sentences
        .iter()
        .map(|sentence| {
            seen.clear();
            while let Some((span, thing)) =
                places.next_if(|(span, _)| span.start() < sentence.end())
            {
                if span.start() >= sentence.start() {
                    seen.push(*thing);
                }
            }
            seen.sort_unstable();
            seen.dedup();
            let sum: f32 = seen.iter().filter_map(|&thing| weights.get(thing)).sum();
            if total > 0.0 {
                (sum / total).clamp(0.0, 1.0)
            } else {
                0.0
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_counts_once_in_a_sentence() {
        let sentences = [Span::new(0, 10), Span::new(11, 20)];
        let places = [
            (Span::new(1, 3), 0),
            (Span::new(4, 6), 0),
            (Span::new(12, 14), 0),
            (Span::new(15, 17), 1),
        ];
        assert_eq!(shares(&sentences, &places, &[3.0, 1.0]), [0.75, 1.0]);
    }

    #[test]
    fn places_between_sentences_count_for_none() {
        let sentences = [Span::new(5, 10)];
        assert_eq!(shares(&sentences, &[(Span::new(0, 2), 0)], &[1.0]), [0.0]);
        assert_eq!(shares(&sentences, &[], &[]), [0.0]);
    }
}

//! How many of an article's main topics a sentence mentions.

use crate::digest::{Entity, Keyword, Mention};
use crate::sort;
use crate::span::Span;
use crate::summary::tuning;

/// For each of some sentences, its share of a total weight, from 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shares {
    /// Of everything that it mentions.
    pub all: Vec<f32>,
    /// Of what no earlier sentence mentions.
    pub first: Vec<f32>,
}

/// The share of the weight of the main named entities that each of `sentences` mentions. `mentions`
/// must be in order, `entities` most important first.
#[must_use]
pub fn of_entities(sentences: &[Span], mentions: &[Mention], entities: &[Entity]) -> Shares {
    let mut weights = vec![0.0; entities.len()];
    let main = entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.kind.is_name())
        .take(tuning::MAIN_ENTITIES);
    for (index, entity) in main {
        weights[index] = entity.weight;
    }
    let places: Vec<(Span, usize)> = mentions
        .iter()
        .map(|mention| (mention.span, mention.entity))
        .collect();
    shares(sentences, &places, &weights)
}

/// For each of `sentences`, the share of the weight of `keywords` that it contains, from 0 to 1.
#[must_use]
pub fn of_keywords(sentences: &[Span], keywords: &[Keyword]) -> Vec<f32> {
    let weights: Vec<f32> = keywords.iter().map(|keyword| keyword.weight).collect();
    let mut places: Vec<(Span, usize)> = keywords
        .iter()
        .enumerate()
        .flat_map(|(index, keyword)| keyword.spans.iter().map(move |&span| (span, index)))
        .collect();
    sort::ascending(&mut places);
    shares(sentences, &places, &weights).all
}

/// The share of all `weights` that each sentence has; a thing counts once per sentence. `places`
/// must be in order, each with the index of its thing.
fn shares(sentences: &[Span], places: &[(Span, usize)], weights: &[f32]) -> Shares {
    let total: f32 = weights.iter().sum();
    let share = |sum: f32| {
        if total > 0.0 {
            (sum / total).clamp(0.0, 1.0)
        } else {
            0.0
        }
    };
    let mut places = places.iter().peekable();
    let mut known = vec![false; weights.len()];
    let mut seen: Vec<usize> = Vec::new();
    let mut shares = Shares::default();
    for sentence in sentences {
        seen.clear();
        while let Some((span, thing)) = places.next_if(|(span, _)| span.start() < sentence.end()) {
            if span.start() >= sentence.start() {
                seen.push(*thing);
            }
        }
        sort::ascending(&mut seen);
        seen.dedup();
        let (mut all, mut first) = (0.0_f32, 0.0_f32);
        for &thing in &seen {
            let weight = weights.get(thing).copied().unwrap_or(0.0);
            all += weight;
            if let Some(known) = known.get_mut(thing)
                && !std::mem::replace(known, true)
            {
                first += weight;
            }
        }
        shares.all.push(share(all));
        shares.first.push(share(first));
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_counts_once_per_sentence() {
        let sentences = [Span::new(0, 10), Span::new(11, 20)];
        let places = [
            (Span::new(1, 3), 0),
            (Span::new(4, 6), 0),
            (Span::new(12, 14), 0),
            (Span::new(15, 17), 1),
        ];
        let shares = shares(&sentences, &places, &[3.0, 1.0]);
        assert_eq!(shares.all, [0.75, 1.0]);
        assert_eq!(shares.first, [0.75, 0.25]);
    }

    #[test]
    fn places_between_sentences_count_for_none() {
        let sentences = [Span::new(5, 10)];
        let before = [(Span::new(0, 2), 0)];
        assert_eq!(shares(&sentences, &before, &[1.0]).all, [0.0]);
        assert_eq!(shares(&sentences, &[], &[]).all, [0.0]);
    }
}

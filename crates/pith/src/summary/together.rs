//! Summarizes several articles as one.

use crate::digest::{Article, Sentence};
use crate::span::Span;
use crate::summary::tuning;

/// Gives the `sentences` of several `articles` the scores and reasons that they have `alone`, each
/// within its own article, since what counts is a sentence's position there and not in the combined
/// text.
///
/// `alone` holds each article's own sentences by their spans in the combined text, in order.
pub fn rescore(sentences: &mut [Sentence], alone: Vec<(Span, Sentence)>, articles: &[Article]) {
    let article = |span: Span| articles.partition_point(|article| article.span.end() < span.end());
    let places: Vec<_> = sentences.iter().map(|of| article(of.span)).collect();
    let mut alone = alone.into_iter().peekable();
    for (sentence, place) in sentences.iter_mut().zip(&places) {
        while alone.next_if(|(span, _)| *span < sentence.span).is_some() {}
        let Some((_, own)) = alone.next_if(|(span, _)| *span == sentence.span) else {
            continue;
        };
        let elsewhere = sentence
            .neighbours
            .iter()
            .filter(|neighbour| places[neighbour.sentence] != *place);
        let agreement = elsewhere
            .map(|neighbour| neighbour.similarity)
            .fold(0.0, f32::max);
        sentence.score = own.score + tuning::AGREEMENT_BONUS * agreement;
        sentence.coverage = own.coverage + tuning::AGREEMENT_BONUS * agreement;
        sentence.reasons = own.reasons;
        sentence.depends = own.depends;
    }
    each_in_its_turn(sentences, &places, articles.len());
}

/// Puts the best sentence of each article ahead of the second best of any: a summary of several
/// articles must not cover just one.
fn each_in_its_turn(sentences: &mut [Sentence], places: &[usize], articles: usize) {
    let mut best: Vec<Option<usize>> = vec![None; articles];
    for (at, &place) in places.iter().enumerate() {
        let Some(first) = best.get_mut(place) else {
            continue;
        };
        if first.is_none_or(|first| sentences[at].score > sentences[first].score) {
            *first = Some(at);
        }
    }
    let lowest = (best.iter().flatten())
        .map(|&first| sentences[first].score)
        .fold(f32::INFINITY, f32::min);
    let highest = (sentences.iter().zip(places).enumerate())
        .filter(|(at, (_, place))| best.get(**place) != Some(&Some(*at)))
        .map(|(_, (sentence, _))| sentence.score)
        .fold(f32::NEG_INFINITY, f32::max);
    let behind = highest - lowest;
    if behind.is_finite() && behind >= 0.0 {
        for first in best.into_iter().flatten() {
            sentences[first].score += behind + tuning::AHEAD_OF_SECONDS;
        }
    }
}

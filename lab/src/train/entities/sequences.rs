//! Prepares documents for training: features as row numbers of the weights.

use pith::entities::model::context::Context;
use pith::entities::model::features;
use pith::entities::model::hash::FEATURE_BITS;
use pith::entities::model::labels::Label;
use pith::entities::model::nonlocal::Votes;

use super::corpus::Document;
use super::crf::{Row, Sequence};

/// No row.
const NONE: u32 = u32::MAX;

/// Maps the kept features to rows.
pub struct Index {
    rows: Vec<u32>,
    features: Vec<u32>,
}

impl Index {
    /// Counts the features that `each` reports, and keeps those seen at least `least` times.
    pub fn new(least: u32, each: impl FnOnce(&mut dyn FnMut(u32))) -> Self {
        let mut rows = vec![0_u32; 1 << FEATURE_BITS];
        each(&mut |feature| rows[feature as usize] += 1);
        let mut features = Vec::new();
        for (feature, row) in rows.iter_mut().enumerate() {
            if *row >= least {
                *row = features.len() as u32;
                features.push(feature as u32);
            } else {
                *row = NONE;
            }
        }
        Self { rows, features }
    }

    /// The kept features, ascending, one per row.
    pub fn features(&self) -> &[u32] {
        &self.features
    }

    fn row(&self, feature: u32) -> Option<u32> {
        self.rows
            .get(feature as usize)
            .copied()
            .filter(|&row| row != NONE)
    }
}

/// Calls `each` with every feature of the first pass.
pub fn visit(context: &Context, each: &mut dyn FnMut(u32)) {
    for passage in &context.passages {
        for at in 0..passage.tokens.len() {
            features::all(context, passage, at, &mut |feature| each(feature));
        }
    }
}

/// Calls `each` with every feature of the second pass, given the first pass's labels.
pub fn visit_votes(context: &Context, labels: &[Vec<Label>], each: &mut dyn FnMut(u32)) {
    let votes = Votes::count(context, labels);
    for (passage, labels) in context.passages.iter().zip(labels) {
        for at in 0..passage.tokens.len() {
            votes.features(context, passage, at, labels, &mut |feature| each(feature));
        }
    }
}

/// The passages of a document as sequences for the first pass.
pub fn first_pass(document: &Document, context: &Context, index: &Index) -> Vec<Sequence> {
    document
        .passages
        .iter()
        .zip(&context.passages)
        .map(|(labelled, passage)| {
            let mut sequence = Sequence {
                gold: labelled.gold.clone(),
                ..Sequence::default()
            };
            for at in 0..passage.tokens.len() {
                features::all(context, passage, at, &mut |feature| {
                    sequence.features.extend(index.row(feature));
                });
                sequence.ends.push(sequence.features.len() as u32);
            }
            sequence
        })
        .collect()
}

/// The first pass's output for a document that it was not trained on.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// The scores of every token of every passage.
    pub scores: Vec<Vec<Row>>,
    /// The labels.
    pub labels: Vec<Vec<Label>>,
}

/// The passages of a document as sequences for the second pass.
pub fn second_pass(
    document: &Document,
    context: &Context,
    judged: &Judged,
    index: &Index,
) -> Vec<Sequence> {
    let votes = Votes::count(context, &judged.labels);
    let mut sequences = Vec::with_capacity(document.passages.len());
    for (number, passage) in context.passages.iter().enumerate() {
        let mut sequence = Sequence {
            gold: document.passages[number].gold.clone(),
            prior: judged.scores[number].clone(),
            ..Sequence::default()
        };
        for at in 0..passage.tokens.len() {
            votes.features(
                context,
                passage,
                at,
                &judged.labels[number],
                &mut |feature| {
                    sequence.features.extend(index.row(feature));
                },
            );
            sequence.ends.push(sequence.features.len() as u32);
        }
        sequences.push(sequence);
    }
    sequences
}

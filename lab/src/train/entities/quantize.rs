//! Converts a trained field to the model's bytes.

use pith::entities::model::STEP;
use pith::entities::model::confidence::Factors;
use pith::entities::model::decode::Decoder;
use pith::entities::model::labels::{LABELS, Label};
use pith::entities::model::weights::{Row, Scores, WIDTH, Weights};
use pith::models::ModelError;

use super::crf::{self, Crf};

/// The smallest weight that is kept, in steps.
pub const LEAST_WEIGHT: i32 = 2;

/// Appends a field's weights in steps of [`STEP`]; `features` holds each row's feature, ascending.
///
/// # Errors
/// As [`Weights::encode`].
pub fn weights(crf: &Crf, features: &[u32], out: &mut Vec<u8>) -> Result<(), ModelError> {
    let mut rows = Vec::new();
    for (row, &feature) in features.iter().enumerate() {
        let mut weights = [0_i8; LABELS];
        for (small, weight) in weights.iter_mut().zip(crf.weights(row as u32)) {
            let steps = steps(*weight);
            if steps.abs() >= LEAST_WEIGHT {
                *small = steps.clamp(-127, 127) as i8;
            }
        }
        if weights.iter().any(|&weight| weight != 0) {
            rows.push(Row { feature, weights });
        }
    }
    let mut transitions = [[0; LABELS]; LABELS];
    for (previous, row) in transitions.iter_mut().enumerate() {
        for (next, value) in row.iter_mut().enumerate() {
            *value = small(crf.own_transition(previous as Label, next as Label));
        }
    }
    Weights::encode(&rows, &transitions, out)
}

/// A decoder for a field being trained.
pub fn decoder(crf: &Crf) -> Decoder {
    Decoder::new(|previous, next| {
        i32::from(small(crf.transition(previous as Label, next as Label)))
    })
}

/// The factors of a field being trained.
pub fn factors(crf: &Crf) -> Factors {
    Factors::new(|previous, next| {
        i32::from(small(crf.transition(previous as Label, next as Label)))
    })
}

/// A passage's scores in the engine's format.
pub fn scores(rows: &[crf::Row]) -> Vec<Scores> {
    rows.iter()
        .map(|row| {
            let mut scores = [0; WIDTH];
            for (score, value) in scores.iter_mut().zip(row) {
                *score = small(*value);
            }
            scores
        })
        .collect()
}

fn steps(value: f32) -> i32 {
    libm::roundf(value / STEP) as i32
}

fn small(value: f32) -> i16 {
    steps(value).clamp(-16_000, 16_000) as i16
}

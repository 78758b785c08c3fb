//! Makes the tagger's log odds usable as confidence: Platt scaling (1999) on a fold of the training
//! documents that neither pass was trained on. The development sets play no part in it, so that
//! they can be used to evaluate it.

use pith::entities::model::confidence::Calibration;
use pith::entities::model::labels::{self, NameClass};

use super::corpus::{Document, first};
use super::crf::{Crf, Sequence};
use super::quantize;

/// The log odds of a predicted name, and whether it is right.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    odds: f32,
    right: bool,
}

/// The names that the second pass finds in a document with these `sequences`. `misc` says whether
/// the document's corpus marks names other than people, organizations and places.
pub fn judge(crf: &Crf, document: &Document, sequences: &[Sequence], misc: bool) -> Vec<Found> {
    let decoder = quantize::decoder(crf);
    let factors = quantize::factors(crf);
    let is_misc = |class| matches!(class, NameClass::Group | NameClass::Other);
    let mut all = Vec::new();
    for (passage, sequence) in document.passages.iter().zip(sequences) {
        let scores = quantize::scores(&crf.scores(sequence));
        let best = decoder.decode(&scores);
        let gold: Vec<labels::Label> = passage.gold.iter().copied().map(first).collect();
        let gold = labels::names(&gold);
        for (tokens, class) in labels::names(&best) {
            if is_misc(class) && !misc {
                continue;
            }
            let right = gold.iter().any(|(span, kind)| {
                *span == tokens && (*kind == class || is_misc(*kind) && is_misc(class))
            });
            let odds = factors.odds(&scores, &best, &tokens, class);
            all.push(Found { odds, right });
        }
    }
    all
}

/// The maximum-likelihood slope and offset, by Newton's method.
#[must_use]
pub fn platt(found: &[Found]) -> Calibration {
    let (mut slope, mut shift) = (1.0_f64, 0.0_f64);
    for _ in 0..30 {
        let (mut g, mut h) = ([0.0; 2], [1e-3, 0.0, 1e-3]);
        for one in found {
            let odds = f64::from(one.odds);
            let p = 1.0 / (1.0 + libm::exp(-(slope * odds + shift)));
            let miss = p - f64::from(u8::from(one.right));
            g[0] += miss * odds;
            g[1] += miss;
            let bend = p * (1.0 - p);
            h[0] += bend * odds * odds;
            h[1] += bend * odds;
            h[2] += bend;
        }
        let determinant = h[0] * h[2] - h[1] * h[1];
        slope -= (h[2] * g[0] - h[1] * g[1]) / determinant;
        shift -= (h[0] * g[1] - h[1] * g[0]) / determinant;
    }
    if found.is_empty() || !slope.is_finite() || !shift.is_finite() {
        return SHARED;
    }
    Calibration {
        slope: slope as f32,
        shift: shift as f32,
    }
}

/// A fallback if there are no names to fit: roughly what most languages get.
const SHARED: Calibration = Calibration {
    slope: 0.6,
    shift: 0.0,
};

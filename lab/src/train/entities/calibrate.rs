//! How far the field's odds can be believed: Platt's calibration (1999) on sets that it did not learn from.

use std::io;
use std::path::Path;

use pith::entities::model::Model;
use pith::entities::model::confidence::Calibration;
use pith::entities::model::labels::{self, NameClass};

use super::corpus::{Document, first};
use super::sources::Sources;

/// Log odds of a name that was found, how much it counts, and whether it is right.
struct Found {
    odds: f32,
    weight: f32,
    right: bool,
}

/// Fits the calibration on the language's development sets, each counting the same.
///
/// # Errors
/// Where a corpus cannot be read.
pub fn fit(data: &Path, sources: &Sources, model: &Model) -> io::Result<Calibration> {
    let mut all = Vec::new();
    for source in sources.development {
        let documents = super::read(data, sources, source)?;
        let mut found = judged(model, &documents, source.misc);
        let weight = 1.0 / found.len().max(1) as f32;
        found.iter_mut().for_each(|one| one.weight = weight);
        all.extend(found);
    }
    Ok(platt(&all))
}

fn judged(model: &Model, documents: &[Document], misc: bool) -> Vec<Found> {
    let mut all = Vec::new();
    for document in documents {
        let reading = model.read(&document.tokens());
        for (number, passage) in document.passages.iter().enumerate() {
            let gold: Vec<labels::Label> = passage.gold.iter().copied().map(first).collect();
            let gold = labels::names(&gold);
            let is_misc = |class| matches!(class, NameClass::Group | NameClass::Other);
            for (tokens, class) in labels::names(&reading.labels()[number]) {
                if is_misc(class) && !misc {
                    continue;
                }
                let right = gold.iter().any(|(span, kind)| {
                    *span == tokens && (*kind == class || is_misc(*kind) && is_misc(class))
                });
                all.push(Found {
                    odds: reading.odds(number, &tokens, class),
                    weight: 0.0,
                    right,
                });
            }
        }
    }
    all
}

/// The slope and shift of the greatest likelihood, by Newton's method.
fn platt(found: &[Found]) -> Calibration {
    let (mut slope, mut shift) = (1.0_f64, 0.0_f64);
    for _ in 0..30 {
        let (mut g, mut h) = ([0.0; 2], [1e-3, 0.0, 1e-3]);
        for one in found {
            let (odds, weight) = (f64::from(one.odds), f64::from(one.weight));
            let p = 1.0 / (1.0 + libm::exp(-(slope * odds + shift)));
            let miss = p - f64::from(u8::from(one.right));
            g[0] += weight * miss * odds;
            g[1] += weight * miss;
            let bend = weight * p * (1.0 - p);
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

/// For a language without a development set: about what the others have.
const SHARED: Calibration = Calibration {
    slope: 0.6,
    shift: 0.0,
};

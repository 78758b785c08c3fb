//! What a model is fitted to: slopes and curvatures of a loss over the sentences of one article.

use super::Group;

/// The first two derivatives of the loss by a sentence's score.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gradient {
    /// The first.
    pub slope: f64,
    /// The second, or an upper bound of it.
    pub curvature: f64,
}

impl Gradient {
    /// The sum.
    #[must_use]
    pub fn add(self, other: Self) -> Self {
        Self {
            slope: self.slope + other.slope,
            curvature: self.curvature + other.curvature,
        }
    }
}

/// A loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Objective {
    /// Squared distance of the score from the gain.
    Regression,
    /// Cross-entropy of the softmax of the scores with that of the gains, divided by a temperature
    /// (ListNet, Cao et al. 2007).
    Listwise {
        /// In standard deviations of the article's gains.
        temperature: f64,
    },
}

impl Objective {
    /// Fills `out` with the gradients at `scores`; each article weighs `group.weight` in all.
    pub fn gradients(self, group: &Group, scores: &[f64], out: &mut [Gradient]) {
        match self {
            Self::Regression => {
                let weight = group.weight / scores.len().max(1) as f64;
                for ((out, score), gain) in out.iter_mut().zip(scores).zip(&group.gains) {
                    out.slope = weight * (score - gain);
                    out.curvature = weight;
                }
            }
            Self::Listwise { temperature } => {
                let wanted: Vec<f64> = group.gains.iter().map(|gain| gain / temperature).collect();
                let (wanted, given) = (softmax(&wanted), softmax(scores));
                for ((out, wanted), given) in out.iter_mut().zip(wanted).zip(given) {
                    out.slope = group.weight * (given - wanted);
                    out.curvature = group.weight * (given * (1.0 - given)).max(1e-6);
                }
            }
        }
    }
}

fn softmax(scores: &[f64]) -> Vec<f64> {
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = scores.iter().map(|score| libm::exp(score - most)).collect();
    let sum: f64 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
}

//! Logistic regression by full-batch gradient descent with momentum: deterministic.

/// A training example: its features, its class, and its weight.
#[derive(Clone, Copy, Debug)]
pub struct Example<'a> {
    /// The values of the features.
    pub features: &'a [f32],
    /// Whether it belongs to the class.
    pub positive: bool,
    /// Its weight, above 0.
    pub weight: f64,
}

const STEPS: usize = 1_500;
const RATE: f64 = 0.5;
const MOMENTUM: f64 = 0.9;

/// Fits one weight per feature, minimizing the mean weighted log loss plus `ridge` / 2 times the
/// squared distance from `prior`.
#[must_use]
pub fn fit(examples: &[Example], prior: &[f64], ridge: f64) -> Vec<f64> {
    let mut weights = prior.to_vec();
    let mut velocity = vec![0.0; prior.len()];
    let all: f64 = examples.iter().map(|example| example.weight).sum();
    // Most features of a block are 0.
    let sparse: Vec<Vec<(usize, f64)>> = examples
        .iter()
        .map(|example| {
            let values = example.features.iter().enumerate();
            values
                .filter(|(_, value)| **value != 0.0)
                .map(|(at, value)| (at, f64::from(*value)))
                .collect()
        })
        .collect();
    let mut gradient = vec![0.0; prior.len()];
    for _ in 0..STEPS {
        for ((slot, weight), prior) in gradient.iter_mut().zip(&weights).zip(prior) {
            *slot = ridge * (weight - prior);
        }
        for (example, values) in examples.iter().zip(&sparse) {
            let logit: f64 = values.iter().map(|(at, value)| weights[*at] * value).sum();
            let truth = f64::from(u8::from(example.positive));
            let error = (1.0 / (1.0 + libm::exp(-logit)) - truth) * example.weight / all;
            for (at, value) in values {
                gradient[*at] += error * value;
            }
        }
        for ((weight, speed), slope) in weights.iter_mut().zip(&mut velocity).zip(&gradient) {
            *speed = MOMENTUM * *speed - RATE * slope;
            *weight += *speed;
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_predictive_feature_gets_its_sign_and_an_irrelevant_one_stays_near_its_prior() {
        let examples: Vec<Example> = [([1.0, 1.0, 0.0], true), ([1.0, 0.0, 0.0], false)]
            .iter()
            .map(|(features, positive)| Example {
                features,
                positive: *positive,
                weight: 1.0,
            })
            .collect();
        let weights = fit(&examples, &[0.0; 3], 0.01);
        assert!(
            weights[1] > 1.0 && weights[0] < 0.0 && weights[2] == 0.0,
            "{weights:?}"
        );
    }
}

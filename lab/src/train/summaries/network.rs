//! The models that the trees are held against: a linear one, and a perceptron with a hidden layer.

use fastrand::Rng;
use pith::summary::features::{Features, Signal};

use super::{Gradient, Group, objective::Objective};

/// Rounds over all articles, and articles to a step.
const ROUNDS: usize = 30;
const BATCH: usize = 32;

/// Adam's (Kingma and Ba 2015) rate and the decay of the weights.
const RATE: f64 = 0.01;
const DECAY: f64 = 1e-4;

/// A network with one hidden layer of tanh units, or none: then it is linear.
pub struct Network {
    mean: Vec<f64>,
    scale: Vec<f64>,
    hidden: usize,
    /// For each hidden unit its weights, its bias and its weight in the answer; then the weights of
    /// the signals in the answer.
    weights: Vec<f64>,
}

const UNIT: usize = Signal::COUNT + 2;

impl Network {
    /// Fits a network of `hidden` units to `groups`.
    #[must_use]
    pub fn fit(groups: &[&Group], objective: Objective, hidden: usize) -> Self {
        let rows = || groups.iter().flat_map(|group| &group.features);
        let count = rows().count().max(1) as f64;
        let mut mean = vec![0.0; Signal::COUNT];
        let mut scale = vec![0.0; Signal::COUNT];
        for row in rows() {
            for (sum, &value) in mean.iter_mut().zip(&row.0) {
                *sum += f64::from(value) / count;
            }
        }
        for row in rows() {
            for ((sum, &value), mean) in scale.iter_mut().zip(&row.0).zip(&mean) {
                *sum += (f64::from(value) - mean) * (f64::from(value) - mean) / count;
            }
        }
        for scale in &mut scale {
            *scale = 1.0 / scale.sqrt().max(1e-6);
        }
        let mut random = Rng::with_seed(7);
        let size = hidden * UNIT + Signal::COUNT;
        let weights = (0..size)
            .map(|at| {
                let spread = if at < hidden * UNIT { 0.2 } else { 0.0 };
                spread * (2.0 * random.f64() - 1.0)
            })
            .collect();
        let mut network = Self {
            mean,
            scale,
            hidden,
            weights,
        };
        let (mut first, mut second) = (vec![0.0; size], vec![0.0; size]);
        let mut order: Vec<usize> = (0..groups.len()).collect();
        let mut step = 0;
        for round in 0..ROUNDS {
            random.shuffle(&mut order);
            let rate = RATE * (1.0 - round as f64 / ROUNDS as f64);
            for batch in order.chunks(BATCH) {
                step += 1;
                let mut slopes = vec![0.0; size];
                for &at in batch {
                    network.add_slopes(groups[at], objective, &mut slopes);
                }
                for (at, slope) in slopes.iter().enumerate() {
                    let slope = slope / batch.len() as f64 + DECAY * network.weights[at];
                    first[at] = 0.9 * first[at] + 0.1 * slope;
                    second[at] = 0.999 * second[at] + 0.001 * slope * slope;
                    let mean = first[at] / (1.0 - libm::pow(0.9, f64::from(step)));
                    let square = second[at] / (1.0 - libm::pow(0.999, f64::from(step)));
                    network.weights[at] -= rate * mean / (square.sqrt() + 1e-8);
                }
            }
        }
        network
    }

    /// The score of a sentence.
    #[must_use]
    pub fn score(&self, features: &Features) -> f64 {
        self.pass(&self.input(features)).0
    }

    fn input(&self, features: &Features) -> Vec<f64> {
        let scaled = features.0.iter().zip(&self.mean).zip(&self.scale);
        scaled
            .map(|((&value, mean), scale)| (f64::from(value) - mean) * scale)
            .collect()
    }

    fn pass(&self, input: &[f64]) -> (f64, Vec<f64>) {
        let dot = |weights: &[f64]| -> f64 { weights.iter().zip(input).map(|(w, x)| w * x).sum() };
        let (units, direct) = self.weights.split_at(self.hidden * UNIT);
        let mut score = dot(direct);
        let mut states = Vec::with_capacity(self.hidden);
        for unit in units.chunks(UNIT) {
            let state = libm::tanh(dot(unit) + unit[UNIT - 2]);
            score += unit[UNIT - 1] * state;
            states.push(state);
        }
        (score, states)
    }

    fn add_slopes(&self, group: &Group, objective: Objective, slopes: &mut [f64]) {
        let inputs: Vec<Vec<f64>> = group.features.iter().map(|of| self.input(of)).collect();
        let passes: Vec<_> = inputs.iter().map(|input| self.pass(input)).collect();
        let scores: Vec<f64> = passes.iter().map(|(score, _)| *score).collect();
        let mut gradients = vec![Gradient::default(); scores.len()];
        objective.gradients(group, &scores, &mut gradients);
        for ((input, (_, states)), gradient) in inputs.iter().zip(&passes).zip(&gradients) {
            let (units, direct) = slopes.split_at_mut(self.hidden * UNIT);
            for (slope, x) in direct.iter_mut().zip(input) {
                *slope += gradient.slope * x;
            }
            let pairs = units.chunks_mut(UNIT).zip(self.weights.chunks(UNIT));
            for ((slope, weights), state) in pairs.zip(states) {
                let back = gradient.slope * weights[UNIT - 1] * (1.0 - state * state);
                for (slope, x) in slope.iter_mut().zip(input) {
                    *slope += back * x;
                }
                slope[UNIT - 2] += back;
                slope[UNIT - 1] += gradient.slope * state;
            }
        }
    }
}

//! The forward-backward algorithm: sums over all label sequences.

use pith::entities::model::labels::{LABELS, Label, OUTSIDE, may_follow};
use pith::entities::model::weights::WIDTH;

use super::corpus::LabelSet;

/// A number for each label.
pub type Row = [f32; WIDTH];

/// Expected labels and label pairs under a field.
pub struct Marginals {
    /// For each token, the probability of each label.
    pub labels: Vec<Row>,
    /// The expected count of each label following each other.
    pub pairs: [Row; WIDTH],
}

impl Marginals {
    /// The marginals over the sequences that `only` allows (all, if it is `None`), given each
    /// token's potentials and those of label transitions. Sums are rescaled at every token.
    pub fn of(potentials: &[Row], after: &[Row; WIDTH], only: Option<&[LabelSet]>) -> Self {
        let emissions = allowed(potentials, only);
        let forward = forward(&emissions, after);
        let mut labels = forward.clone();
        let mut pairs = [[0.0; WIDTH]; WIDTH];
        let mut backward = [1.0_f32; WIDTH];
        for at in (1..emissions.len()).rev() {
            let mut beyond = backward;
            for (value, emission) in beyond.iter_mut().zip(&emissions[at]) {
                *value *= emission;
            }
            let mut next = [0.0_f32; WIDTH];
            let mut total = 0.0;
            for ((value, row), mass) in next.iter_mut().zip(after).zip(&forward[at - 1]) {
                *value = row
                    .iter()
                    .zip(&beyond)
                    .fold(0.0, |sum, (weight, beyond)| sum + weight * beyond);
                total += *value * mass;
            }
            let scale = 1.0 / total.max(f32::MIN_POSITIVE);
            for ((pairs, row), mass) in pairs.iter_mut().zip(after).zip(&forward[at - 1]) {
                let mass = mass * scale;
                if mass > 0.0 {
                    for ((pair, weight), beyond) in pairs.iter_mut().zip(row).zip(&beyond) {
                        *pair += mass * weight * beyond;
                    }
                }
            }
            for ((backward, next), label) in backward.iter_mut().zip(&next).zip(&mut labels[at - 1])
            {
                *backward = next * scale;
                *label *= *backward;
            }
        }
        Self { labels, pairs }
    }
}

/// The potentials, with those of disallowed labels set to zero.
fn allowed(potentials: &[Row], only: Option<&[LabelSet]>) -> Vec<Row> {
    let all = |holds: &dyn Fn(Label) -> bool| {
        (0..LABELS as Label)
            .filter(|&label| holds(label))
            .fold(0, |set, label| set | 1 << label)
    };
    let starts: LabelSet = all(&|label| may_follow(OUTSIDE, label));
    let stops: LabelSet = all(&|label| may_follow(label, OUTSIDE));
    let mut emissions = potentials.to_vec();
    for (at, row) in emissions.iter_mut().enumerate() {
        let mut set = only.map_or(LabelSet::MAX, |only| only[at]);
        if at == 0 {
            set &= starts;
        }
        if at + 1 == potentials.len() {
            set &= stops;
        }
        for (label, value) in row.iter_mut().enumerate() {
            if set >> label & 1 == 0 {
                *value = 0.0;
            }
        }
    }
    emissions
}

/// Forward sums, scaled to sum to one at each token.
fn forward(emissions: &[Row], after: &[Row; WIDTH]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(emissions.len());
    for emission in emissions {
        let mut row = *emission;
        if let Some(last) = rows.last() {
            row = [0.0; WIDTH];
            for (mass, weights) in last.iter().zip(after) {
                if *mass > 0.0 {
                    for (value, weight) in row.iter_mut().zip(weights) {
                        *value += mass * weight;
                    }
                }
            }
            for (value, emission) in row.iter_mut().zip(emission) {
                *value *= emission;
            }
        }
        let sum = row
            .iter()
            .fold(0.0_f32, |sum, value| sum + value)
            .max(f32::MIN_POSITIVE);
        row.iter_mut().for_each(|value| *value /= sum);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marginals_sum_to_one_over_the_allowed_labels() {
        let potentials = [[0.5; WIDTH], [2.0; WIDTH], [1.0; WIDTH]];
        let mut after = [[0.0; WIDTH]; WIDTH];
        for (previous, row) in after.iter_mut().enumerate().take(LABELS) {
            for (next, value) in row.iter_mut().enumerate().take(LABELS) {
                *value = f32::from(u8::from(may_follow(previous as Label, next as Label)));
            }
        }
        let free = Marginals::of(&potentials, &after, None);
        for row in &free.labels {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        let held = Marginals::of(&potentials, &after, Some(&[1, 1 << 4 | 1, 1]));
        assert!((held.labels[1][4] + held.labels[1][0] - 1.0).abs() < 1e-4);
        assert_eq!(held.labels[1][8], 0.0);
    }
}

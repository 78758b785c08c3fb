//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over partially
//! observed labels, trained by FTRL-Proximal (McMahan et al. 2013), whose L1 term keeps the weights
//! sparse.

use pith::entities::model::labels::{LABELS, Label, may_follow};
pub use pith::entities::model::weights::WIDTH;

use super::corpus::LabelSet;
use super::marginals::Marginals;
pub use super::marginals::Row;

/// A sequence prepared for training.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// The features of all tokens, in order, as row numbers of the weights.
    pub features: Vec<u32>,
    /// Where each token's features end.
    pub ends: Vec<u32>,
    /// The labels allowed for each token.
    pub gold: Vec<LabelSet>,
    /// Fixed scores added to those of the weights; may be empty.
    pub prior: Vec<Row>,
}

impl Sequence {
    /// The features of token `at`.
    pub fn of(&self, at: usize) -> &[u32] {
        let start = if at == 0 {
            0
        } else {
            self.ends[at - 1] as usize
        };
        &self.features[start..self.ends[at] as usize]
    }
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Learning rate.
    pub alpha: f32,
    /// Smooths the learning rate of rarely seen coordinates.
    pub beta: f32,
    /// L1.
    pub l1: f32,
    /// L2.
    pub l2: f32,
}

/// The optimizer's state for one row of coordinates.
#[derive(Clone)]
struct Cell {
    w: Row,
    z: Row,
    n: Row,
}

const EMPTY: Cell = Cell {
    w: [0.0; WIDTH],
    z: [0.0; WIDTH],
    n: [0.0; WIDTH],
};

/// A field being trained.
pub struct Crf {
    cells: Vec<Cell>,
    transitions: Vec<Cell>,
    /// Fixed scores added to the transitions' weights.
    base: [[f32; LABELS]; LABELS],
    settings: Settings,
}

impl Crf {
    /// A field over `rows` features.
    pub fn new(rows: usize, settings: Settings) -> Self {
        Self {
            cells: vec![EMPTY; rows],
            transitions: vec![EMPTY; WIDTH],
            base: [[0.0; LABELS]; LABELS],
            settings,
        }
    }

    /// A field that adds to another's scores: its transitions start from the other's.
    pub fn upon(rows: usize, settings: Settings, other: &Self) -> Self {
        let mut crf = Self::new(rows, settings);
        for (previous, row) in crf.base.iter_mut().enumerate() {
            for (next, value) in row.iter_mut().enumerate() {
                *value = other.transition(previous as Label, next as Label);
            }
        }
        crf
    }

    /// The weights of a feature.
    pub fn weights(&self, feature: u32) -> &Row {
        &self.cells[feature as usize].w
    }

    /// The weight that this field itself learned for `next` after `previous`.
    pub fn own_transition(&self, previous: Label, next: Label) -> f32 {
        self.transitions[usize::from(previous)].w[usize::from(next)]
    }

    /// The total weight of `next` after `previous`.
    pub fn transition(&self, previous: Label, next: Label) -> f32 {
        self.base[usize::from(previous)][usize::from(next)] + self.own_transition(previous, next)
    }

    /// The label scores of every token.
    pub fn scores(&self, sequence: &Sequence) -> Vec<Row> {
        (0..sequence.ends.len())
            .map(|at| {
                let mut scores = sequence.prior.get(at).copied().unwrap_or([0.0; WIDTH]);
                for &feature in sequence.of(at) {
                    for (score, w) in scores.iter_mut().zip(&self.cells[feature as usize].w) {
                        *score += w;
                    }
                }
                scores
            })
            .collect()
    }

    /// One optimization step on one sequence.
    pub fn step(&mut self, sequence: &Sequence) {
        let scores = self.scores(sequence);
        let mut potentials = Vec::with_capacity(scores.len());
        for row in &scores {
            let top = row[..LABELS]
                .iter()
                .copied()
                .fold(f32::NEG_INFINITY, f32::max);
            let mut out = [0.0; WIDTH];
            for (out, score) in out.iter_mut().zip(&row[..LABELS]) {
                *out = libm::expf(score - top);
            }
            potentials.push(out);
        }
        let matrix = self.matrix();
        let free = Marginals::of(&potentials, &matrix, None);
        let held = Marginals::of(&potentials, &matrix, Some(&sequence.gold));
        for (at, (free, held)) in free.labels.iter().zip(&held.labels).enumerate() {
            let gradient = difference(free, held);
            let any = gradient.iter().fold(0.0_f32, |any, g| any.max(g.abs()));
            if any > 1e-4 {
                for &feature in sequence.of(at) {
                    update(&mut self.cells[feature as usize], &gradient, &self.settings);
                }
            }
        }
        let plain = Settings {
            l1: 0.0,
            ..self.settings
        };
        for ((cell, free), held) in self
            .transitions
            .iter_mut()
            .zip(&free.pairs)
            .zip(&held.pairs)
        {
            update(cell, &difference(free, held), &plain);
        }
    }

    fn matrix(&self) -> [Row; WIDTH] {
        let mut matrix = [[0.0; WIDTH]; WIDTH];
        for (previous, row) in matrix.iter_mut().enumerate().take(LABELS) {
            for (next, value) in row.iter_mut().enumerate().take(LABELS) {
                if may_follow(previous as Label, next as Label) {
                    *value = libm::expf(self.transition(previous as Label, next as Label));
                }
            }
        }
        matrix
    }
}

/// The free expectation minus the constrained one: the gradient of the loss.
fn difference(free: &Row, held: &Row) -> Row {
    let mut gradient = *free;
    for (value, held) in gradient.iter_mut().zip(held) {
        *value -= held;
    }
    gradient
}

fn update(cell: &mut Cell, gradient: &Row, settings: &Settings) {
    for (label, &g) in gradient.iter().enumerate() {
        if g.abs() < 1e-5 {
            continue;
        }
        let n = cell.n[label];
        let root = (n + g * g).sqrt();
        let sigma = (root - n.sqrt()) / settings.alpha;
        let z = cell.z[label] + g - sigma * cell.w[label];
        cell.n[label] = n + g * g;
        cell.z[label] = z;
        cell.w[label] = if z.abs() <= settings.l1 {
            0.0
        } else {
            (z.signum() * settings.l1 - z) / ((settings.beta + root) / settings.alpha + settings.l2)
        };
    }
}

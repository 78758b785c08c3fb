//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over partly known
//! labels, trained by FTRL-Proximal (McMahan et al. 2013), whose L1 term leaves few weights.

use pith::entities::model::labels::{LABELS, Label, may_follow};

use super::corpus::LabelSet;

/// Labels, padded to whole vectors.
pub const WIDTH: usize = 24;

/// A number for each label.
pub type Row = [f32; WIDTH];

/// A sequence ready to train on.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// The features of all tokens, in order, as rows of the weights.
    pub features: Vec<u32>,
    /// Where each token's features end.
    pub ends: Vec<u32>,
    /// The labels allowed to each token.
    pub gold: Vec<LabelSet>,
    /// Fixed scores added to the weights' (empty where there are none).
    pub prior: Vec<Row>,
}

impl Sequence {
    /// The features of token `at`.
    pub fn of(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.features[start..self.ends[at] as usize]
    }
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Learning rate.
    pub alpha: f32,
    /// Smooths the learning rate of coordinates seen seldom.
    pub beta: f32,
    /// L1.
    pub l1: f32,
    /// L2.
    pub l2: f32,
}

/// One coordinate's state, a row at a time.
#[derive(Clone)]
struct Cell {
    w: Row,
    z: Row,
    n: Row,
}

const EMPTY: Cell = Cell { w: [0.0; WIDTH], z: [0.0; WIDTH], n: [0.0; WIDTH] };

/// A field in training.
pub struct Crf {
    cells: Vec<Cell>,
    transitions: Vec<Cell>,
    /// Fixed scores added to the transitions' weights.
    pub base: [[f32; LABELS]; LABELS],
    settings: Settings,
}

impl Crf {
    /// A field over `rows` features.
    pub fn new(rows: usize, settings: Settings) -> Self {
        Self { cells: vec![EMPTY; rows], transitions: vec![EMPTY; WIDTH], base: [[0.0; LABELS]; LABELS], settings }
    }

    /// The weights of a feature.
    pub fn weights(&self, feature: u32) -> &Row {
        &self.cells[feature as usize].w
    }

    /// The weight of `next` after `previous`.
    pub fn transition(&self, previous: Label, next: Label) -> f32 {
        self.base[usize::from(previous)][usize::from(next)]
            + self.transitions[usize::from(previous)].w[usize::from(next)]
    }

    /// The scores of the labels of every token.
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

    /// One step on one sequence; `rate` scales the gradient. Gives the loss.
    pub fn step(&mut self, sequence: &Sequence, rate: f32) -> f64 {
        let scores = self.scores(sequence);
        let mut potentials = Vec::with_capacity(scores.len());
        for row in &scores {
            let top = row[..LABELS].iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let mut out = [0.0; WIDTH];
            for (out, score) in out.iter_mut().zip(&row[..LABELS]) {
                *out = libm::expf(score - top);
            }
            potentials.push(out);
        }
        let matrix = self.matrix();
        let free = Marginals::of(&potentials, &matrix, None);
        let held = Marginals::of(&potentials, &matrix, Some(&sequence.gold));
        let loss = free.log_partition - held.log_partition;
        for at in 0..scores.len() {
            let mut gradient = [0.0; WIDTH];
            let mut any = 0.0_f32;
            for label in 0..LABELS {
                gradient[label] = (free.labels[at][label] - held.labels[at][label]) * rate;
                any = any.max(gradient[label].abs());
            }
            if any > 1e-4 {
                for &feature in sequence.of(at) {
                    update(&mut self.cells[feature as usize], &gradient, &self.settings);
                }
            }
        }
        let plain = Settings { l1: 0.0, ..self.settings };
        for (previous, cell) in self.transitions.iter_mut().enumerate() {
            let mut gradient = [0.0; WIDTH];
            for label in 0..LABELS {
                gradient[label] = (free.pairs[previous][label] - held.pairs[previous][label]) * rate;
            }
            update(cell, &gradient, &plain);
        }
        loss
    }

    fn matrix(&self) -> [Row; WIDTH] {
        let mut matrix = [[0.0; WIDTH]; WIDTH];
        for previous in 0..LABELS {
            for next in 0..LABELS {
                if may_follow(previous as Label, next as Label) {
                    matrix[previous][next] = libm::expf(self.transition(previous as Label, next as Label));
                }
            }
        }
        matrix
    }

    /// The labels of the best path.
    pub fn decode(&self, sequence: &Sequence) -> Vec<Label> {
        viterbi(&self.scores(sequence), &|previous, next| self.transition(previous, next))
    }
}

fn update(cell: &mut Cell, gradient: &Row, settings: &Settings) {
    for label in 0..LABELS {
        let g = gradient[label];
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

/// Expected labels and pairs of labels under a field.
struct Marginals {
    log_partition: f64,
    labels: Vec<Row>,
    pairs: [Row; WIDTH],
}

impl Marginals {
    /// Forward and backward, scaled; `only` restricts each token's labels.
    fn of(potentials: &[Row], matrix: &[Row; WIDTH], only: Option<&[LabelSet]>) -> Self {
        let length = potentials.len();
        let starts: LabelSet =
            (0..LABELS as Label).filter(|&l| may_follow(0, l)).fold(0, |set, l| set | 1 << l);
        let stops: LabelSet =
            (0..LABELS as Label).filter(|&l| may_follow(l, 0)).fold(0, |set, l| set | 1 << l);
        let mut emissions = potentials.to_vec();
        for (at, row) in emissions.iter_mut().enumerate() {
            let mut set = only.map_or(LabelSet::MAX, |only| only[at]);
            if at == 0 {
                set &= starts;
            }
            if at + 1 == length {
                set &= stops;
            }
            for (label, value) in row.iter_mut().enumerate() {
                if set >> label & 1 == 0 {
                    *value = 0.0;
                }
            }
        }
        let mut log_partition = 0.0_f64;
        let mut forward: Vec<Row> = Vec::with_capacity(length);
        for (at, emission) in emissions.iter().enumerate() {
            let mut row = [0.0_f32; WIDTH];
            if at == 0 {
                row = *emission;
            } else {
                for (previous, &mass) in forward[at - 1].iter().enumerate() {
                    if mass > 0.0 {
                        for (value, t) in row.iter_mut().zip(&matrix[previous]) {
                            *value += mass * t;
                        }
                    }
                }
                for (value, e) in row.iter_mut().zip(emission) {
                    *value *= e;
                }
            }
            let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            log_partition += libm::log(f64::from(sum));
            row.iter_mut().for_each(|value| *value /= sum);
            forward.push(row);
        }
        let mut labels = forward.clone();
        let mut pairs = [[0.0; WIDTH]; WIDTH];
        let mut backward = [1.0_f32; WIDTH];
        for at in (1..length).rev() {
            // What lies at and beyond `at`, by the label at `at`.
            let mut beyond = [0.0_f32; WIDTH];
            for label in 0..WIDTH {
                beyond[label] = backward[label] * emissions[at][label];
            }
            let mut next = [0.0_f32; WIDTH];
            let mut total = 0.0;
            for previous in 0..LABELS {
                let mut sum = 0.0;
                for label in 0..WIDTH {
                    sum += matrix[previous][label] * beyond[label];
                }
                next[previous] = sum;
                total += sum * forward[at - 1][previous];
            }
            let scale = 1.0 / total.max(f32::MIN_POSITIVE);
            for previous in 0..LABELS {
                let mass = forward[at - 1][previous] * scale;
                if mass > 0.0 {
                    for label in 0..WIDTH {
                        pairs[previous][label] += mass * matrix[previous][label] * beyond[label];
                    }
                }
            }
            for label in 0..WIDTH {
                backward[label] = next[label] * scale;
                labels[at - 1][label] = forward[at - 1][label] * backward[label];
            }
        }
        Self { log_partition, labels, pairs }
    }
}

/// The best path through `scores`; ties go to the lower label.
pub fn viterbi(scores: &[Row], transition: &dyn Fn(Label, Label) -> f32) -> Vec<Label> {
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    let mut best = [f32::NEG_INFINITY; LABELS];
    let mut table = [[f32::NEG_INFINITY; LABELS]; LABELS];
    for (previous, row) in table.iter_mut().enumerate() {
        for (next, value) in row.iter_mut().enumerate() {
            if may_follow(previous as Label, next as Label) {
                *value = transition(previous as Label, next as Label);
            }
        }
    }
    for (at, row) in scores.iter().enumerate() {
        let mut now = [f32::NEG_INFINITY; LABELS];
        let mut from = [0_u8; LABELS];
        for label in 0..LABELS {
            if at == 0 {
                if may_follow(0, label as Label) {
                    now[label] = row[label];
                }
            } else {
                for previous in 0..LABELS {
                    let value = best[previous] + table[previous][label];
                    if value > now[label] {
                        now[label] = value;
                        from[label] = previous as u8;
                    }
                }
                now[label] += row[label];
            }
        }
        best = now;
        back.push(from);
    }
    let mut label = (0..LABELS)
        .filter(|&l| may_follow(l as Label, 0))
        .fold(0, |top, l| if best[l] > best[top] { l } else { top });
    let mut path = vec![0; scores.len()];
    for at in (0..scores.len()).rev() {
        path[at] = label as Label;
        label = usize::from(back[at][label]);
    }
    path
}

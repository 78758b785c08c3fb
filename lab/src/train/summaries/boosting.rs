//! Gradient-boosted regression trees, grown on histograms.
//!
//! Sources: Friedman, "Greedy function approximation" (2001); second-order gains, shrinkage and
//! sampling of columns as in Chen and Guestrin, "XGBoost" (2016); quantile histograms as in Ke et
//! al., "LightGBM" (2017).

use fastrand::Rng;
use pith::summary::features::{Features, Signal};
use pith::summary::forest::{Forest, Node, Split, Tree};

use super::{Gradient, Group, objective};

/// How the trees are grown.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How many trees.
    pub trees: usize,
    /// The most questions on a path.
    pub depth: usize,
    /// What share of its answer each tree adds.
    pub shrinkage: f64,
    /// The penalty on squared answers, in units of summed curvature.
    pub penalty: f64,
    /// The least share of all curvature that a leaf must hold.
    pub least: f64,
    /// The share of the signals that each tree may ask for.
    pub columns: f64,
    /// The share of the articles that each tree sees.
    pub articles: f64,
}

/// At most so many classes of values for each signal.
const BINS: usize = 64;

/// Fits trees to `groups`.
#[must_use]
pub fn fit(groups: &[&Group], objective: objective::Objective, settings: Settings) -> Forest {
    let rows: Vec<&Features> = groups.iter().flat_map(|group| &group.features).collect();
    let binned: Vec<Binned> = (0..Signal::COUNT).map(|at| Binned::of(&rows, at)).collect();
    let mut random = Rng::with_seed(7);
    let mut scores = vec![0.0; rows.len()];
    let mut forest = Forest::default();
    for _ in 0..settings.trees {
        let mut gradients = vec![Gradient::default(); rows.len()];
        let mut start = 0;
        let mut sample = Vec::new();
        for group in groups {
            let range = start..start + group.features.len();
            start = range.end;
            if random.f64() < settings.articles {
                objective.gradients(group, &scores[range.clone()], &mut gradients[range.clone()]);
                sample.extend(range);
            }
        }
        let mut columns: Vec<usize> = (0..Signal::COUNT).collect();
        random.shuffle(&mut columns);
        columns.truncate(((Signal::COUNT as f64 * settings.columns) as usize).max(1));
        columns.sort_unstable();
        let total: f64 = sample.iter().map(|&row| gradients[row].curvature).sum();
        let grower = Grower {
            binned: &binned,
            gradients: &gradients,
            columns: &columns,
            least: settings.least * total,
            penalty: settings.penalty * total / sample.len().max(1) as f64,
            settings,
        };
        let mut tree = Tree::new();
        grower.grow(&mut sample, 0, &mut tree);
        for (score, features) in scores.iter_mut().zip(&rows) {
            *score += answer(&tree, features);
        }
        forest.trees.push(tree);
    }
    forest
}

fn answer(tree: &Tree, features: &Features) -> f64 {
    let mut at = 0;
    while let Some(split) = tree[at].split {
        at = if features[split.signal] <= split.threshold {
            at + 1
        } else {
            split.more
        };
    }
    f64::from(tree[at].value)
}

/// One signal's values as classes.
struct Binned {
    /// The highest value of each class but the last.
    edges: Vec<f32>,
    /// The class of each row.
    bins: Vec<u8>,
}

impl Binned {
    fn of(rows: &[&Features], signal: usize) -> Self {
        let mut values: Vec<f32> = rows.iter().map(|features| features.0[signal]).collect();
        values.sort_by(f32::total_cmp);
        let mut edges: Vec<f32> = (1..BINS)
            .filter_map(|bin| values.get(bin * values.len() / BINS).copied())
            .collect();
        edges.dedup();
        // The highest class needs no edge above it.
        if edges.last() == values.last() {
            edges.pop();
        }
        let bin =
            |features: &&Features| edges.partition_point(|edge| *edge < features.0[signal]) as u8;
        let bins = rows.iter().map(bin).collect();
        Self { edges, bins }
    }
}

struct Grower<'a> {
    binned: &'a [Binned],
    gradients: &'a [Gradient],
    columns: &'a [usize],
    least: f64,
    penalty: f64,
    settings: Settings,
}

impl Grower<'_> {
    /// Appends the tree that answers for `rows`, which are put in another order.
    fn grow(&self, rows: &mut [usize], depth: usize, tree: &mut Tree) {
        let total = rows
            .iter()
            .map(|&row| self.gradients[row])
            .fold(Gradient::default(), Gradient::add);
        let value = -total.slope / (total.curvature + self.penalty) * self.settings.shrinkage;
        let at = tree.len();
        tree.push(Node {
            value: value as f32,
            split: None,
        });
        if depth == self.settings.depth {
            return;
        }
        let Some((column, bin)) = self.best(rows, total) else {
            return;
        };
        let bins = &self.binned[column].bins;
        // Stable, so that sums run in the order of the rows.
        rows.sort_by_key(|&row| usize::from(bins[row]) > bin);
        let middle = rows.partition_point(|&row| usize::from(bins[row]) <= bin);
        let (no_more, more) = rows.split_at_mut(middle);
        self.grow(no_more, depth + 1, tree);
        tree[at].split = Some(Split {
            signal: Signal::ALL[column],
            threshold: self.binned[column].edges[bin],
            more: tree.len(),
        });
        self.grow(more, depth + 1, tree);
    }

    /// The question that helps most, as a signal and the class up to which the answer is "no more".
    fn best(&self, rows: &[usize], total: Gradient) -> Option<(usize, usize)> {
        let gain = |sum: Gradient| sum.slope * sum.slope / (sum.curvature + self.penalty);
        let whole = gain(total);
        let mut best = (1e-12, None);
        for &column in self.columns {
            let binned = &self.binned[column];
            let mut sums = [Gradient::default(); BINS + 1];
            for &row in rows {
                let sum = &mut sums[usize::from(binned.bins[row])];
                *sum = sum.add(self.gradients[row]);
            }
            let mut left = Gradient::default();
            for (bin, &sum) in sums.iter().enumerate().take(binned.edges.len()) {
                left = left.add(sum);
                let right = Gradient {
                    slope: total.slope - left.slope,
                    curvature: total.curvature - left.curvature,
                };
                if left.curvature < self.least || right.curvature < self.least {
                    continue;
                }
                let gain = gain(left) + gain(right) - whole;
                if gain > best.0 {
                    best = (gain, Some((column, bin)));
                }
            }
        }
        best.1
    }
}

//! Gradient-boosted regression trees, grown on histograms.
//!
//! Sources: Friedman, "Greedy function approximation" (2001); second-order gains, shrinkage and
//! column sampling as in Chen and Guestrin, "XGBoost" (2016); quantile histograms as in Ke et al.,
//! "LightGBM" (2017).

use fastrand::Rng;
use pith::summary::forest::{Forest, Node, Split, Tree, coarse};

/// The items of one article (its words, sentences or summaries): their features and gains.
pub(crate) struct Group {
    /// A row of features for each item; all groups have the same number of columns.
    pub rows: Vec<Vec<f32>>,
    /// The target value of each row.
    pub gains: Vec<f64>,
    /// The article's weight.
    pub weight: f64,
}

/// The first two derivatives of the squared loss with respect to an item's score.
#[derive(Clone, Copy, Debug, Default)]
struct Gradient {
    slope: f64,
    curvature: f64,
}

impl Gradient {
    fn add(self, other: Self) -> Self {
        Self {
            slope: self.slope + other.slope,
            curvature: self.curvature + other.curvature,
        }
    }
}

/// How the trees are grown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Number of trees.
    pub trees: usize,
    /// Maximum depth.
    pub depth: usize,
    /// Shrinkage: the share of its answer that each tree contributes.
    pub shrinkage: f64,
    /// L2 penalty on the answers, in units of summed curvature.
    pub penalty: f64,
    /// The smallest share of all curvature that a leaf must hold.
    pub least: f64,
    /// The share of columns that each tree may use.
    pub columns: f64,
    /// The share of articles that each tree sees.
    pub articles: f64,
}

/// Maximum number of bins per column.
const BINS: usize = 64;

/// Bin edges are quantiles of about this many rows.
const QUANTILE_ROWS: usize = 30_000;

/// Fits trees to `groups`; each group has its stated weight, however many items it has.
#[must_use]
pub(crate) fn fit(groups: &[&Group], settings: Settings) -> Forest {
    let rows: Vec<&[f32]> = groups
        .iter()
        .flat_map(|group| group.rows.iter().map(Vec::as_slice))
        .collect();
    let width = rows.first().map_or(0, |row| row.len());
    let binned: Vec<Binned> = (0..width).map(|at| Binned::of(&rows, at)).collect();
    let mut random = Rng::with_seed(7);
    let mut scores = vec![0.0; rows.len()];
    let mut gradients = vec![Gradient::default(); rows.len()];
    let mut forest = Forest::default();
    for _ in 0..settings.trees {
        let mut start = 0;
        let mut sample = Vec::new();
        for group in groups {
            let range = start..start + group.rows.len();
            start = range.end;
            if random.f64() < settings.articles {
                let weight = group.weight / range.len().max(1) as f64;
                for (row, gain) in range.clone().zip(&group.gains) {
                    gradients[row] = Gradient {
                        slope: weight * (scores[row] - gain),
                        curvature: weight,
                    };
                }
                sample.extend(range);
            }
        }
        let mut columns: Vec<usize> = (0..width).collect();
        random.shuffle(&mut columns);
        columns.truncate(((width as f64 * settings.columns) as usize).max(1));
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
        for (score, row) in scores.iter_mut().zip(&rows) {
            *score += answer(&tree, row);
        }
        forest.trees.push(tree);
    }
    forest
}

fn answer(tree: &Tree, row: &[f32]) -> f64 {
    let mut at = 0;
    while let Some(split) = tree[at].split {
        at = if row[usize::from(split.column)] <= split.threshold {
            at + 1
        } else {
            split.more
        };
    }
    f64::from(tree[at].value)
}

/// One column's values in bins.
struct Binned {
    /// The highest value of each bin but the last.
    edges: Vec<f32>,
    /// The bin of each row.
    bins: Vec<u8>,
}

impl Binned {
    fn of(rows: &[&[f32]], column: usize) -> Self {
        let every = (rows.len() / QUANTILE_ROWS).max(1);
        let mut values: Vec<f32> = rows.iter().step_by(every).map(|row| row[column]).collect();
        values.sort_by(f32::total_cmp);
        let mut edges: Vec<f32> = (1..BINS)
            .filter_map(|bin| values.get(bin * values.len() / BINS).copied().map(coarse))
            .collect();
        edges.dedup();
        // The highest bin needs no edge above it.
        if edges.last() >= values.last() {
            edges.pop();
        }
        let bin = |row: &&[f32]| edges.partition_point(|edge| *edge < row[column]) as u8;
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
    /// Appends the tree that answers for `rows`, reordering them.
    fn grow(&self, rows: &mut [usize], depth: usize, tree: &mut Tree) {
        let total = rows
            .iter()
            .map(|&row| self.gradients[row])
            .fold(Gradient::default(), Gradient::add);
        let value = -total.slope / (total.curvature + self.penalty) * self.settings.shrinkage;
        let at = tree.len();
        tree.push(Node {
            value: coarse(value as f32),
            split: None,
        });
        if depth == self.settings.depth {
            return;
        }
        let Some((column, bin)) = self.best(rows, total) else {
            return;
        };
        let bins = &self.binned[column].bins;
        // A stable sort, so that sums run in row order.
        rows.sort_by_key(|&row| usize::from(bins[row]) > bin);
        let middle = rows.partition_point(|&row| usize::from(bins[row]) <= bin);
        let (no_more, more) = rows.split_at_mut(middle);
        self.grow(no_more, depth + 1, tree);
        tree[at].split = Some(Split {
            column: column as u8,
            threshold: self.binned[column].edges[bin],
            more: tree.len(),
        });
        self.grow(more, depth + 1, tree);
    }

    /// The best split, as a column and the last bin that goes to the left.
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

//! Gradient-boosted regression trees, grown on histograms.
//!
//! Sources: Friedman, "Greedy function approximation" (2001); second-order gains, shrinkage and
//! sampling of columns as in Chen and Guestrin, "XGBoost" (2016); quantile histograms as in Ke et
//! al., "LightGBM" (2017).

use fastrand::Rng;
use pith::summary::forest::{Forest, Node, Split, Tree, coarse};

/// What is known of the items of one article (its words, sentences, or summaries), and their gains.
pub(crate) struct Group {
    /// For each item a row of numbers, as many in all groups.
    pub rows: Vec<Vec<f32>>,
    /// What the learner is to tell from each row.
    pub gains: Vec<f64>,
    /// What the article weighs.
    pub weight: f64,
}

/// The first two derivatives of the loss, the squared distance, by an item's score.
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
    /// The share of the columns that each tree may ask for.
    pub columns: f64,
    /// The share of the articles that each tree sees.
    pub articles: f64,
}

/// At most so many classes of values for each column.
const BINS: usize = 64;

/// The edges of the classes are quantiles of about so many rows.
const QUANTILE_ROWS: usize = 30_000;

/// Fits trees to `groups`; each group weighs as much as it says, whatever its number of items.
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

/// One column's values as classes.
struct Binned {
    /// The highest value of each class but the last.
    edges: Vec<f32>,
    /// The class of each row.
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
        // The highest class needs no edge above it.
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
    /// Appends the tree that answers for `rows`, which are put in another order.
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
        // Stable, so that sums run in the order of the rows.
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

    /// The question that helps most, as a column and the class up to which the answer is "no more".
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

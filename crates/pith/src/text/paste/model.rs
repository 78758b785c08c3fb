//! The trained judge over the rules: logistic regression on a block's [`evidence`], of which one
//! set of weights is for plain text and one for HTML.
//!
//! The weights are learned by `lab train pastes`; `models/article.tsv` says from what.

use std::sync::LazyLock;

use super::evidence::{NAMES, Vector};

/// Weights for one kind of source, by [`NAMES`].
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(pub [f32; NAMES.len()]);

impl Weights {
    /// The logit of a block's being of the article: above 0 where it more likely is.
    #[must_use]
    pub fn logit(&self, vector: &Vector) -> f32 {
        self.0
            .iter()
            .zip(vector)
            .map(|(weight, value)| weight * value)
            .sum()
    }
}

/// The weights of the model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// For plain text.
    pub plain: Weights,
    /// For text with the markup's hints.
    pub html: Weights,
}

static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::parse(include_str!("../../../../../models/article.tsv")));

impl Model {
    /// The model that is built in.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &MODEL
    }

    /// Reads a table of name, plain and HTML weight, parted by tabs. Features that it does not
    /// name weigh nothing; lines that begin with `#` are comments.
    #[must_use]
    pub fn parse(table: &str) -> Self {
        let mut model = Self {
            plain: Weights([0.0; NAMES.len()]),
            html: Weights([0.0; NAMES.len()]),
        };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let Some(at) = cells
                .next()
                .and_then(|name| NAMES.iter().position(|&known| known == name))
            else {
                continue;
            };
            for (weights, cell) in [&mut model.plain, &mut model.html].into_iter().zip(cells) {
                weights.0[at] = cell.parse().unwrap_or(0.0);
            }
        }
        model
    }

    /// The table that [`Model::parse`] reads, with `comment` before it.
    #[must_use]
    pub fn to_table(&self, comment: &str) -> String {
        use std::fmt::Write;
        let mut table = String::new();
        for line in comment.lines() {
            let _ = writeln!(table, "# {line}");
        }
        for ((name, plain), html) in NAMES.iter().zip(self.plain.0).zip(self.html.0) {
            let _ = writeln!(table, "{name}\t{plain:.3}\t{html:.3}");
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_model_is_read_whole() {
        let model = Model::built_in();
        assert!(model.plain.0.iter().any(|&weight| weight != 0.0));
        assert_eq!(&Model::parse(&model.to_table("a comment")), model);
    }
}

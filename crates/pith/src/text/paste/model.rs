//! The trained classifier on top of the rules: logistic regression on a block's `evidence`, with
//! one set of weights for plain text and one for HTML.
//!
//! The weights are trained by `lab train pastes`; comments in the table itself,
//! `models/article.bin`, name the training data.

use super::clues::{Clue, Vector};
use crate::models::file::{Job, ModelError, Stored};

/// Weights for one kind of source, in the order of [`Clue::ALL`].
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(pub [f32; Clue::COUNT]);

impl Weights {
    /// The logit that a block belongs to the article: above 0 if that is more likely.
    #[must_use]
    pub fn logit(&self, vector: &Vector) -> f32 {
        self.0
            .iter()
            .zip(&vector.0)
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

/// The stored bytes are a UTF-8 table; see [`Model::parse`].
impl Stored for Model {
    const JOB: Job = Job::Article;
    const VERSION: u16 = 1;

    fn decode(payload: &[u8]) -> Result<Self, ModelError> {
        let table = str::from_utf8(payload).map_err(|_| ModelError::Malformed)?;
        Self::parse(table)
    }
}

impl Model {
    /// The model that leaves every block as the rules decided.
    pub const RULES_ALONE: Self = Self {
        plain: Weights([0.0; Clue::COUNT]),
        html: Weights([0.0; Clue::COUNT]),
    };

    /// Parses a table with one line per feature: name, weight for plain text and weight for HTML,
    /// separated by tabs. Features that are missing have weight 0; lines that start with `#` are
    /// comments.
    ///
    /// # Errors
    /// If a line names an unknown feature, or does not have two weights.
    pub fn parse(table: &str) -> Result<Self, ModelError> {
        let mut model = Self::RULES_ALONE;
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let clue = cells.next().and_then(Clue::named);
            let clue = clue.ok_or(ModelError::Malformed)?;
            for weights in [&mut model.plain, &mut model.html] {
                let weight = cells.next().and_then(thousandths);
                weights.0[clue as usize] = weight.ok_or(ModelError::Malformed)? as f32 / 1000.0;
            }
        }
        Ok(model)
    }

    /// The table that [`Model::parse`] reads, preceded by `comment`.
    #[must_use]
    pub fn to_table(&self, comment: &str) -> String {
        use std::fmt::Write;
        let mut table = String::new();
        for line in comment.lines() {
            let _ = writeln!(table, "# {line}");
        }
        for ((clue, plain), html) in Clue::ALL.iter().zip(self.plain.0).zip(self.html.0) {
            let name = clue.name();
            let _ = writeln!(table, "{name}\t{plain:.3}\t{html:.3}");
        }
        table
    }
}

/// A number with three decimals, in thousandths. To parse other numbers, the standard library needs tables of ten
/// kilobytes, which the page would load before its first summary.
fn thousandths(number: &str) -> Option<i32> {
    let (whole, decimals) = number.split_once('.')?;
    let digits = format!("{whole}{decimals}");
    let number: i32 = digits.parse().ok().filter(|_| decimals.len() == 3)?;
    (number.unsigned_abs() < 1 << 24).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_table_is_read_back_unchanged() {
        let mut model = Model::RULES_ALONE;
        model.plain.0[1] = -0.125;
        model.html.0[0] = 2.5;
        assert_eq!(Model::parse(&model.to_table("a comment")), Ok(model));
    }

    #[test]
    fn an_invalid_line_is_an_error() {
        for line in [
            "no-such-feature\t1\t1",
            "bias\t1",
            "bias\t1\tmany",
            "bias\tNaN\t0",
        ] {
            assert_eq!(Model::parse(line), Err(ModelError::Malformed), "{line}");
        }
    }
}

//! Learning the weights that the engine ships.

pub mod summaries;

use std::io::Write;
use std::path::Path;

use clap::ValueEnum;

/// What to learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The ranker of sentences
    Summaries,
}

/// Learns `part` from the data under the folder `data`, writes its weights into the folder `models`,
/// and prints cross-validated figures; with `compare` those of the
/// models that were not chosen as well.
///
/// # Errors
///
/// Where data is missing or cannot be read, or the weights or `out` cannot be written.
pub fn run(
    part: Part,
    data: &Path,
    models: &Path,
    compare: bool,
    out: impl Write,
) -> anyhow::Result<()> {
    match part {
        Part::Summaries => summaries::run(data, models, compare, out),
    }
}

//! Makes the weights that are committed.

pub mod entities;

use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::Context;
use clap::ValueEnum;
use pith::entities::model::Model;

/// What may be trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Weights {
    /// The tagger of names
    Entities,
}

/// Trains, writes the weights, and prints their figures on the development data.
///
/// # Errors
/// Where the data cannot be read or the weights not written.
pub fn run(
    weights: Weights,
    data: &Path,
    out: Option<PathBuf>,
    without: Vec<String>,
) -> anyhow::Result<()> {
    match weights {
        Weights::Entities => {
            let options = entities::Options {
                without,
                ..entities::Options::default()
            };
            let bytes = entities::train(data, &options)?;
            let out = out.unwrap_or_else(|| {
                Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/models/entities.bin")
            });
            fs::write(&out, &bytes).with_context(|| format!("cannot write {}", out.display()))?;
            let model = Model::load(&bytes)?;
            entities::print_figures(data, &model, &mut io::stdout().lock())?;
        }
    }
    Ok(())
}

//! Learning the weights that are committed under `src/models`.

pub mod logistic;
pub mod pastes;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

/// What to learn.
#[derive(Clone, Debug, Subcommand)]
pub enum Train {
    /// The judge over the blocks of a paste, from pastes/
    Pastes(TrainArgs),
}

/// Where to learn from and where to.
#[derive(Clone, Debug, Args)]
pub struct TrainArgs {
    /// The folder that holds summaries/, entities/ and pastes/
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// The file for the weights, in place of the one under src/models
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Learns, prints what is measured on held-out data, and writes the weights.
///
/// # Errors
///
/// Where data is missing, or a file cannot be read or written.
pub fn run(train: &Train, out: impl Write) -> anyhow::Result<()> {
    match train {
        Train::Pastes(args) => pastes::run(&args.data, &args.model("pastes.tsv"), out),
    }
}

impl TrainArgs {
    fn model(&self, name: &str) -> PathBuf {
        self.out.clone().unwrap_or_else(|| {
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../src/models")
                .join(name)
        })
    }
}

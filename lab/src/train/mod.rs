//! Learning the weights that are committed under `models`.

pub mod entities;
pub mod logistic;
pub mod pastes;
pub mod summaries;

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};
use pith::entities::model::Model;
use pith::models::Stored;
use pith::text::language::Language;

/// What to learn.
#[derive(Clone, Debug, Subcommand)]
pub enum Train {
    /// The tagger of names, from entities/
    Entities(EntitiesArgs),
    /// The judge over the blocks of a paste, from pastes/
    Pastes(TrainArgs),
    /// The ranker of sentences, from summaries/
    Summaries(TrainArgs),
}

/// Where to learn from and where to.
#[derive(Clone, Debug, Args)]
pub struct TrainArgs {
    /// The folder that holds summaries/, entities/ and pastes/
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// The folder for the weights
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../models"))]
    pub models: PathBuf,
}

/// How to learn the tagger.
#[derive(Clone, Debug, Args)]
pub struct EntitiesArgs {
    #[command(flatten)]
    common: TrainArgs,
    /// A training corpus to leave out, by name, as often as given: to measure on its like
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,
}

/// Learns, writes the weights, and prints what is measured on held-out data.
///
/// # Errors
///
/// Where data is missing, or a file cannot be read or written.
pub fn run(train: &Train, mut out: impl Write) -> anyhow::Result<()> {
    match train {
        Train::Entities(EntitiesArgs { common, without }) => {
            let options = entities::Options {
                without: without.clone(),
                ..entities::Options::default()
            };
            let bytes = entities::train(&common.data, &options)?;
            let path = common.model("names.en.bin");
            fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
            entities::print_figures(
                &common.data,
                &Model::load(&bytes, Some(Language::En))?,
                &mut out,
            )?;
            Ok(())
        }
        Train::Pastes(args) => pastes::run(&args.data, &args.model("article.bin"), out),
        Train::Summaries(args) => summaries::run(&args.data, &args.models, out),
    }
}

impl TrainArgs {
    fn model(&self, name: &str) -> PathBuf {
        self.models.join(name)
    }
}

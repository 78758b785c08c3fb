//! Trains the weights that are committed in `models`.

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

/// What to train.
#[derive(Clone, Debug, Subcommand)]
pub enum Train {
    /// The name tagger of a language, from entities/
    Names(NamesArgs),
    /// The lexicon that the name tagger starts from, from a table made by lab/lexicon.py
    Lexicon(LexiconArgs),
    /// The classifier of a paste's blocks, from pastes/
    Pastes(TrainArgs),
    /// The sentence ranker, from editors/ and summaries/
    Summaries(SummariesArgs),
}

/// Where to read data from, and where to write.
#[derive(Clone, Debug, Args)]
pub struct TrainArgs {
    /// The folder that holds summaries/, entities/ and pastes/
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// The folder to write the weights to
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../models"))]
    pub models: PathBuf,
}

/// How to train the sentence ranker.
#[derive(Clone, Debug, Args)]
pub struct SummariesArgs {
    #[command(flatten)]
    common: TrainArgs,
    /// Only write the weights; do not measure anything
    #[arg(long)]
    unmeasured: bool,
    /// Learn from our own marks (lab/data) too, instead of only measuring on them
    #[arg(long)]
    own_marks: bool,
}

/// How to train the tagger.
#[derive(Clone, Debug, Args)]
pub struct NamesArgs {
    #[command(flatten)]
    common: TrainArgs,
    /// The language, as an ISO 639-1 code
    #[arg(long, value_name = "CODE")]
    language: String,
    /// A training corpus to leave out, by name, so that it can be measured on; may be repeated
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,
    /// L1 regularization: the greater, the fewer weights and the smaller the model
    #[arg(long, value_name = "NUMBER")]
    l1: Option<f32>,
}

/// Which lexicon to pack.
#[derive(Clone, Debug, Args)]
pub struct LexiconArgs {
    /// The language, as an ISO 639-1 code
    #[arg(long, value_name = "CODE")]
    language: String,
    /// The table of words
    #[arg(long, value_name = "FILE")]
    table: PathBuf,
}

/// Trains, writes the weights, and prints the figures on held-out data.
///
/// # Errors
///
/// If data is missing, or a file cannot be read or written.
pub fn run(train: &Train, mut out: impl Write) -> anyhow::Result<()> {
    match train {
        Train::Names(args) => names(args, &mut out),
        Train::Lexicon(LexiconArgs { language, table }) => {
            let text = fs::read_to_string(table)
                .with_context(|| format!("cannot read {}", table.display()))?;
            let path = entities::lexicon::path(language);
            fs::write(&path, entities::lexicon::pack(&text)?)
                .with_context(|| format!("cannot write {}", path.display()))
        }
        Train::Pastes(args) => pastes::run(&args.data, &args.model("article.bin"), out),
        Train::Summaries(SummariesArgs {
            common,
            unmeasured,
            own_marks,
        }) => {
            let how = summaries::How {
                unmeasured: *unmeasured,
                own_marks: *own_marks,
            };
            summaries::run(&common.data, &common.models, how, out)
        }
    }
}

fn names(args: &NamesArgs, out: &mut impl Write) -> anyhow::Result<()> {
    let NamesArgs {
        common,
        language,
        without,
        l1,
    } = args;
    let sources = sources(language)?;
    let mut options = entities::Options::of(language);
    options.without.clone_from(without);
    options.first.l1 = l1.unwrap_or(options.first.l1);
    let code = Language::from_code(language).context("the engine does not know this language")?;
    let bytes = entities::train(&common.data, sources, &options)?;
    let path = common.model(&format!("names.{language}.bin"));
    fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
    writeln!(out, "{}: {} bytes", path.display(), bytes.len())?;
    let model = Model::load(&bytes, Some(code))?;
    entities::print_figures(&common.data, sources, without, &model, out)?;
    Ok(())
}

fn sources(language: &str) -> anyhow::Result<&'static entities::sources::Sources> {
    entities::sources::of(language).with_context(|| {
        let known: Vec<&str> = (entities::sources::LANGUAGES.iter())
            .map(|sources| sources.language)
            .collect();
        format!(
            "there are no corpora for {language:?}; languages with corpora are {}",
            known.join(", ")
        )
    })
}

impl TrainArgs {
    fn model(&self, name: &str) -> PathBuf {
        self.models.join(name)
    }
}

//! The lab's commands and their arguments.

use std::io::{self, BufReader, BufWriter};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use pith::text::language::Language;

use crate::commands::digest::{Input, Settings};
use crate::commands::{digest, tag};
use crate::evaluate::{self, Part};
use crate::train::{self, Train};

/// Runs Pith on test data: digests of articles, tags of labelled files, and every metric we report.
#[derive(Debug, Parser)]
#[command(version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Digest articles: JSON lines {"id", "text", "title"?} in, one digest per line out
    Digest(DigestArgs),
    /// Digest web pages: like `digest`, with "html" instead of "text"
    Html(DigestArgs),
    /// Print a CoNLL file's tokens with their gold and predicted tags
    Tag {
        /// The file: one token and its tag per line, blank lines between blocks, `# doc` lines
        /// between documents
        file: PathBuf,
        /// The language of the text, as an ISO 639-1 code
        #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
        language: Language,
    },
    /// Measure summaries, entities and pastes on the development data
    Evaluate(EvaluateArgs),
    /// Train the weights that are committed
    #[command(subcommand)]
    Train(Train),
}

#[derive(Debug, Args)]
struct DigestArgs {
    /// Maximum number of sentences in a summary
    #[arg(long, default_value_t = 3)]
    sentences: usize,
    /// Treat the whole text as the article; set nothing aside
    #[arg(long)]
    as_is: bool,
}

#[derive(Debug, Args)]
struct EvaluateArgs {
    /// What to measure
    #[arg(value_enum, default_value_t = Part::All)]
    part: Part,
    /// The folder that holds summaries/, entities/ and pastes/; not needed for linking
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The language whose names are measured, as an ISO 639-1 code
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
    language: Language,
    /// Print JSON instead of tables
    #[arg(long)]
    json: bool,
    /// Read only the first N articles, documents or pages of each file
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl Cli {
    /// Runs the command. The exit status is 1 if it failed or an input line was bad.
    #[must_use]
    pub fn run(self) -> ExitCode {
        let all_good = match self.command {
            Command::Digest(args) => digest_lines(Input::Text, &args),
            Command::Html(args) => digest_lines(Input::Html, &args),
            Command::Tag { file, language } => {
                tag::run(&file, language, BufWriter::new(io::stdout().lock())).map(|()| true)
            }
            Command::Evaluate(args) => evaluate::run(
                args.part,
                args.data.as_deref(),
                args.language,
                args.limit,
                args.json,
                io::stdout().lock(),
            )
            .map(|()| true),
            Command::Train(what) => train::run(&what, io::stdout().lock()).map(|()| true),
        };
        match all_good {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            // The reader of our output has seen enough, as in `… | head`.
            Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("error: {error:#}");
                ExitCode::FAILURE
            }
        }
    }
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| format!("unknown language code {code:?}"))
}

fn digest_lines(input: Input, args: &DigestArgs) -> anyhow::Result<bool> {
    let settings = Settings {
        input,
        sentences: args.sentences,
        as_is: args.as_is,
    };
    Ok(digest::run(
        settings,
        BufReader::new(io::stdin()),
        BufWriter::new(io::stdout().lock()),
        io::stderr(),
    )?)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

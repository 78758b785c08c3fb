//! The commands and their arguments.

use std::io::{self, BufReader, BufWriter};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use pith::text::language::Language;

use crate::commands::digest::{Input, Settings};
use crate::commands::{digest, tag};
use crate::evaluate::{self, Part};
use crate::train::{self, Train};

/// Pith on the command line: digests of articles, tags of labelled files, and every figure that is
/// measured.
#[derive(Debug, Parser)]
#[command(version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Digest articles: JSON lines {"id", "text", "title"?} in, a digest for each out
    Digest(DigestArgs),
    /// The same for pages: "html" in place of "text"
    Html(DigestArgs),
    /// Print a CoNLL file's tokens with their gold and predicted tags
    Tag {
        /// The file: a token and its tag a line, blank lines between blocks, `# doc` lines
        file: PathBuf,
        /// The language of its text, by its ISO 639-1 code
        #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
        language: Language,
    },
    /// Measure summaries, entities and pastes on the development data
    Evaluate(EvaluateArgs),
    /// Learn the weights that are committed
    #[command(subcommand)]
    Train(Train),
}

#[derive(Debug, Args)]
struct DigestArgs {
    /// Sentences in a summary, at most
    #[arg(long, default_value_t = 3)]
    sentences: usize,
    /// Take all of the text as the article: set nothing aside
    #[arg(long)]
    as_is: bool,
}

#[derive(Debug, Args)]
struct EvaluateArgs {
    /// What to measure
    #[arg(value_enum, default_value_t = Part::All)]
    part: Part,
    /// The folder that holds summaries/, entities/ and pastes/; linking does without
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The language whose names are measured, by its ISO 639-1 code
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
    language: Language,
    /// Print JSON in place of tables
    #[arg(long)]
    json: bool,
    /// Read only the first N articles, documents or pages of each file
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl Cli {
    /// Runs the command. The status is 1 where it failed, or where an input line was bad.
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
            // Whoever read the output has seen enough, as in `… | head`.
            Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("error: {error:#}");
                ExitCode::FAILURE
            }
        }
    }
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| format!("no language has the code {code:?}"))
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

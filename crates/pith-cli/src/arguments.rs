//! What can be asked for on the command line.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};
use pith::digest::Budget;
use pith::text::language::Language;

use crate::input::Input;

const EXAMPLES: &str = "\
Examples:
  pith report.pdf                        The gist in three sentences
  pith report.pdf --sentences 5 --names  Five sentences, and who, where, what and when
  pith book.epub --percent 2             One word in fifty of a whole book
  pith *.docx --about \"the new bridge\"   What each document says about something
  pith talk.srt --words 150              The gist of a talk, from its subtitles
  pith saved.html --format html > g.html A page with the summary and the marked article
  pbpaste | pith                         The gist of what you have copied (on a Mac)
  pith *.eml --format jsonl              A line of JSON for each file, for other programs

Exit status: 0 if every file was summarised, 1 if one could not be, 2 for wrong usage.
Pith runs on this machine alone and asks no other for anything.";

/// The gist of articles, books and papers, in their authors' own sentences.
///
/// Pith picks the sentences that say most and prints them as they stand in the text.
/// It reads plain text, Markdown, web pages, PDF, Word (.docx), OpenDocument (.odt),
/// RTF, e-books (.epub), e-mail (.eml) and subtitles (.srt, .vtt), and leaves out
/// menus, captions and whatever else is not part of the article.
#[derive(Debug, Parser)]
#[command(name = "pith", version, after_help = EXAMPLES, verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// The files to read; `-`, or none at all, is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    length: Length,

    /// Also list who, where, what and when
    #[arg(long)]
    pub names: bool,

    /// Summarise only what the text says about these words
    #[arg(long, value_name = "WORDS")]
    pub about: Option<String>,

    /// The language of the text, such as `en` or `de` [default: found out]
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub language: Option<Language>,

    /// Take all of the text as the article: leave nothing out
    #[arg(long)]
    pub as_is: bool,

    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// Wrap text at this many columns, 0 for never [default: as wide as the terminal, or 80]
    #[arg(long, value_name = "N")]
    pub width: Option<usize>,
}

/// How long the summary is to be.
#[derive(Debug, Args)]
#[group(multiple = false)]
struct Length {
    /// At most so many sentences [default: 3]
    #[arg(short = 'n', long, value_name = "N", value_parser = at_least_one)]
    sentences: Option<usize>,
    /// At most so many words, but one sentence at least
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    words: Option<usize>,
    /// At most this share of the text's words, 1 to 100
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=100))]
    percent: Option<u8>,
}

/// A form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text to read, wrapped
    Text,
    /// Markdown
    Markdown,
    /// All that was found, as JSON: one object, or a list of them for several files
    Json,
    /// The same as a line for each file
    Jsonl,
    /// A web page with the summary and the article, its names and dates marked
    Html,
}

impl Arguments {
    /// What to read.
    pub(crate) fn inputs(&self) -> Vec<Input> {
        let input = |path: &PathBuf| match path.as_os_str() == OsStr::new("-") {
            true => Input::Standard,
            false => Input::File(path.clone()),
        };
        match &self.files[..] {
            [] => vec![Input::Standard],
            files => files.iter().map(input).collect(),
        }
    }

    /// How long the summary may be.
    pub(crate) fn budget(&self) -> Budget {
        match (
            self.length.sentences,
            self.length.words,
            self.length.percent,
        ) {
            (Some(sentences), ..) => Budget::Sentences(sentences),
            (_, Some(words), _) => Budget::Words(words),
            (.., Some(percent)) => Budget::Share(f32::from(percent) / 100.0),
            (None, None, None) => Budget::default(),
        }
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("it must be 1 or more".to_owned()),
        Ok(number) => Ok(number),
        Err(_) => Err("it must be a whole number".to_owned()),
    }
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code)
        .filter(|&language| language != Language::Other)
        .ok_or_else(|| {
            let known = Language::ALL.into_iter();
            let known = known.filter(|&language| language != Language::Other);
            let codes: Vec<_> = known.map(Language::code).collect();
            format!("Pith knows {}", codes.join(", "))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn no_file_is_standard_input() {
        let arguments = Arguments::parse_from(["pith"]);
        assert_eq!(arguments.inputs(), [Input::Standard]);
        let arguments = Arguments::parse_from(["pith", "a.txt", "-"]);
        let file = Input::File("a.txt".into());
        assert_eq!(arguments.inputs(), [file, Input::Standard]);
    }
}

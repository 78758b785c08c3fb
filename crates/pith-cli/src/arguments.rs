//! The command's arguments.

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
  pbpaste | pith                         The gist of what you copied (on a Mac)
  pith *.eml --format jsonl              One line of JSON per file, for other programs

Exit status: 0 if every file was summarized, 1 if one could not be, 2 for wrong usage.
Pith runs entirely on this machine and never uses the network.";

/// The gist of articles, books and papers, in their authors' own sentences.
///
/// Pith picks the most important sentences and prints them word for word. It reads
/// plain text, Markdown, web pages, PDF, Word (.docx), OpenDocument (.odt), RTF,
/// e-books (.epub), e-mail (.eml) and subtitles (.srt, .vtt), and leaves out menus,
/// captions and anything else that is not part of the article.
#[derive(Debug, Parser)]
#[command(name = "pith", version, after_help = EXAMPLES, verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// The files to read; `-`, or no file at all, means standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    length: Length,

    /// Also list who, where, what and when
    #[arg(long)]
    pub names: bool,

    /// Summarize only what the text says about these words
    #[arg(long, value_name = "WORDS")]
    pub about: Option<String>,

    /// The language of the text, such as `en` or `de` [default: detected]
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub language: Option<Language>,

    /// Treat the whole text as the article: leave nothing out
    #[arg(long)]
    pub as_is: bool,

    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// Wrap text at this many columns, 0 for never [default: the terminal's width, or 80]
    #[arg(long, value_name = "N")]
    pub width: Option<usize>,
}

/// The length of the summary.
#[derive(Debug, Args)]
#[group(multiple = false)]
struct Length {
    /// Maximum number of sentences [default: 3]
    #[arg(short = 'n', long, value_name = "N", value_parser = at_least_one)]
    sentences: Option<usize>,
    /// Maximum number of words; at least one sentence is printed
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    words: Option<usize>,
    /// Maximum share of the text's words in percent, 1 to 100
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=100))]
    percent: Option<u8>,
}

/// An output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text to read, wrapped
    Text,
    /// Markdown
    Markdown,
    /// Everything that was found, as JSON: one object, or a list of them for several files
    Json,
    /// The same, one line per file
    Jsonl,
    /// A web page with the summary and the article, its names and dates marked
    Html,
}

impl Arguments {
    /// The inputs to read.
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

    /// The maximum length of the summary.
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
            format!("Pith supports {}", codes.join(", "))
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

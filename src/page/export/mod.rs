//! What a reader takes along: the summary as text, Markdown and HTML, the whole article as a web page
//! of its own, and the digest as JSON.

mod json;
mod markdown;
mod text;
mod web;

pub use json::{FORMAT, VERSION};

use super::analysis::{Analysis, clip, fold};
use crate::digest::Role;

/// Characters of a file's name at most, without its extension.
const NAME_CHARS: usize = 60;

/// A file that the page gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum File {
    /// The summary as plain text.
    Text,
    /// The summary in Markdown.
    Markdown,
    /// Summary and article as a web page of its own, with the marks.
    Web,
    /// The digest as JSON.
    Json,
}

impl File {
    /// Every kind, in the order in which the page offers them.
    pub const ALL: [Self; 4] = [Self::Text, Self::Markdown, Self::Web, Self::Json];

    /// The extension of its name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Web => "html",
            Self::Json => "json",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Web => "text/html;charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// An analysis with the summary that is shown of it.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The analysis.
    pub analysis: &'a Analysis,
    /// The sentences of the summary, ascending.
    pub chosen: &'a [usize],
}

impl Export<'_> {
    /// The content of a file.
    #[must_use]
    pub fn file(self, file: File) -> String {
        match file {
            File::Text => self.text(),
            File::Markdown => self.markdown(),
            File::Web => self.web_page(),
            File::Json => self.json(),
        }
    }

    /// A file's name: the title's words, as every system takes them.
    #[must_use]
    pub fn file_name(self, file: File) -> String {
        let title = self.title().unwrap_or_default().to_lowercase();
        let words = title.split(|c: char| !c.is_alphanumeric());
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        let name: String = words.join("-").chars().take(NAME_CHARS).collect();
        let name = name.trim_matches('-');
        let name = if name.is_empty() { "pith" } else { name };
        format!("{name}.{}", file.extension())
    }

    /// The title on one line.
    fn title(self) -> Option<String> {
        let title = self.analysis.digest.title.as_ref()?;
        Some(fold(&title.text)).filter(|title| !title.is_empty())
    }

    /// Who wrote the article and when, as it says so itself.
    fn credit(self) -> Option<String> {
        let analysis = self.analysis;
        let blocks = analysis.digest.blocks.iter();
        let credits = blocks.filter(|block| matches!(block.role, Role::Byline | Role::Published));
        let credits = credits.map(|block| clip(&fold(block.span.text(&analysis.source)), 200));
        let credit = credits.collect::<Vec<_>>().join(" · ");
        Some(credit).filter(|credit| !credit.is_empty())
    }

    /// The sentences of the summary, each on one line.
    fn sentences(self) -> impl Iterator<Item = String> {
        let Self { analysis, chosen } = self;
        let sentences = chosen
            .iter()
            .filter_map(|&at| analysis.digest.sentences.get(at));
        sentences.map(|sentence| fold(sentence.span.text(&analysis.source)))
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

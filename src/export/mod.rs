//! What a reader takes along: the summary as text, Markdown and HTML, the whole article as a web page
//! of its own, and the digest as JSON. The worker writes all but the plain text, so that the page's own
//! code is spared how.

mod json;
mod markdown;
mod text;
mod web;

pub use json::{FORMAT, VERSION};
use serde::{Deserialize, Serialize};

use crate::model::analysis::{Analysis, clip, fold};
use crate::model::ordering::lower;
use pith::digest::{EntityKind, Role};

/// Characters of a file's name at most, without its extension.
const NAME_CHARS: usize = 60;

/// A form in which the page gives what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Form {
    /// The summary as plain text.
    Text,
    /// The summary in Markdown.
    Markdown,
    /// The summary as a piece of HTML, for the clipboard.
    RichText,
    /// Summary and article as a web page of its own, with the marks.
    Web,
    /// The digest as JSON.
    Json,
}

impl Form {
    /// The forms of a file, in the order in which the page offers them.
    pub const FILES: [Self; 4] = [Self::Text, Self::Markdown, Self::Web, Self::Json];

    /// The extension of a file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::RichText | Self::Web => "html",
            Self::Json => "json",
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::RichText | Self::Web => "text/html;charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// What was written out in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// A name for it as a file.
    pub name: String,
    /// Its content.
    pub content: String,
}

/// The interface's own words that a written page has: the worker, which writes it, knows no others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labels {
    /// The heading of the summary.
    pub summary: String,
    /// What stands for a title that there is not.
    pub untitled: String,
    /// A name for each of [`EntityKind::ALL`].
    pub kinds: Vec<String>,
}

impl Labels {
    /// The name of `kind`.
    fn kind(&self, kind: EntityKind) -> &str {
        let at = EntityKind::ALL.iter().position(|&other| other == kind);
        at.and_then(|at| self.kinds.get(at)).map_or("", |name| name)
    }
}

/// An analysis with the summary that is shown of it.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The analysis.
    pub analysis: &'a Analysis,
    /// The sentences of the summary, ascending.
    pub chosen: &'a [usize],
    /// The words beside the author's.
    pub labels: &'a Labels,
}

impl Export<'_> {
    /// Writes it out in `form`.
    #[must_use]
    pub fn write(self, form: Form) -> Written {
        let content = match form {
            Form::Text => self.text(),
            Form::Markdown => self.markdown(),
            Form::RichText => self.rich_text(),
            Form::Web => self.web_page(),
            Form::Json => self.json(),
        };
        Written {
            name: self.file_name(form),
            content,
        }
    }

    /// A file's name: the title's words, as every system takes them.
    fn file_name(self, form: Form) -> String {
        let title = lower(&self.title().unwrap_or_default());
        let words = title.split(|c: char| !c.is_alphanumeric());
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        let name: String = words.join("-").chars().take(NAME_CHARS).collect();
        let name = name.trim_matches('-');
        let name = if name.is_empty() { "pith" } else { name };
        format!("{name}.{}", form.extension())
    }

    /// The title on one line; of several articles all, each with its number.
    fn title(self) -> Option<String> {
        let articles = self.analysis.digest.articles.len();
        if articles > 0 {
            let title = |at| format!("[{}] {}", at + 1, self.analysis.title_of(at));
            return Some((0..articles).map(title).collect::<Vec<_>>().join(" · "));
        }
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

    /// The sentences of the summary, each on one line, with the number of its article where there are
    /// several.
    fn sentences(self) -> impl Iterator<Item = String> {
        let Self {
            analysis, chosen, ..
        } = self;
        let sentences = chosen
            .iter()
            .filter_map(|&at| analysis.digest.sentences.get(at));
        sentences.map(|sentence| {
            let text = fold(sentence.span.text(&analysis.source));
            match analysis.article_at(sentence.span.start()) {
                Some(article) => format!("{text} [{}]", article + 1),
                None => text,
            }
        })
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

//! [`Shown`]: a digest with the summary to show, which can be exported for people and programs.

use serde::{Deserialize, Serialize};

use super::{FORMAT, Highlight, Highlights, Report, VERSION, markdown, web};
use crate::Digest;
use crate::digest::{EntityKind, Role};

/// Maximum length of a byline or date as shown, in characters.
const MOST_OF_CREDIT: usize = 200;

/// Maximum length of an article's title in a list of several articles, in characters.
const MOST_OF_TITLE: usize = 80;

/// A digest with the summary to show.
///
/// ```
/// use pith::report::{Highlights, Shown};
/// use pith::{Options, digest};
///
/// let source = "Low water at the mill\n\nThe ferry was late on Monday. Nobody knows when the tide will turn.";
/// let digest = digest(source, &Options::default());
/// let highlights = Highlights::default();
/// let shown = Shown { source, digest: &digest, chosen: &[0], highlights };
/// assert_eq!(shown.markdown(), "# Low water at the mill\n\n- The ferry was late on Monday.\n");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The text that was analysed.
    pub source: &'a str,
    /// Its digest.
    pub digest: &'a Digest,
    /// The sentences of the summary, as ascending indices into [`Digest::sentences`].
    pub chosen: &'a [usize],
    /// The reader's highlights.
    pub highlights: Highlights<'a>,
}

/// The words in a web page that are not the author's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labels {
    /// The heading of the summary.
    pub summary: String,
    /// The substitute for a missing title.
    pub untitled: String,
    /// The heading of the legend.
    pub key: String,
    /// A name for each of [`EntityKind::ALL`].
    pub kinds: Vec<String>,
}

impl Labels {
    /// The name of `kind`.
    #[must_use]
    pub fn kind(&self, kind: EntityKind) -> &str {
        let at = EntityKind::ALL.iter().position(|&other| other == kind);
        at.and_then(|at| self.kinds.get(at)).map_or("", |name| name)
    }
}

#[derive(Serialize)]
struct Versioned<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    report: Report<'a>,
    #[serde(skip_serializing_if = "<[Highlight]>::is_empty")]
    highlights: &'a [Highlight],
}

impl<'a> Shown<'a> {
    /// The title on one line; with several articles, all titles, numbered.
    #[must_use]
    pub fn title(self) -> Option<String> {
        let articles = self.digest.articles.len();
        if articles > 0 {
            let title = |at| format!("[{}] {}", at + 1, self.title_of(at));
            return Some((0..articles).map(title).collect::<Vec<_>>().join(" · "));
        }
        let title = self.digest.title.as_ref()?;
        Some(fold(&title.text)).filter(|title| !title.is_empty())
    }

    /// The title of article `at` of several, or the beginning of its text.
    #[must_use]
    pub fn title_of(self, at: usize) -> String {
        let Some(article) = self.digest.articles.get(at) else {
            return String::new();
        };
        let text = || article.span.text(self.source);
        let title = article.title.as_deref().unwrap_or_else(text);
        clip(&fold(&clip(title, 4 * MOST_OF_TITLE)), MOST_OF_TITLE)
    }

    /// The author and date of the article, in its own words.
    #[must_use]
    pub fn credit(self) -> Option<String> {
        let blocks = self.digest.blocks.iter();
        let credits = blocks.filter(|block| matches!(block.role, Role::Byline | Role::Published));
        let credits =
            credits.map(|block| clip(&fold(block.span.text(self.source)), MOST_OF_CREDIT));
        let credit = credits.collect::<Vec<_>>().join(" · ");
        Some(credit).filter(|credit| !credit.is_empty())
    }

    /// The sentences of the summary, each on one line, with the number of its article if there are
    /// several.
    pub fn sentences(self) -> impl Iterator<Item = String> + use<'a> {
        let sentences = self.chosen.iter();
        let sentences = sentences.filter_map(move |&at| self.digest.sentences.get(at));
        sentences.map(move |sentence| {
            let text = fold(sentence.span.text(self.source));
            match article_at(self.digest, sentence.span.start()) {
                Some(article) => format!("{text} [{}]", article + 1),
                None => text,
            }
        })
    }

    /// Plain text: the title, the credit, and each sentence of the summary in a paragraph of its
    /// own.
    #[must_use]
    pub fn text(self) -> String {
        let head = self.title().into_iter().chain(self.credit());
        head.chain(self.sentences())
            .chain(self.highlights.text())
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    /// Plain text with all sentences in one paragraph.
    #[must_use]
    pub fn paragraph(self) -> String {
        let body = self.sentences().collect::<Vec<_>>().join(" ");
        let head = self.title().into_iter().chain(self.credit());
        head.chain([body])
            .chain(self.highlights.text())
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    /// Markdown (`CommonMark`): the title as a heading, the credit in italics, and the sentences of the
    /// summary as a list.
    #[must_use]
    pub fn markdown(self) -> String {
        markdown::write(self)
    }

    /// HTML for a clipboard: the title, the credit and the sentences of the summary.
    #[must_use]
    pub fn rich_text(self) -> String {
        web::rich_text(self)
    }

    /// A web page: the summary, each sentence linked to its place, and the article, with the
    /// summary's sentences and all names, times and amounts marked. It loads nothing.
    #[must_use]
    pub fn web_page(self, labels: &Labels) -> String {
        web::page(&[(self, String::new())], labels)
    }

    /// The digest as JSON, with its text: [`FORMAT`], [`VERSION`] and the fields of [`Report`].
    #[must_use]
    pub fn json(self) -> String {
        // A report has only string keys and finite numbers, all of which are valid JSON.
        serde_json::to_string_pretty(&self.versioned()).unwrap_or_default()
    }

    /// The content of [`json`](Self::json), for serializing it differently.
    #[must_use]
    pub fn versioned(self) -> impl Serialize + use<'a> {
        Versioned {
            format: FORMAT,
            version: VERSION,
            report: Report::new(self.source, self.digest, self.chosen, true),
            highlights: self.highlights.all,
        }
    }
}

/// Which of several articles byte `offset` belongs to, from 0; `None` if there is only one.
#[must_use]
pub fn article_at(digest: &Digest, offset: usize) -> Option<usize> {
    let mut articles = digest.articles.iter();
    articles.position(|article| offset < article.span.end())
}

/// `text` on one line, with single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first `most` characters of `text`, with an ellipsis if it is longer.
#[must_use]
pub fn clip(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

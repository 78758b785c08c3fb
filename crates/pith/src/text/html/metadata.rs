//! What a page's head says about the article.

use serde::{Deserialize, Serialize};

/// The content of `title` and `meta` elements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The content of the first `title` element, often including the site's name.
    pub page_title: Option<String>,
    /// The title for other sites (Open Graph, Twitter cards and the like).
    pub title: Option<String>,
    /// The author.
    pub byline: Option<String>,
    /// The publication date as written on the page, usually in ISO 8601.
    pub published: Option<String>,
    /// The first `<time datetime="…">` below the title, usually the publication date.
    #[serde(default)]
    pub time: Option<String>,
}

/// Maximum length of a value, in bytes.
const LONGEST_VALUE: usize = 1_000;

impl Metadata {
    /// Takes the `content` of a `meta` element called `name`; the first of each kind counts.
    pub(super) fn take(&mut self, name: &str, content: &str) {
        let field = match name.to_ascii_lowercase().as_str() {
            "og:title" | "twitter:title" | "dc.title" | "parsely-title" | "sailthru.title" => {
                &mut self.title
            }
            "author" | "article:author" | "dc.creator" | "parsely-author" | "byl" => {
                &mut self.byline
            }
            "article:published_time"
            | "date"
            | "dc.date"
            | "pubdate"
            | "datepublished"
            | "parsely-pub-date"
            | "publish-date" => &mut self.published,
            _ => return,
        };
        let content = content.trim();
        // Authors are often given as the URL of their page.
        let address = content.contains("://");
        if field.is_none() && !content.is_empty() && content.len() <= LONGEST_VALUE && !address {
            *field = Some(content.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    /// Takes the machine-readable value of a `time` element below the title; the first counts.
    pub(super) fn take_time(&mut self, value: &str) {
        let value = value.trim();
        if self.time.is_none() && !value.is_empty() && value.len() <= LONGEST_VALUE {
            self.time = Some(value.to_owned());
        }
    }

    /// Takes a piece of the `title` element's text.
    pub(super) fn take_page_title(&mut self, piece: &str) {
        let title = self.page_title.get_or_insert_default();
        if title.len() + piece.len() <= LONGEST_VALUE {
            title.push_str(piece);
        }
    }
}

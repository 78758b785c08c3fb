//! Rich pastes: a clipboard's HTML, and whether it says more about an article than its plain text.
//!
//! The HTML itself is never stored and never gets near the document: the worker parses it into a
//! [`Page`], the visible text with hints, and the page keeps the result.

use serde::{Deserialize, Serialize};

use crate::model::markup;
use crate::model::text::Text;
use pith::text::html::{self, Element, Page};
use pith::{Digest, Options, Source};

/// What was pasted, or read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pasted {
    /// The plain text; empty if there is only HTML.
    pub text: String,
    /// The HTML, if there is any.
    pub html: Option<String>,
}

impl Pasted {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let html = self.html.as_ref();
        self.text.trim().is_empty() && html.is_none_or(|html| html.trim().is_empty())
    }
}

impl<T: Into<String>> From<T> for Pasted {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            html: None,
        }
    }
}

/// The markup that came with a text. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// None, or none that is useful.
    #[default]
    None,
    /// HTML that the worker has not parsed yet.
    Unread(Text),
    /// The worker's result: a [`Derived::markup`].
    Read(Text),
}

/// The text of a page, and its markup in a form that only the worker decodes, so that the page does
/// not need the code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived {
    /// The visible text.
    pub text: String,
    /// The hints and the metadata, written by [`markup::write`]: about twenty characters per hint.
    pub markup: String,
}

/// A text to be sent to the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Material {
    /// Plain text.
    Text(String),
    /// A page that was parsed before.
    Derived(Derived),
    /// Pasted HTML, with its plain text.
    Html {
        /// The HTML.
        html: String,
        /// The plain text, which may be empty.
        plain: String,
    },
}

impl Material {
    /// The draft's text with its markup.
    #[must_use]
    pub fn of(text: &str, markup: &Markup) -> Self {
        let text = text.to_owned();
        match markup {
            Markup::None => Self::Text(text),
            Markup::Read(markup) => Self::Derived(Derived {
                text,
                markup: markup.to_string(),
            }),
            Markup::Unread(html) => Self::Html {
                html: html.to_string(),
                plain: text,
            },
        }
    }

    /// Prepares it for the engine.
    #[must_use]
    pub fn prepare(self) -> Prepared {
        match self {
            Self::Text(text) => Prepared::of_text(text),
            Self::Derived(derived) => Prepared::of_derived(derived),
            Self::Html { html, plain } => Prepared::of_html(&html, plain),
        }
    }

    /// The digest, with the text derived from HTML if that is the better source.
    #[must_use]
    pub fn digest(self, engine: &pith::Engine, options: &Options) -> (Option<Derived>, Digest) {
        let prepared = self.prepare();
        let digest = engine.digest(prepared.source(), options);
        (prepared.derived(), digest)
    }
}

/// A text, prepared for the engine.
#[derive(Clone, Debug)]
pub struct Prepared {
    content: Content,
    /// The markup, if it was read from HTML just now: a [`Derived::markup`].
    read: Option<String>,
}

#[derive(Clone, Debug)]
enum Content {
    Text(String),
    Page(Box<Page>),
}

impl Prepared {
    /// Plain text.
    #[must_use]
    pub const fn of_text(text: String) -> Self {
        Self {
            content: Content::Text(text),
            read: None,
        }
    }

    /// A page that was read before; only its text if the markup does not match it.
    #[must_use]
    pub fn of_derived(derived: Derived) -> Self {
        markup::read(&derived.text, &derived.markup).map_or_else(
            || Self::of_text(derived.text),
            |page| Self {
                content: Content::Page(Box::new(page)),
                read: None,
            },
        )
    }

    /// HTML, or `plain`, the same as plain text, if that is the better source.
    #[must_use]
    pub fn of_html(html: &str, plain: String) -> Self {
        match read(html, &plain) {
            Some(page) => Self {
                read: Some(markup::write(&page)),
                content: Content::Page(Box::new(page)),
            },
            None => Self::of_text(plain),
        }
    }

    /// The engine's view of it.
    #[must_use]
    pub fn source(&self) -> Source<'_> {
        match &self.content {
            Content::Text(text) => Source::from(text),
            Content::Page(page) => Source::from(&**page),
        }
    }

    /// The text derived from HTML, if that was the better source.
    #[must_use]
    pub fn derived(&self) -> Option<Derived> {
        Some(Derived {
            markup: self.read.clone()?,
            text: self.source().text.to_owned(),
        })
    }

    /// The text.
    #[must_use]
    pub fn into_text(self) -> String {
        match self.content {
            Content::Text(text) => text,
            Content::Page(page) => page.text,
        }
    }
}

/// HTML whose text has less than this share of the plain text's letters has lost some: a link whose
/// plain text is its URL, a canvas, an editor's hidden copy.
const LEAST_SHARE: f64 = 0.7;

/// Parses `html`; `None` if `plain`, the same content as plain text, is the better source: if the
/// HTML has lost text, or its markup says nothing (as from editors that put each line, rather than
/// each paragraph, into an element).
fn read(html: &str, plain: &str) -> Option<Page> {
    let page = html::read(html);
    let (derived, given) = (letters(&page.text), letters(plain));
    if given == 0 {
        return (derived > 0).then_some(page);
    }
    let whole = derived as f64 >= given as f64 * LEAST_SHARE;
    (whole && tells(&page)).then_some(page)
}

/// Whether the markup says anything about the text that the text does not show by itself.
fn tells(page: &Page) -> bool {
    page.hints.iter().any(|hint| {
        let plain = matches!(hint.element, Element::Other | Element::Preformatted);
        !plain || !hint.marks.is_empty() || hint.linked > 0
    })
}

/// Characters that are not white space.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str, plain: &str) -> Option<String> {
        read(html, plain).map(|page| page.text)
    }

    #[test]
    fn an_article_is_read_from_its_markup() {
        let html = "<h1>Low water</h1><nav><a href=/>Home</a></nav><p>The ferry is late.</p>";
        assert_eq!(
            text(html, "Low water\nHome\nThe ferry is late.").as_deref(),
            Some("Low water\n\nHome\n\nThe ferry is late.")
        );
    }

    #[test]
    fn a_clipboard_without_plain_text_is_read_from_its_markup() {
        assert_eq!(
            text("<div>The ferry is late.</div>", "").as_deref(),
            Some("The ferry is late.")
        );
        assert_eq!(text("<img src='ferry.jpg' alt='A ferry'>", ""), None);
    }

    #[test]
    fn lines_from_an_editor_stay_as_they_are() {
        let html = "<meta charset='utf-8'><div style='font-family: monospace'>\
            <div><span>The ferry is late, since the</span></div>\
            <div><span>water is low.</span></div></div>";
        assert_eq!(
            text(html, "The ferry is late, since the\nwater is low."),
            None
        );
        assert_eq!(text("<pre>let x;\nlet y;</pre>", "let x;\nlet y;"), None);
    }

    #[test]
    fn markup_that_has_lost_text_is_not_used() {
        let html = "<p>Sign in</p><canvas></canvas>";
        assert_eq!(
            text(html, "The ferry is late, since the water is low."),
            None
        );
        let link = "<a href='https://news.example/2026/05/low-water'>Low water</a>";
        assert_eq!(text(link, "https://news.example/2026/05/low-water"), None);
    }

    #[test]
    fn a_word_processors_paragraphs_are_read_without_its_own_markup() {
        let html = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>\
            <style><!-- p.MsoNormal {mso-style-unhide:no;} --></style>\
            <!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>\
            <body lang=EN-GB><!--StartFragment--><p class=MsoTitle>Low water<o:p></o:p></p>\
            <p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>ferry</b> is\n late.<o:p></o:p></p>\
            <!--EndFragment--></body></html>";
        assert_eq!(
            text(html, "Low water\r\n\r\nThe ferry is late.\r\n").as_deref(),
            Some("Low water\n\nThe ferry is late.")
        );
    }

    #[test]
    fn nothing_executable_is_kept() {
        let html = "<p onclick='run()'>The ferry<script>run()</script> is <a href='javascript:run()'>late</a>.\
            <img src=x onerror='run()'><style>@import 'run'</style>";
        let page = read(html, "The ferry is late.").expect("is read");
        assert!(!format!("{page:?}").contains("run"));
    }
}

//! Converts HTML to plain text, with hints from the markup for each stretch of it.
//!
//! html5gum tokenizes the markup according to the standard, including malformed input, and the text
//! is written as the tags come. No tree is built, so the cost is linear and no depth of nesting can
//! break it. Scripts, styles and event handlers are skipped; nothing of them is kept.

mod elements;
mod form;
mod marks;
mod metadata;
mod origin;
mod reader;
mod tokens;

pub use marks::{Mark, Marks};
pub use metadata::Metadata;
pub use pith_source::address;

use serde::{Deserialize, Serialize};

use crate::{Form, Origin, Span};

/// What a reader would see of a page or a fragment, and what its markup says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The visible text: the source that all spans refer to.
    pub text: String,
    /// One hint for each stretch of `text` that the markup separates from its surroundings, in
    /// order and without overlap.
    pub hints: Vec<Hint>,
    /// What the page's head says about the article.
    pub metadata: Metadata,
    /// The parent of each element, numbered as in [`Hint::parent`]; 0 is the page.
    #[serde(default)]
    pub parents: Vec<u32>,
    /// Headings, lists, tables, links and the like.
    #[serde(default)]
    pub form: Form,
    /// The page's origin, according to the page.
    #[serde(default)]
    pub origin: Origin,
}

/// What the markup says about a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// Its position in [`Page::text`].
    pub span: Span,
    /// The innermost element around it that has a meaning.
    pub element: Element,
    /// Its position in the page, and the names of the elements around it.
    pub marks: Marks,
    /// How many of its bytes are inside links.
    pub linked: usize,
    /// The number of its parent element, shared with its siblings.
    pub parent: u32,
    /// The number of its make: equal if the names and classes of the innermost three elements are.
    pub make: u32,
}

/// The meaning of an element for the text in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Element {
    /// `p`.
    Paragraph,
    /// `h1` to `h6`, with the level.
    Heading(u8),
    /// `li`, `dt`, `dd`.
    ListItem,
    /// `td` or `th`: a row of cells.
    Row,
    /// `figcaption` or `caption`.
    Caption,
    /// `pre`.
    Preformatted,
    /// `time`.
    Time,
    /// `button`, `label` and the like.
    Control,
    /// `div`, `section` or none of these.
    #[default]
    Other,
}

/// Parses a page, or a clipboard's HTML.
///
/// Block elements are separated by blank lines, `<br>` ends a line, list items and table rows are
/// on lines of their own, and the cells of a row are separated by tabs. White space is folded,
/// except in `<pre>`. Scripts, styles, templates, form controls and hidden elements are left out.
/// Of a clipboard's HTML, only the part between the fragment markers is read.
///
/// ```
/// use pith::text::html::{self, Element};
///
/// let page = html::read("<h1>River &amp; rain</h1><p>The river\n rose.<script>x()</script>");
/// assert_eq!(page.text, "River & rain\n\nThe river rose.");
/// assert_eq!(page.hints[0].element, Element::Heading(1));
/// ```
#[must_use]
pub fn read(html: &str) -> Page {
    reader::read(html)
}

/// The visible text of `html`, as in [`read`].
///
/// ```
/// use pith::text::html;
///
/// let page = "<h1>River &amp; rain</h1><p>The river\n rose.<br>Roads closed.<script>x()</script>";
/// assert_eq!(html::to_text(page), "River & rain\n\nThe river rose.\nRoads closed.");
/// ```
#[must_use]
pub fn to_text(html: &str) -> String {
    read(html).text
}

//! HTML to plain text, with what the markup says of each stretch of it.
//!
//! html5gum reads the markup token by token as the standard says, malformed input included; the text is
//! written as the tags come. No tree is built, so the cost is linear and nesting has no depth at
//! which it breaks. Scripts, styles and handlers are passed over: nothing of them is kept.

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

/// What a reader would see of a page or of a piece of one, and what its markup says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The visible text: the source that all spans point into.
    pub text: String,
    /// One hint for each stretch of `text` that the markup parts from its surroundings, in order
    /// and without overlap.
    pub hints: Vec<Hint>,
    /// What the page's head says of the article.
    pub metadata: Metadata,
    /// The parent of each element, by the numbers that [`Hint::parent`] has; 0 stands for the page.
    #[serde(default)]
    pub parents: Vec<u32>,
    /// Headings, lists, tables, links and the like.
    #[serde(default)]
    pub form: Form,
    /// Where the page says that it comes from.
    #[serde(default)]
    pub origin: Origin,
}

/// What the markup says of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// Where it stands in [`Page::text`].
    pub span: Span,
    /// The innermost element around it that has a meaning.
    pub element: Element,
    /// Where it stands and what the elements around it are called.
    pub marks: Marks,
    /// How many of its bytes are within links.
    pub linked: usize,
    /// A number for the element that holds it and its siblings; equal within one parent.
    pub parent: u32,
    /// A number for the make of the elements around it: equal where the names and classes of the
    /// innermost three are.
    pub make: u32,
}

/// What an element is to the text within it.
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

/// Reads a page, or what a clipboard holds of one.
///
/// A blank line parts block elements, `<br>` ends a line, list items and table rows have a line
/// each, and tabs part the cells of a row. White space is folded, save in `<pre>`. Scripts, styles,
/// templates, form controls and hidden elements are left out. Of a clipboard's fragment, only what
/// stands between its marks is read.
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

/// The visible text of `html`, as [`read`] gives it.
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

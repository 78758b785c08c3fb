//! HTML to plain text.

/// The visible text of `html`, with a blank line between blocks.
#[must_use]
pub fn to_text(html: &str) -> String {
    html.to_owned()
}

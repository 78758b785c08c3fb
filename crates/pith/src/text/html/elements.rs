//! Lists of elements by their effect on the text.

use super::Element;

/// Elements separated from their surroundings by a blank line, in byte order.
#[rustfmt::skip]
pub(super) const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "dir",
    "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "listing", "main", "menu", "nav", "ol",
    "p", "plaintext", "pre", "search", "section", "summary", "table", "ul", "xmp",
];

/// Elements on lines of their own, in byte order.
pub(super) const LINES: &[&str] = &["br", "caption", "dd", "dt", "li", "option", "tr"];

/// Elements whose content is not visible as text, in byte order. They include `rt`, the reading
/// above a character.
#[rustfmt::skip]
pub(super) const UNSEEN: &[&str] = &[
    "audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript", "object", "rp", "rt",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Elements without content, in byte order.
#[rustfmt::skip]
pub(super) const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements ended by a sibling of the same name, in byte order.
pub(super) const SELF_ENDING: &[&str] = &["dd", "dt", "li", "option", "p", "td", "th", "tr"];

pub(super) fn is_in(list: &[&str], name: &str) -> bool {
    list.binary_search(&name).is_ok()
}

/// The meaning of the element `name` for the text in it, if it has one.
pub(super) fn meaning(name: &str) -> Option<Element> {
    Some(match name {
        "p" => Element::Paragraph,
        "h1" => Element::Heading(1),
        "h2" => Element::Heading(2),
        "h3" => Element::Heading(3),
        "h4" => Element::Heading(4),
        "h5" => Element::Heading(5),
        "h6" => Element::Heading(6),
        "li" | "dt" | "dd" => Element::ListItem,
        "tr" => Element::Row,
        "figcaption" | "caption" => Element::Caption,
        "pre" | "listing" | "xmp" | "plaintext" => Element::Preformatted,
        "time" => Element::Time,
        "button" | "label" | "legend" | "summary" => Element::Control,
        _ => return None,
    })
}

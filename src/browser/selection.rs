//! The selection in the article: which bytes of the text, and where on the screen.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, Selection};

use super::dom;
use crate::model::analysis::{Analysis, fold};
use pith::Span;

/// Where a selection is on the page, in CSS pixels of the document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its horizontal centre.
    pub middle: f64,
    /// Its top edge.
    pub top: f64,
    /// Its bottom edge.
    pub bottom: f64,
    /// Whether it is in the upper half of the window.
    pub is_high: bool,
}

fn selection() -> Option<Selection> {
    window().get_selection().ok()?
}

fn range() -> Option<Range> {
    let selection = selection().filter(|selection| selection.range_count() > 0)?;
    selection.get_range_at(0).ok()
}

/// Where the selection is.
#[must_use]
pub fn place() -> Option<Place> {
    let around = range()?.get_bounding_client_rect();
    let height = window().inner_height().ok()?.as_f64()?;
    let (left, top) = (window().scroll_x().ok()?, window().scroll_y().ok()?);
    Some(Place {
        middle: left + around.left() + around.width() / 2.0,
        top: top + around.top(),
        bottom: top + around.bottom(),
        is_high: around.top() + around.bottom() < height,
    })
}

/// Clears the selection.
pub fn clear() {
    if let Some(selection) = selection() {
        // This cannot fail: the page has a document.
        drop(selection.remove_all_ranges());
    }
}

/// The selected bytes of the text; `None` if they cannot be determined for certain.
#[must_use]
pub fn span(analysis: &Analysis) -> Option<Span> {
    let range = range()?;
    let start = offset(
        analysis,
        &range.start_container().ok()?,
        range.start_offset().ok()?,
    )?;
    let end = offset(
        analysis,
        &range.end_container().ok()?,
        range.end_offset().ok()?,
    )?;
    let span = (start < end).then(|| analysis.within_article(Span::new(start, end)))??;
    let (selected, expected) = (String::from(range.to_string()), span.text(&analysis.source));
    // Across several paragraphs, it is enough that start and end agree; there may be text set aside
    // in between.
    let (selected, expected) = (fold(&selected), fold(expected));
    let alike = |a: &str, b: &str| {
        a.chars().next() == b.chars().next() && a.chars().last() == b.chars().last()
    };
    let several = analysis
        .digest
        .blocks
        .iter()
        .filter(|block| block.span.overlaps(span))
        .count()
        > 1;
    (selected == expected || several && alike(&selected, &expected)).then_some(span)
}

/// The byte offset in the text of a position in the document: the characters from the start of its
/// block to the position are exactly those of the text.
fn offset(analysis: &Analysis, node: &Node, at: u32) -> Option<usize> {
    let element = node
        .dyn_ref::<Element>()
        .cloned()
        .or_else(|| node.parent_element())?;
    let around = element.closest("[data-block]").ok()??;
    let number = around.get_attribute("data-block")?;
    // If a block is in several pieces, the first.
    let first = dom::find(&format!("#article [data-block='{number}']"))?;
    let before = document().create_range().ok()?;
    before.set_start(&first, 0).ok()?;
    before.set_end(node, at).ok()?;
    let mut units = String::from(before.to_string()).encode_utf16().count();
    let block = analysis.digest.blocks.get(number.parse::<usize>().ok()?)?;
    let text = block.span.text(&analysis.source);
    let mut bytes = 0;
    for character in text.chars() {
        if units == 0 {
            break;
        }
        units = units.saturating_sub(character.len_utf16());
        bytes += character.len_utf8();
    }
    Some(block.span.start() + bytes)
}

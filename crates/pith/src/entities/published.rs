//! The day on which an article was written, as it says itself.

use time::Date;

use super::quantities;
use crate::Span;
use crate::digest::{Aside, Block, Role};
use crate::text::Document;

/// Bytes of the body's beginning in which a dateline stands ("LONDON, 4 June 2019 (Reuters) -").
const DATELINE: usize = 100;

/// The first whole date of the line that says when the article was published; else of the byline,
/// of what stands about it (when it was updated), or of the dateline that the body begins with.
#[must_use]
pub fn day(document: &Document, article: Span) -> Option<Date> {
    let of_role = |role: Role| {
        let mut blocks = blocks(document, article).filter(move |block| block.role == role);
        blocks.find_map(|block| first_day(block.span.text(document.source), document))
    };
    of_role(Role::Published)
        .or_else(|| of_role(Role::Byline))
        .or_else(|| of_role(Role::Aside(Aside::Metadata)))
        .or_else(|| dateline(document, article))
}

/// The blocks of one article.
fn blocks<'a>(document: &'a Document, article: Span) -> impl Iterator<Item = &'a Block> {
    let within = move |block: &&Block| {
        article.start() <= block.span.start() && block.span.end() <= article.end()
    };
    document.blocks.iter().filter(within)
}

/// A day as ISO 8601 writes it: "2019-06-04".
#[must_use]
pub fn iso(day: Date) -> String {
    quantities::iso_day(day)
}

fn first_day(text: &str, document: &Document) -> Option<Date> {
    quantities::find(text, document.language, None)
        .iter()
        .find_map(|quantity| quantities::whole_day(quantity.value.as_ref()?))
}

/// The date before the dash that ends a dateline.
fn dateline(document: &Document, article: Span) -> Option<Date> {
    let body = blocks(document, article).find(|block| block.role.is_body())?;
    let text = body.span.text(document.source);
    let (end, _) = text
        .char_indices()
        .find(|&(at, c)| {
            matches!(c, '—' | '–') || c == '-' && text.get(..at).is_some_and(|t| t.ends_with(' '))
        })
        .filter(|&(at, _)| at <= DATELINE)?;
    let line = text.get(..end)?;
    let opens = line.split_whitespace().next()?;
    let shouted = opens
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    (shouted && opens.len() > 1)
        .then(|| first_day(line, document))
        .flatten()
}

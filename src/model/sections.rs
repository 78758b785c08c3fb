//! The sections of an article: its headings with what is below them.

use std::ops::Range;

use crate::model::layout::{is_headed, role_of};
use crate::model::shape::Shape;
use pith::digest::{Digest, Role};
use pith::report::fold;

/// The fewest headings for an outline.
const ENOUGH: usize = 3;

/// The most steps by which a heading is indented.
const MOST_DEPTH: u8 = 3;

/// A heading with everything up to the next one.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its heading; `None` for the text before the first.
    pub title: Option<String>,
    /// The heading's block, or the first block.
    pub block: usize,
    /// Its level below the others, from 0.
    pub depth: u8,
    /// Its sentences, as indices.
    pub sentences: Range<usize>,
    /// Its length in words.
    pub words: usize,
    /// Its most important sentence.
    pub best: Option<usize>,
}

/// A block that is a heading within the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The block's index.
    pub block: usize,
    /// Its level from 1, if the source gives it.
    pub level: Option<u8>,
}

/// The article's headings in order, as the page draws them.
#[must_use]
pub fn headings(digest: &Digest) -> Vec<Heading> {
    let (shape, headed) = (Shape::of(&digest.form), is_headed(&digest.form));
    let mut has_begun = false;
    let blocks = digest.blocks.iter().enumerate();
    blocks
        .filter_map(|(block, of)| {
            let style = shape.at(of.span.start());
            let is_heading = role_of(of.role, &style, headed) == Role::Heading;
            // The first one at the highest level, before any text, is the title.
            let is_title = !has_begun && style.level == 1;
            has_begun |= of.role.is_article() && !is_title;
            let level = Some(style.level).filter(|level| *level > 0);
            (is_heading && !is_title).then_some(Heading { block, level })
        })
        .collect()
}

/// The sections of `source`, in order; none if it has fewer than three headings, or if there are several
/// articles. An analysis keeps them.
pub(super) fn sections(source: &str, digest: &Digest) -> Vec<Section> {
    if !digest.articles.is_empty() {
        return Vec::new();
    }
    let headings = headings(digest);
    if headings.len() < ENOUGH {
        return Vec::new();
    }
    let known = headings.iter().filter_map(|heading| heading.level);
    let least = known.min().unwrap_or(1);
    let place = |block: usize| {
        digest
            .sentences
            .partition_point(|sentence| sentence.block < block)
    };
    let mut sections = Vec::with_capacity(headings.len() + 1);
    let mut push = |title: Option<String>, block: usize, depth: u8, sentences: Range<usize>| {
        let within = digest.sentences.get(sentences.clone()).unwrap_or_default();
        sections.push(Section {
            title,
            block,
            depth,
            words: within.iter().map(|sentence| sentence.words).sum(),
            best: best_of(digest, sentences.clone()),
            sentences,
        });
    };
    let first = place(headings[0].block);
    if first > 0 {
        push(None, digest.sentences[0].block, 0, 0..first);
    }
    for (at, heading) in headings.iter().enumerate() {
        let next = headings.get(at + 1);
        let end = next.map_or(digest.sentences.len(), |next| place(next.block));
        let title = fold(digest.blocks[heading.block].span.text(source));
        let depth = heading
            .level
            .map_or(0, |level| level.saturating_sub(least).min(MOST_DEPTH));
        // If the engine took the heading for a paragraph, it has a sentence of its own.
        push(
            Some(title),
            heading.block,
            depth,
            place(heading.block + 1)..end,
        );
    }
    sections
}

/// The most important of these sentences; the first of equals.
pub(super) fn best_of(digest: &Digest, sentences: impl Iterator<Item = usize>) -> Option<usize> {
    let scored = sentences.filter_map(|at| Some((at, digest.sentences.get(at)?.score)));
    let best = scored.reduce(|best, other| if other.1 > best.1 { other } else { best });
    best.map(|(at, _)| at)
}

//! The element of a page that holds the article.

use super::features::Features;
use crate::digest::Role;
use crate::span::Span;
use crate::text::html::{Hint, Mark, Marks};
use crate::text::paste::tuning;

/// Marks of foreign content inside the same element.
const FOREIGN: [Mark; 14] = [
    Mark::Navigation,
    Mark::Aside,
    Mark::Footer,
    Mark::Form,
    Mark::AriaHidden,
    Mark::Author,
    Mark::Caption,
    Mark::Comments,
    Mark::Share,
    Mark::Related,
    Mark::Newsletter,
    Mark::Promotion,
    Mark::Cookies,
    Mark::Overlay,
];

/// Number of words, and how many of them are in links.
#[derive(Clone, Copy, Default)]
struct Weight {
    bytes: usize,
    linked: usize,
}

/// For each block, whether it is in the element that holds the article.
pub(super) struct Container {
    inside: Vec<bool>,
    /// Whether a block is in a part of that element that is mostly links.
    linked: Vec<bool>,
    /// Marks that cover most of the article.
    common: Marks,
}

impl Container {
    /// The element that holds the blocks of the body according to `roles`, if there is markup.
    /// `parents` has the parent of each element, and `hints` the hint of each block.
    pub(super) fn of(
        parents: &[u32],
        hints: &[Option<&Hint>],
        blocks: &[Span],
        features: &[Features],
        roles: &[Role],
    ) -> Option<Self> {
        if parents.is_empty() {
            return None;
        }
        let holder = |hint: &Hint| (hint.parent as usize).min(parents.len() - 1);
        let mut body = vec![0_usize; parents.len()];
        let mut weights = vec![Weight::default(); parents.len()];
        let mut marked = [0_usize; Mark::ALL.len()];
        let mut all = 0;
        for (at, hint) in hints.iter().enumerate() {
            let Some(hint) = hint else { continue };
            let weight = &mut weights[holder(hint)];
            weight.bytes += blocks[at].len();
            weight.linked += hint.linked.min(blocks[at].len());
            if !roles[at].is_body() {
                continue;
            }
            let words = features[at].words;
            all += words;
            body[holder(hint)] += words;
            for (count, mark) in marked.iter_mut().zip(Mark::ALL) {
                *count += if hint.marks.has(mark) { words } else { 0 };
            }
        }
        let least = (all as f64 * tuning::SHARE_IN_CONTAINER).max(1.0);
        // A child's number is greater than its parent's.
        for element in (1..parents.len()).rev() {
            let parent = parents[element] as usize;
            if parent < element {
                body[parent] += body[element];
                weights[parent].bytes += weights[element].bytes;
                weights[parent].linked += weights[element].linked;
            }
        }
        let root = (0..parents.len())
            .rev()
            .find(|&at| body[at] as f64 >= least)?;
        let mut within = vec![false; parents.len()];
        let mut linked = vec![false; parents.len()];
        within[root] = true;
        for element in root + 1..parents.len() {
            let parent = parents[element] as usize;
            if parent < element && within[parent] {
                within[element] = true;
                let Weight { bytes, linked: of } = weights[element];
                // An article's own links are few relative to its text.
                linked[element] = linked[parent]
                    || body[element] == 0 && of as f64 > bytes as f64 * tuning::LINKED_PART;
            }
        }
        let mut common = Marks::default();
        for (count, mark) in marked.into_iter().zip(Mark::ALL) {
            if count as f64 > all as f64 * tuning::COMMON_MARK_IN_CONTAINER {
                common = common.with(mark);
            }
        }
        let of = |list: &[bool]| {
            hints
                .iter()
                .map(|hint| hint.is_some_and(|hint| list[holder(hint)]))
                .collect()
        };
        Some(Self {
            inside: of(&within),
            linked: of(&linked),
            common,
        })
    }

    /// Whether a block is in the element that holds the article, and not in a list of links.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.inside[at] && !self.linked[at]
    }

    /// Whether a block is in a part of that element that is mostly links.
    pub(super) fn is_linked(&self, at: usize) -> bool {
        self.linked[at]
    }

    /// Whether `hint` marks the block as foreign to the article.
    pub(super) fn is_foreign(&self, hint: &Hint) -> bool {
        let marked = |mark: Mark| hint.marks.has(mark) && !self.common.has(mark);
        FOREIGN.into_iter().any(marked)
    }
}

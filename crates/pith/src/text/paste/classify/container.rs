//! The element that holds the article, and what else stands in it.

use crate::digest::{Aside, Role};
use crate::text::html::{Element, Hint, Mark, Marks};
use crate::text::paste::captions;

use super::Page;

/// Share of the body's words that the element which holds the article has at least.
const MOST: f64 = 0.75;

/// Share of a mark's words in the body's from which it is what the whole article is called, and tells
/// nothing of its parts.
const COMMON: f64 = 0.5;

/// Share of links from which a part of the container is a list of them.
const LINKED: f64 = 0.5;

/// Marks of what is not of the article though it stands in the same element.
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

/// Words of text, and how many of them are links.
#[derive(Clone, Copy, Default)]
struct Weight {
    bytes: usize,
    linked: usize,
}

/// For each block, whether it stands in the element that holds the article.
pub(in crate::text::paste) struct Container {
    inside: Vec<bool>,
    /// Whether a block stands in a part of that element which is mostly links.
    linked: Vec<bool>,
    /// Marks that cover most of the article.
    common: Marks,
}

impl Container {
    /// The element that holds the blocks of the body by `roles`, if there is markup.
    pub(in crate::text::paste) fn of(page: &Page, roles: &[Role]) -> Option<Self> {
        let parents = &page.markup?.parents;
        if parents.is_empty() {
            return None;
        }
        let holder = |hint: &Hint| (hint.parent as usize).min(parents.len() - 1);
        let mut body = vec![0_usize; parents.len()];
        let mut weights = vec![Weight::default(); parents.len()];
        let mut marked = [0_usize; Mark::ALL.len()];
        let mut all = 0;
        for (at, hint) in page.hints.iter().enumerate() {
            let Some(hint) = hint else { continue };
            let weight = &mut weights[holder(hint)];
            weight.bytes += page.blocks[at].len();
            weight.linked += hint.linked.min(page.blocks[at].len());
            if !roles[at].is_body() {
                continue;
            }
            let words = page.features[at].words;
            all += words;
            body[holder(hint)] += words;
            for (count, mark) in marked.iter_mut().zip(Mark::ALL) {
                *count += if hint.marks.has(mark) { words } else { 0 };
            }
        }
        let least = (all as f64 * MOST).max(1.0);
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
                // The article's own links are few in much text.
                linked[element] =
                    linked[parent] || body[element] == 0 && of as f64 > bytes as f64 * LINKED;
            }
        }
        let mut common = Marks::default();
        for (count, mark) in marked.into_iter().zip(Mark::ALL) {
            if count as f64 > all as f64 * COMMON {
                common = common.with(mark);
            }
        }
        let of = |list: &[bool]| {
            let hints = page.hints.iter();
            hints
                .map(|hint| hint.is_some_and(|hint| list[holder(hint)]))
                .collect()
        };
        Some(Self {
            inside: of(&within),
            linked: of(&linked),
            common,
        })
    }

    /// Whether a block stands in the element that holds the article, and not in a list of links.
    pub(in crate::text::paste) fn holds(&self, at: usize) -> bool {
        self.inside[at] && !self.linked[at]
    }

    /// Whether a block stands in a part of that element which is mostly links.
    pub(in crate::text::paste) fn is_linked(&self, at: usize) -> bool {
        self.linked[at]
    }

    /// Whether `hint` is marked as foreign to the article.
    pub(in crate::text::paste) fn is_foreign(&self, hint: &Hint) -> bool {
        let marked = |mark: Mark| hint.marks.has(mark) && !self.common.has(mark);
        FOREIGN.into_iter().any(marked)
    }
}

impl Page<'_> {
    /// Takes in what stands in the element that holds the article and is neither a link nor marked as
    /// foreign, and the lines between the title and the body.
    pub(super) fn take_in_contained(&self, roles: &mut [Role]) {
        let Some(container) = Container::of(self, roles) else {
            return;
        };
        let Some(first) = roles.iter().position(|role| role.is_body()) else {
            return;
        };
        let title = roles.iter().position(|&role| role == Role::Title);
        for (at, role) in roles.iter_mut().enumerate() {
            let loose = matches!(
                role,
                Role::Aside(Aside::Navigation | Aside::Related | Aside::Footer | Aside::Metadata)
            );
            let Some(hint) = self.hints[at].filter(|_| loose) else {
                continue;
            };
            let below_title = self.is_standfirst(at, title, first);
            let block = &self.features[at];
            if block.phrase.is_some()
                || !(container.holds(at) || below_title)
                || container.is_foreign(hint)
                || hint.linked * 2 > hint.span.len()
                || hint.element == Element::Control
                || block.date
                || !block.letters
                || captions::is_caption(self.text(at), block)
            {
                continue;
            }
            // Above the body, what says something, and lists; not a rubric, a rating or a reading time.
            let listed = container.holds(at)
                && title.is_some_and(|title| title < at)
                && matches!(
                    hint.element,
                    Element::ListItem | Element::Row | Element::Paragraph
                );
            if at < first && !listed && !self.says_something(at) {
                continue;
            }
            *role = self.taken_in(at);
        }
        self.take_in_headings(&container, roles);
    }

    /// Takes in the headings of the lists above the body that were taken in.
    fn take_in_headings(&self, container: &Container, roles: &mut [Role]) {
        for at in (0..roles.len().saturating_sub(1)).rev() {
            let heads = self.hints[at].is_some_and(|hint| {
                matches!(hint.element, Element::Heading(2..))
                    && hint.linked == 0
                    && !container.is_foreign(hint)
            });
            if heads
                && container.holds(at)
                && roles[at] == Role::Aside(Aside::Navigation)
                && roles[at + 1].is_body()
                && self.features[at].phrase.is_none()
            {
                roles[at] = Role::Heading;
            }
        }
    }
}

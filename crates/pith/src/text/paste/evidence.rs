//! The input of the trained model for a block: what the rules said, its own features, its
//! neighbours and, if the source was HTML, its markup. All values are from 0 to 1.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::container::Container;
use super::features::Features;
use super::runs;
use crate::digest::{Aside, Role};
use crate::span::Span;
use crate::text::html::{Element, Hint, Mark, Marks, Page};

/// The names of the features, in the order of the vector.
pub const NAMES: [&str; 105] = names();

/// The features of one block.
pub type Vector = [f32; NAMES.len()];

#[rustfmt::skip]
const OWN: [&str; 59] = [
    "bias", "rule-body", "rule-heading", "rule-navigation", "rule-related", "rule-share", "rule-newsletter",
    "rule-advertisement", "rule-caption", "rule-comments", "rule-metadata", "rule-author-note", "rule-footer",
    "rule-repeated", "before-run", "after-run", "first-of-run", "last-of-run", "near-end-of-run",
    "words-1", "words-3", "words-6", "words-12", "words-25", "words-50", "words-more",
    "prose", "ends", "two-sentences", "title-case", "shouts", "list-item", "speaker", "separators", "cells", "repeats",
    "date", "phrase", "phrase-whole", "no-letters", "lower-case-start", "colon", "cut-off", "address", "quoted",
    "digits", "few-stop-words", "previous-body", "next-body", "previous-prose", "next-prose", "near-body",
    "lines-in-a-row", "rows-in-a-row", "after-colon", "after-phrase", "after-heading", "code",
    "between-prose",
];

#[rustfmt::skip]
const MARKUP: [&str; 22] = [
    "paragraph", "high-heading", "low-heading", "item-element", "row-element", "caption-element", "preformatted",
    "control", "linked", "all-linked", "siblings-body", "make-body", "main-parent", "main-make", "apart-prose",
    "loose-paragraph", "main-prose", "main-prose-set-aside", "linked-elsewhere",
    "contained", "contained-line", "in-linked-part",
];

#[rustfmt::skip]
const MARKS: [&str; Mark::ALL.len()] = [
    "in-nav", "in-aside", "in-footer", "in-header", "in-form", "in-article", "in-main", "in-quote", "in-list",
    "in-table", "in-figure", "in-aria-hidden", "in-body", "in-title", "in-author", "in-metadata", "in-caption",
    "in-comments", "in-share", "in-related", "in-newsletter", "in-promotion", "in-cookies", "in-overlay",
];

const fn names() -> [&'static str; OWN.len() + MARKUP.len() + MARKS.len()] {
    let mut names = [""; OWN.len() + MARKUP.len() + MARKS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = if at < OWN.len() {
            OWN[at]
        } else if at < OWN.len() + MARKUP.len() {
            MARKUP[at - OWN.len()]
        } else {
            MARKS[at - OWN.len() - MARKUP.len()]
        };
        at += 1;
    }
    names
}

/// The share of the body is computed over this many blocks around a block.
const NEAR: usize = 4;

/// The paragraphs around a line are searched for within this many blocks above and below.
const BETWEEN: usize = 12;

/// If a mark covers more than this share of the rules' body, it describes the page itself and says
/// nothing.
const COMMON: f64 = 0.5;

/// A paste as the model sees it.
pub(super) struct View<'a> {
    pub source: &'a str,
    pub blocks: &'a [Span],
    pub features: &'a [Features],
    /// The rules' verdicts.
    pub roles: &'a [Role],
    /// The run from the first to the last block of the rules' body.
    pub run: Range<usize>,
    /// The hint of each block; empty for plain text.
    pub hints: &'a [Option<&'a Hint>],
    /// The element that holds the article, if there is markup.
    pub container: Option<Container>,
}

impl View<'_> {
    /// The vectors of all blocks.
    pub(crate) fn vectors(&self) -> Vec<Vector> {
        let near = self.near();
        let loose = streaks(self.blocks.len(), |at| self.is_loose(at));
        let rows = streaks(self.blocks.len(), |at| self.features[at].cells >= 3);
        let between = self.between();
        let english = runs::is_english(self.features);
        let markup = Markup::of(self);
        (0..self.blocks.len())
            .map(|at| {
                let mut values = Values::default();
                self.push_rules(at, &mut values);
                self.push_own(at, english, &mut values);
                self.push_neighbours(at, near[at], (loose[at], rows[at]), &mut values);
                values.flag(self.features[at].code);
                values.flag(between[at]);
                match self.hints.get(at).copied().flatten() {
                    Some(hint) => markup.push(self, at, hint, &mut values),
                    None => values.at = NAMES.len(),
                }
                debug_assert_eq!(values.at, NAMES.len());
                values.vector
            })
            .collect()
    }

    fn is_body(&self, at: usize) -> bool {
        self.roles[at].is_body()
    }

    fn is_loose(&self, at: usize) -> bool {
        let block = &self.features[at];
        !block.ends && !block.is_prose() && !block.item
    }

    fn push_rules(&self, at: usize, values: &mut Values) {
        let role = self.roles[at];
        values.flag(true);
        values.flag(role.is_body());
        values.flag(role == Role::Heading);
        for asides in [
            &[Aside::Navigation][..],
            &[Aside::Related],
            &[Aside::Share],
            &[Aside::Newsletter, Aside::Paywall, Aside::Cookies],
            &[Aside::Advertisement],
            &[Aside::Caption],
            &[Aside::Comments],
            &[Aside::Metadata],
            &[Aside::AuthorNote],
            &[Aside::Footer],
            &[Aside::Repeated],
        ] {
            values.flag(matches!(role, Role::Aside(aside) if asides.contains(&aside)));
        }
        let Range { start, end } = self.run;
        values.flag(at < start);
        values.flag(at >= end);
        values.flag(at == start);
        values.flag(at + 1 == end);
        values.flag((start..end).contains(&at) && at + NEAR >= end);
    }

    fn push_own(&self, at: usize, english: bool, values: &mut Values) {
        let block = &self.features[at];
        let text = self.blocks[at].text(self.source);
        let mut least = 0;
        for most in [1, 3, 6, 12, 25, 50, usize::MAX] {
            values.flag((block.words >= least || most == 1) && block.words <= most);
            least = most.saturating_add(1);
        }
        let bytes = text.len().min(200);
        let digits = text.bytes().take(bytes).filter(u8::is_ascii_digit).count();
        values.flag(block.is_prose());
        values.flag(block.ends);
        values.flag(block.stops >= 2);
        values.flag(block.is_title_case());
        values.flag(block.shouts);
        values.flag(block.item);
        values.flag(block.speaker);
        values.flag(block.separators > 0);
        values.flag(block.cells >= 3);
        values.flag(block.repeats > 0);
        values.flag(block.date);
        values.flag(block.phrase.is_some());
        values.flag(block.phrase.is_some_and(|phrase| phrase.whole));
        values.flag(!block.letters);
        values.flag(text.starts_with(char::is_lowercase));
        values.flag(text.ends_with(':'));
        values.flag(text.ends_with('…') || text.ends_with("..."));
        values.flag(text.contains("://") || text.contains("www.") || text.contains('@'));
        values.flag(text.starts_with(['"', '“', '«', '„', '\'', '‘']));
        values.share(digits * 2, bytes);
        values.flag(english && block.words >= 10 && block.stop_share < 0.2);
    }

    fn push_neighbours(&self, at: usize, near: f32, streaks: (bool, bool), values: &mut Values) {
        let before = at.checked_sub(1);
        let after = Some(at + 1).filter(|&after| after < self.blocks.len());
        let prose = |at: usize| self.features[at].is_prose();
        values.flag(before.is_some_and(|at| self.is_body(at)));
        values.flag(after.is_some_and(|at| self.is_body(at)));
        values.flag(before.is_some_and(prose));
        values.flag(after.is_some_and(prose));
        values.push(near);
        values.flag(streaks.0);
        values.flag(streaks.1);
        values.flag(before.is_some_and(|at| self.blocks[at].text(self.source).ends_with(':')));
        values.flag(before.is_some_and(|at| self.features[at].phrase.is_some()));
        values.flag(before.is_some_and(|at| self.roles[at] == Role::Heading));
    }

    /// For each block, whether it is between two paragraphs with nothing from the page between
    /// them.
    fn between(&self) -> Vec<bool> {
        let mut between = vec![false; self.blocks.len()];
        let mut last: Option<usize> = None;
        for (at, block) in self.features.iter().enumerate() {
            if block.phrase.is_some() || block.repeats > 0 && !block.code {
                last = None;
            } else if block.is_prose() {
                if let Some(last) = last.filter(|last| at - last <= BETWEEN) {
                    between[last + 1..at].fill(true);
                }
                last = Some(at);
            }
        }
        between
    }

    /// For each block, the share of the body among the blocks around it.
    fn near(&self) -> Vec<f32> {
        let count = self.blocks.len();
        (0..count)
            .map(|at| {
                let around = at.saturating_sub(NEAR)..(at + NEAR + 1).min(count);
                let others = around.len() - 1;
                let body = around
                    .filter(|&other| other != at && self.is_body(other))
                    .count();
                share(body, others)
            })
            .collect()
    }
}

/// For each position, whether it is one of three or more in a row for which `holds` is true.
fn streaks(count: usize, holds: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut streaks = vec![false; count];
    let mut start = 0;
    for end in 0..=count {
        if end < count && holds(end) {
            continue;
        }
        if end - start >= 3 {
            streaks[start..end].fill(true);
        }
        start = end + 1;
    }
    streaks
}

fn share(part: usize, whole: usize) -> f32 {
    (part as f32 / whole.max(1) as f32).min(1.0)
}

/// A vector being filled.
struct Values {
    vector: Vector,
    at: usize,
}

impl Default for Values {
    fn default() -> Self {
        Self {
            vector: [0.0; NAMES.len()],
            at: 0,
        }
    }
}

impl Values {
    fn push(&mut self, value: f32) {
        if let Some(slot) = self.vector.get_mut(self.at) {
            *slot = value;
        }
        self.at += 1;
    }

    fn flag(&mut self, flag: bool) {
        self.push(f32::from(u8::from(flag)));
    }

    fn share(&mut self, part: usize, whole: usize) {
        self.push(share(part, whole));
    }
}

/// The number of words in a group of blocks, and how many of them are in the rules' body.
#[derive(Clone, Copy, Default)]
struct Group {
    words: usize,
    body: usize,
}

/// What the markup of the rules' body has in common.
struct Markup {
    parents: FxHashMap<u32, Group>,
    makes: FxHashMap<u32, Group>,
    main_parent: u32,
    main_make: u32,
    /// Marks that cover so much of the body that they say nothing.
    common: Marks,
}

impl Markup {
    fn of(view: &View) -> Self {
        let mut parents: FxHashMap<u32, Group> = FxHashMap::default();
        let mut makes: FxHashMap<u32, Group> = FxHashMap::default();
        let mut marked = [0_usize; Mark::ALL.len()];
        let mut all = 0;
        // The first of equals counts, independently of the order of a map.
        let (mut main_parent, mut main_make) = ((0, 0), (0, 0));
        for (at, hint) in view.hints.iter().enumerate() {
            let Some(hint) = hint else { continue };
            let words = view.features[at].words;
            let body = if view.is_body(at) { words } else { 0 };
            all += body;
            for (groups, key, main) in [
                (&mut parents, hint.parent, &mut main_parent),
                (&mut makes, hint.make, &mut main_make),
            ] {
                let group = groups.entry(key).or_default();
                group.words += words;
                group.body += body;
                if group.body > main.0 {
                    *main = (group.body, key);
                }
            }
            for (count, mark) in marked.iter_mut().zip(Mark::ALL) {
                *count += if hint.marks.has(mark) { body } else { 0 };
            }
        }
        let mut common = Marks::default();
        for (count, mark) in marked.into_iter().zip(Mark::ALL) {
            if count as f64 > all as f64 * COMMON {
                common = common.with(mark);
            }
        }
        Self {
            parents,
            makes,
            main_parent: main_parent.1,
            main_make: main_make.1,
            common,
        }
    }

    fn push(&self, view: &View, at: usize, hint: &Hint, values: &mut Values) {
        let block = &view.features[at];
        let own = Group {
            words: block.words,
            body: if view.is_body(at) { block.words } else { 0 },
        };
        let others = |groups: &FxHashMap<u32, Group>, key: u32| {
            let group = groups.get(&key).copied().unwrap_or_default();
            let words = group.words.saturating_sub(own.words);
            share(group.body.saturating_sub(own.body), words)
        };
        let main_parent = hint.parent == self.main_parent;
        let main_make = hint.make == self.main_make;
        values.flag(hint.element == Element::Paragraph);
        values.flag(matches!(hint.element, Element::Heading(1..=2)));
        values.flag(matches!(hint.element, Element::Heading(3..)));
        values.flag(hint.element == Element::ListItem);
        values.flag(hint.element == Element::Row);
        values.flag(hint.element == Element::Caption);
        values.flag(hint.element == Element::Preformatted);
        values.flag(matches!(hint.element, Element::Control | Element::Time));
        values.share(hint.linked, hint.span.len());
        values.flag(hint.linked * 10 >= hint.span.len() * 9);
        values.push(others(&self.parents, hint.parent));
        values.push(others(&self.makes, hint.make));
        values.flag(main_parent);
        values.flag(main_make);
        values.flag(!main_parent && !main_make && block.is_prose());
        values.flag(main_parent && hint.element == Element::Paragraph && !block.is_prose());
        let linked = hint.linked * 2 > hint.span.len();
        let main_prose = (main_parent || main_make) && block.is_prose() && !linked;
        values.flag(main_prose);
        values.flag(main_prose && !view.roles[at].is_article());
        values.flag(linked && !main_parent);
        let contained = view.container.as_ref().filter(|around| around.holds(at));
        let own = contained.is_some_and(|around| !linked && !around.is_foreign(hint));
        values.flag(own);
        values.flag(own && !block.is_prose());
        values.flag(
            view.container
                .as_ref()
                .is_some_and(|around| around.is_linked(at)),
        );
        for mark in Mark::ALL {
            // The names of an article's parts count in its favour however common they are.
            let telling =
                !self.common.has(mark) || matches!(mark, Mark::Article | Mark::Main | Mark::Body);
            values.flag(hint.marks.has(mark) && telling);
        }
    }
}

/// The hint of each of `blocks`: the one in which it starts.
pub(super) fn hints<'a>(blocks: &[Span], page: Option<&'a Page>) -> Vec<Option<&'a Hint>> {
    let Some(page) = page else {
        return Vec::new();
    };
    let mut hints = page.hints.iter().peekable();
    blocks
        .iter()
        .map(|block| {
            while hints
                .peek()
                .is_some_and(|hint| hint.span.end() <= block.start())
            {
                hints.next();
            }
            hints
                .peek()
                .filter(|hint| hint.span.start() < block.end())
                .copied()
        })
        .collect()
}

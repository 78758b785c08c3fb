//! The input of the trained model for a block: what the rules said, its own features, its
//! neighbours and, if the source was HTML, its markup. All values are from 0 to 1.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::clues::{Clue, Vector};
use super::container::Container;
use super::features::Features;
use super::runs;
use crate::digest::{Aside, Role};
use crate::span::Span;
use crate::text::html::{Element, Hint, Mark, Marks, Page};
use crate::text::paste::tuning;

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
                let mut vector = Vector::default();
                self.describe_rules(at, &mut vector);
                self.describe_own(at, english, &mut vector);
                self.describe_neighbours(at, near[at], (loose[at], rows[at]), &mut vector);
                vector.flag(Clue::Code, self.features[at].code);
                vector.flag(Clue::BetweenProse, between[at]);
                if let Some(hint) = self.hints.get(at).copied().flatten() {
                    markup.describe(self, at, hint, &mut vector);
                }
                vector
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

    fn describe_rules(&self, at: usize, vector: &mut Vector) {
        let role = self.roles[at];
        vector.flag(Clue::Bias, true);
        vector.flag(Clue::RuleBody, role.is_body());
        vector.flag(Clue::RuleHeading, role == Role::Heading);
        for (clue, asides) in [
            (Clue::RuleNavigation, &[Aside::Navigation][..]),
            (Clue::RuleRelated, &[Aside::Related]),
            (Clue::RuleShare, &[Aside::Share]),
            (
                Clue::RuleNewsletter,
                &[Aside::Newsletter, Aside::Paywall, Aside::Cookies],
            ),
            (Clue::RuleAdvertisement, &[Aside::Advertisement]),
            (Clue::RuleCaption, &[Aside::Caption]),
            (Clue::RuleComments, &[Aside::Comments]),
            (Clue::RuleMetadata, &[Aside::Metadata]),
            (Clue::RuleAuthorNote, &[Aside::AuthorNote]),
            (Clue::RuleFooter, &[Aside::Footer]),
            (Clue::RuleRepeated, &[Aside::Repeated]),
        ] {
            let is = matches!(role, Role::Aside(aside) if asides.contains(&aside));
            vector.flag(clue, is);
        }
        let Range { start, end } = self.run;
        vector.flag(Clue::BeforeRun, at < start);
        vector.flag(Clue::AfterRun, at >= end);
        vector.flag(Clue::FirstOfRun, at == start);
        vector.flag(Clue::LastOfRun, at + 1 == end);
        vector.flag(
            Clue::NearEndOfRun,
            (start..end).contains(&at) && at + tuning::BLOCKS_NEAR >= end,
        );
    }

    fn describe_own(&self, at: usize, english: bool, vector: &mut Vector) {
        let block = &self.features[at];
        let text = self.blocks[at].text(self.source);
        for (clue, words) in [
            (Clue::Words1, 0..=1),
            (Clue::Words3, 2..=3),
            (Clue::Words6, 4..=6),
            (Clue::Words12, 7..=12),
            (Clue::Words25, 13..=25),
            (Clue::Words50, 26..=50),
            (Clue::WordsMore, 51..=usize::MAX),
        ] {
            vector.flag(clue, words.contains(&block.words));
        }
        let bytes = text.len().min(200);
        let digits = text.bytes().take(bytes).filter(u8::is_ascii_digit).count();
        vector.flag(Clue::Prose, block.is_prose());
        vector.flag(Clue::Ends, block.ends);
        vector.flag(Clue::TwoSentences, block.stops >= 2);
        vector.flag(Clue::TitleCase, block.is_title_case());
        vector.flag(Clue::Shouts, block.shouts);
        vector.flag(Clue::ListItem, block.item);
        vector.flag(Clue::Speaker, block.speaker);
        vector.flag(Clue::Separators, block.separators > 0);
        vector.flag(Clue::Cells, block.cells >= 3);
        vector.flag(Clue::Repeats, block.repeats > 0);
        vector.flag(Clue::Date, block.date);
        vector.flag(Clue::Phrase, block.phrase.is_some());
        vector.flag(
            Clue::PhraseWhole,
            block.phrase.is_some_and(|phrase| phrase.whole),
        );
        vector.flag(Clue::NoLetters, !block.letters);
        vector.flag(Clue::LowerCaseStart, text.starts_with(char::is_lowercase));
        vector.flag(Clue::Colon, text.ends_with(':'));
        vector.flag(Clue::CutOff, text.ends_with('…') || text.ends_with("..."));
        vector.flag(
            Clue::Address,
            text.contains("://") || text.contains("www.") || text.contains('@'),
        );
        vector.flag(
            Clue::Quoted,
            text.starts_with(['"', '“', '«', '„', '\'', '‘']),
        );
        vector.set(Clue::Digits, share(digits * 2, bytes));
        vector.flag(
            Clue::FewStopWords,
            english && block.words >= 10 && block.stop_share < 0.2,
        );
    }

    fn describe_neighbours(
        &self,
        at: usize,
        near: f32,
        streaks: (bool, bool),
        vector: &mut Vector,
    ) {
        let before = at.checked_sub(1);
        let after = Some(at + 1).filter(|&after| after < self.blocks.len());
        let prose = |at: usize| self.features[at].is_prose();
        vector.flag(
            Clue::PreviousBody,
            before.is_some_and(|at| self.is_body(at)),
        );
        vector.flag(Clue::NextBody, after.is_some_and(|at| self.is_body(at)));
        vector.flag(Clue::PreviousProse, before.is_some_and(prose));
        vector.flag(Clue::NextProse, after.is_some_and(prose));
        vector.set(Clue::NearBody, near);
        vector.flag(Clue::LinesInARow, streaks.0);
        vector.flag(Clue::RowsInARow, streaks.1);
        vector.flag(
            Clue::AfterColon,
            before.is_some_and(|at| self.blocks[at].text(self.source).ends_with(':')),
        );
        vector.flag(
            Clue::AfterPhrase,
            before.is_some_and(|at| self.features[at].phrase.is_some()),
        );
        vector.flag(
            Clue::AfterHeading,
            before.is_some_and(|at| self.roles[at] == Role::Heading),
        );
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
                if let Some(last) = last.filter(|last| at - last <= tuning::PARAGRAPHS_WITHIN) {
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
                let around = at.saturating_sub(tuning::BLOCKS_NEAR)
                    ..(at + tuning::BLOCKS_NEAR + 1).min(count);
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
            if count as f64 > all as f64 * tuning::COMMON_MARK_IN_BODY {
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

    fn describe(&self, view: &View, at: usize, hint: &Hint, vector: &mut Vector) {
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
        vector.flag(Clue::Paragraph, hint.element == Element::Paragraph);
        vector.flag(
            Clue::HighHeading,
            matches!(hint.element, Element::Heading(1..=2)),
        );
        vector.flag(
            Clue::LowHeading,
            matches!(hint.element, Element::Heading(3..)),
        );
        vector.flag(Clue::ItemElement, hint.element == Element::ListItem);
        vector.flag(Clue::RowElement, hint.element == Element::Row);
        vector.flag(Clue::CaptionElement, hint.element == Element::Caption);
        vector.flag(Clue::Preformatted, hint.element == Element::Preformatted);
        vector.flag(
            Clue::Control,
            matches!(hint.element, Element::Control | Element::Time),
        );
        vector.set(Clue::Linked, share(hint.linked, hint.span.len()));
        vector.flag(Clue::AllLinked, hint.linked * 10 >= hint.span.len() * 9);
        vector.set(Clue::SiblingsBody, others(&self.parents, hint.parent));
        vector.set(Clue::MakeBody, others(&self.makes, hint.make));
        vector.flag(Clue::MainParent, main_parent);
        vector.flag(Clue::MainMake, main_make);
        vector.flag(
            Clue::ApartProse,
            !main_parent && !main_make && block.is_prose(),
        );
        vector.flag(
            Clue::LooseParagraph,
            main_parent && hint.element == Element::Paragraph && !block.is_prose(),
        );
        let linked = hint.linked * 2 > hint.span.len();
        let main_prose = (main_parent || main_make) && block.is_prose() && !linked;
        vector.flag(Clue::MainProse, main_prose);
        vector.flag(
            Clue::MainProseSetAside,
            main_prose && !view.roles[at].is_article(),
        );
        vector.flag(Clue::LinkedElsewhere, linked && !main_parent);
        let contained = view.container.as_ref().filter(|around| around.holds(at));
        let own = contained.is_some_and(|around| !linked && !around.is_foreign(hint));
        vector.flag(Clue::Contained, own);
        vector.flag(Clue::ContainedLine, own && !block.is_prose());
        vector.flag(
            Clue::InLinkedPart,
            view.container
                .as_ref()
                .is_some_and(|around| around.is_linked(at)),
        );
        for mark in Mark::ALL {
            // The names of an article's parts count in its favour however common they are.
            let telling =
                !self.common.has(mark) || matches!(mark, Mark::Article | Mark::Main | Mark::Body);
            vector.flag(Clue::of_mark(mark), hint.marks.has(mark) && telling);
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

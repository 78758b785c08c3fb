//! Decides the role of each block, in sequence.

mod contained;
mod extent;
mod learned;
mod roles;
mod within;

use std::ops::Range;

use super::evidence::{self};
use super::features::Features;
use super::lines::folded;
use super::model::Model;
use super::phrases::Phrase;
use super::{captions, headline};
use crate::digest::{Aside, Role};
use crate::span::Span;
use crate::text::Source;
use crate::text::html::{self, Hint};
use crate::text::paste::tuning;
use crate::text::tokens::starts_url;

/// Characters at the end of a line that announces what comes after it.
const ANNOUNCING: [char; 4] = [':', '：', '👇', '⬇'];

/// The blocks of a paste with their features.
pub(super) struct Page<'a> {
    source: &'a str,
    blocks: &'a [Span],
    features: &'a [Features],
    /// The hint of each block; empty for plain text.
    hints: Vec<Option<&'a Hint>>,
    markup: Option<&'a html::Page>,
    /// The title, if it is known.
    title: Option<&'a str>,
    /// Whether the paste is an article and nothing else.
    plain: bool,
    /// The blocks of an encyclopaedia's entry: from its first to its last editable section. Empty
    /// if there are none.
    entry: Range<usize>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(
        source: Source<'a>,
        blocks: &'a [Span],
        features: &'a [Features],
        title: Option<&'a str>,
    ) -> Self {
        let hints = evidence::hints(blocks, source.page);
        let links = hints.iter().flatten().any(|hint| is_link(hint));
        Self {
            source: source.text,
            blocks,
            features,
            hints,
            markup: source.page,
            title,
            plain: is_plain(features) && !links,
            entry: entry(features),
        }
    }

    /// The role of each block. A known title marks the block that equals it.
    pub(crate) fn roles(&self, model: &Model) -> Vec<Role> {
        let mut roles = match self.main_run() {
            Some(run) => {
                let mut roles = self.around(run);
                self.refine(&mut roles, model);
                roles
            }
            None => self.without_article(),
        };
        if let Some(title) = self.title {
            let title = folded(title);
            let found = (0..self.blocks.len()).find(|&at| folded(self.text(at)) == title);
            if let Some(at) = found {
                roles[at] = Role::Title;
            }
        }
        roles
    }

    fn text(&self, at: usize) -> &'a str {
        self.blocks[at].text(self.source)
    }

    /// The roles if nothing looks like an article: everything is kept, according to its form. The
    /// lines above a short note's first sentence are still its head, if its title is known or among
    /// them.
    fn without_article(&self) -> Vec<Role> {
        let count = self.blocks.len();
        let mut roles: Vec<Role> = (0..count).map(|at| self.form(at)).collect();
        if self.is_page() {
            self.set_page_aside(&mut roles);
        }
        let body = (0..count).find(|&at| self.is_sentence(at)).unwrap_or(0);
        if !(1..=tuning::LONGEST_NOTE_HEAD).contains(&body) {
            return roles;
        }
        let head = if self.title.is_some() {
            0
        } else if let Some(title) = self.headline(&(body..count)) {
            roles[title] = Role::Title;
            title + 1
        } else {
            return roles;
        };
        for (at, role) in roles.iter_mut().enumerate().take(body).skip(head) {
            if headline::is_byline(self.text(at)) {
                *role = Role::Byline;
            } else if self.tells_date(at) {
                *role = Role::Published;
            }
        }
        roles
    }

    /// The role of a block in the body, by its form alone.
    fn form(&self, at: usize) -> Role {
        let block = &self.features[at];
        if block.quote {
            Role::Quote
        } else if block.item {
            Role::ListItem
        } else {
            Role::Paragraph
        }
    }

    /// The roles if the article is in `run`.
    fn around(&self, run: Range<usize>) -> Vec<Role> {
        let run = self.trimmed(self.grown(run));
        let count = self.blocks.len();
        let title = match self.title {
            Some(_) => None,
            None => self.headline(&run),
        };
        let run = title.map_or(run.start, |title| run.start.max(title + 1))..run.end;
        let mut roles = vec![Role::Aside(Aside::Navigation); count];
        self.judge_within(run.clone(), &mut roles);
        self.judge_after(run.end..count, &mut roles);
        self.judge_before(run, title, &mut roles);
        self.take_in_contained(&mut roles);
        self.judge_head_of_paper(title, &mut roles);
        roles
    }

    /// Whether a block is a list item, or the URL that such an item gives.
    fn is_item(&self, at: usize) -> bool {
        let block = &self.features[at];
        block.phrase.is_none() && (block.item || starts_url(self.text(at)))
    }

    /// Whether a block gives the publication date ("14 October 2021", "Posted: March 3").
    fn tells_date(&self, at: usize) -> bool {
        let block = &self.features[at];
        let named = |phrase: Phrase| phrase.aside == Aside::Metadata && !phrase.whole;
        block.date && block.phrase.is_none_or(named)
    }

    /// Whether a block announces what comes after it ("The standings after 36 races:").
    fn is_lead_in(&self, at: usize) -> bool {
        let block = &self.features[at];
        block.words >= 4
            && block.phrase.is_none()
            && block.repeats == 0
            && self.text(at).ends_with(ANNOUNCING)
    }

    /// Whether a block says more than a label does, even without a full stop.
    fn says_something(&self, at: usize) -> bool {
        let block = &self.features[at];
        block.letters
            && block.phrase.is_none()
            && block.separators < 3
            && (self.is_sentence(at) && block.words >= tuning::SHORTEST_TELLING_SENTENCE
                || block.words >= tuning::SHORTEST_TELLING_LINE)
    }

    /// Whether a block is between the title and the article's first paragraph and says something:
    /// it is the standfirst, or one of the article's key points.
    fn is_standfirst(&self, at: usize, title: Option<usize>, first: usize) -> bool {
        title.is_some_and(|title| {
            title < at && at <= title + tuning::STANDFIRST_BELOW_TITLE && at < first
        }) && self.says_something(at)
            && self.features[at].capital_share < tuning::HEADLINE_CAPITALS
            && (self.is_sentence(at) || self.features[at].is_prose() || self.stands_alone(at))
            && self.features[at].repeats == 0
            && !captions::is_caption(self.text(at), &self.features[at])
            && !self.is_described(at)
            && !headline::is_byline(self.text(at))
            && !self.features[at].date
    }

    /// Whether the line below a block is unlike it: a headline among others is a link.
    fn stands_alone(&self, at: usize) -> bool {
        let is_line = |other: usize| {
            self.features.get(other).is_some_and(|other| {
                other.words >= tuning::SHORTEST_TELLING_SENTENCE && !other.ends && !other.date
            })
        };
        !is_line(at + 1)
    }

    fn is_sentence(&self, at: usize) -> bool {
        let block = &self.features[at];
        block.ends
            && block.letters
            && block.words >= 2
            && !block.is_title_case()
            && block.repeats == 0
            && !block.date
            && block.phrase.is_none()
    }

    fn is_foreign(&self, at: usize) -> bool {
        let block = &self.features[at];
        let link = self.hints.get(at).copied().flatten().is_some_and(is_link);
        block.phrase.is_some() || block.repeats > 0 || block.separators >= 3 || link
    }
}

/// Whether a line that is not a heading is entirely a link in the markup.
fn is_link(hint: &Hint) -> bool {
    !matches!(hint.element, html::Element::Heading(_)) && hint.linked * 10 >= hint.span.len() * 9
}

/// The blocks from the first editable heading to the first foreign phrase after the last one.
fn entry(features: &[Features]) -> Range<usize> {
    let is_buttons = |block: &Features| block.buttons;
    let count = features.iter().filter(|block| is_buttons(block)).count();
    let (Some(first), Some(last)) = (
        features.iter().position(is_buttons),
        features.iter().rposition(is_buttons),
    ) else {
        return 0..0;
    };
    if count < tuning::EDITED_SECTIONS {
        return 0..0;
    }
    let rest = &features[last + 1..];
    let foreign = |block: &Features| block.phrase.is_some() || block.separators >= 2;
    let end = rest.iter().position(foreign).unwrap_or(rest.len());
    first.saturating_sub(1)..last + 1 + end
}

/// Whether no block has a foreign phrase, and at most half of the blocks are lines without a
/// sentence's end, as in menus.
fn is_plain(features: &[Features]) -> bool {
    let loose = |block: &&Features| !block.ends && !block.item && !block.is_prose();
    features
        .iter()
        .all(|block| block.phrase.is_none() && block.separators < 3 && !block.buttons)
        && features.iter().filter(loose).count() * 2 <= features.len()
}

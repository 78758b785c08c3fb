//! The roles of the blocks before and after the article.

use std::ops::Range;

use super::{Page, is_link};
use crate::digest::{Aside, Role};
use crate::text::html::Mark;
use crate::text::paste::features::Features;
use crate::text::paste::tuning;
use crate::text::paste::{captions, headline, phrases};

impl Page<'_> {
    /// Whether a block repeats the title, with or without the site's name.
    pub(super) fn says_title(&self, at: usize, title: usize) -> bool {
        let (text, title) = (self.text(at), self.text(title));
        text == title || headline::is_page_title(text, title)
    }

    pub(super) fn judge_after(&self, rest: Range<usize>, roles: &mut [Role]) {
        let mut section = Aside::Navigation;
        for at in rest {
            let block = &self.features[at];
            if let Some(phrase) = block.phrase {
                if phrase.whole
                    && matches!(
                        phrase.aside,
                        Aside::Related | Aside::Comments | Aside::AuthorNote
                    )
                {
                    section = phrase.aside;
                }
                if self.opens_apparatus(at) && section == Aside::Navigation {
                    section = Aside::Metadata;
                }
                if phrase.aside == Aside::Footer {
                    section = Aside::Footer;
                }
                roles[at] = Role::Aside(if section == Aside::Comments {
                    section
                } else {
                    phrase.aside
                });
            } else if block.date && section == Aside::Navigation {
                roles[at] = Role::Aside(Aside::Metadata);
            } else {
                roles[at] = Role::Aside(section);
            }
        }
    }

    pub(super) fn judge_before(&self, run: Range<usize>, title: Option<usize>, roles: &mut [Role]) {
        let clean = self.plain
            || (run.start <= tuning::LONGEST_CLEAN_EDGE
                && (0..run.start).all(|at| !self.is_foreign(at)));
        for (at, role) in roles.iter_mut().enumerate().take(run.start) {
            let block = &self.features[at];
            let text = self.text(at);
            let head = title.is_none_or(|title| at > title);
            *role = if title == Some(at) {
                Role::Title
            } else if title.is_some_and(|title| self.says_title(at, title)) {
                Role::Aside(Aside::Repeated)
            } else if head && headline::is_byline(text)
                || title.is_some_and(|title| {
                    (title + 1..=title + tuning::AUTHORS_BELOW_TITLE).contains(&at)
                        && (headline::is_list_of_names(text) || self.is_name_above_date(at))
                })
            {
                Role::Byline
            } else if head && self.tells_date(at) && self.entry.is_empty() {
                Role::Published
            } else if self.tells_date(at)
                && title
                    .and_then(|title| title.checked_sub(at))
                    .is_some_and(|above| above <= tuning::DATE_ABOVE_TITLE)
            {
                Role::Aside(Aside::Metadata)
            } else if let Some(phrase) = block.phrase {
                Role::Aside(phrase.aside)
            } else if head && captions::is_caption(text, block) {
                Role::Aside(Aside::Caption)
            } else if clean && block.ends
                || self.markup.is_none() && self.is_standfirst(at, title, run.start)
            {
                Role::Paragraph
            } else if clean {
                Role::Heading
            } else {
                Role::Aside(Aside::Navigation)
            };
        }
        if let (Some(title), None) = (title, self.markup) {
            self.take_in_lists(title + 1..run.start, roles);
        }
    }

    /// Whether a block is an author's bare name with the date in one of the next lines.
    fn is_name_above_date(&self, at: usize) -> bool {
        let below = at + 1..self.features.len().min(at + 1 + tuning::DATE_BELOW_AUTHOR);
        self.features[at].phrase.is_none()
            && headline::is_bare_name(self.text(at))
            && below.into_iter().any(|below| self.tells_date(below))
    }

    /// Marks the lines between a paper's title and its abstract, which name its authors and their
    /// affiliations, as its byline.
    pub(super) fn judge_head_of_paper(&self, title: Option<usize>, roles: &mut [Role]) {
        let Some(title) = title else { return };
        let below = title + 1..roles.len().min(title + 1 + tuning::LONGEST_PAPER_HEAD);
        let Some(heading) = below
            .clone()
            .find(|&at| phrases::is_abstract(self.text(at)))
        else {
            return;
        };
        if !self
            .features
            .get(heading + 1)
            .is_some_and(Features::is_prose)
        {
            return;
        }
        let lines = roles.iter_mut().enumerate().take(heading);
        for (at, role) in lines.skip(title + 1) {
            let block = &self.features[at];
            let author = block.phrase.is_none() && !block.is_prose() && !block.date;
            if author && headline::names_authors(self.text(at)) {
                *role = Role::Byline;
            } else if author && *role != Role::Published {
                // How often it was read and cited.
                *role = Role::Aside(Aside::Metadata);
            }
        }
        roles[heading] = Role::Heading;
    }

    /// Whether enough blocks have foreign phrases that a whole page must have been copied.
    pub(super) fn is_page(&self) -> bool {
        let said = self.features.iter().filter(|block| block.phrase.is_some());
        said.count() >= tuning::PHRASES_OF_PAGE
    }

    /// Sets aside what certainly belongs to the page, if no article was found; but never
    /// everything.
    pub(super) fn set_page_aside(&self, roles: &mut [Role]) {
        let reason = |at: usize| {
            let phrase = self.features[at].phrase.map(|phrase| phrase.aside);
            let hint = self.hints.get(at).copied().flatten();
            let linked = hint.is_some_and(|hint| {
                is_link(hint) || hint.marks.has(Mark::Navigation) || hint.marks.has(Mark::Footer)
            }) && !self.features[at].is_prose();
            phrase.or(linked.then_some(Aside::Navigation))
        };
        let is_own = |at: usize| reason(at).is_none() && self.features[at].letters;
        if !(0..roles.len()).any(is_own) {
            return;
        }
        for (at, role) in roles.iter_mut().enumerate() {
            if let Some(reason) = reason(at) {
                *role = Role::Aside(reason);
            }
        }
    }

    /// Adds the lists between the title and the body that belong to the article, such as a recipe's
    /// ingredients.
    fn take_in_lists(&self, head: Range<usize>, roles: &mut [Role]) {
        let is_loose = |at: usize, roles: &[Role]| roles[at] == Role::Aside(Aside::Navigation);
        let mut at = head.start;
        while at < head.end {
            let start = at;
            while at < head.end && is_loose(at, roles) {
                at += 1;
            }
            if at - start >= tuning::SHORTEST_OWN_LIST && self.is_own_list(&(start..at), &head) {
                for (line, role) in roles.iter_mut().enumerate().take(at).skip(start) {
                    *role = self.taken_in(line);
                }
            }
            at = at.max(start + 1);
        }
    }
}

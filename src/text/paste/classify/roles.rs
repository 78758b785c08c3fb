//! What the blocks before, within and after the article are.

use std::ops::Range;

use super::{CLEAN_EDGE, Page};
use crate::digest::{Aside, Role};
use crate::text::paste::{captions, headline};

/// Words of a paragraph that ends a list of related articles within the article.
const FULL_PARAGRAPH: usize = 12;

/// Last blocks of an article among which a note on the author is looked for.
const CLOSE: usize = 3;

/// Consecutive lines without any sign of prose that make a menu or a list of links.
const MENU: usize = 3;

impl Page<'_> {
    /// Whether a block gives the title again, with or without the site's name.
    pub(super) fn says_title(&self, at: usize, title: usize) -> bool {
        let (text, title) = (self.text(at), self.text(title));
        text == title || headline::is_page_title(text, title)
    }

    pub(super) fn judge_within(&self, run: Range<usize>, roles: &mut [Role]) {
        let mut at = run.start;
        let mut related = false;
        while at < run.end {
            let block = &self.features[at];
            if let Some(aside) = self.aside_within(at) {
                roles[at] = Role::Aside(aside);
                related =
                    aside == Aside::Related && block.phrase.is_some_and(|phrase| phrase.whole);
                at += 1;
                continue;
            }
            if at + CLOSE >= run.end && headline::is_author_note(self.text(at), block.words) {
                roles[at] = Role::Aside(Aside::AuthorNote);
                at += 1;
                continue;
            }
            if related && block.words < FULL_PARAGRAPH {
                roles[at] = Role::Aside(Aside::Related);
                at += 1;
                continue;
            }
            if block.is_prose() || self.is_sentence(at) || block.item || block.quote {
                roles[at] = self.form(at);
                related = false;
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < run.end && self.is_loose_line(end) {
                end += 1;
            }
            let loose = at..end;
            let listed = (at > 0 && self.text(at - 1).ends_with(':')) || block.cells >= 3;
            for line in loose.clone() {
                roles[line] = if loose.len() >= MENU && !listed && !self.plain {
                    Role::Aside(if self.features[line].words > 3 {
                        Aside::Related
                    } else {
                        Aside::Navigation
                    })
                } else {
                    self.loose_line(line)
                };
            }
            at = end;
        }
    }

    pub(super) fn is_loose_line(&self, at: usize) -> bool {
        let block = &self.features[at];
        !block.is_prose()
            && !self.is_sentence(at)
            && !block.item
            && !block.quote
            && self.aside_within(at).is_none()
    }

    /// A line within the article that is neither prose nor a list's.
    pub(super) fn loose_line(&self, at: usize) -> Role {
        let block = &self.features[at];
        if block.date && self.plain {
            Role::Paragraph
        } else if block.date {
            Role::Aside(Aside::Metadata)
        } else if block.letters && block.words <= 20 {
            Role::Heading
        } else {
            Role::Paragraph
        }
    }

    /// Why a block within the article's run is not of it.
    pub(super) fn aside_within(&self, at: usize) -> Option<Aside> {
        let block = &self.features[at];
        if let Some(phrase) = block.phrase {
            return Some(phrase.aside);
        }
        if captions::is_caption(self.text(at), block) {
            return Some(Aside::Caption);
        }
        (block.repeats > 0 && block.words >= 4 && !block.item && !self.plain)
            .then_some(Aside::Repeated)
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
            || (run.start <= CLEAN_EDGE && (0..run.start).all(|at| !self.is_foreign(at)));
        for (at, role) in roles.iter_mut().enumerate().take(run.start) {
            let block = &self.features[at];
            let text = self.text(at);
            let head = title.is_none_or(|title| at > title);
            *role = if title == Some(at) {
                Role::Title
            } else if title.is_some_and(|title| self.says_title(at, title)) {
                Role::Aside(Aside::Repeated)
            } else if head && headline::is_byline(text) {
                Role::Byline
            } else if head && self.tells_date(at) {
                Role::Published
            } else if let Some(phrase) = block.phrase {
                Role::Aside(phrase.aside)
            } else if head && captions::is_caption(text, block) {
                Role::Aside(Aside::Caption)
            } else if clean && block.ends {
                Role::Paragraph
            } else if clean {
                Role::Heading
            } else {
                Role::Aside(Aside::Navigation)
            };
        }
    }
}

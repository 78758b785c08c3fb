//! The roles of the blocks inside the article's run.

use std::ops::Range;

use super::Page;
use crate::digest::{Aside, Role};
use crate::text::paste::features::Features;
use crate::text::paste::tuning;
use crate::text::paste::{captions, headline, phrases};

/// What the last heading in the run said about the blocks after it.
#[derive(Default)]
struct UnderHeading {
    /// That links to other articles follow.
    related: bool,
    /// References follow, or notes about the authors and their work.
    apparatus: bool,
}

impl Page<'_> {
    pub(super) fn judge_within(&self, run: Range<usize>, roles: &mut [Role]) {
        let mut at = run.start;
        let mut section = UnderHeading::default();
        let mut announced = false;
        while at < run.end {
            let authored = roles[run.start..at].contains(&Role::Byline);
            if let Some(role) = self.role_within(at, &run, authored, &mut section) {
                roles[at] = role;
                announced =
                    self.announces(at) || announced && !self.features[at].ends && role.is_body();
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < run.end && self.is_loose_line(end) {
                end += 1;
            }
            let loose = at..end;
            let listed = announced
                || at > 0 && self.announces(at - 1)
                || self.features[at].cells >= 3
                || self.is_of_entry(at) && !section.related
                || !section.related
                    && (self.is_own_list(&loose, &run) || self.is_between(&loose, &run));
            for line in loose.clone() {
                roles[line] = if self.features[line].date && !self.plain {
                    Role::Aside(Aside::Metadata)
                } else if loose.len() >= tuning::SHORTEST_MENU && !listed && !self.plain {
                    Role::Aside(if self.features[line].words > 3 {
                        Aside::Related
                    } else {
                        Aside::Navigation
                    })
                } else {
                    self.loose_line(line)
                };
            }
            announced = self.announces(end - 1);
            at = end;
        }
    }

    /// Whether a block ends with a colon, so that a list or code may follow.
    fn announces(&self, at: usize) -> bool {
        self.text(at).ends_with([':', '：'])
    }

    /// Whether consecutive lines are between two paragraphs of the article, with nothing from the
    /// page beside or among them.
    fn is_between(&self, lines: &Range<usize>, run: &Range<usize>) -> bool {
        let own = |at: usize| {
            run.contains(&at)
                && self.aside_within(at).is_none()
                && (self.features[at].is_prose() || self.features[at].ends)
        };
        let foreign = |at: usize| {
            let block = &self.features[at];
            !block.code && (block.recurs || block.date || block.separators > 0)
        };
        lines.start > 0 && own(lines.start - 1) && own(lines.end) && !lines.clone().any(foreign)
    }

    /// Whether consecutive lines are a list of the article's own, such as ingredients, standings or
    /// dialogue: more often than headlines, they have digits, start in lower case or end with a
    /// comma or colon, and there are no phrases from the page beside them.
    pub(super) fn is_own_list(&self, lines: &Range<usize>, run: &Range<usize>) -> bool {
        let said = |at: usize| {
            run.contains(&at)
                && self.features[at]
                    .phrase
                    .is_some_and(|phrase| !matches!(phrase.aside, Aside::Share | Aside::Metadata))
        };
        if lines.start > 0 && said(lines.start - 1) || said(lines.end) {
            return false;
        }
        let telling = |at: &usize| {
            let text = self.text(*at);
            let block = &self.features[*at];
            block.letters
                && !block.date
                && (text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
                    || text.contains(": ")
                    || block.words >= 2 && text.contains(|c: char| c.is_ascii_digit())
                    || text.ends_with([',', ';', ':'])
                    || block.ends)
        };
        let links = |at: &usize| self.features[*at].recurs || self.features[*at].separators > 0;
        lines.clone().filter(telling).count() * 3 >= lines.len()
            && !lines.clone().any(|at| links(&at))
    }

    /// The role of a block in the run, unless it is a loose line, whose role depends on its
    /// neighbours. `authored` says whether the author's name precedes it in the run.
    fn role_within(
        &self,
        at: usize,
        run: &Range<usize>,
        authored: bool,
        section: &mut UnderHeading,
    ) -> Option<Role> {
        let block = &self.features[at];
        let text = self.text(at);
        if block.buttons {
            return Some(Role::Aside(Aside::Navigation));
        }
        if self.is_edited(at) {
            return Some(self.section_of_entry(at, section));
        }
        if let Some(aside) = self.aside_within(at) {
            section.related =
                aside == Aside::Related && block.phrase.is_some_and(|phrase| phrase.whole);
            section.apparatus =
                self.opens_apparatus(at) || section.apparatus && aside == Aside::Metadata;
            return Some(Role::Aside(aside));
        }
        if section.apparatus && !self.resumes(at) {
            return Some(Role::Aside(Aside::Metadata));
        }
        section.apparatus = false;
        if section.related && self.is_of_entry(at) {
            return Some(Role::Aside(Aside::Related));
        }
        let closes = at + tuning::AUTHOR_NOTE_WITHIN_LAST >= run.end;
        let opens = at < run.start + tuning::CREDITS_WITHIN_FIRST;
        if let Some(aside) = self.aside_around(at) {
            Some(Role::Aside(aside))
        } else if closes && headline::is_author_note(text, block.words)
            || opens && headline::is_reporters_note(text)
            || (opens || closes) && self.is_note_on_author(at, run)
        {
            Some(Role::Aside(Aside::AuthorNote))
        } else if opens && headline::is_byline(text) {
            Some(Role::Byline)
        } else if opens && authored && self.tells_date(at) {
            Some(Role::Published)
        } else if section.related && block.words < tuning::SHORTEST_FULL_PARAGRAPH {
            Some(Role::Aside(Aside::Related))
        } else if self.is_numbered_heading(at, run) {
            section.related = false;
            Some(Role::Heading)
        } else if block.is_prose() || self.is_sentence(at) || block.item || block.quote {
            section.related = false;
            Some(self.form(at))
        } else {
            None
        }
    }

    /// Whether a block describes someone named in a byline above it.
    pub(super) fn is_note_on_author(&self, at: usize, run: &Range<usize>) -> bool {
        let above = run.start.saturating_sub(tuning::BYLINE_ABOVE_ARTICLE)
            ..(run.start + tuning::CREDITS_WITHIN_FIRST).min(at);
        let mut above = above.map(|other| self.text(other));
        above.any(|line| headline::is_note_on(self.text(at), self.features[at].words, line))
    }

    /// Whether a numbered block is the heading of a part rather than an item: short, with prose
    /// under it, and no item beside it.
    fn is_numbered_heading(&self, at: usize, run: &Range<usize>) -> bool {
        let block = &self.features[at];
        let is_item = |other: usize| run.contains(&other) && self.features[other].item;
        let longest = if block.ends {
            tuning::SHORTEST_FULL_PARAGRAPH
        } else {
            tuning::LONGEST_HEADING
        };
        block.item
            && block.stops <= tuning::MOST_HEADING_STOPS
            && (2..=longest).contains(&block.words)
            && self.text(at).starts_with(|c: char| c.is_ascii_digit())
            && !is_item(at + 1)
            && !at.checked_sub(1).is_some_and(is_item)
            && at + 1 < run.end
            && (self.features[at + 1].is_prose() || self.is_sentence(at + 1))
    }

    pub(super) fn is_loose_line(&self, at: usize) -> bool {
        let block = &self.features[at];
        !block.is_prose()
            && !self.is_sentence(at)
            && !block.item
            && !block.quote
            && !block.buttons
            && !self.is_edited(at)
            && self.aside_within(at).is_none()
    }

    /// Whether a block is a heading with an edit button, as in encyclopaedias.
    pub(super) fn is_edited(&self, at: usize) -> bool {
        self.features.get(at + 1).is_some_and(|next| next.buttons) && !self.features[at].buttons
    }

    /// Whether a block is in a section of an encyclopaedia's entry: every heading has its buttons,
    /// so everything between two of them belongs to the entry.
    fn is_of_entry(&self, at: usize) -> bool {
        self.entry.contains(&at)
    }

    /// The role of a section heading in an entry, which applies up to the next one.
    fn section_of_entry(&self, at: usize, section: &mut UnderHeading) -> Role {
        let heads = |aside: Aside| {
            let phrase = self.features[at].phrase;
            phrase.is_some_and(|phrase| phrase.whole && phrase.aside == aside)
        };
        section.apparatus = phrases::is_notes(self.text(at));
        section.related = !section.apparatus && heads(Aside::Related);
        if section.apparatus {
            Role::Aside(Aside::Metadata)
        } else if section.related {
            Role::Aside(Aside::Related)
        } else {
            Role::Heading
        }
    }

    /// Whether a block after the heading of references is the heading of another part: short,
    /// without digits or the punctuation of a reference.
    fn resumes(&self, at: usize) -> bool {
        let bare = |c: char| c.is_ascii_digit() || matches!(c, '.' | ' ');
        let heading = self.text(at).trim_start_matches(bare);
        let telling = |c: char| c.is_ascii_digit() || ".,:;()\"“”„«»/".contains(c);
        self.is_loose_line(at)
            && !self.is_of_entry(at)
            && self.features[at].words <= tuning::LONGEST_HEADING_AFTER_REFERENCES
            && !heading.contains(telling)
    }

    /// Whether a block is the heading of a paper's or an entry's references, or of the notes after
    /// them.
    pub(super) fn opens_apparatus(&self, at: usize) -> bool {
        phrases::is_apparatus(self.text(at))
    }

    /// The role that the blocks around a short one suggest: it is the middle of a subscription
    /// offer or an advertisement.
    fn aside_around(&self, at: usize) -> Option<Aside> {
        let said = |at: &usize| Some(self.features.get(*at)?.phrase?.aside);
        let short = |at: &usize| {
            let block = self.features.get(*at);
            block.is_some_and(|block| {
                block.phrase.is_none() && block.words < tuning::SHORTEST_FULL_PARAGRAPH
            })
        };
        if !short(&at) {
            return None;
        }
        let before = (at.saturating_sub(tuning::PROMOTION_WITHIN)..at)
            .rev()
            .find(|at| !short(at));
        let after = (at + 1..=at + tuning::PROMOTION_WITHIN).find(|at| !short(at));
        let before = said(&before?)?;
        let promotes = matches!(
            before,
            Aside::Newsletter | Aside::Advertisement | Aside::Paywall
        );
        (promotes && said(&after?) == Some(before)).then_some(before)
    }

    /// Whether a block describes the picture whose caption comes next, or is that caption without
    /// its credit, as pages provide it for people who cannot see the picture.
    pub(super) fn is_described(&self, at: usize) -> bool {
        let credited = |next: &Features| {
            next.phrase
                .is_some_and(|phrase| phrase.aside == Aside::Caption)
        };
        self.features.get(at + 1).is_some_and(credited)
            && (captions::is_description(self.text(at), &self.features[at])
                || self.is_label(at + 1)
                    && self.features[at].stops == 1
                    && self.features[at].words <= tuning::LONGEST_LABELLED_CAPTION
                || self.text(at + 1).starts_with(self.text(at)))
    }

    /// Whether the next block is a paragraph, without this one announcing it with a colon.
    fn heads_prose(&self, at: usize) -> bool {
        !self.announces(at) && self.features.get(at + 1).is_some_and(Features::is_prose)
    }

    /// Whether a block is the label of a credit whose name is on the next line ("Photo:").
    fn is_label(&self, at: usize) -> bool {
        let block = &self.features[at];
        block.words <= 2
            && self.announces(at)
            && block
                .phrase
                .is_some_and(|phrase| phrase.aside == Aside::Caption)
    }

    /// Whether a block is the photographer's name below the label of a credit.
    fn is_labelled(&self, at: usize) -> bool {
        let block = &self.features[at];
        block.words <= 4 && !block.ends && at > 0 && self.is_label(at - 1)
    }

    /// Whether a block is a picture's description that the caption below repeats and continues, or
    /// that caption.
    fn is_given_twice(&self, at: usize) -> bool {
        let goes_on = |first: usize| {
            !self.plain
                && !self.features[first].ends
                && self.features[first].words >= tuning::SHORTEST_REPEATED_DESCRIPTION
                && first + 1 < self.blocks.len()
                && self.text(first + 1).len() > self.text(first).len()
                && self.text(first + 1).starts_with(self.text(first))
        };
        goes_on(at) || at > 0 && goes_on(at - 1)
    }

    /// Whether a block is a caption, without a full stop, under a picture credit.
    fn is_under_credit(&self, at: usize) -> bool {
        let block = &self.features[at];
        let before = at.checked_sub(1);
        block.letters
            && !block.ends
            && !block.item
            && block.words >= tuning::SHORTEST_CREDITED_CAPTION
            && before.is_some_and(|before| captions::is_credit(self.text(before)))
    }

    /// A line inside the article that is neither prose nor part of a list.
    pub(super) fn loose_line(&self, at: usize) -> Role {
        let block = &self.features[at];
        if block.date && self.plain {
            Role::Paragraph
        } else if block.date {
            Role::Aside(Aside::Metadata)
        } else if block.fact && !block.mark && !block.code && !self.heads_prose(at) {
            Role::ListItem
        } else if block.letters && block.words <= tuning::LONGEST_HEADING && !block.code {
            Role::Heading
        } else {
            Role::Paragraph
        }
    }

    /// Why a block inside the article's run does not belong to it.
    pub(super) fn aside_within(&self, at: usize) -> Option<Aside> {
        let block = &self.features[at];
        if let Some(phrase) = block.phrase {
            return Some(phrase.aside);
        }
        if captions::is_caption(self.text(at), block)
            || self.is_given_twice(at)
            || self.is_described(at)
            || self.is_under_credit(at)
            || self.is_labelled(at)
        {
            return Some(Aside::Caption);
        }
        (block.repeats > 0 && block.words >= 4 && !block.item && !self.plain)
            .then_some(Aside::Repeated)
    }
}

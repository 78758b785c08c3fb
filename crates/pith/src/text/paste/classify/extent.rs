//! Where the article begins and ends among the blocks.

use std::ops::Range;

use super::within::OPENING;
use super::{CLEAN_EDGE, Page};
use crate::digest::Aside;
use crate::text::paste::{headline, runs, title};

/// How much more prose stands before the heading of another section than in the tail after it.
const TAIL: usize = 4;

/// Paragraphs in a row that are the article's own, though links to others stand before them.
const RESUMED: usize = 3;

/// Most lines, of a clause each, that one sentence is looked for in.
const CLAUSES: usize = 6;

/// How far before a thread's other posts its first is looked for, in blocks.
const FIRST_POST: usize = 12;

impl Page<'_> {
    /// The stretch of the article, which stands after its title where the markup shows one.
    pub(super) fn main_run(&self) -> Option<Range<usize>> {
        let start = self.marked_title().map_or(0, |title| title + 1);
        let after = runs::main_run(
            &self.features[start..],
            self.hints.get(start..).unwrap_or(&[]),
        )
        .map(|run| run.start + start..run.end + start);
        after.or_else(|| runs::main_run(self.features, &self.hints))
    }

    pub(super) fn marked_title(&self) -> Option<usize> {
        headline::marked(self.source, self.blocks, &self.hints, self.markup?)
    }

    /// The block of the title before the body `run`: what the markup calls so, or what looks so.
    pub(super) fn headline(&self, run: &Range<usize>) -> Option<usize> {
        let body = self.lead(run)..run.end;
        let marked = self.marked_title().filter(|&title| title < body.start);
        marked.or_else(|| title::find(self.source, self.blocks, self.features, body))
    }

    /// `run` with the sentences that adjoin it, and with edges that nothing foreign stands in.
    pub(super) fn grown(&self, run: Range<usize>) -> Range<usize> {
        let mut end = run.end;
        while end < self.blocks.len()
            && (self.is_sentence(end) || self.is_item(end) || self.is_clause(end))
        {
            end += 1;
        }
        let rest = end..self.blocks.len();
        if self.plain || rest.len() <= CLEAN_EDGE && rest.clone().all(|at| !self.is_foreign(at)) {
            end = self.blocks.len();
        }
        let mut start = run.start;
        while start + 1 < run.end && self.goes_on(start) {
            start += 1;
        }
        let leads = |at: usize| {
            (self.is_sentence(at) && self.features[at].words >= 6 && !self.goes_on(at))
                || self.is_lead_in(at)
        };
        // A line alone, the name of what is listed, may stand between a table and what is said of it.
        let mut between = usize::from(self.features[start].cells >= 3);
        while start > 0 {
            let short = |at: usize| self.is_sentence(at) && !self.is_foreign(at);
            if leads(start - 1) {
                start -= 1;
            } else if start > 1 && short(start - 1) && leads(start - 2) {
                start -= 2;
            } else if between > 0 && start > 1 && !self.is_foreign(start - 1) && leads(start - 2) {
                between -= 1;
                start -= 2;
            } else {
                break;
            }
        }
        self.first_post(start..end).unwrap_or(start)..end
    }

    /// Whether a block goes on in small letters with what the line above it began, a button's text or the
    /// like that was broken in two.
    fn goes_on(&self, at: usize) -> bool {
        let mut letters = self.text(at).chars();
        // Of "iPhone" the second is a capital.
        letters.next().is_some_and(char::is_lowercase)
            && letters.next().is_some_and(char::is_lowercase)
            && at > 0
            && !self.is_clause(at - 1)
            && !self.features[at - 1].is_prose()
    }

    /// The first post of a thread before its others, `run`: prose under a line, its author's name,
    /// that stands within the run again.
    pub(super) fn first_post(&self, run: Range<usize>) -> Option<usize> {
        let first = run.start.saturating_sub(FIRST_POST).max(1);
        (first..run.start).find(|&at| {
            let block = &self.features[at];
            let author = &self.features[at - 1];
            block.is_prose()
                && block.phrase.is_none()
                && block.repeats == 0
                && author.recurs
                && author.letters
                && author.phrase.is_none()
                && run
                    .clone()
                    .any(|other| self.text(other) == self.text(at - 1))
        })
    }

    /// The first paragraph of `run`; a headline that asks or exclaims and a note on the author may stand
    /// before it.
    pub(super) fn lead(&self, run: &Range<usize>) -> usize {
        run.clone()
            .find(|&at| {
                let block = &self.features[at];
                block.is_prose()
                    && block.phrase.is_none()
                    && !block.is_title_case()
                    && !(at < run.start + OPENING && self.is_note_on_author(at, run))
            })
            .unwrap_or(run.start)
    }

    /// `run` without a tail that a heading of another section opens and little prose follows.
    pub(super) fn trimmed(&self, run: Range<usize>) -> Range<usize> {
        let prose = |at: usize| {
            let block = &self.features[at];
            if block.phrase.is_none() && block.is_prose() {
                block.words
            } else {
                0
            }
        };
        let all: usize = run.clone().map(prose).sum();
        // Teasers have a headline each: paragraphs in a row go on with the article after a link.
        let resumes = |at: usize| {
            let after = at + 1..(at + 1 + RESUMED).min(run.end);
            after.len() == RESUMED && after.into_iter().all(|at| prose(at) > 0)
        };
        let mut before = 0;
        for at in run.clone() {
            let own = resumes(at)
                && self.features[at]
                    .phrase
                    .is_some_and(|phrase| phrase.aside == Aside::Related);
            if before > TAIL * (all - before) && !own && self.opens_section(at) {
                return run.start..at;
            }
            before += prose(at);
        }
        run
    }

    /// Whether a block is the heading of related articles, a note on the author or the like.
    pub(super) fn opens_section(&self, at: usize) -> bool {
        let block = &self.features[at];
        block.phrase.is_some_and(|phrase| {
            matches!(
                phrase.aside,
                Aside::Related | Aside::AuthorNote | Aside::Newsletter | Aside::Comments
            ) && (phrase.whole
                || (phrase.aside == Aside::Related && block.words <= 4 && !block.ends))
        })
    }

    /// Whether a block is a clause of a sentence that later lines end: a comma closes it, and each
    /// of the lines to the sentence's end.
    pub(super) fn is_clause(&self, at: usize) -> bool {
        let open = |at: &usize| {
            let block = &self.features[*at];
            block.letters
                && block.phrase.is_none()
                && block.repeats == 0
                && self.text(*at).ends_with([',', '、', '，', '،', ';', '；'])
        };
        let after = (at..self.blocks.len().min(at + CLAUSES)).find(|at| !open(at));
        after.is_some_and(|after| after > at && self.is_sentence(after))
    }
}

//! Where the article starts and ends among the blocks.

use std::ops::Range;

use super::Page;
use crate::digest::Aside;
use crate::text::paste::tuning;
use crate::text::paste::{headline, phrases, runs, title};

impl Page<'_> {
    /// The run of the article, which is below its title if the markup shows one.
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

    /// The title above the body `run`: the block that the markup names so, or that looks like one.
    pub(super) fn headline(&self, run: &Range<usize>) -> Option<usize> {
        let body = self.lead(run)..run.end;
        let marked = self.marked_title().filter(|&title| title < body.start);
        marked.or_else(|| title::find(self.source, self.blocks, self.features, body))
    }

    /// `run` extended by adjoining sentences and by edges that contain nothing foreign.
    pub(super) fn grown(&self, run: Range<usize>) -> Range<usize> {
        let mut end = run.end;
        while end < self.blocks.len()
            && (self.is_sentence(end) || self.is_item(end) || self.is_clause(end))
        {
            end += 1;
        }
        while self.is_section(end) {
            end += 2;
            while end < self.blocks.len() && self.is_sentence(end) {
                end += 1;
            }
        }
        end = self.goes_on_to(&run, end).max(self.end_of_answers(&run));
        if self.entry.contains(&run.start) || run.contains(&self.entry.start) {
            end = end.max(self.entry.end);
        }
        let rest = end..self.blocks.len();
        if self.plain
            || rest.len() <= tuning::LONGEST_CLEAN_EDGE
                && rest.clone().all(|at| !self.is_foreign(at))
        {
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
        // A single line, naming what is listed, may be between a table and the text about it.
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

    /// The end of the answers to the question in `run`; its start if there are none.
    fn end_of_answers(&self, run: &Range<usize>) -> usize {
        let ends = |at: usize| {
            let phrase = self.features[at].phrase;
            phrase.is_some_and(|phrase| {
                phrase.whole
                    && matches!(
                        phrase.aside,
                        Aside::Related | Aside::Comments | Aside::Footer | Aside::Newsletter
                    )
            })
        };
        let count = self.blocks.len();
        let heads = |at: usize| {
            self.features[at].phrase.is_none() && phrases::is_count_of_answers(self.text(at))
        };
        match (run.end..count.min(run.end + tuning::ANSWERS_BELOW_QUESTION)).find(|&at| heads(at)) {
            Some(heading) => (heading..count).find(|&at| ends(at)).unwrap_or(count),
            None => run.start,
        }
    }

    /// The end of a short article that continues after a list, facts or steps: before the heading
    /// of other articles, as far as sentences, steps and facts outweigh menus and teasers.
    fn goes_on_to(&self, run: &Range<usize>, end: usize) -> usize {
        let prose = |at: usize| {
            if self.features[at].is_prose() {
                self.features[at].words
            } else {
                0
            }
        };
        if (run.start..end).map(prose).sum::<usize>() > tuning::SHORT_ARTICLE {
            return end;
        }
        let (mut sum, mut best, mut to, mut parts) = (0, tuning::FEWEST_ENTRY_PARTS, end, 0);
        for at in end..self.blocks.len() {
            let Some(weight) = self.goes_on_weight(at) else {
                break;
            };
            sum += weight;
            if sum <= -tuning::MOST_AGAINST_ENTRIES {
                break;
            }
            let block = &self.features[at];
            parts += usize::from(block.mark || block.fact || block.item);
            // A list of teasers also has sentences under headings.
            if sum > best && parts * tuning::BLOCKS_PER_PART >= at + 1 - end {
                best = sum;
                to = at + 1;
            }
        }
        to
    }

    /// How strongly a block suggests (above 0) or contradicts that it belongs to the article above
    /// it; `None` if it certainly belongs to something else.
    fn goes_on_weight(&self, at: usize) -> Option<i32> {
        let block = &self.features[at];
        let text = self.text(at);
        if let Some(phrase) = block.phrase {
            let closes = !matches!(
                phrase.aside,
                Aside::Caption
                    | Aside::Share
                    | Aside::Navigation
                    | Aside::Metadata
                    | Aside::Advertisement
            );
            return if closes {
                None
            } else {
                Some(if phrase.aside == Aside::Caption {
                    0
                } else {
                    -1
                })
            };
        }
        let teases = text.ends_with('…') || text.ends_with("...");
        let sentence = self.is_sentence(at);
        let below = at + 1 < self.blocks.len() && self.is_sentence(at + 1);
        Some(if teases {
            -4
        } else if block.mark || block.buttons || block.code {
            0
        } else if block.repeats > 0 || block.date || block.separators >= 2 {
            -2
        } else if block.is_prose() && block.ends {
            3
        } else if sentence && block.words >= 4 {
            2
        } else if block.fact || block.item {
            1
        } else if below && block.words <= tuning::LONGEST_SECTION_HEADING {
            0
        } else if below {
            -3
        } else {
            -1
        })
    }

    /// Whether a block is the heading of the paragraph below it, and not a link with a teaser: the
    /// title of another article is longer and has others beside it.
    fn is_section(&self, at: usize) -> bool {
        let Some(below) = self.features.get(at + 1) else {
            return false;
        };
        let heading = &self.features[at];
        let lone = |other: usize| {
            !self.features.get(other).is_some_and(|next| {
                next.phrase.is_none() && !next.ends && next.letters && !next.item
            })
        };
        heading.letters
            && !heading.ends
            && !heading.date
            && !self.is_foreign(at)
            && (2..=tuning::LONGEST_SECTION_HEADING).contains(&heading.words)
            && below.is_prose()
            && below.ends
            && self.is_sentence(at + 1)
            && lone(at + 2)
    }

    /// Whether a block continues in lower case what the line above started, such as a button's text
    /// broken in two.
    fn goes_on(&self, at: usize) -> bool {
        let mut letters = self.text(at).chars();
        // In "iPhone", the second letter is a capital.
        letters.next().is_some_and(char::is_lowercase)
            && letters.next().is_some_and(char::is_lowercase)
            && at > 0
            && !self.is_clause(at - 1)
            && !self.features[at - 1].is_prose()
    }

    /// The first post of a thread before the others in `run`: prose below a line with its author's
    /// name, which occurs again in the run.
    pub(super) fn first_post(&self, run: Range<usize>) -> Option<usize> {
        let first = run.start.saturating_sub(tuning::FIRST_POST_WITHIN).max(1);
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

    /// The first paragraph of `run`, which may follow a headline with a question or exclamation
    /// mark and a note about the author.
    pub(super) fn lead(&self, run: &Range<usize>) -> usize {
        run.clone()
            .find(|&at| {
                let block = &self.features[at];
                block.is_prose()
                    && block.phrase.is_none()
                    && !block.is_title_case()
                    && !(at < run.start + tuning::CREDITS_WITHIN_FIRST
                        && self.is_note_on_author(at, run))
            })
            .unwrap_or(run.start)
    }

    /// `run` without a tail that starts with the heading of another section and contains little
    /// prose.
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
        // Teasers have a headline each, so several paragraphs in a row continue the article after a
        // link.
        let resumes = |at: usize| {
            let after = at + 1..(at + 1 + tuning::RESUMED_PARAGRAPHS).min(run.end);
            after.len() == tuning::RESUMED_PARAGRAPHS && after.into_iter().all(|at| prose(at) > 0)
        };
        let mut before = 0;
        for at in run.clone() {
            let own = resumes(at)
                && self.features[at]
                    .phrase
                    .is_some_and(|phrase| phrase.aside == Aside::Related);
            let entry = self.entry.contains(&at);
            if before > tuning::PROSE_PER_TAIL * (all - before)
                && !own
                && !entry
                && self.opens_section(at)
            {
                return run.start..at;
            }
            before += prose(at);
        }
        run
    }

    /// Whether a block is a heading of related articles, a note about the author or the like.
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

    /// Whether a block is a clause of a sentence that later lines complete: it ends with a comma,
    /// and so does each line up to the end of the sentence.
    pub(super) fn is_clause(&self, at: usize) -> bool {
        let open = |at: &usize| {
            let block = &self.features[*at];
            block.letters
                && block.phrase.is_none()
                && block.repeats == 0
                && self.text(*at).ends_with([',', '、', '，', '،', ';', '；'])
        };
        let after =
            (at..self.blocks.len().min(at + tuning::MOST_CLAUSE_LINES)).find(|at| !open(at));
        after.is_some_and(|after| after > at && self.is_sentence(after))
    }
}

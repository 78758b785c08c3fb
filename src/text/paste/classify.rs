//! What each block is, judged in sequence.

use std::ops::Range;

use super::evidence::{self, Vector, View};
use super::features::Features;
use super::model::Model;
use super::phrases::Phrase;
use super::{captions, folded, headline, runs};
use crate::digest::{Aside, Role};
use crate::span::Span;
use crate::text::Source;
use crate::text::html::{self, Element, Hint, Mark};
use crate::text::tokens::starts_url;

/// Most blocks of an edge without foreign marks that are kept whole.
const CLEAN_EDGE: usize = 6;

/// How much more prose stands before the heading of another section than in the tail after it.
const TAIL: usize = 4;

/// Paragraphs in a row that are the article's own, though links to others stand before them.
const RESUMED: usize = 3;

/// Words of a paragraph that ends a list of related articles within the article.
const FULL_PARAGRAPH: usize = 12;

/// Last blocks of an article among which a note on the author is looked for.
const CLOSE: usize = 3;

/// Most lines, of a clause each, that one sentence is looked for in.
const CLAUSES: usize = 6;

/// How far before a thread's other posts its first is looked for, in blocks.
const FIRST_POST: usize = 12;

/// Consecutive lines without any sign of prose that make a menu or a list of links.
const MENU: usize = 3;

/// The blocks of a paste with what is seen of them.
pub(super) struct Page<'a> {
    source: &'a str,
    blocks: &'a [Span],
    features: &'a [Features],
    /// The hint of each block; empty for plain text.
    hints: Vec<Option<&'a Hint>>,
    markup: Option<&'a html::Page>,
    /// A title that is known.
    title: Option<&'a str>,
    /// Whether the paste is an article and nothing else.
    plain: bool,
}

impl<'a> Page<'a> {
    pub fn new(
        source: Source<'a>,
        blocks: &'a [Span],
        features: &'a [Features],
        title: Option<&'a str>,
    ) -> Self {
        Self {
            source: source.text,
            blocks,
            features,
            hints: evidence::hints(blocks, source.page),
            markup: source.page,
            title,
            plain: is_plain(features),
        }
    }

    /// The roles of the blocks, one for each. A title that is known marks the block that equals it.
    pub fn roles(&self, model: &Model) -> Vec<Role> {
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

    /// What the model judges of the blocks, if it is asked: not where the paste is nothing but an
    /// article, or holds none.
    pub fn evidence(&self) -> Option<Vec<(Role, Vector)>> {
        let run = self.main_run().filter(|_| !self.plain)?;
        let roles = self.around(run);
        let vectors = self.vectors(&roles);
        Some(roles.into_iter().zip(vectors).collect())
    }

    fn vectors(&self, roles: &[Role]) -> Vec<Vector> {
        let first = roles.iter().position(|role| role.is_body()).unwrap_or(0);
        let last = roles.iter().rposition(|role| role.is_body());
        let view = View {
            source: self.source,
            blocks: self.blocks,
            features: self.features,
            roles,
            run: first..last.map_or(first, |last| last + 1),
            hints: &self.hints,
        };
        view.vectors()
    }

    /// Has the model judge over `roles`.
    fn refine(&self, roles: &mut [Role], model: &Model) {
        if self.plain {
            return;
        }
        let weights = if self.markup.is_some() {
            &model.html
        } else {
            &model.plain
        };
        for (at, vector) in self.vectors(roles).iter().enumerate() {
            let role = roles[at];
            if matches!(role, Role::Title | Role::Byline | Role::Published) {
                continue;
            }
            let logit = weights.logit(vector);
            // What a known phrase names for what it is ("Subscribe to our newsletter") stays aside.
            if logit > 0.0 && !role.is_article() && self.features[at].phrase.is_none() {
                roles[at] = self.taken_in(at);
            } else if logit < 0.0 && role.is_article() && !self.leads_on(at, roles) {
                roles[at] = Role::Aside(self.reason(at));
            }
        }
    }

    /// Whether a block announces the list or table that follows it in the article.
    fn leads_on(&self, at: usize, roles: &[Role]) -> bool {
        let listed = |next: usize| self.features[next].item || self.features[next].cells >= 3;
        let next = at + 1;
        next < roles.len() && self.is_lead_in(at) && roles[next].is_article() && listed(next)
    }

    /// The role of a block that the rules set aside and the model takes in.
    fn taken_in(&self, at: usize) -> Role {
        let block = &self.features[at];
        match self
            .hints
            .get(at)
            .copied()
            .flatten()
            .map(|hint| hint.element)
        {
            Some(Element::Heading(_)) => Role::Heading,
            Some(Element::ListItem) => Role::ListItem,
            _ if block.is_prose() || block.ends || block.item || block.cells >= 2 => self.form(at),
            _ => self.loose_line(at),
        }
    }

    /// Why a block is set aside by the model.
    fn reason(&self, at: usize) -> Aside {
        let block = &self.features[at];
        if let Some(phrase) = block.phrase {
            return phrase.aside;
        }
        let hint = self.hints.get(at).copied().flatten();
        let marked = hint.and_then(|hint| {
            const REASONS: [(Mark, Aside); 9] = [
                (Mark::Caption, Aside::Caption),
                (Mark::Comments, Aside::Comments),
                (Mark::Related, Aside::Related),
                (Mark::Newsletter, Aside::Newsletter),
                (Mark::Promotion, Aside::Advertisement),
                (Mark::Share, Aside::Share),
                (Mark::Author, Aside::AuthorNote),
                (Mark::Metadata, Aside::Metadata),
                (Mark::Figure, Aside::Caption),
            ];
            let marks = hint.marks;
            REASONS.into_iter().find(|(mark, _)| marks.has(*mark))
        });
        match marked {
            Some((_, reason)) => reason,
            None if block.date => Aside::Metadata,
            None if block.words >= 4 => Aside::Related,
            None => Aside::Navigation,
        }
    }

    fn text(&self, at: usize) -> &'a str {
        self.blocks[at].text(self.source)
    }

    /// Roles where nothing looks like an article: all is kept, by its form.
    fn without_article(&self) -> Vec<Role> {
        (0..self.blocks.len()).map(|at| self.form(at)).collect()
    }

    /// The role of a block of the body by its form alone.
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

    /// Roles where the article runs through `run`.
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
        roles
    }

    /// The stretch of the article, which stands after its title where the markup shows one.
    fn main_run(&self) -> Option<Range<usize>> {
        let start = self.marked_title().map_or(0, |title| title + 1);
        let after = runs::main_run(
            &self.features[start..],
            self.hints.get(start..).unwrap_or(&[]),
        )
        .map(|run| run.start + start..run.end + start);
        after.or_else(|| runs::main_run(self.features, &self.hints))
    }

    fn marked_title(&self) -> Option<usize> {
        headline::marked(self.source, self.blocks, &self.hints, self.markup?)
    }

    /// The block of the title before the body `run`: what the markup calls so, or what looks so.
    fn headline(&self, run: &Range<usize>) -> Option<usize> {
        let body = self.lead(run)..run.end;
        let marked = self.marked_title().filter(|&title| title < body.start);
        marked.or_else(|| headline::title(self.source, self.blocks, self.features, body))
    }

    /// `run` with the sentences that adjoin it, and with edges that nothing foreign stands in.
    fn grown(&self, run: Range<usize>) -> Range<usize> {
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
        let leads = |at: usize| {
            (self.is_sentence(at) && self.features[at].words >= 6) || self.is_lead_in(at)
        };
        // A line alone, the name of what is listed, may stand between a table and what is said of it.
        let mut between = usize::from(self.features[start].cells >= 3);
        while start > 0 {
            if leads(start - 1) {
                start -= 1;
            } else if between > 0 && start > 1 && !self.is_foreign(start - 1) && leads(start - 2) {
                between -= 1;
                start -= 2;
            } else {
                break;
            }
        }
        self.first_post(start..end).unwrap_or(start)..end
    }

    /// The first post of a thread before its others, `run`: prose under a line, its author's name,
    /// that stands within the run again.
    fn first_post(&self, run: Range<usize>) -> Option<usize> {
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

    /// The first paragraph of `run`; a headline that asks or exclaims may stand before it.
    fn lead(&self, run: &Range<usize>) -> usize {
        run.clone()
            .find(|&at| {
                let block = &self.features[at];
                block.is_prose() && block.phrase.is_none() && !block.is_title_case()
            })
            .unwrap_or(run.start)
    }

    /// Whether a block gives the title again, with or without the site's name.
    fn says_title(&self, at: usize, title: usize) -> bool {
        let (text, title) = (self.text(at), self.text(title));
        text == title || headline::is_page_title(text, title)
    }

    /// `run` without a tail that a heading of another section opens and little prose follows.
    fn trimmed(&self, run: Range<usize>) -> Range<usize> {
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
    fn opens_section(&self, at: usize) -> bool {
        let block = &self.features[at];
        block.phrase.is_some_and(|phrase| {
            matches!(
                phrase.aside,
                Aside::Related | Aside::AuthorNote | Aside::Newsletter | Aside::Comments
            ) && (phrase.whole
                || (phrase.aside == Aside::Related && block.words <= 4 && !block.ends))
        })
    }

    /// Whether a block is an item of a list, or the address that such an item gives.
    fn is_item(&self, at: usize) -> bool {
        let block = &self.features[at];
        block.phrase.is_none() && (block.item || starts_url(self.text(at)))
    }

    /// Whether a block is a clause of a sentence that later lines end: a comma closes it, and each
    /// of the lines to the sentence's end.
    fn is_clause(&self, at: usize) -> bool {
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

    /// Whether a block says when the article was published ("14 October 2021", "Posted: March 3").
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
            && self.text(at).ends_with([':', '：'])
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
        block.phrase.is_some() || block.repeats > 0 || block.separators >= 3
    }

    fn judge_within(&self, run: Range<usize>, roles: &mut [Role]) {
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

    fn is_loose_line(&self, at: usize) -> bool {
        let block = &self.features[at];
        !block.is_prose()
            && !self.is_sentence(at)
            && !block.item
            && !block.quote
            && self.aside_within(at).is_none()
    }

    /// A line within the article that is neither prose nor a list's.
    fn loose_line(&self, at: usize) -> Role {
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
    fn aside_within(&self, at: usize) -> Option<Aside> {
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

    fn judge_after(&self, rest: Range<usize>, roles: &mut [Role]) {
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

    fn judge_before(&self, run: Range<usize>, title: Option<usize>, roles: &mut [Role]) {
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

/// Whether no block says anything foreign, and no more than half of the blocks are lines without a
/// sentence's end, as those of menus are.
fn is_plain(features: &[Features]) -> bool {
    let loose = |block: &&Features| !block.ends && !block.item && !block.is_prose();
    features
        .iter()
        .all(|block| block.phrase.is_none() && block.separators < 3)
        && features.iter().filter(loose).count() * 2 <= features.len()
}

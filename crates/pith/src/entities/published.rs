//! An article's publication date, according to the article itself.

use time::Date;

use super::quantities::{self, Order};
use crate::Span;
use crate::digest::{Aside, Block, Role};
use crate::language::{self, COMPLETE, Section};
use crate::text::Document;
use crate::text::language::Language;
use crate::text::paste::{self, dates};

/// A dateline ("LONDON, 4 June 2019 (Reuters) -") is within this many bytes of the start of the
/// body.
const DATELINE_WITHIN: usize = 100;

/// The first complete date in the line that says when the article was published; otherwise the date
/// in the markup; otherwise the date in the byline, in the lines around it (when it was updated),
/// or in the dateline at the start of the body.
///
/// The publication date takes precedence over that of an update, wherever it is.
#[must_use]
pub fn day(document: &Document, article: Span) -> Option<Date> {
    let lines = Lines::of(document, article);
    let line = lines.of_role(Role::Published);
    if let Some(line) = line.filter(|line| !line.updated) {
        return Some(line.day);
    }
    let stated = document.published;
    stated
        .and_then(|stated| {
            quantities::day_of_stamp(stated)
                .or(dated(stated, document.language, None).map(|line| line.day))
        })
        .or_else(|| line.map(|line| line.day))
        .or_else(|| lines.of_role(Role::Byline).map(|line| line.day))
        .or_else(|| lines.beside_body().map(|line| line.day))
        .or_else(|| dateline(document, article))
        .or_else(|| lines.sole_day())
}

/// Minimum number of words in a paragraph, as opposed to a standfirst. An article's head ends at
/// its second paragraph.
const SHORTEST_PARAGRAPH: usize = 20;

/// The head reaches at most this many blocks into the body. Longer pages of short lines have
/// other dates there: of reviews, of versions.
const LONGEST_HEAD: usize = 12;

/// How far below the body, in blocks, a line may give the publication date: with a word that says
/// so, as the only bare date of the page, and as any bare date. Lines farther away belong to other articles.
const BELOW_BODY: usize = 16;
const SHORTLY_BELOW: usize = 8;
const RIGHT_BELOW: usize = 2;

/// How far above the title, in blocks, its date may be, by itself and among other words; and the
/// maximum length of such a line in bytes.
const DATE_ABOVE_TITLE: usize = 6;
const ABOVE_TITLE: usize = 2;
const HEAD_LINE: usize = 100;

/// A page says when its article was published at most this often. More are the dates of a list.
const MOST_TELLINGS: usize = 2;

/// Dates in a row are those of a list, from this many on.
const LIST_OF_DATES: usize = 3;

/// The lines of an article in which its date may be.
struct Lines<'a> {
    document: &'a Document<'a>,
    language: Language,
    order: Option<Order>,
    blocks: Vec<&'a Block>,
}

impl<'a> Lines<'a> {
    fn of(document: &'a Document<'a>, article: Span) -> Self {
        Self {
            document,
            language: document.language_at(article.start()),
            order: quantities::order(document.source),
            blocks: blocks(document, article).collect(),
        }
    }

    fn text(&self, at: usize) -> &'a str {
        self.blocks[at].span.text(self.document.source)
    }

    fn dated(&self, at: usize) -> Option<Dated> {
        dated(self.text(at), self.language, self.order)
    }

    /// The date in the lines of a role.
    fn of_role(&self, role: Role) -> Option<Dated> {
        let lines = (0..self.blocks.len()).filter(|&at| self.blocks[at].role == role);
        let lines = lines.filter(|&at| !self.is_listed(at));
        earliest(lines.filter_map(|at| self.dated(at)))
    }

    /// Whether a line is one of a list of dates: of events, of other articles.
    fn is_listed(&self, at: usize) -> bool {
        let lists = |other: usize| {
            let line = (other < self.blocks.len()).then(|| self.text(other))?;
            let short = line.len() <= 2 * HEAD_LINE && !has_cue(line);
            short.then(|| self.dated(other)).flatten()
        };
        let Some(own) = lists(at) else {
            return false;
        };
        let differs = |other: usize| lists(other).is_some_and(|other| other.day != own.day);
        let above = (1..LIST_OF_DATES).take_while(|&back| at >= back && differs(at - back));
        let below = (1..LIST_OF_DATES).take_while(|&step| differs(at + step));
        let count = 1 + above.count() + below.count();
        let bare = |other: usize| dates::is_bare_date(self.text(other));
        count >= LIST_OF_DATES
            || count == 2 && !bare(at) && {
                let other = if differs(at + 1) { at + 1 } else { at - 1 };
                !bare(other)
            }
    }

    /// The date in a line that is set aside, in the article's head or directly below its body.
    fn beside_body(&self) -> Option<Dated> {
        let all = &self.blocks;
        let text = |at: usize| self.text(at);
        let first = all.iter().position(|block| block.role.is_body())?;
        let last = all.iter().rposition(|block| block.role.is_body())?;
        let paragraphs = (first..=last).filter(|&at| {
            all[at].role.is_body()
                && text(at).split_whitespace().take(SHORTEST_PARAGRAPH).count()
                    == SHORTEST_PARAGRAPH
        });
        let head_ends = paragraphs.take(2).last().unwrap_or(first);
        let head_ends = head_ends.min(first + LONGEST_HEAD);
        let title = all.iter().position(|block| block.role == Role::Title);
        let top = title.unwrap_or(first);
        // The dates above an entry belong to its subject.
        let is_entry = (0..all.len()).any(|at| paste::is_edit_button(text(at)));
        let is_comment = |at: usize| all[at].role == Role::Aside(Aside::Comments);
        let ends = (last + 1..all.len())
            .find(|&at| is_comment(at))
            .unwrap_or(all.len())
            .min(last + BELOW_BODY);
        let is_told = |at: usize| match all[at].role {
            _ if is_entry => at > last && at < ends && has_cue(text(at)),
            Role::Aside(Aside::Metadata) if at <= head_ends => {
                // The day of the visit stands at the top of a page.
                at > 0 || top <= ABOVE_TITLE || !dates::is_bare_date(text(at))
            }
            Role::Aside(Aside::Metadata) if at > last => {
                at <= last + RIGHT_BELOW && dates::is_date_line(text(at))
                    || at < ends && has_cue(text(at))
            }
            Role::Aside(Aside::Navigation) if title.is_some() && at < head_ends => {
                let by_itself = at > 0 && dates::is_date_line(text(at));
                let above = if by_itself {
                    DATE_ABOVE_TITLE
                } else {
                    ABOVE_TITLE
                };
                at + above >= top && text(at).len() <= HEAD_LINE
            }
            _ => false,
        };
        let lines = (0..all.len()).filter(|&at| is_told(at) && !self.is_listed(at));
        earliest(lines.filter_map(|at| self.dated(at)))
    }

    /// The day of the only bare date beside the article or a little below it.
    fn sole_day(&self) -> Option<Date> {
        let is_bare = |&at: &usize| {
            self.blocks[at].role == Role::Aside(Aside::Metadata)
                && dates::is_bare_date(self.text(at))
        };
        let last = self.blocks.iter().rposition(|block| block.role.is_body())?;
        let ends = self.blocks.len().min(last + SHORTLY_BELOW);
        // As above, the first line gives the day of the visit.
        let lines: Vec<usize> = (1..ends).filter(is_bare).collect();
        if lines.len() > MOST_TELLINGS {
            return None;
        }
        let lines = lines.into_iter();
        let mut days = lines.filter_map(|at| self.dated(at)).map(|line| line.day);
        let first = days.next()?;
        days.all(|day| day == first).then_some(first)
    }
}

/// The first of several dates that is not an update's; the first update if there is no other.
fn earliest(dates: impl Iterator<Item = Dated>) -> Option<Dated> {
    dates.reduce(|best, next| {
        if best.updated && !next.updated {
            next
        } else {
            best
        }
    })
}

/// Whether a line says that it gives the date of publication or of a change.
fn has_cue(line: &str) -> bool {
    let line = line.to_lowercase();
    COMPLETE
        .into_iter()
        .flat_map(cues)
        .any(|cue| line.contains(cue))
}

/// What a line says about publication.
#[derive(Clone, Copy)]
struct Dated {
    day: Date,
    /// Whether it is the date of an update.
    updated: bool,
}

/// The blocks of one article.
fn blocks<'a>(document: &'a Document, article: Span) -> impl Iterator<Item = &'a Block> {
    let within = move |block: &&Block| {
        article.start() <= block.span.start() && block.span.end() <= article.end()
    };
    document.blocks.iter().filter(within)
}

/// A day in ISO 8601: "2019-06-04".
#[must_use]
pub fn iso(day: Date) -> String {
    quantities::iso_day(day)
}

/// The date in a line, preferring publication to an update. Pages join their parts without white
/// space, and may have English lines beside an article in another language.
fn dated(line: &str, language: Language, order: Option<Order>) -> Option<Dated> {
    // What is for programs is hidden on the page, but copied ("2022-12-07T10:10:52+01:00").
    if let Some(shown) = without_stamps(line)
        && let Some(dated) = dated(&shown, language, order)
    {
        return Some(dated);
    }
    let apart = dates::unglued(line);
    // "14. May 2019", on a page in another language.
    let unstopped = apart.replace(". ", " ");
    let lower = line.to_lowercase();
    let of_cue = COMPLETE.into_iter().find(|&of| {
        let mut cues = cues(of);
        of != language && cues.any(|cue| dates::has_word(&lower, cue))
    });
    [Some(language), of_cue, Some(Language::En)]
        .into_iter()
        .flatten()
        .flat_map(|language| {
            [line, apart.as_str(), unstopped.as_str()].map(|line| (line, language))
        })
        .find_map(|(line, language)| dated_in(line, language, order))
}

/// `line` without the timestamps in it, if there are any.
fn without_stamps(line: &str) -> Option<String> {
    let mut rest = line;
    let mut shown = String::new();
    while let Some((start, end)) = quantities::stamp(rest) {
        shown.push_str(rest.get(..start)?);
        shown.push(' ');
        rest = rest.get(end..)?;
    }
    (!shown.is_empty()).then(|| shown + rest)
}

fn dated_in(line: &str, language: Language, order: Option<Order>) -> Option<Dated> {
    let found = quantities::find_after(line, language, None, order, &mut None);
    earliest(found.into_iter().filter_map(|quantity| {
        let day = quantities::whole_day(quantity.value.as_ref()?)?;
        let before = line.get(..quantity.span.start())?;
        (!is_of_other(before)).then(|| Dated {
            day,
            updated: is_update(before),
        })
    }))
}

/// The words that mark the date of publication or of an update in one language.
fn cues(language: Language) -> impl Iterator<Item = &'static str> {
    let table = language::table(language);
    let published = table.forms(Section::PublishedCues);
    published.chain(table.forms(Section::UpdatedCues))
}

/// Whether the words before a date say that it is that of something else: a printout, a deadline.
fn is_of_other(before: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let tail = words
        .into_iter()
        .rev()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let mut cues = COMPLETE
        .into_iter()
        .flat_map(|language| language::table(language).forms(Section::OtherDateCues));
    !tail.is_empty() && cues.any(|cue| dates::has_word(&tail, cue))
}

/// Whether the last cue before a date says that it is an update's.
fn is_update(before: &str) -> bool {
    let before = before.to_lowercase();
    let last = |section| {
        let cues = COMPLETE
            .into_iter()
            .flat_map(|language| language::table(language).forms(section));
        cues.filter_map(|cue| before.rfind(cue)).max()
    };
    last(Section::UpdatedCues) > last(Section::PublishedCues)
}

/// The date before the dash that ends a dateline.
fn dateline(document: &Document, article: Span) -> Option<Date> {
    let body = blocks(document, article).find(|block| block.role.is_body())?;
    let text = body.span.text(document.source);
    let (end, _) = text
        .char_indices()
        .find(|&(at, c)| {
            matches!(c, '—' | '–') || c == '-' && text.get(..at).is_some_and(|t| t.ends_with(' '))
        })
        .filter(|&(at, _)| at <= DATELINE_WITHIN)?;
    let line = text.get(..end)?;
    let opens = line.split_whitespace().next()?;
    let shouted = opens
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    (shouted && opens.len() > 1)
        .then(|| dated_in(line, document.language_at(body.span.start()), None))
        .flatten()
        .map(|line| line.day)
}

//! An article's publication date, according to the article itself.

use time::Date;

use super::quantities;
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
    let language = document.language_at(article.start());
    let of_roles = |wanted: fn(Role) -> bool| {
        let lines = blocks(document, article)
            .filter(|block| wanted(block.role))
            .filter_map(|block| dated(block.span.text(document.source), language));
        // The first one, but an update only if there is no other.
        lines.reduce(|best, next| {
            if best.updated && !next.updated {
                next
            } else {
                best
            }
        })
    };
    let line = of_roles(|role| role == Role::Published);
    if let Some(line) = line.filter(|line| !line.updated) {
        return Some(line.day);
    }
    let stated = document.published;
    stated
        .and_then(|stated| {
            quantities::day_of_stamp(stated)
                .or(dated(stated, document.language).map(|line| line.day))
        })
        .or_else(|| line.map(|line| line.day))
        .or_else(|| of_roles(|role| role == Role::Byline).map(|line| line.day))
        .or_else(|| beside_body(document, article).map(|line| line.day))
        .or_else(|| dateline(document, article))
}

/// Minimum number of words in a paragraph, as opposed to a standfirst. An article's head ends at
/// its second paragraph.
const SHORTEST_PARAGRAPH: usize = 20;

/// How far below the body, in blocks, a line may give the publication date: with a word that says
/// so, and as a bare date. Lines farther away belong to other articles.
const BELOW_BODY: usize = 8;
const RIGHT_BELOW: usize = 2;

/// How far above the title, in blocks, its date may be; and the maximum length of such a line in
/// bytes.
const ABOVE_TITLE: usize = 2;
const HEAD_LINE: usize = 100;

/// The date in a line that is set aside, in the article's head or directly below its body.
fn beside_body(document: &Document, article: Span) -> Option<Dated> {
    let all: Vec<&Block> = blocks(document, article).collect();
    let text = |at: usize| all[at].span.text(document.source);
    let first = all.iter().position(|block| block.role.is_body())?;
    let last = all.iter().rposition(|block| block.role.is_body())?;
    let paragraphs = (first..=last).filter(|&at| {
        all[at].role.is_body()
            && text(at).split_whitespace().take(SHORTEST_PARAGRAPH).count() == SHORTEST_PARAGRAPH
    });
    let head_ends = paragraphs.take(2).last().unwrap_or(first);
    let title = all.iter().position(|block| block.role == Role::Title);
    let head = title.map_or(first, |title| title.saturating_sub(ABOVE_TITLE));
    // The dates above an entry belong to its subject.
    let is_entry = (0..all.len()).any(|at| paste::is_edit_button(text(at)));
    let is_told = |at: usize| match all[at].role {
        _ if is_entry => at > last && has_cue(text(at)),
        Role::Aside(Aside::Metadata) if at <= head_ends => true,
        Role::Aside(Aside::Metadata) if at > last => {
            at <= last + RIGHT_BELOW && dates::is_date_line(text(at))
                || at <= last + BELOW_BODY && has_cue(text(at))
        }
        Role::Aside(Aside::Navigation) => {
            title.is_some() && (head..head_ends).contains(&at) && text(at).len() <= HEAD_LINE
        }
        _ => false,
    };
    let lines = (0..all.len()).filter(|&at| is_told(at));
    let mut dates = lines.filter_map(|at| dated(text(at), document.language));
    let first = dates.next()?;
    Some(dates.fold(first, |best, next| {
        if best.updated && !next.updated {
            next
        } else {
            best
        }
    }))
}

/// Whether a line says that it gives the date of publication or of a change.
fn has_cue(line: &str) -> bool {
    let line = line.to_lowercase();
    COMPLETE.into_iter().any(|language| {
        let table = language::table(language);
        let mut cues = table
            .forms(Section::PublishedCues)
            .chain(table.forms(Section::UpdatedCues));
        cues.any(|cue| line.contains(cue))
    })
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
fn dated(line: &str, language: Language) -> Option<Dated> {
    let apart = dates::unglued(line);
    // "14. May 2019", on a page in another language.
    let unstopped = apart.replace(". ", " ");
    [language, Language::En]
        .into_iter()
        .flat_map(|language| {
            [line, apart.as_str(), unstopped.as_str()].map(|line| (line, language))
        })
        .find_map(|(line, language)| dated_in(line, language))
}

fn dated_in(line: &str, language: Language) -> Option<Dated> {
    let days = quantities::find(line, language, None)
        .into_iter()
        .filter_map(|quantity| {
            let day = quantities::whole_day(quantity.value.as_ref()?)?;
            let before = line.get(..quantity.span.start())?;
            Some(Dated {
                day,
                updated: is_update(before),
            })
        });
    days.reduce(|best, next| {
        if best.updated && !next.updated {
            next
        } else {
            best
        }
    })
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
        .then(|| dated_in(line, document.language_at(body.span.start())))
        .flatten()
        .map(|line| line.day)
}

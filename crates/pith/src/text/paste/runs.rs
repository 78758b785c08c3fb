//! The main run of prose: where the article is among the blocks.

use std::ops::Range;

use super::features::Features;
use crate::digest::Aside;
use crate::text::html::{Hint, Mark};
use crate::text::paste::tuning;

/// The run of blocks that contains the article, from its first to its last paragraph.
///
/// `hints` has the hint of each block, or is empty for plain text.
pub(super) fn main_run(features: &[Features], hints: &[Option<&Hint>]) -> Option<Range<usize>> {
    let prose = prose_run(features, hints);
    let weight = prose.as_ref().map_or(0.0, |run| run.0);
    if weight < tuning::LITTLE_PROSE
        && let Some((cells, table)) = longest_table(features, hints)
        && cells > weight
        && prose
            .as_ref()
            .is_none_or(|(_, run)| run.end <= table.start || table.end <= run.start)
    {
        return Some(table);
    }
    prose.map(|(_, run)| run)
}

/// The run that is an article by its prose, and its weight.
fn prose_run(features: &[Features], hints: &[Option<&Hint>]) -> Option<(f64, Range<usize>)> {
    let mut weights = weights(features);
    weigh_markup(&mut weights, features, hints);
    bridge(&mut weights, features);
    if let Some(at) = below_date(features) {
        weights[at] += tuning::DATED_BONUS;
    }
    let runs_between = |walls: Vec<usize>| {
        let mut runs: Vec<(f64, Range<usize>)> = Vec::new();
        let mut start = 0;
        for end in walls.into_iter().chain([features.len()]) {
            if let Some(run) = heaviest(&weights, start..end) {
                runs.push(run);
            }
            start = end;
        }
        runs
    };
    let walls = walls(features);
    let recurs = walls.first().is_some_and(|&at| features[at].recurs);
    let enough = if recurs {
        tuning::WEIGHT_BEFORE_REPEATED_COMMENTS
    } else {
        tuning::WEIGHT_BEFORE_COMMENTS
    };
    let is_enough = |(weight, run): &(f64, Range<usize>)| {
        let paragraphs = features[run.clone()]
            .iter()
            .filter(|block| block.is_prose())
            .count();
        *weight >= enough && paragraphs >= tuning::PARAGRAPHS_BEFORE_COMMENTS
    };
    let mut runs = runs_between(walls.clone());
    if !runs.iter().any(is_enough) {
        // No article comes before its comments; but in a thread, every post has such a button.
        let heads = walls.into_iter().filter(|&at| !features[at].recurs);
        runs = runs_between(heads.collect());
    }
    let most = runs.iter().map(|run| run.0).fold(0.0, f64::max);
    let (weight, run) = runs
        .into_iter()
        .find(|run| run.0 >= most || is_enough(run))?;
    let foreign = features
        .iter()
        .filter(|block| block.phrase.is_some())
        .count();
    let least = if foreign >= tuning::PHRASES_OF_WHOLE_PAGE {
        tuning::LEAST_RUN_OF_PAGE
    } else {
        tuning::LEAST_RUN
    };
    (weight >= least).then_some((weight, run))
}

/// Reduces the weights of lines without foreign phrases between two paragraphs.
fn bridge(weights: &mut [f64], features: &[Features]) {
    let mut start = 0;
    for end in 0..weights.len() {
        if weights[end] <= 0.0 {
            continue;
        }
        let gap = start..end;
        let foreign = features[gap.clone()].iter().any(|block| {
            block.phrase.is_some() || !block.code && (block.repeats > 0 || block.separators >= 3)
        });
        let against: f64 = -weights[gap.clone()].iter().sum::<f64>();
        if start > 0 && !foreign && against > tuning::GAP_WEIGHT {
            for weight in &mut weights[gap] {
                *weight *= tuning::GAP_WEIGHT / against;
            }
        }
        start = end + 1;
    }
}

/// The first paragraph on the page that is directly below a date, before any comments.
fn below_date(features: &[Features]) -> Option<usize> {
    // A menu may contain the word that heads comments.
    let body = features.iter().position(Features::is_prose).unwrap_or(0);
    let end = features[body..].iter().position(is_comments_head);
    let within = 0..end.map_or(features.len(), |end| body + end);
    within
        .clone()
        .filter(|&at| features[at].date)
        .find_map(|date| {
            let below = date + 1..within.end.min(date + 1 + tuning::PARAGRAPH_BELOW_DATE);
            below
                .into_iter()
                .find(|&at| features[at].is_prose() && features[at].phrase.is_none())
        })
}

/// The run of table rows with the most words, if it is long enough to be the point of the page, and
/// its weight.
fn longest_table(features: &[Features], hints: &[Option<&Hint>]) -> Option<(f64, Range<usize>)> {
    let is_row = |at: usize| {
        features[at].cells >= 3
            && !hints
                .get(at)
                .copied()
                .flatten()
                .is_some_and(is_marked_foreign)
    };
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut start = 0;
    for end in 0..=features.len() {
        if end < features.len() && is_row(end) {
            continue;
        }
        let words = features[start..end].iter().map(|row| row.words).sum();
        if end - start >= tuning::FEWEST_TABLE_ROWS
            && best.as_ref().is_none_or(|best| words > best.0)
        {
            best = Some((words, start..end));
        }
        start = end + 1;
    }
    best.map(|(words, rows)| (words as f64 * tuning::TABLE_WORD, rows))
}

/// Adjusts the weights of blocks according to their markup.
fn weigh_markup(weights: &mut [f64], features: &[Features], hints: &[Option<&Hint>]) {
    for ((weight, block), hint) in weights.iter_mut().zip(features).zip(hints) {
        let Some(hint) = hint else { continue };
        let marked = |mark: &Mark| hint.marks.has(*mark);
        let body = marked(&Mark::Body);
        if body && block.cells >= 3 && *weight < 0.0 {
            *weight = block.words as f64 * tuning::BODY_ROW_WORD;
        } else if *weight > 0.0 {
            if is_marked_foreign(hint) || hint.linked * 2 > hint.span.len() {
                *weight *= tuning::FOREIGN_SHARE;
            } else if body {
                *weight *= tuning::IN_BODY_FACTOR;
            } else if marked(&Mark::Article) {
                *weight *= tuning::IN_ARTICLE_FACTOR;
            }
        }
    }
}

/// Whether the markup says that a block is not part of the article.
fn is_marked_foreign(hint: &Hint) -> bool {
    let over = [Mark::Cookies, Mark::Overlay];
    let mut foreign = Mark::BESIDE.into_iter().chain(over);
    foreign.any(|mark| hint.marks.has(mark))
}

/// How strongly each block suggests (above 0) or contradicts that the article runs through it.
pub(super) fn weights(features: &[Features]) -> Vec<f64> {
    let english = is_english(features);
    features
        .iter()
        .enumerate()
        .map(|(at, block)| {
            if block.buttons {
                return 0.0;
            }
            if block.phrase.is_none() && features.get(at + 1).is_some_and(|next| next.buttons) {
                return tuning::EDITED_HEADING;
            }
            let before = features[..at].iter().rev();
            let after = features[at + 1..].iter();
            let alone = !is_beside_prose(before) && !is_beside_prose(after);
            weight(block, alone, english)
        })
        .collect()
}

/// Whether the nearest of `others` without foreign phrases is a sentence, ignoring posters' names.
fn is_beside_prose<'a>(others: impl Iterator<Item = &'a Features>) -> bool {
    others
        .take(tuning::INTERRUPTION + tuning::MOST_RECURRING_NAMES)
        .filter(|other| !is_name(other) && !other.mark && !is_entry_heading(other))
        .take(tuning::INTERRUPTION)
        .find(|other| other.phrase.is_none())
        .is_some_and(|other| {
            other.is_prose() || (other.ends && other.words >= 2 && !other.is_title_case())
        })
}

/// Whether the prose among the blocks is English.
pub(super) fn is_english(features: &[Features]) -> bool {
    let (stop_words, words) = features.iter().filter(|block| block.is_prose()).fold(
        (0.0, 0.0),
        |(stop_words, words), block| {
            let weight = block.words as f64;
            (stop_words + block.stop_share * weight, words + weight)
        },
    );
    stop_words >= words * tuning::ENGLISH_STOP_WORDS
}

/// Whether a line is the heading of an entry whose time is above it.
fn is_entry_heading(block: &Features) -> bool {
    block.marked
        && block.words <= tuning::LONGEST_ENTRY_HEADING
        && !block.ends
        && block.phrase.is_none()
}

/// Whether a line may be the name of a speaker or a poster, or accompany it.
fn is_name(block: &Features) -> bool {
    block.recurs && block.words <= tuning::LONGEST_RECURRING_NAME && block.phrase.is_none()
}

fn is_line_of_speech(block: &Features) -> bool {
    block.ends && (block.speaker || (block.words >= 4 && !block.is_title_case()))
}

fn weight(block: &Features, alone: bool, english: bool) -> f64 {
    let words = block.words as f64;
    if let Some(phrase) = block.phrase {
        return match phrase.aside {
            _ if phrase.whole => -8.0,
            Aside::Caption => -2.0,
            _ if block.is_prose() => -4.0,
            _ => -8.0,
        };
    }
    if is_name(block) {
        return tuning::RECURRING_NAME;
    }
    if block.mark || is_entry_heading(block) {
        return 0.0;
    }
    if block.repeats > 0 || !block.letters {
        return -4.0;
    }
    if block.is_prose() {
        let connected = if english {
            (block.stop_share / 0.25).clamp(0.35, 1.0)
        } else {
            1.0
        };
        let apart = if alone && block.words < tuning::LONGEST_TEASER {
            0.3
        } else {
            1.0
        };
        return words.min(tuning::WORDS_PER_BLOCK) * connected * apart;
    }
    if is_line_of_speech(block) {
        return if alone { 0.0 } else { words * 0.5 };
    }
    if block.item || block.cells >= 3 || block.code || block.fact {
        return -1.0;
    }
    if block.words >= 25 && block.separators < 3 && block.stop_share > 0.25 {
        return words * 0.3;
    }
    if block.words <= 3 { -5.0 } else { -6.0 }
}

/// The part of `within` with the greatest sum of weights, and that sum; the first of equals.
fn heaviest(weights: &[f64], within: Range<usize>) -> Option<(f64, Range<usize>)> {
    let mut best: Option<(f64, Range<usize>)> = None;
    let mut sum = 0.0;
    let mut start = within.start;
    for at in within {
        if sum <= 0.0 {
            sum = 0.0;
            start = at;
        }
        sum += weights[at];
        if sum > best.as_ref().map_or(0.0, |best| best.0) {
            best = Some((sum, start..at + 1));
        }
    }
    best
}

/// Blocks that no article crosses: the headings of comment sections. A button with the same words
/// between an article's paragraphs is not one.
fn walls(features: &[Features]) -> Vec<usize> {
    features
        .iter()
        .enumerate()
        .filter(|(_, block)| is_comments_head(block))
        .map(|(at, _)| at)
        .collect()
}

pub(super) fn is_comments_head(block: &Features) -> bool {
    block
        .phrase
        .is_some_and(|phrase| phrase.whole && phrase.aside == Aside::Comments)
}

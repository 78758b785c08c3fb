//! The head of an article: its title, byline and date.

use rustc_hash::FxHashSet;
use unicode_segmentation::UnicodeSegmentation;

use super::dates;
use super::features::Features;
use crate::digest::Title;
use crate::span::Span;
use crate::text::html::{Element, Hint, Page};
use crate::text::language::{Language, abbreviations};

/// Words of the body that a title's words are looked for in.
const BODY_SAMPLE: usize = 3_000;

/// How far above the body a title is looked for, in blocks.
const REACH: usize = 60;

/// Words from which a headline is too long to be of two sentences, as a short post is.
const LONG_HEADLINE: usize = 15;

/// Marks between a title and the site's name in a page title.
const SITE_MARKS: [&str; 5] = [" | ", " - ", " – ", " — ", " :: "];

/// The block among those before `body` that is the article's title.
///
/// Candidates are scored by what a headline has: its words come back in the body, it is of some
/// length, it stands near the body, and pages often give it twice.
pub(super) fn title(
    source: &str,
    blocks: &[Span],
    features: &[Features],
    body: std::ops::Range<usize>,
) -> Option<usize> {
    let words: FxHashSet<String> = blocks
        .get(body.clone())?
        .iter()
        .flat_map(|block| block.text(source).unicode_words())
        .take(BODY_SAMPLE)
        .filter(|word| word.chars().count() > 3)
        .map(str::to_lowercase)
        .collect();
    let first = body.start.saturating_sub(REACH);
    let mut best: Option<(f64, usize)> = None;
    for at in first..body.start {
        let text = blocks[at].text(source);
        // What stands before several parts, as an author's name before each post, is none.
        let heads_parts = features[at].recurs
            && blocks[body.clone()]
                .iter()
                .any(|block| block.text(source) == text);
        if heads_parts || !is_headline(text, &features[at]) {
            continue;
        }
        let length = features[at].words.min(12) as f64;
        let mut score = 5.0 * shared(text, &words) * (length / 5.0).min(1.0) + 0.25 * length;
        score -= 0.08 * (body.start - at) as f64;
        if features[at].repeats > 0 {
            score += 1.0;
        }
        if follows_up(features, source, blocks, at) {
            score += 1.0;
        }
        if blocks[first..at]
            .iter()
            .any(|other| is_page_title(other.text(source), text))
        {
            score += 2.0;
        }
        if SITE_MARKS.iter().any(|mark| text.contains(mark)) {
            score -= 0.5;
        }
        if score > best.map_or(1.5, |best| best.0) {
            best = Some((score, at));
        }
    }
    best.map(|best| best.1)
}

/// Whether `page` is `title` with the site's name after it.
pub(super) fn is_page_title(page: &str, title: &str) -> bool {
    page.strip_prefix(title)
        .is_some_and(|rest| SITE_MARKS.iter().any(|mark| rest.starts_with(mark)))
}

/// Least share of words that a heading and the title in the page's head have in common.
const ALIKE: f64 = 0.6;

/// The block that the markup shows to be the title: a heading that says what the page's head says,
/// or the only heading of the first level.
pub(super) fn marked(
    source: &str,
    blocks: &[Span],
    hints: &[Option<&Hint>],
    page: &Page,
) -> Option<usize> {
    let titles: Vec<FxHashSet<String>> = [&page.metadata.title, &page.metadata.page_title]
        .into_iter()
        .flatten()
        .map(|title| word_set(title))
        .collect();
    let level = |at: usize| match hints[at].map(|hint| hint.element) {
        Some(Element::Heading(level)) => level,
        _ => 9,
    };
    let mut best: Option<(f64, usize)> = None;
    for (at, block) in blocks.iter().enumerate() {
        if block.len() > 400 {
            continue;
        }
        let words = word_set(block.text(source));
        let alike = titles
            .iter()
            .map(|title| likeness(&words, title))
            .fold(0.0, f64::max);
        let score =
            alike + if level(at) == 1 { 0.3 } else { 0.0 } + if level(at) <= 3 { 0.1 } else { 0.0 };
        if words.len() >= 2
            && level(at) <= 3
            && alike >= ALIKE
            && score > best.map_or(0.0, |best| best.0)
        {
            best = Some((score, at));
        }
    }
    best.map(|best| best.1).or_else(|| {
        let mut first = (0..blocks.len()).filter(|&at| level(at) == 1);
        let only = first.next().filter(|_| first.next().is_none())?;
        (word_set(blocks[only].text(source)).len() >= 3).then_some(only)
    })
}

fn word_set(text: &str) -> FxHashSet<String> {
    text.unicode_words().map(str::to_lowercase).collect()
}

/// The share of the smaller set's words, of a title or of what may be it, that both have, halved
/// where one is much the longer.
fn likeness(words: &FxHashSet<String>, title: &FxHashSet<String>) -> f64 {
    let both = words.iter().filter(|word| title.contains(*word)).count() as f64;
    2.0 * both / (words.len() + title.len()).max(1) as f64
}

/// The title that a page's head gives, for a page that shows none.
pub(super) fn of_page(page: &Page) -> Option<Title> {
    let title = page
        .metadata
        .title
        .as_ref()
        .or(page.metadata.page_title.as_ref())?;
    let text = super::folded(title);
    let cut = SITE_MARKS.iter().filter_map(|mark| text.rfind(mark)).max();
    // The site's name stands last and is the shorter part.
    let bare = cut.map_or(text.as_str(), |at| &text[..at]);
    let text = if bare.len() * 2 > text.len() {
        bare
    } else {
        &text
    };
    (!text.is_empty()).then(|| Title {
        text: text.to_owned(),
        span: None,
    })
}

fn is_headline(text: &str, block: &Features) -> bool {
    block.letters
        && block.phrase.is_none()
        && !block.date
        && (2..=35).contains(&block.words)
        && block.stops <= 2
        && (block.words < LONG_HEADLINE || text.matches(". ").count() < 2)
        && !(block.ends && text.ends_with('.'))
        && !is_byline(text)
        && !block.item
        && block.separators < 3
}

/// The share of `text`'s longer words that are among `words`.
fn shared(text: &str, words: &FxHashSet<String>) -> f64 {
    let mut all = 0_usize;
    let mut found = 0_usize;
    for word in text.unicode_words().filter(|word| word.chars().count() > 3) {
        let word = word.to_lowercase();
        if !Language::En.is_stop_word(&word) {
            all += 1;
            found += usize::from(words.contains(&word));
        }
    }
    if all < 2 {
        return 0.3 * found as f64;
    }
    found as f64 / all as f64
}

/// Whether a byline or date comes soon after.
fn follows_up(features: &[Features], source: &str, blocks: &[Span], at: usize) -> bool {
    (at + 1..features.len().min(at + 4))
        .any(|next| features[next].date || is_byline(blocks[next].text(source)))
}

/// Whether `text` says who wrote the article ("By Ann Poe", "by Ann Poe and Lee Ash, Daily News").
pub(super) fn is_byline(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let by = words
        .next()
        .is_some_and(|word| AUTHORED.contains(&word.trim_end_matches(':')));
    let rest: Vec<&str> = words.take(20).collect();
    by && (1..20).contains(&rest.len())
        && !text.ends_with(['.', '?', '!'])
        && rest[0].starts_with(|c: char| c.is_uppercase() || c == '@')
        && rest.iter().all(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.is_empty()
                || word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
                || NAME_JOINTS.contains(&word)
                || dates::is_month(&word.to_lowercase())
        })
}

/// Words that open a byline.
const AUTHORED: [&str; 9] = ["By", "by", "BY", "Von", "Por", "POR", "VON", "Par", "Door"];

/// Words in lower case within names and between them.
const NAME_JOINTS: &[&str] = &[
    "and",
    "for",
    "of",
    "in",
    "the",
    "at",
    "with",
    "de",
    "da",
    "di",
    "del",
    "la",
    "le",
    "van",
    "von",
    "der",
    "den",
    "bin",
    "al",
    "el",
    "ist",
    "am",
    "pm",
    "on",
    "by",
    "staff",
    "writer",
    "reporter",
    "correspondent",
    "editor",
];

/// Most words of a note on the author.
const LONGEST_NOTE: usize = 70;

/// What authors are, in notes on them.
const CALLINGS: &[&str] = &[
    "analyst",
    "author",
    "blogger",
    "columnist",
    "commentator",
    "contributor",
    "correspondent",
    "critic",
    "editor",
    "fellow",
    "freelance",
    "freelancer",
    "host",
    "intern",
    "journalist",
    "lecturer",
    "photographer",
    "producer",
    "professor",
    "reporter",
    "researcher",
    "writer",
];

/// Whether `text` tells who the author is ("Ann Poe is a senior reporter at the Daily News.").
pub(super) fn is_author_note(text: &str, words: usize) -> bool {
    if words > LONGEST_NOTE {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().take(24).collect();
    let Some(verb) = words
        .iter()
        .take(8)
        .position(|word| matches!(*word, "is" | "was" | "covers" | "writes"))
    else {
        return false;
    };
    let named = (1..=6).contains(&verb)
        && !abbreviations::opens_sentence(words[0])
        && words[..verb]
            .iter()
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '@')));
    let calling = words[verb..]
        .iter()
        .take(12)
        .any(|word| CALLINGS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())));
    named && (calling || matches!(words[verb], "covers" | "writes"))
}

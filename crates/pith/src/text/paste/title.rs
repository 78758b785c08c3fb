//! The title of an article in plain text, among the lines above it.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_segmentation::UnicodeSegmentation;

use super::captions::closes_with_credit;
use super::features::Features;
use super::headline::{SITE_MARKS, is_byline, is_page_title};
use crate::digest::Aside;
use crate::language::{self, Section};
use crate::span::Span;
use crate::text::language::Language;
use crate::text::paste::tuning;

/// Headings of a list of the article's key points.
static POINTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| language::lines_in_all(Section::KeyPoints).collect());

/// The block among those before `body` that is the article's title.
///
/// Candidates are scored by the properties of a headline: its words recur in the body, it has some
/// length, it is near the body, above the author's name or a date and above a standfirst, pages
/// often repeat it, and an entry's first sentence starts with it. Links to other articles have all
/// of these except the position.
pub(super) fn find(
    source: &str,
    blocks: &[Span],
    features: &[Features],
    body: Range<usize>,
) -> Option<usize> {
    let words: FxHashSet<String> = blocks
        .get(body.clone())?
        .iter()
        .flat_map(|block| block.text(source).unicode_words())
        .take(tuning::BODY_WORDS_FOR_TITLE)
        .filter(|word| is_telling(word))
        .map(str::to_lowercase)
        .collect();
    let head = Head {
        source,
        blocks,
        features,
        first: body.start.saturating_sub(tuning::TITLE_ABOVE_BODY),
        body,
        words,
    };
    let mut best: Option<(f64, usize)> = None;
    for at in head.first..head.body.start {
        if let Some(score) = head.score(at)
            && score > best.map_or(tuning::LEAST_TITLE_SCORE, |best| best.0)
        {
            best = Some((score, at));
        }
    }
    best.map(|best| best.1)
}

/// The blocks above an article's body.
struct Head<'a> {
    source: &'a str,
    blocks: &'a [Span],
    features: &'a [Features],
    /// The first block that may be the title.
    first: usize,
    body: Range<usize>,
    /// The body's content words, in lower case.
    words: FxHashSet<String>,
}

impl Head<'_> {
    fn text(&self, at: usize) -> &str {
        self.blocks[at].text(self.source)
    }

    /// Whether a block is a turn of a conversation: the next ones open with a speaker as well, and one of them
    /// speaks twice, unlike the fields of a letter's head ("From:", "To:").
    fn is_turn(&self, at: usize) -> bool {
        let turns = (at..self.features.len().min(at + tuning::TURNS_READ))
            .take_while(|&turn| self.features[turn].speaker);
        let speaker = |turn: usize| {
            let text = self.text(turn);
            let text = text.split_once("] ").map_or(text, |(_, rest)| rest);
            text.split(':').next()
        };
        let speakers: Vec<_> = turns.map(speaker).collect();
        let distinct: FxHashSet<_> = speakers.iter().collect();
        speakers.len() > 2 && distinct.len() < speakers.len()
    }

    /// A block's score as the title, if it can be the title at all.
    fn score(&self, at: usize) -> Option<f64> {
        if !self.is_headline(at) || self.is_turn(at) {
            return None;
        }
        let text = self.text(at);
        let block = &self.features[at];
        let length = block.words.min(12) as f64;
        let mut score = 5.0 * self.shared(text) * (length / 5.0).min(1.0) + 0.25 * length;
        score -= 0.08 * (self.body.start - at) as f64;
        if (1..=tuning::MOST_TITLE_REPEATS).contains(&block.repeats) {
            score += 1.0;
        }
        if let Some(between) = self.before_credits(at) {
            score += 2.0 - 0.5 * between.min(4) as f64;
        }
        if self.is_named_elsewhere(text) {
            score += 2.0;
        }
        if defines(self.text(self.body.start), text) {
            score += 2.5;
        }
        score -= self.as_standfirst(at);
        let mut below = at + 1..self.body.start.min(at + 3);
        let under = below.find(|&next| self.line_above(next) == Some(at));
        if under.is_some_and(|next| self.as_standfirst(next) >= tuning::SURE_STANDFIRST) {
            score += 2.0;
        }
        if self.is_among_links(at) {
            score -= 4.0;
        }
        // If there is only one line above the body, or above a list before it, that is the title.
        let alone = at == 0
            && self.features[1..self.body.start]
                .iter()
                .all(|next| next.item);
        if alone && !text.ends_with(',') {
            score += 1.0;
        }
        let opens = at == 0 && block.words >= tuning::SHORTEST_FIRST_TITLE;
        let first_part = at > 0 && at + 1 == self.body.start;
        if (opens || first_part) && self.is_first_of_sections() {
            score += if first_part { -3.0 } else { 3.0 };
        }
        if SITE_MARKS.iter().any(|mark| text.contains(mark)) {
            score -= 0.5;
        }
        Some(score)
    }

    /// Whether the line directly above the body is the heading of a part, like others in the body,
    /// so that the overall title is above it, and there is no menu: a ticker, or an article in
    /// parts.
    fn is_first_of_sections(&self) -> bool {
        let heads = |at: usize| {
            let (block, next) = (&self.features[at], &self.features[at + 1]);
            block.letters && !block.ends && !block.item && !block.date && next.is_prose()
        };
        let parts = self.body.start..self.body.end.saturating_sub(1);
        let head = 0..self.body.start;
        (2..=tuning::LONGEST_PLAIN_HEAD).contains(&head.len())
            && self.features[head]
                .iter()
                .all(|block| block.phrase.is_none() && !block.date)
            && heads(self.body.start - 1)
            && parts.filter(|&at| heads(at)).count() >= tuning::SECTIONS_OF_PARTS
    }

    fn is_headline(&self, at: usize) -> bool {
        let block = &self.features[at];
        let text = self.text(at);
        // A line before several parts, such as an author's name before each post, is not a title.
        let heads_parts = || {
            block.recurs
                && self
                    .body
                    .clone()
                    .any(|part| self.blocks[part].text(self.source) == text)
        };
        block.letters
            && block.phrase.is_none()
            && !block.date
            && (2..=35).contains(&block.words)
            && block.stops <= 2
            && (block.words < tuning::LONG_HEADLINE
                || !has_sentence(text) && text.matches(". ").count() < 2)
            && !(block.ends && text.ends_with('.'))
            && !is_byline(text)
            && !closes_with_credit(text)
            && !block.item
            && block.separators < 3
            && !is_trail(text)
            && !self.is_listed(at)
            && block.cells == 1
            && !heads_parts()
            && !self.opens_caption(at)
    }

    /// Whether a line is a fact or an ingredient among others.
    fn is_listed(&self, at: usize) -> bool {
        let is_fact = |other: usize| {
            let block = &self.features[other];
            block.fact && block.phrase.is_none() && block.words > 1
        };
        let above = |lines: usize| at.saturating_sub(lines).max(self.first)..at;
        // The last ingredient of a list has none below it.
        let measured = self.text(at).starts_with(|c: char| c.is_numeric());
        measured && is_fact(at) && above(3).filter(|&line| is_fact(line)).count() > 1
            || above(2).any(is_fact) && (at + 1..self.body.start.min(at + 3)).any(is_fact)
    }

    /// Whether a line below starts with a block's text and continues: a picture caption, which
    /// pages also use as its description.
    fn opens_caption(&self, at: usize) -> bool {
        let text = self.text(at);
        (at + 1..self.body.start.min(at + 3)).any(|next| {
            let next = self.text(next);
            next.len() > text.len() && next.starts_with(text) && !is_page_title(next, text)
        })
    }

    /// The share of `text`'s content words that the body contains too.
    fn shared(&self, text: &str) -> f64 {
        let mut all = 0_usize;
        let mut found = 0_usize;
        for word in text.unicode_words().filter(|word| is_telling(word)) {
            let word = word.to_lowercase();
            if !Language::En.is_stop_word(&word) {
                all += 1;
                found += usize::from(self.words.contains(&word));
            }
        }
        if all < 2 {
            return 0.3 * found as f64;
        }
        found as f64 / all as f64
    }

    /// The number of lines between a block and a byline or date soon after it, not counting buttons
    /// and the like.
    fn before_credits(&self, at: usize) -> Option<usize> {
        (at + 1..self.features.len())
            .filter(|&next| self.features[next].phrase.is_none() || self.features[next].date)
            .take(tuning::CREDITS_BELOW_TITLE)
            .position(|next| self.features[next].date || is_byline(self.text(next)))
    }

    /// Whether another line of the head is `text` with the site's name, or ends with it.
    fn is_named_elsewhere(&self, text: &str) -> bool {
        self.blocks[self.first..self.body.start]
            .iter()
            .any(|other| {
                let other = other.text(self.source);
                is_page_title(other, text) || (other.len() > text.len() && other.ends_with(text))
            })
    }

    /// A block's score as the line under a title: it is directly below a possible title, and at
    /// least half as long. The score is highest if there is no other such line above the two or
    /// below, and the author or date is under it.
    fn as_standfirst(&self, at: usize) -> f64 {
        let words = self.features[at].words;
        let block = &self.features[at];
        if words < tuning::SHORTEST_STANDFIRST
            || block.repeats > 0
            || block.date
            || is_byline(self.text(at))
        {
            return 0.0;
        }
        let titled = |above: &usize| {
            (tuning::SHORTEST_TITLE..=words * 2).contains(&self.features[*above].words)
                && self.is_headline(*above)
                && !self.is_among_links(*above)
                && !is_page_title(self.text(*above), self.text(at))
        };
        let Some(above) = self.line_above(at).filter(titled) else {
            return 0.0;
        };
        let is_line = |other: usize| self.features[other].words >= tuning::SHORTEST_TITLE;
        let goes_on = at + 1 < self.body.start && is_line(at + 1) && self.is_headline(at + 1);
        let alone = !goes_on && !self.line_above(above).is_some_and(is_line);
        if alone && self.before_credits(at).is_some() {
            tuning::SURE_STANDFIRST
        } else if self.shared(self.text(above)) >= 0.5 {
            1.5
        } else {
            0.0
        }
    }

    /// The nearest block above without foreign phrases, with at most one that has some between.
    fn line_above(&self, at: usize) -> Option<usize> {
        (self.first..at)
            .rev()
            .take(2)
            .find(|&above| self.features[above].phrase.is_none())
    }

    /// Whether the lines above show that a line is a link or a picture's title: the heading of
    /// related articles ("More on:") or of a list of key points, a player's, or the author's name,
    /// which comes after the title.
    fn is_among_links(&self, at: usize) -> bool {
        let says = |above: usize, aside: Aside| {
            self.features[above]
                .phrase
                .is_some_and(|phrase| phrase.whole && phrase.aside == aside)
        };
        let authored = at + 1..self.blocks.len().min(at + 3);
        if authored.into_iter().any(|next| is_byline(self.text(next))) {
            return false;
        }
        at > self.first && says(at - 1, Aside::Caption)
            || (self
                .first
                .max(at.saturating_sub(tuning::HEADING_ABOVE_LINK))..at)
                .rev()
                .take_while(|&above| !self.features[above].is_prose() && !self.features[above].date)
                .any(|above| {
                    let text = self.text(above);
                    // A table of contents also contains the heading of the list after the article.
                    says(above, Aside::Related) && !self.features[above].recurs
                        || is_byline(text)
                        || POINTS.contains(&text.trim_end_matches(':').to_lowercase().as_str())
                })
    }
}

/// Whether `text` is a breadcrumb trail ("News › Technology › Hardware").
fn is_trail(text: &str) -> bool {
    [" / ", "›", "»", " > ", "→"]
        .iter()
        .any(|step| text.matches(step).count() >= 2)
}

/// Whether a sentence ends inside `text`: a full stop after a lower-case word, followed by a
/// capital.
fn has_sentence(text: &str) -> bool {
    text.match_indices(". ").any(|(stop, _)| {
        let word = text[..stop].rsplit(' ').next().unwrap_or_default();
        let is_word = word.chars().count() >= tuning::LONGEST_ABBREVIATION
            && word.chars().all(char::is_lowercase);
        is_word && text[stop + 2..].starts_with(char::is_uppercase)
    })
}

/// Whether a word is long enough to be significant: four letters, or two syllables in a script with
/// one letter per syllable.
fn is_telling(word: &str) -> bool {
    word.len() > 5 || word.chars().count() > 3
}

/// Verbs of definitions and the articles after them, by language.
static DEFINITIONS: LazyLock<Vec<(FxHashSet<&str>, FxHashSet<&str>)>> = LazyLock::new(|| {
    let rows = Language::ALL.into_iter().flat_map(|language| {
        let rows = language::table(language).rows(Section::Definitions);
        rows.map(|row| (row.forms(0).collect(), row.forms(1).collect()))
    });
    rows.collect()
});

/// Whether `opening` defines `title` as an encyclopaedia does: it starts with the title's words,
/// perhaps with others in between, and says what that is or was ("Ann Mary Poe (1901 – 1978) was a
/// poet").
fn defines(opening: &str, title: &str) -> bool {
    let is_article = |word: &&str| {
        Language::ALL.iter().any(|&language| {
            let table = language::table(language);
            table.has(Section::TitleArticles, word)
                || table.has(Section::DefiniteArticles, &word.to_lowercase())
        })
    };
    // Parentheses distinguish the subject from others with the same name ("Mercury (planet)").
    let title = title.split_once(" (").map_or(title, |(name, _)| name);
    let titled: Vec<&str> = title.unicode_words().skip_while(is_article).collect();
    let opening: Vec<&str> = opening
        .unicode_words()
        .skip_while(is_article)
        .take(tuning::DEFINITION_WITHIN)
        .collect();
    if titled.is_empty() || opening.first() != titled.first() {
        return false;
    }
    let mut rest = opening.iter().take(2 * titled.len() + 1);
    let named = titled.iter().all(|word| rest.any(|other| other == word));
    named
        && opening.windows(2).any(|pair| {
            DEFINITIONS
                .iter()
                .any(|(verbs, articles)| verbs.contains(pair[0]) && articles.contains(pair[1]))
        })
}

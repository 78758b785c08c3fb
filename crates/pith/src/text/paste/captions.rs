//! Captions without a credit: short phrases without a verb that say who is in the picture, where
//! and when.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::dates;
use super::features::Features;
use super::phrases;
use crate::language::{self, Section};
use crate::text::paste::tuning;

/// Verbs that turn what looks like a caption into a sentence, and endings of such verbs.
static VERBS: LazyLock<(FxHashSet<&str>, Vec<&str>)> = LazyLock::new(|| {
    let all = || language::words_in_all(Section::CaptionVerbs);
    let endings = all().filter_map(|word| word.strip_prefix('-'));
    (all().collect(), endings.collect())
});

/// Lower-case words in captions that consist of names.
static JOINTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::CaptionJoints).collect());

/// Those of them that may precede a place.
static BEFORE_PLACES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::CaptionPlaces).collect());

/// Whether `text` is such a caption: it ends with a place and a date and has no finite verb, or
/// consists of names and the words that join them.
pub(super) fn is_caption(text: &str, block: &Features) -> bool {
    if is_credit(text) || closes_with_credit(text) || phrases::is_numbered_caption(text) {
        return true;
    }
    if block.stops > 1 || block.speaker || block.item || text.starts_with(['"', '“', '\'', '‘'])
    {
        return false;
    }
    let dated = (5..=tuning::LONGEST_DATED_CAPTION).contains(&block.words)
        && dates::closes_with_date(text)
        && !lower_words(text).any(is_verb);
    let names = (4..=tuning::LONGEST_UNDATED_CAPTION).contains(&block.words)
        && block.ends
        && text.ends_with('.')
        && text
            .split_whitespace()
            .next()
            .is_some_and(|word| !is_joint(&word.to_lowercase()))
        && lower_words(text).any(|word| BEFORE_PLACES.contains(word))
        && lower_words(text).all(is_joint);
    dated || names
}

/// Whether a line without a full stop starts with a picture credit ("Ann Poe / BBC A man on a
/// quay").
pub(super) fn is_credit(text: &str) -> bool {
    let words: Vec<&str> = text
        .split_whitespace()
        .take(tuning::LONGEST_CREDIT)
        .collect();
    let slash = words.iter().position(|word| matches!(*word, "/" | "|"));
    slash.is_some_and(|slash| {
        slash > 0
            && words
                .get(slash + 1)
                .is_some_and(|word| language::shared().has(Section::PictureAgencies, word))
            && words[..slash]
                .iter()
                .all(|word| word.starts_with(char::is_uppercase))
    }) && !text.ends_with(['.', '!', '?', '"', '”'])
}

/// Whether `text` ends with a credit in square brackets ("Bol, Chad, October 9 [Ann Poe/The
/// Courier]").
pub(super) fn closes_with_credit(text: &str) -> bool {
    text.strip_suffix(']')
        .and_then(|text| text.rsplit_once('['))
        .is_some_and(|(before, credit)| {
            before.ends_with(' ')
                && credit.contains('/')
                && credit.split_whitespace().count() <= tuning::LONGEST_CREDIT
                && credit.starts_with(char::is_uppercase)
        })
}

/// Openings of picture descriptions.
static DESCRIPTIONS: LazyLock<Vec<&str>> =
    LazyLock::new(|| language::lines_in_all(Section::PictureOpenings).collect());

/// Whether `text` describes a picture, which may precede the picture's caption or credit: "a" view
/// of something, in one sentence without a finite verb.
pub(super) fn is_description(text: &str, block: &Features) -> bool {
    let opens = |words: &&str| {
        text.strip_prefix(words)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    DESCRIPTIONS.iter().any(opens)
        && text.ends_with('.')
        && block.stops == 1
        && (4..=tuning::LONGEST_UNDATED_CAPTION).contains(&block.words)
        && !lower_words(text).any(is_verb)
}

fn lower_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.starts_with(char::is_lowercase))
}

fn is_joint(word: &str) -> bool {
    JOINTS.contains(word)
}

fn is_verb(word: &str) -> bool {
    let (verbs, endings) = &*VERBS;
    verbs.contains(word)
        || word.len() >= tuning::SHORTEST_CAPTION_VERB
            && endings.iter().any(|ending| word.ends_with(ending))
}

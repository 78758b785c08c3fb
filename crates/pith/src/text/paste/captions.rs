//! Captions that bear no credit: short phrases without a verb that say who is to be seen, where and
//! when.

use super::dates;
use super::features::Features;

/// Most words of a caption with a date, and of one without.
const LONGEST_DATED: usize = 30;
const LONGEST: usize = 16;

/// Verbs that make a sentence of what would otherwise be a caption, in byte order.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "are", "became", "began", "came", "can", "could", "did", "do", "does", "fell", "found", "gave",
    "get", "gets", "go", "goes", "got", "had", "has", "have", "held", "is", "knew", "left", "lost",
    "made", "may", "met", "might", "must", "put", "ran", "rose", "said", "saw", "say", "says",
    "sent", "should", "spoke", "struck", "told", "took", "was", "went", "were", "will", "won",
    "would", "wrote",
];

/// Words in lower case that a phrase of names may have.
#[rustfmt::skip]
const JOINTS: &[&str] = &[
    "a", "above", "an", "and", "at", "behind", "below", "by", "center", "centre", "during", "for",
    "from", "in", "left", "near", "of", "on", "outside", "right", "the", "to", "with",
];

/// Whether `text` is such a caption: it closes with a place and a date and has no verb of telling,
/// or is nothing but names and what joins them.
pub(super) fn is_caption(text: &str, block: &Features) -> bool {
    if is_credit(text) || closes_with_credit(text) {
        return true;
    }
    if block.stops > 1 || block.speaker || block.item || text.starts_with(['"', '“', '\'', '‘'])
    {
        return false;
    }
    let dated = (5..=LONGEST_DATED).contains(&block.words)
        && dates::closes_with_date(text)
        && !lower_words(text).any(is_verb);
    let names = (4..=LONGEST).contains(&block.words)
        && block.ends
        && text.ends_with('.')
        && text
            .split_whitespace()
            .next()
            .is_some_and(|word| !is_joint(&word.to_lowercase()))
        && lower_words(text).any(|word| matches!(word, "in" | "at" | "on" | "near" | "outside"))
        && lower_words(text).all(is_joint);
    dated || names
}

/// Agencies and others that a picture's credit names.
#[rustfmt::skip]
const AGENCIES: [&str; 12] = [
    "AFP", "AP", "Alamy", "BBC", "Bloomberg", "EPA", "Getty", "LDRS", "PA", "Reuters", "Shutterstock", "dpa",
];

/// Words of a line that its credit stands within.
const CREDIT: usize = 6;

/// Whether a line without a full stop opens with a picture's credit ("Ann Poe / BBC A man on a
/// quay").
pub(super) fn is_credit(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(CREDIT).collect();
    let slash = words.iter().position(|word| matches!(*word, "/" | "|"));
    slash.is_some_and(|slash| {
        slash > 0
            && words
                .get(slash + 1)
                .is_some_and(|word| AGENCIES.contains(word))
            && words[..slash]
                .iter()
                .all(|word| word.starts_with(char::is_uppercase))
    }) && !text.ends_with(['.', '!', '?', '"', '”'])
}

/// Whether a credit in square brackets closes `text` ("Bol, Chad, October 9 [Ann Poe/The Courier]").
pub(super) fn closes_with_credit(text: &str) -> bool {
    text.strip_suffix(']')
        .and_then(|text| text.rsplit_once('['))
        .is_some_and(|(before, credit)| {
            before.ends_with(' ')
                && credit.contains('/')
                && credit.split_whitespace().count() <= CREDIT
                && credit.starts_with(char::is_uppercase)
        })
}

/// How descriptions of pictures begin.
#[rustfmt::skip]
const DESCRIBING: [&str; 9] = [
    "A ", "An ", "Chart of ", "Graphic of ", "Illustration of ", "Image of ", "Map of ", "Photo of ", "Screenshot of ",
];

/// Whether `text` describes a picture, as it may before the picture's caption or credit: "a" view of
/// something, in one sentence without a verb of telling.
pub(super) fn is_description(text: &str, block: &Features) -> bool {
    DESCRIBING.iter().any(|words| text.starts_with(words))
        && text.ends_with('.')
        && block.stops == 1
        && (4..=LONGEST).contains(&block.words)
        && !lower_words(text).any(is_verb)
}

fn lower_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.starts_with(char::is_lowercase))
}

fn is_joint(word: &str) -> bool {
    JOINTS.binary_search(&word).is_ok()
}

fn is_verb(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok() || (word.len() > 4 && word.ends_with("ed"))
}

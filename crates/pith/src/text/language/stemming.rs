//! Stemming by the Snowball algorithms (Porter 2001, and its maintainers since).

use super::stemmers::ENGLISH;
use super::{Language, others};

/// Maximum length of a word that is stemmed, in bytes. Some of the algorithms take quadratic time,
/// and no real word is this long.
const LONGEST_WORD: usize = 96;

/// The stem of `word`, in lower case; the word itself if the language has no algorithm.
pub(super) fn stem(language: Language, word: &str) -> String {
    let algorithm = match language {
        Language::En => Some(ENGLISH),
        _ => others::algorithm_of(language),
    };
    match algorithm {
        Some(stem) if word.len() <= LONGEST_WORD => stem(word),
        _ => word.to_owned(),
    }
}

//! Stop words, by language.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Language;
use crate::language::{self, Section};

/// For each word, the languages that list it, one bit each; parsed when first used.
static LISTED: LazyLock<FxHashMap<&'static str, u64>> = LazyLock::new(|| {
    let mut listed = FxHashMap::default();
    for language in Language::ALL {
        for word in language::table(language).words(Section::StopWords) {
            *listed.entry(word).or_default() |= bit(language);
        }
    }
    listed
});

// A set of languages is a word with one bit for each.
const _: () = assert!(Language::COUNT <= 64);

/// The bit of a language in the result of [`languages`].
pub(super) const fn bit(language: Language) -> u64 {
    1 << language as u64
}

/// The languages that list `word`, one bit each. The word must be in lower case; its apostrophes
/// may be curly.
pub(super) fn languages(word: &str) -> u64 {
    let found = if word.contains('’') {
        LISTED.get(word.replace('’', "'").as_str())
    } else {
        LISTED.get(word)
    };
    found.copied().unwrap_or(0)
}

/// Whether `language` lists `word`; see [`languages`].
pub(super) fn has(language: Language, word: &str) -> bool {
    languages(word) & bit(language) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_and_curly_apostrophes_are_alike() {
        assert!(has(Language::En, "don't"));
        assert!(has(Language::En, "don’t"));
        assert!(has(Language::En, "’s"));
    }

    #[test]
    fn every_list_is_in_lower_case() {
        for word in LISTED.keys() {
            assert_eq!(word.to_lowercase(), **word);
        }
    }
}

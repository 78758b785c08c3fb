//! The words that every text has, as embedded lists.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Language;

/// The list of `language`, in lower case, or `""` where there is none.
const fn list(language: Language) -> &'static str {
    use Language as L;
    match language {
        L::Ar => include_str!("stop_words/ar.txt"),
        L::Cs => include_str!("stop_words/cs.txt"),
        L::Da => include_str!("stop_words/da.txt"),
        L::De => include_str!("stop_words/de.txt"),
        L::El => include_str!("stop_words/el.txt"),
        L::En => include_str!("stop_words/en.txt"),
        L::Es => include_str!("stop_words/es.txt"),
        L::Fi => include_str!("stop_words/fi.txt"),
        L::Fr => include_str!("stop_words/fr.txt"),
        L::Hi => include_str!("stop_words/hi.txt"),
        L::Hu => include_str!("stop_words/hu.txt"),
        L::It => include_str!("stop_words/it.txt"),
        L::Ja => include_str!("stop_words/ja.txt"),
        L::Nl => include_str!("stop_words/nl.txt"),
        L::No => include_str!("stop_words/no.txt"),
        L::Pl => include_str!("stop_words/pl.txt"),
        L::Pt => include_str!("stop_words/pt.txt"),
        L::Ro => include_str!("stop_words/ro.txt"),
        L::Ru => include_str!("stop_words/ru.txt"),
        L::Sv => include_str!("stop_words/sv.txt"),
        L::Ta => include_str!("stop_words/ta.txt"),
        L::Tr => include_str!("stop_words/tr.txt"),
        L::Uk => include_str!("stop_words/uk.txt"),
        L::Zh => include_str!("stop_words/zh.txt"),
        _ => "",
    }
}

/// The languages on whose list each word is, a bit each, parsed when it is first asked for.
static LISTED: LazyLock<FxHashMap<&'static str, u64>> = LazyLock::new(|| {
    let mut listed = FxHashMap::default();
    for language in Language::ALL {
        let lines = list(language).lines().filter(|line| !line.starts_with('#'));
        for word in lines.flat_map(str::split_whitespace) {
            *listed.entry(word).or_default() |= bit(language);
        }
    }
    listed
});

const _: () = assert!(Language::COUNT <= 64, "a bit for each language");

/// The bit of a language in what [`languages`] gives.
pub(super) const fn bit(language: Language) -> u64 {
    1 << language as u64
}

/// The languages on whose list `word` is, a bit each; it is in lower case, and its apostrophes may be
/// curly.
pub(super) fn languages(word: &str) -> u64 {
    let found = if word.contains('’') {
        LISTED.get(word.replace('’', "'").as_str())
    } else {
        LISTED.get(word)
    };
    found.copied().unwrap_or(0)
}

/// Whether `word` is on the list of `language`; see [`languages`].
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

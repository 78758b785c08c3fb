//! The words that every text has, as embedded lists.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

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

/// Each language's list, parsed when it is first asked for.
static LISTS: [LazyLock<FxHashSet<&'static str>>; Language::COUNT] = {
    macro_rules! lists {
        ($($language:ident)*) => {
            [$(LazyLock::new(|| words(list(Language::$language)))),*]
        };
    }
    super::each_language!(lists)
};

fn words(list: &'static str) -> FxHashSet<&'static str> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
}

/// Whether `word`, in lower case, is on the list of `language`; apostrophes may be curly.
pub(super) fn has(language: Language, word: &str) -> bool {
    let list = &LISTS[language as usize];
    if word.contains('’') {
        return list.contains(word.replace('’', "'").as_str());
    }
    list.contains(word)
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
        for language in Language::ALL {
            for word in LISTS[language as usize].iter() {
                assert_eq!(word.to_lowercase(), **word);
            }
        }
    }
}

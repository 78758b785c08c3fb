//! Letter statistics, which tell most languages apart.

use super::Language;

/// The language that the letters of a sample and their sequences indicate.
pub(super) struct Guess {
    pub(super) language: Language,
    pub(super) is_certain: bool,
    pub(super) is_latin: bool,
}

impl Default for Guess {
    fn default() -> Self {
        Self {
            language: Language::Other,
            is_certain: false,
            is_latin: true,
        }
    }
}

/// Guesses the language from the letters of `sample` and their sequences.
pub(super) fn guess(sample: &str) -> Guess {
    whatlang::detect(sample).map_or_else(Guess::default, |info| {
        let is_latin = info.script() == whatlang::Script::Latin;
        Guess {
            language: Language::of_whatlang(info.lang()),
            is_certain: info.is_reliable() || !is_latin,
            is_latin,
        }
    })
}

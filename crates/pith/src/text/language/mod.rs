//! The language of a text and its properties: stop words, stemmer, abbreviations, direction.

pub(crate) mod abbreviations;
mod detection;
pub(crate) mod known;
mod letters;
pub mod others;
mod stemmers;
mod stemming;
mod stop_words;

pub use detection::detect;
pub use known::Language;

use crate::language::{self, PerLanguage, Section};

/// The direction of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The value of an HTML `dir` attribute.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl Language {
    /// The language of an ISO 639-1 code, or of a tag that starts with one ("pt-BR"), ignoring
    /// case.
    ///
    /// ```
    /// use pith::text::language::Language;
    /// assert_eq!(Language::from_code("pt-BR"), Some(Language::Pt));
    /// assert_eq!(Language::from_code("xx"), None);
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        let primary = match primary.to_ascii_lowercase().as_str() {
            "nb" | "nn" => "no".to_owned(),
            other => other.to_owned(),
        };
        Self::ALL
            .into_iter()
            .find(|language| language.code() == primary)
    }

    /// The direction in which it is written.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Ar | Self::Fa | Self::He | Self::Ur => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }

    /// Its name for a month (1 to 12), if Pith knows it.
    ///
    /// ```
    /// use pith::text::language::Language;
    /// assert_eq!(Language::De.month_name(3), Some("März"));
    /// assert_eq!(Language::De.month_name(13), None);
    /// ```
    #[must_use]
    pub fn month_name(self, month: u8) -> Option<&'static str> {
        let mut rows = language::table(self).rows(Section::Months);
        let row = rows.find(|row| row.column(0).parse() == Ok(month))?;
        row.forms(1).next()
    }

    /// Whether people, organizations and other names are recognized in it. In other languages, only
    /// amounts, numeric dates and unambiguous places are marked, since a tagger measured only on
    /// English would guess.
    #[must_use]
    pub fn has_names(self) -> bool {
        crate::models::NAMES
            .iter()
            .any(|&(language, _)| language == self)
    }

    /// Whether it is English, whose words for dates and amounts are known.
    pub(crate) const fn is_english(self) -> bool {
        matches!(self, Self::En)
    }

    /// Whether it uses a decimal point ("1,130.5") rather than a decimal comma ("1.130,5").
    pub(crate) fn writes_points(self) -> bool {
        language::shared().has(Section::DecimalPoints, self.code())
    }

    /// Whether genitives of names end in "s" without an apostrophe ("Merkels").
    pub(crate) fn writes_bare_genitives(self) -> bool {
        language::shared().has(Section::BareGenitives, self.code())
    }

    /// Whether ordinals are written with a full stop ("am 3. Oktober").
    pub(crate) fn writes_ordinals_with_stop(self) -> bool {
        language::shared().has(Section::StoppedOrdinals, self.code())
    }

    /// Whether speech is marked with dashes, with each turn starting with one.
    pub(crate) fn opens_speech_with_dash(self) -> bool {
        language::shared().has(Section::DashedSpeech, self.code())
    }

    /// Whether `word`, in lower case, is a stop word ("the", "of", "was").
    ///
    /// The clitics that the tokenizer splits off ("'s", "n't", "l'") count as stop words. A
    /// language without a list has none. In Chinese and Japanese, a word is a stop word if all of
    /// its characters are.
    ///
    /// ```
    /// use pith::text::language::Language;
    /// assert!(Language::En.is_stop_word("the"));
    /// assert!(!Language::En.is_stop_word("river"));
    /// assert!(Language::Zh.is_stop_word("他们"));
    /// ```
    #[must_use]
    pub fn is_stop_word(self, word: &str) -> bool {
        match self {
            Self::Zh | Self::Ja => word.chars().all(|sign| self.is_stop_sign(sign)),
            _ => stop_words::has(self, word.trim_end_matches(['\'', '’'])),
        }
    }

    /// Whether the character `sign` is a function character in a language without spaces.
    pub(crate) fn is_stop_sign(self, sign: char) -> bool {
        let hiragana = matches!(sign, '\u{3041}'..='\u{309F}');
        hiragana || stop_words::has(self, sign.encode_utf8(&mut [0; 4]))
    }

    /// The stem of `word`, which must be in lower case: the common part of "talks", "talked" and
    /// "talking".
    ///
    /// Words are stemmed by the language's Snowball algorithm; without one, the word is returned
    /// unchanged.
    ///
    /// ```
    /// use pith::text::language::Language;
    /// assert_eq!(Language::En.stem("talking"), Language::En.stem("talks"));
    /// assert_eq!(Language::Pl.stem("rzekami"), Language::Pl.stem("rzekach"));
    /// ```
    #[must_use]
    pub fn stem(self, word: &str) -> String {
        stemming::stem(self, word)
    }

    /// Whether `word`, in lower case and without its apostrophe, is an article, pronoun,
    /// preposition or conjunction that is joined to the following word ("l", "dell", "qu").
    pub(crate) fn is_elided(self, word: &str) -> bool {
        static ELIDED: PerLanguage<Vec<&str>> = PerLanguage::new();
        ELIDED
            .get(self, || {
                language::table(self).words(Section::Elided).collect()
            })
            .contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_language() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
            let json = serde_json::to_string(&language).unwrap_or_default();
            assert_eq!(json, format!("\"{}\"", language.code()));
        }
    }

    #[test]
    fn arabic_is_written_from_right_to_left() {
        assert_eq!(Language::Ar.direction().code(), "rtl");
        assert_eq!(Language::De.direction().code(), "ltr");
    }

    #[test]
    fn inflected_forms_share_their_stem() {
        for (language, one, other) in [
            (Language::De, "brücken", "brücke"),
            (Language::Fr, "rivières", "rivière"),
            (Language::Es, "puentes", "puente"),
            (Language::Pl, "mosty", "mostów"),
            (Language::Ru, "реки", "реками"),
            (Language::Hi, "लड़कियों", "लड़कियाँ"),
        ] {
            assert_eq!(
                language.stem(one),
                language.stem(other),
                "{}",
                language.name()
            );
        }
    }

    #[test]
    fn every_word_has_a_stem_in_every_language() {
        let long = "uouaiy".repeat(1_000);
        for word in [
            "",
            "'",
            "ß",
            "I\u{307}",
            "\u{301}",
            "ουσ",
            "уу",
            "\u{200d}",
            "सकता",
            &long,
        ] {
            for language in Language::ALL {
                let _ = language.stem(word);
            }
        }
    }
}

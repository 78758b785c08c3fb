//! Words that show how a sentence relates to its neighbours: whether it continues from the previous
//! sentence, who speaks, what is contrasted. The words are in the languages' tables
//! (`cohesion.txt`).

use rustc_hash::FxHashMap;

use crate::language::{self, PerLanguage, Section};
use crate::text::language::Language;

/// The functions that a word can have; one bit each, as a word may have several.
pub type Kinds = u16;

/// A pronoun of the third person: "he", "their".
pub const PRONOUN: Kinds = 1;
/// A demonstrative: "this", "such".
pub const DEMONSTRATIVE: Kinds = 1 << 1;
/// Links its sentence to the previous one, wherever it is: "however", "also".
pub const LINK: Kinds = 1 << 2;
/// Refers to the writer: "I", "our".
pub const FIRST_PERSON: Kinds = 1 << 3;
/// Refers to the reader: "you".
pub const SECOND_PERSON: Kinds = 1 << 4;
/// Reports what someone said: "said", "according".
pub const REPORTING: Kinds = 1 << 5;
/// Contrasts: "but", "although".
pub const CONTRAST: Kinds = 1 << 6;
/// Gives a cause: "because".
pub const CAUSE: Kinds = 1 << 7;
/// Says what will, should or must be: "will", "should".
pub const FUTURE: Kinds = 1 << 8;
/// Filler of small talk: "yeah", "okay".
pub const FILLER: Kinds = 1 << 9;
/// A definite article, which presents a noun as known: "the".
pub const DEFINITE: Kinds = 1 << 10;

/// The sections of single words, each with the function of its words.
const SECTIONS: [(Section, Kinds); 12] = [
    (Section::Pronouns, PRONOUN),
    (Section::Demonstratives, DEMONSTRATIVE),
    (Section::Links, LINK),
    (Section::FirstPerson, FIRST_PERSON),
    (Section::SecondPerson, SECOND_PERSON),
    (Section::SpeechVerbs, REPORTING),
    (Section::Reporting, REPORTING),
    (Section::Contrast, CONTRAST),
    (Section::Cause, CAUSE),
    (Section::Future, FUTURE),
    (Section::Fillers, FILLER),
    (Section::DefiniteArticles, DEFINITE),
];

/// Maximum number of words in a phrase that opens a sentence.
pub const LONGEST_OPENING: usize = 4;

/// The cue words of one language.
#[derive(Debug, Default)]
pub struct Cues {
    words: FxHashMap<&'static str, Kinds>,
    /// Whether a sentence that opens with the phrase continues from the previous one.
    openings: FxHashMap<&'static str, bool>,
    /// Openings of sentences that only attribute the previous one.
    attributions: Vec<&'static str>,
}

impl Cues {
    /// The cues of `language`; empty if it has no table.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: PerLanguage<Cues> = PerLanguage::new();
        ALL.get(language, || Self::read(language))
    }

    fn read(language: Language) -> Self {
        let table = language::table(language);
        let mut cues = Self::default();
        for (section, kind) in SECTIONS {
            for word in table.words(section) {
                *cues.words.entry(word).or_default() |= kind;
            }
        }
        let phrases = |section| {
            let phrases = table.lines(section).flat_map(|line| line.split(','));
            phrases.map(str::trim).filter(|phrase| !phrase.is_empty())
        };
        for (section, goes_on) in [(Section::Openings, true), (Section::ForwardOpenings, false)] {
            cues.openings
                .extend(phrases(section).map(|phrase| (phrase, goes_on)));
        }
        cues.attributions.extend(phrases(Section::Attributions));
        cues
    }

    /// The functions of `word`, which is in lower case.
    #[must_use]
    pub fn kinds(&self, word: &str) -> Kinds {
        self.words.get(word).copied().unwrap_or(0)
    }

    /// Whether `words`, the first of a sentence as in [`Cues::goes_on`], show that it only
    /// attributes the previous one: "Das teilte die Polizei mit."
    #[must_use]
    pub fn attributes(&self, words: &str) -> bool {
        self.attributions.iter().any(|phrase| {
            words
                .strip_prefix(phrase)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }

    /// Whether `words`, the first of a sentence, in lower case and separated by single spaces,
    /// start with a phrase that continues from the previous sentence. The longest phrase decides.
    #[must_use]
    pub fn goes_on(&self, words: &str) -> bool {
        let mut rest = words;
        loop {
            if let Some(&goes_on) = self.openings.get(rest) {
                return goes_on;
            }
            match rest.rfind(' ') {
                Some(end) => rest = &rest[..end],
                None => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_decides_whether_a_sentence_continues_the_previous_one() {
        let english = Cues::of(Language::En);
        assert!(english.goes_on("as a result the"));
        assert!(english.goes_on("but the bridge held"));
        assert!(!english.goes_on("this week the council"));
        assert!(!english.goes_on("the bridge held out"));
        assert!(Cues::of(Language::De).goes_on("außerdem sollen die"));
        assert!(Cues::of(Language::Fr).goes_on("en revanche le pont"));
    }

    #[test]
    fn a_word_may_have_several_functions() {
        let kinds = Cues::of(Language::En).kinds("yet");
        assert_eq!(kinds & CONTRAST, CONTRAST);
        assert_eq!(kinds & LINK, LINK);
        assert_eq!(Cues::of(Language::Other).kinds("yet"), 0);
    }

    #[test]
    fn phrases_are_short_enough_to_be_found_and_in_lower_case() {
        for language in Language::ALL {
            let cues = Cues::of(language);
            for phrase in cues.openings.keys().chain(cues.words.keys()) {
                assert!(phrase.split(' ').count() <= LONGEST_OPENING, "{phrase}");
                assert_eq!(phrase.to_lowercase(), **phrase);
            }
        }
    }
}

//! Abbreviations written with a full stop, and what may follow them, by language.
//!
//! The tokenizer asks whether the full stop belongs to the word; the sentence splitter asks whether
//! a sentence may end there. Both use the same tables (`language/*/abbreviations.txt`), which list
//! words without their final full stop. A word listed with a capital is an abbreviation only with
//! that capital; any other in every case. Abbreviations of several letters ("z. B.", "т. е.") are
//! listed without white space.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Language;
use crate::language::{self, PerLanguage, Section};

/// How an abbreviation behaves before white space and another word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Precedes a name: "Mr.", "Gen.". No sentence ends with it.
    Title,
    /// Precedes what it introduces: "e.g.", "vs.". No sentence ends with it.
    Inner,
    /// Precedes a number: "No.", "p.", "Fig.". Before anything else, it is an ordinary word.
    Reference,
    /// A month or weekday: before a number, the sentence continues.
    Calendar,
    /// "a.m." and "p.m.", which end a time and often a sentence too.
    Clock,
    /// "Inc.", "Jr.", "U.S.", "Calif.": ends a name, and may end a sentence.
    Closing,
    /// "etc.": ends an enumeration, and a sentence if a capital follows.
    Final,
}

/// Length of the longest entry in the tables, in bytes; longer words need no look-up.
pub(crate) const LONGEST_ABBREVIATION: usize = 24;

/// The abbreviations of a language, and the words that start its sentences.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// By entry in lower case, with whether it matches only with a capital.
    entries: FxHashMap<String, (Abbreviation, bool)>,
    starters: FxHashSet<&'static str>,
    speech: FxHashSet<&'static str>,
}

/// The table of `language`; empty if there is none.
pub(crate) fn of(language: Language) -> &'static Table {
    static TABLES: PerLanguage<Table> = PerLanguage::new();
    TABLES.get(language, || Table::read(language::table(language)))
}

impl Table {
    fn read(tables: &language::Table) -> Self {
        let mut table = Self {
            starters: tables.words(Section::SentenceStarters).collect(),
            speech: tables.words(Section::SpeechVerbs).collect(),
            ..Self::default()
        };
        for (section, kind) in Abbreviation::SECTIONS {
            for word in tables.words(section) {
                table.add(word, kind);
            }
        }
        table
    }

    /// Adds an entry. Of two for the same word, the first stays, but one for any case replaces one
    /// for capitals only.
    fn add(&mut self, word: &str, kind: Abbreviation) {
        let capital = word.starts_with(char::is_uppercase);
        let entry = self
            .entries
            .entry(word.to_lowercase())
            .or_insert((kind, capital));
        if entry.1 && !capital {
            *entry = (kind, capital);
        }
    }

    /// The kind of abbreviation that `word` is, without its final full stop and without white
    /// space: by the table, or by its form for letters joined by full stops ("U.S", "Ph.D").
    pub(crate) fn lookup(&self, word: &str) -> Option<Abbreviation> {
        if word.is_empty() || word.len() > LONGEST_ABBREVIATION {
            return None;
        }
        let capital = word.starts_with(char::is_uppercase);
        match self.entries.get(word.to_lowercase().as_str()) {
            Some(&(kind, capital_only)) if capital || !capital_only => Some(kind),
            _ => is_dotted(word).then_some(Abbreviation::Closing),
        }
    }

    /// Whether the table itself contains `word`.
    pub(crate) fn lists(&self, word: &str) -> bool {
        word.len() <= LONGEST_ABBREVIATION
            && self.entries.contains_key(word.to_lowercase().as_str())
    }

    /// Whether `word`, as written, is a capitalized word that often starts a sentence and is rarely
    /// part of a name ("The", "However", "Did").
    pub(crate) fn opens_sentence(&self, word: &str) -> bool {
        self.starters.contains(word)
    }

    /// Whether `word` is a verb that introduces the speaker after a quotation.
    pub(crate) fn is_speech(&self, word: &str) -> bool {
        self.speech.contains(word)
    }
}

impl Abbreviation {
    const SECTIONS: [(Section, Self); 7] = [
        (Section::TitleAbbreviations, Self::Title),
        (Section::InnerAbbreviations, Self::Inner),
        (Section::ReferenceAbbreviations, Self::Reference),
        (Section::CalendarAbbreviations, Self::Calendar),
        (Section::ClockAbbreviations, Self::Clock),
        (Section::ClosingAbbreviations, Self::Closing),
        (Section::FinalAbbreviations, Self::Final),
    ];
}

/// Whether `word` is letters joined by full stops ("U.S", "D.C", "Ph.D", "J.K"). The names of
/// letters in Indic and Semitic scripts have up to three characters ("बी.जे.पी").
pub(crate) fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.len() <= LONGEST_ABBREVIATION
        && word.split('.').all(|part| {
            let letters = part.chars().count();
            let caseless = part.chars().all(|c| matches!(c, '\u{5D0}'..='\u{DFF}'));
            (part.chars().all(char::is_alphabetic)
                && (letters == 1 || (letters == 2 && part.starts_with(char::is_uppercase))))
                || (caseless && (1..=3).contains(&letters))
        })
}

/// [`Table::opens_sentence`] for English.
pub(crate) fn opens_sentence(word: &str) -> bool {
    of(Language::En).opens_sentence(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_entry_is_longer_than_the_limit() {
        for language in Language::ALL {
            assert!(
                of(language)
                    .entries
                    .keys()
                    .all(|word| word.len() <= LONGEST_ABBREVIATION)
            );
        }
    }

    #[test]
    fn a_state_is_abbreviated_only_with_a_capital() {
        let english = of(Language::En);
        assert_eq!(english.lookup("Ill"), Some(Abbreviation::Closing));
        assert_eq!(english.lookup("ill"), None);
    }

    #[test]
    fn letters_joined_by_full_stops_are_abbreviations_by_form() {
        let english = of(Language::En);
        for word in ["U.S", "D.C", "Ph.D", "U.S.S.R"] {
            assert_eq!(english.lookup(word), Some(Abbreviation::Closing), "{word}");
        }
        assert_eq!(english.lookup("ended.The"), None);
        assert_eq!(english.lookup("Node.js"), None);
    }
}

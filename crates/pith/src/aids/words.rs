//! The words that attribute speech, by language.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entities::gender::{Gender, of_words};
use crate::language::{self, PerLanguage, Section, Table};
use crate::text::language::Language;

/// The words of a language that concern speech: sets in lower case, each from a section of its
/// tables.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub verbs: FxHashSet<&'static str>,
    /// The phrases that precede a speaker, as their words, keyed by the last word.
    pub sources: FxHashMap<&'static str, Vec<Vec<&'static str>>>,
    pub between: FxHashSet<&'static str>,
    pub agents: FxHashSet<&'static str>,
    pub auxiliaries: FxHashSet<&'static str>,
    pub leads: FxHashSet<&'static str>,
    pub beats: FxHashSet<&'static str>,
    pub pronouns: FxHashMap<&'static str, Option<Gender>>,
    pub openers: FxHashSet<&'static str>,
    pub possessives: FxHashSet<&'static str>,
    pub bare: FxHashSet<&'static str>,
    pub prepositions: FxHashSet<&'static str>,
    pub conjunctions: FxHashSet<&'static str>,
    pub clauses: FxHashSet<&'static str>,
    pub relatives: FxHashSet<&'static str>,
    pub nouns: FxHashMap<&'static str, Gender>,
    pub verb_endings: Vec<&'static str>,
    pub dead: FxHashSet<&'static str>,
    pub titled: FxHashSet<&'static str>,
}

/// The words of `language`; empty if it has no such tables.
pub(super) fn of(language: Language) -> &'static Words {
    static WORDS: PerLanguage<Words> = PerLanguage::new();
    WORDS.get(language, || Words::read(language::table(language)))
}

impl Words {
    fn read(table: &'static Table) -> Self {
        let set = |section| table.words(section).collect();
        let mut pronouns: FxHashMap<_, _> = FxHashMap::default();
        let of = [
            (Section::FemalePronouns, Some(Gender::Female)),
            (Section::MalePronouns, Some(Gender::Male)),
            (Section::OtherPronouns, None),
        ];
        for (section, gender) in of {
            pronouns.extend(table.words(section).map(|word| (word, gender)));
        }
        let mut sources: FxHashMap<_, Vec<Vec<_>>> = FxHashMap::default();
        for phrase in table.lines(Section::SpeechSources) {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            if let Some(last) = words.last() {
                sources.entry(*last).or_default().push(words);
            }
        }
        Self {
            verbs: (table.words(Section::SpeechVerbs))
                .chain(table.words(Section::SpeechManners))
                .collect(),
            sources,
            between: set(Section::SpeechBetween),
            agents: set(Section::SpeechAgents),
            auxiliaries: set(Section::SpeechAuxiliaries),
            leads: set(Section::SpeechLeads),
            beats: set(Section::SpeechBeats),
            pronouns,
            openers: set(Section::RoleOpeners),
            possessives: set(Section::Possessives),
            bare: set(Section::BareRoles),
            prepositions: set(Section::Prepositions),
            conjunctions: set(Section::Conjunctions),
            clauses: set(Section::ClauseOpeners),
            relatives: set(Section::Relatives),
            nouns: of_words(table, Section::FemaleNouns, Section::MaleNouns),
            verb_endings: table.words(Section::SpeechVerbEndings).collect(),
            dead: set(Section::DeadWords),
            titled: set(Section::TitledWords),
        }
    }
}

//! Distinguishes nouns from verbs without a part-of-speech tagger, by the function words around a
//! word.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{self, PerLanguage, Section};
use crate::text::language::Language;
use crate::text::terms::TermId;

/// Whether `word`, in lower case, is not a subject by itself.
#[must_use]
pub fn is_generic(word: &str, language: Language) -> bool {
    let table = language::table(language);
    let is_adverb = |word: &str| {
        let mut endings = table.words(Section::AdverbEndings);
        word.len() > LONGEST_STEM && endings.any(|ending| word.ends_with(ending))
    };
    table.has(Section::GenericWords, word) || is_adverb(word)
}

/// Longer words may be adverbs according to their ending; shorter ones are names ("Sally").
const LONGEST_STEM: usize = 6;

/// Shorter words are not recognized as verbs by their ending ("king", "bed").
const SHORTEST_VERB: usize = 5;

/// The evidence for a noun directly before a phrase, from weakest to strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opening {
    /// None.
    None,
    /// A preposition, which may also precede an infinitive ("de faire").
    Preposition,
    /// An article or the like.
    Article,
}

/// What the tables of a language other than English say about nouns and verbs; empty for English,
/// where [`Evidence`] distinguishes them, and for languages without tables.
#[derive(Debug, Default)]
pub struct Grammar {
    articles: FxHashSet<&'static str>,
    prepositions: FxHashSet<&'static str>,
    verbs: FxHashSet<&'static str>,
    /// Verbs that are also nouns, if at all, only after an article ("la demande").
    common: FxHashSet<&'static str>,
    /// Words that do not name a subject: people's titles, and words beside a verb.
    others: FxHashSet<&'static str>,
    /// Endings of infinitives.
    infinitives: Vec<&'static str>,
    /// Whether nouns are capitalized.
    capitals: bool,
}

impl Grammar {
    /// The grammar of `language`.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static GRAMMARS: PerLanguage<Grammar> = PerLanguage::new();
        GRAMMARS.get(language, || {
            if language == Language::En {
                return Self::default();
            }
            let table = language::table(language);
            let others = [
                Section::SpeechBetween,
                Section::Titles,
                Section::ClauseOpeners,
            ];
            Self {
                articles: table.words(Section::RoleOpeners).collect(),
                prepositions: table.words(Section::Prepositions).collect(),
                verbs: table.words(Section::SpeechVerbs).collect(),
                common: table.words(Section::CommonVerbs).collect(),
                others: others
                    .into_iter()
                    .flat_map(|section| table.words(section))
                    .collect(),
                infinitives: table.words(Section::InfinitiveEndings).collect(),
                capitals: language == Language::De,
            }
        })
    }

    /// What `before`, in lower case, says about the phrase after it.
    #[must_use]
    pub fn opening(&self, before: &str) -> Opening {
        if self.articles.contains(before) {
            Opening::Article
        } else if self.prepositions.contains(before) {
            Opening::Preposition
        } else {
            Opening::None
        }
    }

    /// Whether `word` after `before`, both in lower case, is one of the most common verbs rather
    /// than a noun.
    #[must_use]
    pub fn is_verb(&self, word: &str, before: &str) -> bool {
        self.common.contains(word) && !self.articles.contains(before)
    }

    /// Whether the word after a phrase of several words shows that it ends in a verb: an article
    /// without a preposition starts its object ("nuove linee collegheranno i quartieri"). This
    /// holds in the Romance languages, but not in German, where a phrase ends with a capitalized
    /// word.
    #[must_use]
    pub fn is_object(&self, after: &str) -> bool {
        !self.capitals && self.articles.contains(after)
    }

    /// Whether `phrase`, with `opened` as its strongest opening, can consist of nouns and
    /// adjectives. In the Romance languages, it starts with a noun, with an article before it; in
    /// German, it ends with a noun, which is capitalized. Without tables, anything can.
    #[must_use]
    pub fn is_phrase(&self, phrase: &str, opened: Opening) -> bool {
        if self.articles.is_empty() {
            return true;
        }
        let words: Vec<&str> = phrase.split_whitespace().collect();
        let [first, ..] = words.as_slice() else {
            return true;
        };
        let is_small = |word: &str| word.starts_with(char::is_lowercase);
        let tells = |word: &&str| {
            let lower = word.to_lowercase();
            let verb = self.verbs.contains(lower.as_str()) && (!self.capitals || is_small(word));
            // "la demande" is a noun, although "demande" is a verb as well.
            let noun = words.len() == 1 && opened == Opening::Article;
            verb && !noun || self.others.contains(lower.as_str())
        };
        if words.iter().any(tells) {
            return false;
        }
        if self.capitals {
            return !is_small(first) || opened != Opening::None;
        }
        // A name and what it does: "SNCF prévoit".
        let name = words
            .windows(2)
            .any(|pair| !is_small(pair[0]) && is_small(pair[1]));
        let lower = first.to_lowercase();
        let infinitive = self
            .infinitives
            .iter()
            .any(|ending| lower.ends_with(ending));
        !name
            && match opened {
                Opening::Article => true,
                Opening::Preposition => !infinitive,
                Opening::None => false,
            }
    }
}

/// How often each word was seen in the position of a noun, and of a verb.
#[derive(Debug, Default)]
pub struct Evidence {
    seen: FxHashMap<TermId, (u32, u32)>,
}

impl Evidence {
    /// Records that `term` was between `before` and `after` (in lower case). If it `modifies` a
    /// following content word, it may be an adjective, so it is not counted as a noun.
    pub fn note(
        &mut self,
        term: TermId,
        before: Option<&str>,
        after: Option<&str>,
        modifies: bool,
    ) {
        let before = before.unwrap_or_default();
        let english = language::table(Language::En);
        // "340 jobs": what is counted is a noun.
        let counts = before.starts_with(|c: char| c.is_ascii_digit());
        let before_noun = counts || english.has(Section::BeforeNouns, before);
        let verb = english.has(Section::BeforeVerbs, before)
            || (after.is_some_and(|after| english.has(Section::AfterVerbs, after)) && !before_noun);
        let after_noun = after.is_some_and(|after| english.has(Section::AfterNouns, after));
        let noun = !verb && !modifies && (before_noun || after_noun);
        let (nouns, verbs) = self.seen.entry(term).or_default();
        *nouns += u32::from(noun);
        *verbs += u32::from(verb);
    }

    /// Whether a phrase may end with `word` of `term`: it was not seen more often in the position
    /// of a verb than of a noun, and does not look like a verb unless it was seen as a noun.
    #[must_use]
    pub fn can_be_head(&self, term: TermId, word: &str, language: Language) -> bool {
        if language != Language::En {
            return true;
        }
        let (nouns, verbs) = self.seen.get(&term).copied().unwrap_or_default();
        let table = language::table(language);
        let has_ending = |section| {
            let mut endings = table.words(section);
            word.len() >= SHORTEST_VERB && endings.any(|ending| word.ends_with(ending))
        };
        verbs <= nouns
            && (nouns > 0 || !has_ending(Section::VerbEndings))
            && !has_ending(Section::ParticipleEndings)
    }

    /// Whether `term` was seen more often as a noun than as a verb.
    #[must_use]
    pub fn is_noun(&self, term: TermId, language: Language) -> bool {
        let (nouns, verbs) = self.seen.get(&term).copied().unwrap_or_default();
        language != Language::En || nouns > verbs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrounding_words_distinguish_nouns_from_verbs() {
        let mut evidence = Evidence::default();
        evidence.note(0, Some("the"), Some("was"), false);
        evidence.note(1, Some("to"), Some("the"), false);
        evidence.note(3, Some("the"), Some("bridge"), true);
        assert!(evidence.is_noun(0, Language::En));
        assert!(!evidence.is_noun(3, Language::En));
        assert!(evidence.can_be_head(0, "meeting", Language::En));
        assert!(!evidence.can_be_head(1, "reduce", Language::En));
        assert!(!evidence.can_be_head(2, "warning", Language::En));
    }
}

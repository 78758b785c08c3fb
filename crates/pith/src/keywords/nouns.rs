//! Telling things from doings without a part-of-speech tagger, by the small words around a word.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{self, PerLanguage, Section};
use crate::text::language::Language;
use crate::text::terms::TermId;

/// Before a noun phrase.
#[rustfmt::skip]
const BEFORE_NOUNS: &[&str] = &[
    "a", "about", "against", "an", "any", "at", "between", "by", "each", "every", "for", "from",
    "her", "his", "in", "into", "its", "my", "no", "of", "on", "our", "several", "some", "the",
    "their", "these", "this", "those", "under", "with", "without", "your", "'s", "’s",
];

/// Before a verb.
#[rustfmt::skip]
const BEFORE_VERBS: &[&str] = &[
    "can", "cannot", "could", "didn't", "doesn't", "don't", "he", "i", "it", "may", "might", "must",
    "n't", "never", "not", "she", "should", "they", "to", "we", "which", "who", "will", "would",
    "you",
];

/// After a verb.
#[rustfmt::skip]
const AFTER_VERBS: &[&str] = &[
    "a", "an", "her", "him", "his", "it", "its", "me", "my", "our", "that", "the", "their", "them",
    "this", "us",
];

/// Words that are of no subject: verbs of reporting and of change, units of time, counting words,
/// and adjectives that fit everything.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "able", "according", "across", "added", "adding", "adds", "admitted", "ago", "agreed", "ahead",
    "alone", "announced", "appear", "appeared", "apr", "april", "argued", "argues", "arrived",
    "asked", "asks", "aug", "august", "available", "based", "became", "become", "began", "begin",
    "begins", "begun", "believe", "believed", "believes", "best", "better", "big", "biggest",
    "billion", "bring", "brought", "call", "called", "calling", "calls", "case", "century",
    "certain", "change", "close", "completely", "create", "created", "day", "days", "dec", "decade",
    "decades", "december", "despite", "different", "dozen", "dozens", "dr", "due", "earlier",
    "early", "eight", "eighteen", "eighty", "eleven", "end", "ended", "ensure", "ensuring",
    "entire", "expected", "explained", "faced", "fact", "feb", "february", "feel", "fell", "felt",
    "fifteen", "fifth", "fifty", "final", "find", "first", "five", "followed", "following", "forty",
    "found", "four", "fourteen", "fourth", "friday", "full", "full-year", "good", "great", "grew",
    "group", "half", "happen", "happened", "head", "heard", "held", "help", "helped", "high",
    "higher", "hold", "hope", "hour", "hours", "hundred", "hundreds", "important", "include",
    "included", "includes", "including", "inside", "jan", "january", "july", "june", "knew", "know",
    "known", "knows", "large", "larger", "largest", "last", "late", "later", "latest", "leave",
    "led", "left", "life", "little", "live", "long", "longer", "look", "looked", "looking", "lost",
    "lot", "lots", "low", "main", "major", "man", "march", "matter", "mean", "means", "meant",
    "men", "met", "million", "millions", "minute", "minutes", "moment", "monday", "month", "months",
    "morning", "move", "moved", "mr", "mrs", "ms", "need", "needed", "needs", "new", "newly",
    "news", "night", "nine", "nineteen", "ninety", "note", "noted", "november", "number", "october",
    "offer", "offered", "old", "older", "open", "opened", "order", "outside", "paid", "part",
    "parts", "past", "pay", "people", "percent", "person", "place", "places", "plan", "point",
    "possible", "pounds", "previous", "provide", "provided", "question", "ran", "reach", "reached",
    "read", "real", "recent", "remain", "remained", "report", "reported", "reports", "result",
    "return", "returned", "right", "rise", "rose", "run", "sat", "saturday", "saw", "second",
    "seconds", "sept", "september", "set", "seven", "seventeen", "seventy", "show", "showed",
    "shown", "shows", "side", "simply", "single", "six", "sixteen", "sixty", "small", "sold",
    "soon", "sort", "spent", "spoke", "spokesman", "spokeswoman", "start", "started", "state",
    "stay", "stood", "straight", "suggest", "suggested", "suggests", "sunday", "sure", "talk",
    "tell", "tells", "ten", "thing", "things", "think", "thinks", "third", "thirteen", "thirty",
    "thought", "thousand", "thousands", "three", "thursday", "time", "times", "today", "tomorrow",
    "total", "tried", "try", "trying", "tuesday", "turn", "turned", "twelve", "twenty", "twice",
    "two", "want", "wanted", "wants", "way", "ways", "wednesday", "week", "weekend", "weeks",
    "woman", "women", "won", "word", "words", "work", "worked", "world", "wrote", "year", "years",
    "yesterday", "young",
];

/// Whether `word`, in lower case, is of no subject by itself.
#[must_use]
pub fn is_generic(word: &str, language: Language) -> bool {
    language == Language::En && (GENERIC.binary_search(&word).is_ok() || is_inflected_adverb(word))
}

fn is_inflected_adverb(word: &str) -> bool {
    let endings = [
        "ally", "ably", "ely", "ently", "antly", "edly", "ingly", "usly",
    ];
    word.len() > 6 && endings.iter().any(|ending| word.ends_with(ending))
}

/// What stands right before a phrase and speaks for a noun in it, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opening {
    /// Nothing of the kind.
    None,
    /// A preposition, which may as well stand before an infinitive ("de faire").
    Preposition,
    /// An article or the like.
    Article,
}

/// What the tables of a language other than English say of nouns and verbs; empty for English, which has the
/// lists above, and where there are no tables.
#[derive(Debug, Default)]
pub struct Grammar {
    articles: FxHashSet<&'static str>,
    prepositions: FxHashSet<&'static str>,
    verbs: FxHashSet<&'static str>,
    /// Words that do not name a subject: the titles of people, and what stands beside a verb.
    others: FxHashSet<&'static str>,
    /// Whether nouns have a capital.
    capitals: bool,
}

impl Grammar {
    /// That of `language`.
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
                others: others
                    .into_iter()
                    .flat_map(|section| table.words(section))
                    .collect(),
                capitals: language == Language::De,
            }
        })
    }

    /// What `before`, in lower case, says of the phrase after it.
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

    /// Whether `phrase` can be one of nouns and adjectives, `opened` so where it was opened best. A noun opens
    /// it in the Romance languages, and an article goes before that; in German a noun has a capital and closes
    /// it. Without tables everything can.
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
            // "la demande" is a thing, though "demande" is a verb as well.
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
        let infinitive = ["er", "ir", "re", "ar"]
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

/// How often each word was seen in the place of a noun, and in that of a verb.
#[derive(Debug, Default)]
pub struct Evidence {
    seen: FxHashMap<TermId, (u32, u32)>,
}

impl Evidence {
    /// Notes that `term` stood between `before` and `after` (in lower case). Where it `modifies`
    /// another content word after it, it may as well be an adjective, and no noun is counted.
    pub fn note(
        &mut self,
        term: TermId,
        before: Option<&str>,
        after: Option<&str>,
        modifies: bool,
    ) {
        let before = before.unwrap_or_default();
        let verb = BEFORE_VERBS.contains(&before)
            || (after.is_some_and(|after| AFTER_VERBS.contains(&after))
                && !BEFORE_NOUNS.contains(&before));
        let noun = !verb && !modifies && (BEFORE_NOUNS.contains(&before) || after == Some("of"));
        let (nouns, verbs) = self.seen.entry(term).or_default();
        *nouns += u32::from(noun);
        *verbs += u32::from(verb);
    }

    /// Whether a phrase may end with `word` of `term`: it was not seen in the place of a verb more
    /// often than in that of a noun, and does not look like a verb unless seen as a noun.
    #[must_use]
    pub fn can_be_head(&self, term: TermId, word: &str, language: Language) -> bool {
        if language != Language::En {
            return true;
        }
        let (nouns, verbs) = self.seen.get(&term).copied().unwrap_or_default();
        let looks_like_verb = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
        verbs <= nouns
            && (nouns > 0 || !looks_like_verb)
            && !(word.ends_with("ed") && word.len() > 4)
    }

    /// Whether `term` was seen as a noun more often than as a verb.
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
    fn the_list_is_in_order() {
        assert!(GENERIC.is_sorted());
    }

    #[test]
    fn the_words_around_tell_nouns_from_verbs() {
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

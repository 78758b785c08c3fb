//! Whether a sentence can be read alone, judged by how it opens.

use crate::text::language::Language;
use crate::text::tokens::{Token, TokenKind};

/// How a sentence opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// With words of its own.
    Free,
    /// With a word that points back at something named before: "He", "This", "The latter".
    Reference,
    /// With a word that ties it to the sentence before: "But", "However", "As a result".
    Connective,
}

impl Opening {
    /// Whether the reader needs the sentence before.
    #[must_use]
    pub const fn depends(self) -> bool {
        !matches!(self, Self::Free)
    }
}

/// How many words tell how a sentence opens.
const WORDS: usize = 9;

/// Personal and possessive pronouns of the third person.
const PRONOUNS: &[&str] = &[
    "he", "her", "hers", "him", "his", "it", "its", "she", "their", "theirs", "them", "they",
];

/// Those of them that can be a subject.
const SUBJECTS: &[&str] = &["he", "it", "she", "they"];

/// Words that point back, alone or with the noun after them.
const DEMONSTRATIVES: &[&str] = &["such", "that", "these", "this", "those"];

/// After a demonstrative, words by which it points at the time of writing or forward and not back:
/// "this week", "those who".
const NOT_BACK: &[&str] = &[
    "afternoon",
    "autumn",
    "century",
    "decade",
    "evening",
    "fall",
    "month",
    "morning",
    "season",
    "spring",
    "summer",
    "week",
    "weekend",
    "who",
    "whose",
    "winter",
    "with",
    "year",
];

/// After "it" and a form of "to be", words by which "it" stands for what follows: "It is unclear
/// whether".
const EXPLETIVE: &[&str] = &[
    "clear",
    "common",
    "difficult",
    "easy",
    "estimated",
    "expected",
    "hard",
    "important",
    "impossible",
    "likely",
    "possible",
    "rare",
    "said",
    "thought",
    "time",
    "true",
    "unclear",
    "unlikely",
    "unusual",
];

/// Phrases that tie a sentence to the one before.
const CONNECTIVES: &[&str] = &[
    "accordingly",
    "additionally",
    "after that",
    "afterwards",
    "also",
    "although that",
    "and",
    "another",
    "as a consequence",
    "as a result",
    "as such",
    "at that",
    "at the same time",
    "because of this",
    "besides",
    "but",
    "by contrast",
    "consequently",
    "conversely",
    "despite that",
    "despite this",
    "either way",
    "even so",
    "finally",
    "for example",
    "for instance",
    "for this reason",
    "for that reason",
    "for these reasons",
    "former",
    "further",
    "furthermore",
    "hence",
    "however",
    "in addition",
    "in contrast",
    "in fact",
    "in other words",
    "in particular",
    "in response",
    "in short",
    "in that",
    "in this",
    "in turn",
    "indeed",
    "instead",
    "latter",
    "likewise",
    "meanwhile",
    "more specifically",
    "moreover",
    "neither",
    "nevertheless",
    "nonetheless",
    "nor",
    "of these",
    "of those",
    "on the contrary",
    "on the other hand",
    "or",
    "others",
    "otherwise",
    "rather",
    "similarly",
    "since then",
    "so",
    "some of them",
    "still",
    "subsequently",
    "that said",
    "the former",
    "the latter",
    "the other",
    "the others",
    "the same",
    "the two",
    "then",
    "therefore",
    "thereafter",
    "though",
    "thus",
    "to that end",
    "to this end",
    "too",
    "until then",
    "yet",
];

/// Verbs of speech, for "…", he said.
const SPEECH: &[&str] = &[
    "added",
    "admitted",
    "argued",
    "asked",
    "claimed",
    "concluded",
    "continued",
    "explained",
    "insisted",
    "noted",
    "recalled",
    "replied",
    "said",
    "says",
    "told",
    "warned",
    "wrote",
];

/// Words that open a clause of time or reason: "When he came".
const CLAUSES: &[&str] = &[
    "after", "although", "as", "because", "before", "if", "once", "since", "though", "until",
    "when", "whenever", "where", "while",
];

/// Words that open a phrase of time.
const AT: &[&str] = &[
    "after", "around", "at", "before", "by", "during", "from", "in", "on", "since", "until",
];

/// Words of such a phrase, besides numbers, that name nothing to which a pronoun could point.
const TIMES: &[&str] = &[
    "a",
    "afternoon",
    "age",
    "april",
    "august",
    "autumn",
    "century",
    "day",
    "days",
    "decade",
    "december",
    "early",
    "evening",
    "february",
    "following",
    "friday",
    "hours",
    "january",
    "july",
    "june",
    "last",
    "late",
    "later",
    "march",
    "may",
    "monday",
    "month",
    "months",
    "morning",
    "next",
    "night",
    "november",
    "october",
    "of",
    "same",
    "saturday",
    "september",
    "spring",
    "summer",
    "sunday",
    "the",
    "this",
    "thursday",
    "tuesday",
    "wednesday",
    "week",
    "weeks",
    "winter",
    "year",
    "years",
];

/// How the sentence of `tokens` opens. Quotation marks and brackets before the first word do not
/// count. Only English has rules; in another language every sentence is [`Opening::Free`].
#[must_use]
pub fn opening(source: &str, tokens: &[Token], language: Language) -> Opening {
    if language != Language::En {
        return Opening::Free;
    }
    let words: Vec<String> = tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .take(WORDS)
        .map(|token| word(source, token))
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some((&first, rest)) = words.split_first() else {
        return Opening::Free;
    };
    let second = rest.first().copied().unwrap_or_default();
    if PRONOUNS.contains(&first) {
        let forward = first == "it" && rest.iter().take(4).any(|word| EXPLETIVE.contains(word));
        return if forward {
            Opening::Free
        } else {
            Opening::Reference
        };
    }
    if DEMONSTRATIVES.contains(&first) && !NOT_BACK.contains(&second) {
        return Opening::Reference;
    }
    if CONNECTIVES.iter().any(|phrase| opens_with(&words, phrase)) {
        return Opening::Connective;
    }
    let unnamed = CLAUSES.contains(&first)
        && matches!(second, "he" | "she" | "they")
        && !has_name(source, tokens);
    if unnamed || is_timed_pronoun(&words) || has_unnamed_speaker(source, tokens) {
        return Opening::Reference;
    }
    Opening::Free
}

/// Whether a word after the first has a capital, so that a pronoun before it may stand for a name.
fn has_name(source: &str, tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words
        .skip(1)
        .map(|token| token.span.text(source))
        .any(|word| word.starts_with(char::is_uppercase) && !matches!(word, "I" | "I’m" | "I'm"))
}

/// Whether a mere pronoun comes after a phrase of time: "In 1910 he moved to the coast."
fn is_timed_pronoun(words: &[&str]) -> bool {
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    let is_time = |word: &&&str| {
        TIMES.contains(*word) || word.starts_with(|first: char| first.is_ascii_digit())
    };
    let length = rest.iter().take_while(is_time).count();
    let mut after = rest[length..].iter();
    AT.contains(first)
        && length > 0
        && after.next().is_some_and(|word| SUBJECTS.contains(word))
        && !after.any(|word| EXPLETIVE.contains(word))
}

/// Whether `words` begin with those of `phrase`.
fn opens_with(words: &[&str], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase
        .split(' ')
        .all(|expected| words.next() == Some(&expected))
}

/// Whether a quotation is given to a mere pronoun: "…", he said.
fn has_unnamed_speaker(source: &str, tokens: &[Token]) -> bool {
    tokens.windows(3).any(|three| {
        let [mark, first, second] = three else {
            return false;
        };
        let closes =
            mark.kind == TokenKind::Mark && mark.span.text(source).ends_with(['"', '”', '»']);
        if !closes {
            return false;
        }
        let (first, second) = (word(source, first), word(source, second));
        let pair =
            |pronoun: &str, verb: &str| SUBJECTS.contains(&pronoun) && SPEECH.contains(&verb);
        pair(&first, &second) || pair(&second, &first)
    })
}

/// Whether `token` speaks of the writer or to the reader: "I", "my", "you".
#[must_use]
pub fn is_personal(source: &str, token: &Token, language: Language) -> bool {
    // A bare length check first: this runs on every token of a text.
    let short = token.kind == TokenKind::Word && token.span.len() <= 8;
    short
        && language == Language::En
        && matches!(
            word(source, token).as_str(),
            "i" | "me" | "my" | "myself" | "you" | "your" | "yourself"
        )
}

/// Whether `token` is a verb of speech: "said", "told".
#[must_use]
pub fn is_speech(source: &str, token: &Token) -> bool {
    let short = token.kind == TokenKind::Word && token.span.len() <= 9;
    short && SPEECH.contains(&token.span.text(source))
}

/// The word of `token` in lower case and without a clitic: "he" for "He's".
fn word(source: &str, token: &Token) -> String {
    let text = token.span.text(source);
    let bare = text.split(['\'', '’']).next().unwrap_or(text);
    bare.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::tokens::tokenize;

    fn opening_of(sentence: &str) -> Opening {
        let tokens: Vec<_> = tokenize(sentence, Span::of(sentence)).collect();
        opening(sentence, &tokens, Language::En)
    }

    #[test]
    fn openings_are_told_apart() {
        for (sentence, expected) in [
            ("He said nothing.", Opening::Reference),
            ("“He's gone,” Mora said.", Opening::Reference),
            ("Their house burned down.", Opening::Reference),
            ("This was too much.", Opening::Reference),
            ("This week the council meets.", Opening::Free),
            ("Those who stayed were safe.", Opening::Free),
            ("It is unclear whether the bridge will hold.", Opening::Free),
            ("It closed in May.", Opening::Reference),
            ("However, the bridge held.", Opening::Connective),
            ("As a result, the road was closed.", Opening::Connective),
            ("The latter was built in 1900.", Opening::Connective),
            ("The latest bridge was built in 1900.", Opening::Free),
            ("Butter is dear.", Opening::Free),
            ("“The bridge held,” he said.", Opening::Reference),
            ("“The bridge held,” said Ana Mora.", Opening::Free),
            ("When he arrived, Mora was gone.", Opening::Free),
            ("When he died the clock stopped.", Opening::Reference),
            ("As they left, I closed the door.", Opening::Reference),
            ("In 1910 he moved to the coast.", Opening::Reference),
            ("At the age of 33, she was elected.", Opening::Reference),
            (
                "In May it was clear that the dam would hold.",
                Opening::Free,
            ),
            ("In the storm he lost his hat.", Opening::Free),
            ("In 1910 Mora moved to the coast.", Opening::Free),
            ("", Opening::Free),
            ("…", Opening::Free),
        ] {
            assert_eq!(opening_of(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn other_languages_have_no_rules() {
        let sentence = "But also.";
        let tokens: Vec<_> = tokenize(sentence, Span::of(sentence)).collect();
        assert_eq!(opening(sentence, &tokens, Language::Other), Opening::Free);
    }
}

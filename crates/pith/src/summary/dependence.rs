//! Whether a sentence can be understood alone, judging by its opening.

use crate::language::{self, Section, Table};
use crate::summary::tuning;
use crate::text::language::Language;
use crate::text::tokens::{Token, TokenKind};

/// How a sentence opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// With words of its own.
    Free,
    /// With a word that refers to something named before: "He", "This", "The latter".
    Reference,
    /// With a word that links it to the previous sentence: "But", "However", "As a result".
    Connective,
}

impl Opening {
    /// Whether the reader needs the previous sentence.
    #[must_use]
    pub const fn depends(self) -> bool {
        !matches!(self, Self::Free)
    }
}

/// The only tables so far about sentences that depend on others.
fn english() -> &'static Table {
    language::table(Language::En)
}

/// How the sentence of `tokens` opens, ignoring quotation marks and brackets before the first word.
/// There are rules only for English; in other languages, every sentence is [`Opening::Free`].
#[must_use]
pub fn opening(source: &str, tokens: &[Token], language: Language) -> Opening {
    if language != Language::En {
        return Opening::Free;
    }
    let table = english();
    let words: Vec<String> = tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .take(tuning::OPENING_WORDS)
        .map(|token| word(source, token))
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some((&first, rest)) = words.split_first() else {
        return Opening::Free;
    };
    let second = rest.first().copied().unwrap_or_default();
    if table.has(Section::LeaningPronouns, first) {
        let forward = table.has(Section::ExpletiveSubjects, first)
            && rest
                .iter()
                .take(4)
                .any(|word| table.has(Section::Expletives, word));
        return if forward {
            Opening::Free
        } else {
            Opening::Reference
        };
    }
    if table.has(Section::LeaningDemonstratives, first) && !table.has(Section::NotBack, second) {
        return Opening::Reference;
    }
    let mut connectives = table.forms(Section::Connectives);
    if connectives.any(|phrase| opens_with(&words, phrase)) {
        return Opening::Connective;
    }
    let unnamed = table.has(Section::OpeningClauses, first)
        && table.has(Section::ClauseSubjects, second)
        && !has_name(source, tokens);
    if unnamed || is_timed_pronoun(&words) || has_unnamed_speaker(source, tokens) {
        return Opening::Reference;
    }
    Opening::Free
}

/// Whether a word after the first is capitalized, so that an earlier pronoun may refer to that
/// name.
fn has_name(source: &str, tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words
        .skip(1)
        .map(|token| token.span.text(source))
        .any(|word| {
            word.starts_with(char::is_uppercase) && !english().has(Section::AlwaysCapital, word)
        })
}

/// Whether a bare pronoun follows a phrase of time: "In 1910 he moved to the coast."
fn is_timed_pronoun(words: &[&str]) -> bool {
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    let is_time = |word: &&&str| {
        english().has(Section::TimeWords, word)
            || word.starts_with(|first: char| first.is_ascii_digit())
    };
    let length = rest.iter().take_while(is_time).count();
    let mut after = rest[length..].iter();
    english().has(Section::TimeOpeners, first)
        && length > 0
        && after
            .next()
            .is_some_and(|word| english().has(Section::SubjectPronouns, word))
        && !after.any(|word| english().has(Section::Expletives, word))
}

/// Whether `words` start with those of `phrase`.
fn opens_with(words: &[&str], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase
        .split(' ')
        .all(|expected| words.next() == Some(&expected))
}

/// Whether a quotation is attributed to a bare pronoun: "…", he said.
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
        let pair = |pronoun: &str, verb: &str| {
            english().has(Section::SubjectPronouns, pronoun)
                && english().has(Section::ReportedSpeech, verb)
        };
        pair(&first, &second) || pair(&second, &first)
    })
}

/// Whether `token` refers to the writer or the reader: "I", "my", "you".
#[must_use]
pub fn is_personal(source: &str, token: &Token, language: Language) -> bool {
    // Check the length first, which is cheap: this runs on every token of a text.
    let short = token.kind == TokenKind::Word && token.span.len() <= 8;
    short && language == Language::En && english().has(Section::PersonalWords, &word(source, token))
}

/// Whether `token` is a verb of speech: "said", "told".
#[must_use]
pub fn is_speech(source: &str, token: &Token) -> bool {
    let short = token.kind == TokenKind::Word && token.span.len() <= 9;
    short && english().has(Section::ReportedSpeech, token.span.text(source))
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
    fn openings_are_distinguished() {
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

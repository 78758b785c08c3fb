//! Places in languages without a name model: those that the gazetteer knows by one name with one
//! meaning. Nothing is guessed.

use super::gazetteers::{self, Senses};
use crate::digest::EntityKind;
use crate::span::Span;
use crate::text::language::Language;
use crate::text::tokens::{Token, TokenKind};
use crate::text::{Document, Passage};

/// Minimum length of a name, in letters: shorter ones are words in some language.
const FEWEST_LETTERS: usize = 4;

/// Maximum length of a name, in tokens.
const MOST_TOKENS: usize = 4;

/// The places named in `passage`, in order.
///
/// A name must be capitalized, must not start the passage (where every word is capitalized), and
/// must not be next to another capitalized word, which would make it part of a longer name.
#[must_use]
pub fn find(document: &Document, passage: &Passage) -> Vec<(Span, EntityKind)> {
    let tokens = document.tokens_of(passage);
    let mut found = Vec::new();
    let mut at = 1;
    while at < tokens.len() {
        match name(document, tokens, at) {
            Some(end) => {
                let span = tokens[at].span.cover(tokens[end - 1].span);
                found.push((span, EntityKind::Place));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The end of the longest place name that starts at a token.
fn name(document: &Document, tokens: &[Token], at: usize) -> Option<usize> {
    let text = |at: usize| {
        let token = tokens.get(at);
        token.map_or("", |token| token.span.text(document.source))
    };
    let capital = |at: usize| text(at).starts_with(char::is_uppercase);
    if tokens.get(at)?.kind != TokenKind::Word || !capital(at) || capital(at - 1) {
        return None;
    }
    let mut key = String::new();
    let mut longest = None;
    for end in at + 1..=tokens.len().min(at + MOST_TOKENS) {
        gazetteers::push_key(&mut key, text(end - 1));
        if is_place(&key, document.language_at(tokens[at].span.start())) && !capital(end) {
            longest = Some(end);
        }
    }
    longest
}

/// Whether `key` names a country or a city and nothing else. In languages that capitalize all
/// nouns, such as German, a city's name may be any noun ("Essen").
fn is_place(key: &str, language: Language) -> bool {
    let senses = gazetteers::get().senses(key);
    let wanted = if language == Language::De {
        senses.any(Senses::COUNTRY)
    } else {
        senses.any(Senses::COUNTRY | Senses::CITY)
    };
    let others = [
        Senses::GROUP,
        Senses::ORGANIZATION,
        Senses::EVENT,
        Senses::PRODUCT,
        Senses::GIVEN,
        Senses::AMBIGUOUS,
    ];
    wanted
        && key.chars().count() >= FEWEST_LETTERS
        && !others.into_iter().any(|other| senses.any(other))
        && !language.is_stop_word(&key.to_lowercase())
}

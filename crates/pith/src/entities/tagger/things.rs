//! Names that the model takes for too much: abbreviations of offices and taxes, species, medicines,
//! fairs and wars, and names that run on into their sentence.

use super::Name;
use super::gazetteers::{self, Senses};
use super::vocabulary::Vocabulary;
use crate::digest::EntityKind;

/// A longer run of small words belongs to the sentence rather than to a name.
const LONGEST_SMALL_RUN: usize = 2;

/// The fewest letters of a species' second name that ends with a mere "i".
const LONG_EPITHET: usize = 8;

/// Corrects the names in a passage.
pub(super) fn judge(names: &mut Vec<Name>, tokens: &[&str], words: &Vocabulary) {
    for name in names.iter_mut() {
        cut(name, tokens, words);
        let own = &tokens[name.tokens.clone()];
        if is_event(name, own, words) {
            name.kind = EntityKind::Event;
        } else if is_medicine(name, own, words) {
            name.kind = EntityKind::Product;
        }
    }
    names.retain(|name| {
        let own = &tokens[name.tokens.clone()];
        let common = own
            .iter()
            .all(|token| words.common.contains(token.trim_end_matches('.')));
        !common && !is_genus(own, tokens.get(name.tokens.end).copied(), words)
    });
}

/// Cuts a name off where it runs on into the sentence: after a few small words in a row, at least
/// one of which cannot be part of a name ("Hugo Delmas accompagne les séances").
fn cut(name: &mut Name, tokens: &[&str], words: &Vocabulary) {
    let is_other = matches!(
        name.kind,
        EntityKind::Event | EntityKind::Work | EntityKind::Product
    );
    let start = name.tokens.start;
    let quoted = start
        .checked_sub(1)
        .is_some_and(|before| !tokens[before].chars().any(char::is_alphanumeric));
    let own = &tokens[name.tokens.clone()];
    if !is_other || quoted || !own[0].starts_with(char::is_uppercase) {
        return;
    }
    let small = |token: &&str| token.starts_with(char::is_lowercase);
    let mut at = 0;
    while at < own.len() {
        let run = own[at..].iter().take_while(|token| small(token)).count();
        let tells = |token: &&str| {
            token.chars().count() > 3 && !words.is_phrase_end(token) && !words.is_definite(token)
        };
        if run > LONGEST_SMALL_RUN && own[at..at + run].iter().any(tells) {
            name.tokens.end = start + at;
            let given = |token: &str| {
                let senses = gazetteers::get().senses(&gazetteers::key(token));
                senses.any(Senses::GIVEN)
            };
            if at > 1 && given(own[0]) {
                name.kind = EntityKind::Person;
            }
            return;
        }
        at += run.max(1);
    }
}

/// Whether the first word of a name, or the last part of a compound, says that it is an event:
/// "Feria de Abril", "Ukraine-Krieg".
fn is_event(name: &Name, own: &[&str], words: &Vocabulary) -> bool {
    if matches!(name.kind, EntityKind::Work | EntityKind::Group) {
        return false;
    }
    let opens = matches!(own, [first, second, ..]
        if words.event_openers.contains(first) && second.starts_with(char::is_lowercase));
    let ends = own
        .last()
        .and_then(|last| last.rsplit_once('-'))
        .is_some_and(|(_, part)| words.event_parts.contains(part));
    opens || ends
}

/// Whether a word has the ending of a kind of medicine, and no other sense.
fn is_medicine(name: &Name, own: &[&str], words: &Vocabulary) -> bool {
    let [word] = own else {
        return false;
    };
    let acts = matches!(
        name.kind,
        EntityKind::Person | EntityKind::Organization | EntityKind::Place | EntityKind::Group
    );
    let mut endings = words.medicines.iter();
    acts && endings.any(|ending| word.ends_with(ending) && word.len() > ending.len() + 2)
        && gazetteers::get().senses(&gazetteers::key(word)).is_empty()
}

/// Whether a single word is the genus of a species: "Chlamydomonas reinhardii".
fn is_genus(own: &[&str], next: Option<&str>, words: &Vocabulary) -> bool {
    let ([genus], Some(epithet)) = (own, next) else {
        return false;
    };
    let letters = epithet.chars().count();
    let mut endings = words.epithets.iter();
    let latin = endings.any(|ending| epithet.ends_with(ending))
        || epithet.ends_with('i') && letters > LONG_EPITHET;
    latin
        && !words.epithets.is_empty()
        && epithet.chars().all(|letter| letter.is_ascii_lowercase())
        && genus.ends_with(['a', 's', 'm', 'x', 'n'])
        && gazetteers::get().senses(&gazetteers::key(genus)).is_empty()
}

#[cfg(test)]
mod tests {
    use EntityKind::{Event, Organization, Person, Place, Product};

    use super::*;
    use crate::text::language::Language;

    /// The names of a text whose names are in brackets, after correction.
    fn judged(text: &str, kind: EntityKind, language: Language) -> Vec<(String, EntityKind)> {
        let (mut names, tokens) = super::super::bracketed(text, kind);
        judge(&mut names, &tokens, Vocabulary::of(language));
        let text = |name: &Name| (tokens[name.tokens.clone()].join(" "), name.kind);
        names.iter().map(text).collect()
    }

    #[test]
    fn an_office_in_capitals_is_not_a_name() {
        let none = judged("le [ PDG ] du groupe", Organization, Language::Fr);
        assert_eq!(none, []);
        assert_eq!(judged("his [ I.Q. ] is", Organization, Language::En), []);
    }

    #[test]
    fn a_name_does_not_run_on_into_its_sentence() {
        let text = "le compositeur [ Hugo Delmas accompagne les séances depuis ]";
        let cut = judged(text, Product, Language::Fr);
        assert_eq!(cut, [("Hugo Delmas".to_owned(), Person)]);
        let text = "l’ [ Ordre des Arts et des Lettres ] fut";
        let whole = judged(text, Product, Language::Fr);
        assert_eq!(whole[0].0, "Ordre des Arts et des Lettres");
    }

    #[test]
    fn a_fair_and_a_war_are_events() {
        let fair = judged("en la [ Feria de Abril ] de", Place, Language::Es);
        assert_eq!(fair, [("Feria de Abril".to_owned(), Event)]);
        let war = judged("der [ Ukraine-Krieg ] dauert", Product, Language::De);
        assert_eq!(war, [("Ukraine-Krieg".to_owned(), Event)]);
    }

    #[test]
    fn a_species_is_no_name_and_a_medicine_no_place() {
        let text = "cells of [ Chlamydomonas ] reinhardii grew";
        assert_eq!(judged(text, Place, Language::En), []);
        let text = "treated with [ Ampicillin ] for";
        let medicine = judged(text, Place, Language::En);
        assert_eq!(medicine, [("Ampicillin".to_owned(), Product)]);
    }
}

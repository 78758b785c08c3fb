//! What a sentence says a name is: "St. Paul is a city", "Vox, a phone company,".

use super::Name;
use super::vocabulary::Vocabulary;
use crate::digest::EntityKind;

/// Maximum number of words between the article and the noun ("a small port city").
const MOST_WORDS_BETWEEN: usize = 3;

/// Maximum number of words in another name in parentheses.
const LONGEST_OTHER_NAME: usize = 4;

/// Gives a name the kind that the text states.
pub(super) fn judge(names: &mut [Name], tokens: &[&str], words: &Vocabulary) {
    for name in names.iter_mut() {
        if let Some(kind) = defined(&tokens[name.tokens.end..], words) {
            name.kind = kind;
        }
    }
}

/// The kind stated by `after`, the tokens after a name.
fn defined(after: &[&str], words: &Vocabulary) -> Option<EntityKind> {
    let (first, rest) = after.split_first()?;
    let is_definition = *first == "," || words.copulas.contains(first);
    let (article, rest) = rest.split_first()?;
    if !is_definition || !words.articles.contains(article) {
        return None;
    }
    // The noun must end its phrase: "a city councillor" is not a city.
    let end = rest.iter().take(MOST_WORDS_BETWEEN + 2).position(|token| {
        !token.chars().all(|c| c.is_lowercase() || c == '-') || words.is_phrase_end(token)
    })?;
    let noun = rest.get(end.checked_sub(1)?)?;
    if words.place_nouns.contains(noun) {
        Some(EntityKind::Place)
    } else if words.organization_nouns.contains(noun) {
        Some(EntityKind::Organization)
    } else {
        None
    }
}

/// Adds the other name of something that has been renamed, in parentheses after the first, as a name
/// of the same kind: "Twitter (now X)".
pub(super) fn add_renamed(names: &mut Vec<Name>, tokens: &[&str], words: &Vocabulary) {
    let mut added = Vec::new();
    for name in names.iter() {
        let end = name.tokens.end;
        let Some(&["(", link, first, ..]) = tokens.get(end..) else {
            continue;
        };
        if !words.renamed.contains(link) || !first.starts_with(char::is_uppercase) {
            continue;
        }
        let rest = tokens[end + 2..].iter();
        let length = rest
            .take_while(|token| token.starts_with(char::is_alphanumeric))
            .count();
        if length <= LONGEST_OTHER_NAME && tokens.get(end + 2 + length) == Some(&")") {
            added.push(Name {
                tokens: end + 2..end + 2 + length,
                kind: name.kind,
            });
        }
    }
    for name in added {
        names.retain(|other| {
            other.tokens.end <= name.tokens.start || name.tokens.end <= other.tokens.start
        });
        let at = names.partition_point(|other| other.tokens.start < name.tokens.start);
        names.insert(at, name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    fn judged(text: &str) -> EntityKind {
        let (mut names, tokens) = super::super::bracketed(text, EntityKind::Person);
        judge(&mut names, &tokens, Vocabulary::of(Language::En));
        names[0].kind
    }

    #[test]
    fn something_called_a_city_is_a_place() {
        assert_eq!(judged("[ St. Olave ] is a city in Kent"), EntityKind::Place);
        assert_eq!(
            judged("[ Orvell ] , a small port town on the coast , is"),
            EntityKind::Place
        );
    }

    #[test]
    fn something_called_a_company_is_an_organization() {
        assert_eq!(
            judged("[ Vox Roaming ] , a phone company , paid"),
            EntityKind::Organization
        );
    }

    #[test]
    fn a_former_name_is_of_the_same_kind() {
        let text = "when [ Twitter ] ( now X ) paid";
        let (mut names, tokens) = super::super::bracketed(text, EntityKind::Organization);
        add_renamed(&mut names, &tokens, Vocabulary::of(Language::En));
        let kinds: Vec<_> = names.iter().map(|name| name.kind).collect();
        assert_eq!(kinds, [EntityKind::Organization; 2]);
    }

    #[test]
    fn a_person_who_works_for_a_city_is_not_a_city() {
        assert_eq!(
            judged("[ Ann Poe ] , a city councillor , said"),
            EntityKind::Person
        );
    }
}

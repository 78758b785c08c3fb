//! Organizations that the model misses or takes for something else: those that the gazetteers know
//! ("Google"), those whose last word shows what they are ("Pine Hill Schools"), and firms with "&"
//! in their name.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Name;
use super::gazetteers::{self, Senses};
use super::vocabulary::Vocabulary;
use crate::digest::EntityKind;

/// Maximum length of a name that is looked up, in tokens.
const LONGEST_LOOKED_UP: usize = 5;

/// Corrects the names in a document's passages, and adds known organizations that were missed.
pub(super) fn settle(names: &mut [Vec<Name>], passages: &[Vec<&str>], words: &Vocabulary) {
    let mut people: FxHashSet<&str> = FxHashSet::default();
    for (names, tokens) in names.iter().zip(passages) {
        for name in names {
            let own = tokens.get(name.tokens.clone()).unwrap_or_default();
            if name.kind == EntityKind::Person && own.len() > 1 {
                people.extend(own);
            }
        }
    }
    for (names, tokens) in names.iter_mut().zip(passages) {
        let mut settled: Vec<Name> = names
            .drain(..)
            .flat_map(|name| parted(name, tokens, words))
            .map(|name| judged(name, tokens, &people, words))
            .collect();
        extend(&mut settled, tokens, words);
        if tokens.iter().any(|token| begins_small(token)) {
            join_known(&mut settled, tokens);
            join(&mut settled, tokens);
            add(&mut settled, tokens, &people);
        }
        *names = settled;
    }
}

fn begins_small(token: &str) -> bool {
    token.starts_with(char::is_lowercase)
}

fn begins_large(token: &str) -> bool {
    token.starts_with(char::is_uppercase)
}

fn senses(tokens: &[&str]) -> Senses {
    gazetteers::get().senses(&gazetteers::key(&tokens.concat()))
}

/// What a name may also be without making it ambiguous.
const OTHERS: Senses = Senses::NEITHER_ORGANIZATION;

/// `name` as an organization if it is known as one, or has an organization's last word.
fn judged(name: Name, tokens: &[&str], people: &FxHashSet<&str>, words: &Vocabulary) -> Name {
    let own = tokens.get(name.tokens.clone()).unwrap_or_default();
    let known = senses(own);
    let is_known = known.any(Senses::ORGANIZATION) && !known.any(OTHERS);
    let is_surely_known = is_known && !known.any(Senses::AMBIGUOUS);
    let is_headed = own.len() > 1
        && (own.last()).is_some_and(|last| words.organization_heads.contains(last))
        && known.is_empty();
    let before = name.tokens.start.checked_sub(1).map(|at| tokens[at]);
    let is_bare = own.len() == 1
        && words.bare_organizations.contains(own[0])
        && !before.is_some_and(|before| words.is_definite(before) || begins_large(before));
    // "Smith & Wesson": two surnames.
    let is_pair = matches!(own, [left, "&", right] if is_word(left) && is_word(right))
        && !senses(&own[..1]).any(Senses::GIVEN);
    // A name of several words that is only a place's is not a person ("San Diego").
    if matches!(name.kind, EntityKind::Person | EntityKind::Product)
        && own.len() > 1
        && known.any(Senses::PLACE)
        && !known.any(Senses::NO_PLACE)
    {
        return Name {
            kind: EntityKind::Place,
            ..name
        };
    }
    let is_organization = match name.kind {
        EntityKind::Person | EntityKind::Product if is_pair => true,
        EntityKind::Product | EntityKind::Work | EntityKind::Event if is_surely_known => true,
        EntityKind::Person => {
            (is_surely_known && !own.iter().any(|word| people.contains(word))) || is_headed
        }
        EntityKind::Product | EntityKind::Place => is_surely_known || is_headed || is_bare,
        EntityKind::Group => is_bare,
        _ => false,
    };
    Name {
        kind: if is_organization {
            EntityKind::Organization
        } else {
            name.kind
        },
        ..name
    }
}

/// Makes a name and an organization's last word after it one organization: "the [Marine Safety]
/// Executive".
fn extend(names: &mut [Name], tokens: &[&str], words: &Vocabulary) {
    for at in 0..names.len() {
        let Range { start, end } = names[at].tokens;
        let before = start.checked_sub(1).map(|at| tokens[at]);
        let free_to = names
            .get(at + 1)
            .map_or(tokens.len(), |next| next.tokens.start);
        let is_headed = end < free_to
            && before.is_some_and(|word| words.articles.contains(word.to_lowercase().as_str()))
            && words.organization_heads.contains(tokens[end]);
        if is_headed {
            names[at] = Name {
                tokens: start..end + 1,
                kind: EntityKind::Organization,
            };
        }
    }
}

/// Splits two names that the model takes for one: "Marks & Spencer and Procter & Gamble", "Snapchat
/// and Instagram".
fn parted(name: Name, tokens: &[&str], words: &Vocabulary) -> Vec<Name> {
    let acts = matches!(name.kind, EntityKind::Organization | EntityKind::Product);
    let Range { start, end } = name.tokens;
    let own = tokens.get(start..end).unwrap_or_default();
    if !acts || own.len() < 3 || !senses(own).is_empty() {
        return vec![name];
    }
    let is_firm = |part: &[&str]| part.contains(&"&");
    let is_known = |part: &[&str]| senses(part).any(Senses::ORGANIZATION | Senses::PRODUCT);
    let at = (start + 1..end - 1).find(|&at| {
        let (left, right) = (&tokens[start..at], &tokens[at + 1..end]);
        words.conjunctions.contains(tokens[at])
            && (is_firm(left) && is_firm(right) || is_known(left) || is_known(right))
    });
    let Some(at) = at else {
        return vec![name];
    };
    let kind = |range: Range<usize>| {
        let known = senses(&tokens[range]);
        if known.any(Senses::PRODUCT) {
            EntityKind::Product
        } else if known.any(Senses::ORGANIZATION) {
            EntityKind::Organization
        } else {
            name.kind
        }
    };
    let left = Name {
        tokens: start..at,
        kind: kind(start..at),
    };
    let right = Name {
        tokens: at + 1..end,
        kind: kind(at + 1..end),
    };
    // The rest of the list may contain several as well.
    let mut parts = vec![left];
    parts.extend(parted(right, tokens, words));
    parts
}

/// Makes a known name with "&" one organization, whatever the model makes of its parts ("Ben &
/// Jerry’s").
fn join_known(names: &mut Vec<Name>, tokens: &[&str]) {
    for at in 1..tokens.len().saturating_sub(1) {
        if tokens[at] != "&" {
            continue;
        }
        let starts = at.saturating_sub(2)..at;
        let mut spans = starts
            .flat_map(|start| (at + 2..=(at + 4).min(tokens.len())).map(move |end| start..end));
        let known = spans.find(|span| senses(&tokens[span.clone()]).any(Senses::ORGANIZATION));
        if let Some(known) = known {
            names.retain(|name| name.tokens.end <= known.start || known.end <= name.tokens.start);
            insert(
                names,
                Name {
                    tokens: known,
                    kind: EntityKind::Organization,
                },
            );
        }
    }
}

/// Makes two capitalized words joined by "&" inside a sentence one organization ("Slaughter &
/// May").
fn join(names: &mut Vec<Name>, tokens: &[&str]) {
    for at in 2..tokens.len().saturating_sub(1) {
        let (left, right) = (tokens[at - 1], tokens[at + 1]);
        if tokens[at] != "&"
            || !is_word(left)
            || !is_word(right)
            || !begins_small(tokens[at - 2]) && tokens[at - 2] != ","
            || senses(&tokens[at - 1..at]).any(Senses::GIVEN)
            || names.iter().any(|name| name.tokens.contains(&at))
        {
            continue;
        }
        let firm = at - 1..at + 2;
        // A longer name beside the sign is a separate name, and so is a person's.
        let is_longer = |name: &Name| {
            name.tokens.start < firm.end
                && firm.start < name.tokens.end
                && (name.tokens.len() > 1 || name.kind == EntityKind::Person)
        };
        if names.iter().any(is_longer) {
            continue;
        }
        names.retain(|name| name.tokens.end <= firm.start || firm.end <= name.tokens.start);
        insert(
            names,
            Name {
                tokens: firm,
                kind: EntityKind::Organization,
            },
        );
    }
}

/// Whether a token is a capital followed by lower-case letters, and more than an initial.
fn is_word(token: &str) -> bool {
    begins_large(token) && token.chars().nth(2).is_some_and(char::is_lowercase)
}

/// Adds the organizations that the gazetteers know as nothing else.
fn add(names: &mut Vec<Name>, tokens: &[&str], people: &FxHashSet<&str>) {
    let mut at = 0;
    let mut next = 0;
    while at < tokens.len() {
        while names.get(next).is_some_and(|name| name.tokens.end <= at) {
            next += 1;
        }
        if let Some(name) = names.get(next).filter(|name| name.tokens.start <= at) {
            at = name.tokens.end;
            continue;
        }
        if !begins_large(tokens[at]) {
            at += 1;
            continue;
        }
        let free = names
            .get(next)
            .map_or(tokens.len(), |name| name.tokens.start);
        let longest = (at + LONGEST_LOOKED_UP).min(free);
        let found = (at + 1..=longest).rev().find(|&end| {
            let known = senses(&tokens[at..end]);
            let long = end - at > 1 || tokens[at].chars().count() > 3;
            long && known.any(Senses::ORGANIZATION) && !known.any(OTHERS | Senses::AMBIGUOUS)
        });
        match found {
            Some(end) if !people.contains(tokens[at]) => {
                names.insert(
                    next,
                    Name {
                        tokens: at..end,
                        kind: EntityKind::Organization,
                    },
                );
                at = end;
            }
            _ => at += 1,
        }
    }
}

fn insert(names: &mut Vec<Name>, name: Name) {
    let at = names.partition_point(|other| other.tokens.start < name.tokens.start);
    names.insert(at, name);
}

#[cfg(test)]
mod tests {
    use EntityKind::{Group, Organization, Person, Place, Product};

    use super::*;
    use crate::text::language::Language;

    /// The names of an English text whose names are in brackets, after correction.
    fn settled(text: &str, kind: EntityKind) -> Vec<(String, EntityKind)> {
        let (mut names, tokens) = super::super::bracketed(text, kind);
        settle(
            std::slice::from_mut(&mut names),
            std::slice::from_ref(&tokens),
            Vocabulary::of(Language::En),
        );
        let text = |name: &Name| (tokens[name.tokens.clone()].join(" "), name.kind);
        names.iter().map(text).collect()
    }

    fn organizations(names: &[&str]) -> Vec<(String, EntityKind)> {
        let organization = |name: &&str| ((*name).to_owned(), Organization);
        names.iter().map(organization).collect()
    }

    #[test]
    fn a_known_firm_is_an_organization() {
        assert_eq!(
            settled("it is [ Google ] that pays", Product),
            organizations(&["Google"])
        );
        assert_eq!(
            settled("shares of [ Ryanair ] rose", Person),
            organizations(&["Ryanair"])
        );
        assert_eq!(
            settled("jobs at Burberry and Garmin go", Place),
            organizations(&["Burberry", "Garmin"])
        );
    }

    #[test]
    fn the_last_word_identifies_an_organization() {
        assert_eq!(
            settled("games at the [ Harrow Tennis Club ] and", Place),
            organizations(&["Harrow Tennis Club"])
        );
        assert_eq!(
            settled("the [ Orvell Railways ] are late", Product),
            organizations(&["Orvell Railways"])
        );
    }

    #[test]
    fn a_name_is_extended_to_the_organization_it_is_part_of() {
        assert_eq!(
            settled(
                "The [ Marine Safety ] Executive said so on Friday .",
                Person
            ),
            organizations(&["Marine Safety Executive"])
        );
        assert_eq!(
            settled(
                "At the [ Marine Safety ] , Executive members left .",
                Person
            ),
            [("Marine Safety".to_owned(), Person)]
        );
    }

    #[test]
    fn two_firms_with_ampersands_are_separated() {
        assert_eq!(
            settled(
                "shares of [ Marks & Spencer and Procter & Gamble ] fell",
                Organization
            ),
            organizations(&["Marks & Spencer", "Procter & Gamble"])
        );
        assert_eq!(
            settled("the law firm Crane & Holt won", Person),
            organizations(&["Crane & Holt"])
        );
    }

    #[test]
    fn two_surnames_are_a_firm() {
        assert_eq!(
            settled("rifles of [ Smith & Wesson ] and", Person),
            organizations(&["Smith & Wesson"])
        );
        assert_eq!(
            settled("when [ Johnson ] & [ Johnson ] paid", Person),
            organizations(&["Johnson & Johnson"])
        );
    }

    #[test]
    fn a_city_of_two_words_is_not_a_person() {
        assert_eq!(
            settled("and [ San Diego ] voted", Person),
            [("San Diego".to_owned(), Place)]
        );
    }

    #[test]
    fn an_airline_is_not_a_people() {
        assert_eq!(
            settled("when [ Emirates ] fleet grew", Group),
            organizations(&["Emirates"])
        );
        assert_eq!(
            settled("of the [ Emirates ] in May", Place),
            [("Emirates".to_owned(), Place)]
        );
    }
}

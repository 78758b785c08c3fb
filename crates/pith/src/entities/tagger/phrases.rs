//! Corrects the boundaries of names that the model cuts wrongly: ranks and greetings before a
//! person ("DCI Holt"), a given name that is also a month ("April Jones", "Theresa May"), a firm
//! that looks like a possessive ("McDonald’s"), and a person of a newspaper, which are two names.

use std::ops::Range;

use super::Name;
use super::gazetteers::{self, Senses};
use super::vocabulary::Vocabulary;
use crate::digest::EntityKind;
use crate::entities::linking::names::is_possessive_firm;

/// Corrects the names in a passage.
pub(super) fn mend(names: &mut Vec<Name>, tokens: &[&str], words: &Vocabulary) {
    let capital = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.starts_with(char::is_uppercase))
    };
    // If all words are capitalized, capitals mean nothing.
    if !tokens
        .iter()
        .any(|token| token.starts_with(char::is_lowercase))
    {
        return;
    }
    for name in names.iter_mut() {
        without_title(name, tokens, words);
        without_verb(name, tokens, words);
        if name.kind == EntityKind::Product
            && let Some(before) = name.tokens.start.checked_sub(1)
            && words.work_verbs.contains(tokens[before])
        {
            name.kind = EntityKind::Work;
        }
    }
    names.retain(|name| !is_no_name(name, tokens, words));
    storms(names, tokens, words);
    let spans: Vec<Range<usize>> = names.iter().map(|name| name.tokens.clone()).collect();
    let is_free = |at: usize| !spans.iter().any(|span| span.contains(&at));
    for name in names.iter_mut() {
        let own = &tokens[name.tokens.clone()];
        if let [word, "'s" | "’s"] = own
            && is_possessive_firm(word)
        {
            name.kind = EntityKind::Organization;
        }
        if own.len() != 1 {
            continue;
        }
        let Range { start, end } = name.tokens;
        let given = |at: usize| senses(tokens, at).any(Senses::GIVEN);
        if name.kind == EntityKind::Person {
            if let Some(before) = start.checked_sub(1)
                && capital(before)
                && capital(start)
                && is_free(before)
                && words.months.contains(tokens[before])
                && !before.checked_sub(1).is_some_and(|at| {
                    words
                        .month_cues
                        .contains(tokens[at].to_lowercase().as_str())
                })
            {
                name.tokens.start = before;
            } else if given(start)
                && is_free(end)
                && tokens
                    .get(end)
                    .is_some_and(|next| words.months.contains(next))
                && !tokens
                    .get(end + 1)
                    .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
            {
                name.tokens.end = end + 1;
            }
        }
        if is_possessive_firm(tokens[start])
            && tokens
                .get(end)
                .is_some_and(|next| matches!(*next, "'s" | "’s"))
        {
            name.tokens.end = end + 1;
            name.kind = EntityKind::Organization;
        }
    }
    let mut parted = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        match of_the(&name, tokens, words) {
            Some((person, body)) => parted.extend([person, body]),
            None => parted.push(name),
        }
    }
    *names = parted;
}

fn senses(tokens: &[&str], at: usize) -> Senses {
    let token = tokens.get(at).copied().unwrap_or_default();
    gazetteers::get().senses(&gazetteers::key(token))
}

/// Removes ranks, and a greeting that starts the passage, from the front of a name, which then is a
/// person's.
fn without_title(name: &mut Name, tokens: &[&str], words: &Vocabulary) {
    let Range { start, end } = name.tokens;
    let own = &tokens[start..end];
    let Some(first) = own.first().filter(|_| own.len() > 1) else {
        return;
    };
    let acts = matches!(name.kind, EntityKind::Person | EntityKind::Organization);
    let ranks = own
        .iter()
        .take_while(|token| words.ranks.contains(token.trim_end_matches('.')))
        .count();
    // "Mr Justice Mackay" and "Lady Justice Hale" are judges called Mackay and Hale.
    let is_judge = start
        .checked_sub(1)
        .is_some_and(|before| words.judges.contains(tokens[before].trim_end_matches('.')));
    let is_title =
        |token: Option<&&str>| token.is_some_and(|token| words.judge_titles.contains(token));
    let is_judge_within =
        words.judges.contains(first.trim_end_matches('.')) && is_title(own.get(1));
    let ranks = if is_judge_within {
        2
    } else {
        ranks + usize::from(is_judge && is_title(own.get(ranks)))
    };
    let rest = own.len().saturating_sub(ranks);
    // "PC World" is not a constable.
    let doubtful = words.doubtful_ranks.contains(first)
        && rest > 1
        && !senses(tokens, start + ranks).any(Senses::GIVEN);
    if acts && ranks > 0 && (1..=3).contains(&rest) && !doubtful {
        name.tokens.start += ranks;
        name.kind = EntityKind::Person;
    }
    let greeted = words.greetings.contains(first)
        && start == 0
        && own.len() <= 3
        && tokens
            .get(end)
            .is_some_and(|next| matches!(*next, "," | "!" | "."));
    if greeted {
        name.tokens.start += 1;
        name.kind = EntityKind::Person;
    }
}

/// Removes the verb from the end of a product's name ("Titanic sank").
fn without_verb(name: &mut Name, tokens: &[&str], words: &Vocabulary) {
    let Range { start, end } = name.tokens;
    if name.kind == EntityKind::Product
        && name.tokens.len() > 1
        && tokens[start].starts_with(char::is_uppercase)
        && words.is_verb(tokens[end - 1])
    {
        name.tokens.end -= 1;
    }
}

/// Whether what the model takes for a name is a rank, a day of the week or something to eat.
fn is_no_name(name: &Name, tokens: &[&str], words: &Vocabulary) -> bool {
    let own = &tokens[name.tokens.clone()];
    let next = tokens.get(name.tokens.end).copied().unwrap_or_default();
    let is_rank = own
        .iter()
        .all(|token| words.ranks.contains(token.trim_end_matches('.')))
        && next.starts_with(char::is_uppercase);
    let is_day = matches!(own, [day] if words.weekdays.contains(day));
    let is_dish = matches!(name.kind, EntityKind::Person | EntityKind::Organization)
        && (words.food_nouns.contains(next)
            || own.len() > 1
                && own
                    .last()
                    .is_some_and(|last| words.food_nouns.contains(last)));
    let is_food = matches!(own, [food] if words.foods.contains(food));
    is_rank || is_day || is_dish || is_food
}

/// Makes storms events: "Hurricane Odile", "Storm Eunice".
fn storms(names: &mut Vec<Name>, tokens: &[&str], words: &Vocabulary) {
    for at in 0..tokens.len().saturating_sub(1) {
        let (storm, called) = (tokens[at], tokens[at + 1]);
        let is_called = called.starts_with(char::is_uppercase)
            && called.chars().nth(1).is_some_and(char::is_lowercase);
        if !words.storms.contains(storm) || !is_called {
            continue;
        }
        // A longer name that contains the two words is something else ("Storm King Mountain").
        let overlaps = |name: &&Name| name.tokens.start < at + 2 && at < name.tokens.end;
        if names
            .iter()
            .filter(overlaps)
            .any(|name| name.tokens.end > at + 2 || name.tokens.start < at)
        {
            continue;
        }
        names.retain(|name| !overlaps(&name));
        let place = names.partition_point(|name| name.tokens.start < at);
        names.insert(
            place,
            Name {
                tokens: at..at + 2,
                kind: EntityKind::Event,
            },
        );
    }
}

/// Splits a person and their organization, which the model takes for one name: "Ann Poe of the New
/// York Times".
fn of_the(name: &Name, tokens: &[&str], words: &Vocabulary) -> Option<(Name, Name)> {
    let Range { start, end } = name.tokens;
    let (at, link) = (start + 2..end.saturating_sub(3)).find_map(|at| {
        let mut links = words.body_links.iter();
        let link = links.find(|link| tokens[at..].starts_with(link))?;
        Some((at, link.len()))
    })?;
    (name.kind == EntityKind::Person).then(|| {
        let person = Name {
            tokens: start..at,
            kind: EntityKind::Person,
        };
        let body = Name {
            tokens: at + link..end,
            kind: EntityKind::Organization,
        };
        (person, body)
    })
}

#[cfg(test)]
mod tests {
    use EntityKind::{Organization, Person};

    use super::*;
    use crate::text::language::Language;

    /// The names of an English text whose names are in brackets, after correction.
    fn mended(text: &str, kind: EntityKind) -> Vec<(String, EntityKind)> {
        let (mut names, tokens) = super::super::bracketed(text, kind);
        mend(&mut names, &tokens, Vocabulary::of(Language::En));
        let text = |name: &Name| (tokens[name.tokens.clone()].join(" "), name.kind);
        names.iter().map(text).collect()
    }

    #[test]
    fn a_rank_or_a_greeting_is_not_part_of_a_name() {
        let person = |name: &str| vec![(name.to_owned(), Person)];
        assert_eq!(
            mended("[ DCI Sarah Holt ] leads it", Organization),
            person("Sarah Holt")
        );
        assert_eq!(
            mended("[ Lt. Col. Ann Poe ] leads it", Person),
            person("Ann Poe")
        );
        assert_eq!(
            mended("[ Hello Nelisa ] , thank you", Person),
            person("Nelisa")
        );
    }

    #[test]
    fn a_month_beside_a_name_is_part_of_it() {
        let person = |name: &str| vec![(name.to_owned(), Person)];
        assert_eq!(
            mended("April [ Jones ] was five", Person),
            person("April Jones")
        );
        assert_eq!(
            mended("in April [ Jones ] was five", Person),
            person("Jones")
        );
        assert_eq!(
            mended("the leader , [ Theresa ] May , said", Person),
            person("Theresa May")
        );
        assert_eq!(
            mended("[ Theresa ] May 9 was here", Person),
            person("Theresa")
        );
    }

    #[test]
    fn a_firm_keeps_its_ending_and_a_body_is_separated_from_its_person() {
        assert_eq!(
            mended("[ McDonald ] ’s uses it", Person),
            [("McDonald ’s".to_owned(), Organization)]
        );
        assert_eq!(
            mended("said [ Ann Poe of the New York Times ] today", Person),
            [
                ("Ann Poe".to_owned(), Person),
                ("New York Times".to_owned(), Organization)
            ]
        );
    }

    #[test]
    fn a_lone_rank_a_weekday_and_a_dish_are_not_names() {
        assert_eq!(mended("[ DCI ] Sarah Holt was there", Organization), []);
        assert_eq!(
            mended("the strike on [ Tuesday ] was", EntityKind::Product),
            []
        );
        assert_eq!(mended("he ate a [ Caesar ] salad and", Person), []);
        assert_eq!(mended("with [ Arborio rice ] and", Person), []);
        assert_eq!(
            mended("a piece of [ Camembert ] and", EntityKind::Place),
            []
        );
    }

    #[test]
    fn a_judge_is_named_by_the_surname() {
        assert_eq!(
            mended("Mr [ Justice Mackay ] told the jury", Person),
            [("Mackay".to_owned(), Person)]
        );
        assert_eq!(
            mended("with [ Lord Justice Green ] in court", Person),
            [("Green".to_owned(), Person)]
        );
    }

    #[test]
    fn a_storm_is_an_event() {
        let event = |name: &str| vec![(name.to_owned(), EntityKind::Event)];
        assert_eq!(
            mended("Hurricane [ Odile ] struck the coast", EntityKind::Product),
            event("Hurricane Odile")
        );
        assert_eq!(
            mended("when Storm Eunice hit", Person),
            event("Storm Eunice")
        );
    }

    #[test]
    fn the_verb_after_a_ships_name_is_not_part_of_it() {
        assert_eq!(
            mended("when the [ Lusitania sank ] in", EntityKind::Product),
            [("Lusitania".to_owned(), EntityKind::Product)]
        );
    }

    #[test]
    fn something_that_is_read_is_a_work() {
        assert_eq!(
            mended("she read [ The Salt Road ] in", EntityKind::Product),
            [("The Salt Road".to_owned(), EntityKind::Work)]
        );
    }
}

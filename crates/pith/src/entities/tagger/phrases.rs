//! Where a name begins and ends that the model cuts wrongly: ranks and greetings before a person ("DCI Holt"),
//! a given name that is also a month ("April Jones", "Theresa May"), a firm in what looks like a possessive
//! ("McDonald’s"), and a person of a newspaper, which are two.

use std::ops::Range;

use super::Name;
use super::gazetteers::{self, Senses};
use crate::digest::EntityKind;
use crate::entities::linking::names::is_possessive_firm;

/// Ranks before a person's name, without a full stop.
const RANKS: [&str; 20] = [
    "Adm", "Brig", "Capt", "Cmdr", "Col", "Cpl", "DCI", "DCS", "DSI", "Det", "Gen", "Insp", "Lt",
    "Maj", "PC", "Pte", "Pvt", "Sgt", "Supt", "WPC",
];

/// Words by which a person is greeted.
const GREETINGS: [&str; 4] = ["Dear", "Hello", "Hey", "Hi"];

/// Months that people are called as well.
const MONTHS: [&str; 3] = ["April", "June", "May"];

/// Words after which a month is one.
const TIMES: [&str; 16] = [
    "after", "before", "by", "during", "each", "early", "every", "from", "in", "last", "late",
    "next", "of", "since", "this", "until",
];

/// Mends the names of a passage.
pub(super) fn mend(names: &mut Vec<Name>, tokens: &[&str]) {
    let capital = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.starts_with(char::is_uppercase))
    };
    // Where all words have capitals, these tell nothing.
    if !tokens
        .iter()
        .any(|token| token.starts_with(char::is_lowercase))
    {
        return;
    }
    for name in names.iter_mut() {
        without_title(name, tokens);
    }
    let spans: Vec<Range<usize>> = names.iter().map(|name| name.tokens.clone()).collect();
    let is_free = |at: usize| !spans.iter().any(|span| span.contains(&at));
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        let Range { start, end } = name.tokens;
        let given = |at: usize| senses(tokens, at).any(Senses::GIVEN);
        if name.kind == EntityKind::Person {
            if let Some(before) = start.checked_sub(1)
                && capital(before)
                && capital(start)
                && is_free(before)
                && MONTHS.contains(&tokens[before])
                && !before
                    .checked_sub(1)
                    .is_some_and(|at| TIMES.contains(&tokens[at].to_lowercase().as_str()))
            {
                name.tokens.start = before;
            } else if given(start)
                && is_free(end)
                && tokens.get(end).is_some_and(|next| MONTHS.contains(next))
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
        match of_the(&name, tokens) {
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

/// Takes ranks, and a greeting that opens the passage, from the front of a name, which then is a person's.
fn without_title(name: &mut Name, tokens: &[&str]) {
    let Range { start, end } = name.tokens;
    let own = &tokens[start..end];
    let Some(first) = own.first().filter(|_| own.len() > 1) else {
        return;
    };
    let acts = matches!(name.kind, EntityKind::Person | EntityKind::Organization);
    let ranks = own
        .iter()
        .take_while(|token| RANKS.contains(&token.trim_end_matches('.')))
        .count();
    let rest = own.len() - ranks;
    // "PC World" is no constable.
    let doubtful = *first == "PC" && rest > 1 && !senses(tokens, start + ranks).any(Senses::GIVEN);
    if acts && ranks > 0 && (1..=3).contains(&rest) && !doubtful {
        name.tokens.start += ranks;
        name.kind = EntityKind::Person;
    }
    let greeted = GREETINGS.contains(first)
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

/// A person and the body that they are of, which the model takes for one name: "Ann Poe of the New York Times".
fn of_the(name: &Name, tokens: &[&str]) -> Option<(Name, Name)> {
    let Range { start, end } = name.tokens;
    let at = (start + 2..end.saturating_sub(3))
        .find(|&at| tokens[at] == "of" && tokens[at + 1] == "the")?;
    (name.kind == EntityKind::Person).then(|| {
        let person = Name {
            tokens: start..at,
            kind: EntityKind::Person,
        };
        let body = Name {
            tokens: at + 2..end,
            kind: EntityKind::Organization,
        };
        (person, body)
    })
}

#[cfg(test)]
mod tests {
    use EntityKind::{Organization, Person};

    use super::*;

    /// The names of a text whose names are in brackets, once they are mended.
    fn mended(text: &str, kind: EntityKind) -> Vec<(String, EntityKind)> {
        let mut tokens = Vec::new();
        let mut names = Vec::new();
        let mut start = 0;
        for token in text.split(' ') {
            match token {
                "[" => start = tokens.len(),
                "]" => names.push(Name {
                    tokens: start..tokens.len(),
                    kind,
                }),
                _ => tokens.push(token),
            }
        }
        mend(&mut names, &tokens);
        let text = |name: &Name| (tokens[name.tokens.clone()].join(" "), name.kind);
        names.iter().map(text).collect()
    }

    #[test]
    fn a_rank_or_a_greeting_is_no_part_of_a_name() {
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
    fn a_firm_keeps_its_ending_and_a_body_stands_apart_from_its_person() {
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
}

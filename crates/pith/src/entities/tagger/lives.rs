//! What the dates of a life and a degree after a name show: "Ann Poe (1 May 1901 – 4 July 1978)" is
//! a person, and "Ann Poe, M.D., said" names no place.

use super::Name;
use crate::digest::EntityKind;
use crate::language::{self, Section};
use crate::text::language::Language;

/// The dates of a life end within this many tokens.
const LONGEST_LIFE: usize = 20;

/// Makes each name of two or more words that is followed by the dates of a life a person, and
/// removes degrees after a comma.
pub(super) fn judge(names: &mut Vec<Name>, tokens: &[&str]) {
    for name in names.iter_mut() {
        if name.tokens.len() >= 2 && is_life(&tokens[name.tokens.end..]) {
            name.kind = EntityKind::Person;
        }
    }
    let english = language::table(Language::En);
    names.retain(|name| {
        let words = tokens[name.tokens.clone()].concat().replace('.', "");
        let after_comma = name
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|before| tokens[before] == ",");
        !(after_comma && english.has(Section::Degrees, &words))
    });
}

/// Whether `after`, the tokens after a name, start with the dates of a life in brackets: two days
/// in different years, or a year of birth after "born".
fn is_life(after: &[&str]) -> bool {
    let Some((&"(", within)) = after.split_first() else {
        return false;
    };
    let within = within
        .iter()
        .take(LONGEST_LIFE)
        .position(|&token| token == ")")
        .map_or(&[][..], |end| &within[..end]);
    let count = |is: fn(&str) -> bool| within.iter().filter(|token| is(token)).count();
    let years = count(is_year);
    let english = language::table(Language::En);
    let born = within
        .first()
        .is_some_and(|token| english.has(Section::Born, token.trim_end_matches('.')));
    let dash = |token: &str| matches!(token, "-" | "–" | "—" | "--");
    born && years > 0 || years == 2 && count(is_day) >= 2 && count(dash) > 0
}

fn is_year(token: &str) -> bool {
    token.len() == 4 && token.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_day(token: &str) -> bool {
    token.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kinds of the names in `text`, each of which is two words in brackets.
    fn judged(text: &str) -> Vec<EntityKind> {
        let mut tokens = Vec::new();
        let mut names = Vec::new();
        let mut start = None;
        for token in text.split(' ') {
            match token {
                "[" => start = Some(tokens.len()),
                "]" => names.extend(start.take().map(|start| Name {
                    tokens: start..tokens.len(),
                    kind: EntityKind::Organization,
                })),
                _ => tokens.push(token),
            }
        }
        judge(&mut names, &tokens);
        names.iter().map(|name| name.kind).collect()
    }

    #[test]
    fn a_name_with_the_dates_of_a_life_is_a_person() {
        let person = [EntityKind::Person];
        assert_eq!(
            judged("[ Ann Poe ] ( 1 May 1901 – 4 July 1978 ) was a poet"),
            person
        );
        assert_eq!(
            judged("[ Lee Ash ] ( born May 1 , 1960 ) is a singer"),
            person
        );
    }

    #[test]
    fn years_alone_may_belong_to_a_firm() {
        let firm = [EntityKind::Organization];
        assert_eq!(judged("[ Poe Brothers ] ( 1901 – 1978 ) was a firm"), firm);
        assert_eq!(judged("[ Poe Brothers ] ( 1 ) 4 July 1978"), firm);
    }

    #[test]
    fn a_degree_after_a_name_is_not_a_name() {
        assert!(judged("Ann Poe , [ M.D. ] , said").is_empty());
        assert_eq!(judged("in [ M.D. ] last year").len(), 1);
    }
}

//! People whom the model missed but a form of address reveals: "Mrs May told".

use super::Name;
use super::vocabulary::Vocabulary;
use crate::digest::EntityKind;
use crate::language::{self, Section};
use crate::sort;
use crate::text::language::Language;

/// Maximum number of words in a name.
const LONGEST_NAME: usize = 4;

/// Adds to `names`, which must be in order, those revealed by the tokens of a passage.
pub(super) fn add(names: &mut Vec<Name>, tokens: &[&str], words: &Vocabulary) {
    // If every word is capitalized, or every letter is, capitals reveal nobody.
    if !tokens.iter().any(|token| begins_small(token)) {
        return;
    }
    // Other languages use these too, for people from English-speaking countries.
    let english = language::table(Language::En);
    let is_office = |token: &str| english.has(Section::Offices, token);
    let covered = |names: &[Name], at: usize| names.iter().any(|name| name.tokens.contains(&at));
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !english.has(Section::Addresses, token.trim_end_matches('.')) {
            continue;
        }
        let stop = tokens.get(at + 1) == Some(&".");
        let mut start = at + 1 + usize::from(stop);
        // As in "Mr Justice Mackay".
        let office = |at: usize| tokens.get(at).is_some_and(|token| is_office(token));
        if office(start)
            && tokens
                .get(start + 1)
                .is_some_and(|next| is_capitalized(next))
            && !office(start + 1)
        {
            start += 1;
        }
        let is_part = |at: &usize| {
            let token = tokens.get(*at).copied().unwrap_or_default();
            is_capitalized(token)
                && !is_office(token)
                && !words.ranks.contains(token)
                && !covered(names, *at)
        };
        let end = (start..start + LONGEST_NAME).take_while(is_part).last();
        if let Some(end) = end {
            found.push(Name {
                tokens: start..end + 1,
                kind: EntityKind::Person,
            });
        }
    }
    if !found.is_empty() {
        names.append(&mut found);
        sort::by_key(names, |name| name.tokens.start);
    }
}

fn begins_small(token: &str) -> bool {
    token.starts_with(char::is_lowercase)
}

/// Whether a token is a capital followed by lower-case letters.
fn is_capitalized(token: &str) -> bool {
    token.starts_with(char::is_uppercase) && token.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    fn added(text: &str) -> Vec<String> {
        let tokens: Vec<&str> = text.split(' ').collect();
        let mut names = Vec::new();
        add(&mut names, &tokens, Vocabulary::of(Language::En));
        let text = |name: &Name| tokens[name.tokens.clone()].join(" ");
        names.iter().map(text).collect()
    }

    #[test]
    fn someone_with_a_form_of_address_is_a_person() {
        assert_eq!(added("Mrs May told reporters"), ["May"]);
        assert_eq!(added("said Dr . Ana Will at noon"), ["Ana Will"]);
        assert_eq!(added("Mr. Frost and Ms Bell left"), ["Frost", "Bell"]);
        assert_eq!(added("said Mr Justice Mackay at noon"), ["Mackay"]);
    }

    #[test]
    fn an_office_is_not_a_person() {
        assert!(added("thank you , Mr President , and good night").is_empty());
        assert!(added("Dr of what ?").is_empty());
    }

    #[test]
    fn capitals_reveal_nobody_if_all_words_have_them() {
        assert!(added("Mr Right Comes Home").is_empty());
        assert!(added("MR MAY RESIGNS").is_empty());
    }

    #[test]
    fn existing_names_are_left_alone() {
        let tokens = ["Mrs", "May", "told", "us"];
        let mut names = vec![Name {
            tokens: 1..2,
            kind: EntityKind::Organization,
        }];
        let before = names.clone();
        add(&mut names, &tokens, Vocabulary::of(Language::En));
        assert_eq!(names, before);
    }
}

//! Test cases of attribution, one file per language; `quotes_tests/en.txt` explains the format.

use super::find;
use crate::Options;
use crate::digest::EntityKind;
use crate::entities::linking::{self, Found};
use crate::span::Span;
use crate::text::Document;
use crate::text::language::Language;

/// A text without its brackets, and the names that were in them.
fn marked(text: &str) -> (String, Vec<Found>) {
    let mut plain = String::new();
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['[', '{']) {
        let kind = match &rest[at..=at] {
            "[" => EntityKind::Person,
            _ => EntityKind::Organization,
        };
        plain.push_str(&rest[..at]);
        let end = rest.find([']', '}']).unwrap_or(rest.len());
        let start = plain.len();
        plain.push_str(&rest[at + 1..end]);
        found.push(Found {
            span: Span::new(start, plain.len()),
            kind,
            weight: 1.0,
            value: None,
        });
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    plain.push_str(rest);
    (plain, found)
}

/// Who says what in a text whose names are in brackets, as "speaker | words". The speaker is the
/// entity's name, or the words for an unnamed person in parentheses, or "?".
fn said(text: &str, language: Language) -> Vec<String> {
    let (text, found) = marked(text);
    let options = Options {
        as_is: true,
        language: Some(language),
        ..Options::default()
    };
    let document = Document::parse(&text, &options);
    let (mentions, entities) = linking::link(&text, language, &found);
    let quotes = find(&document, &mentions, &entities);
    quotes
        .iter()
        .map(|quote| {
            let words: Vec<&str> = quote.spans.iter().map(|span| span.text(&text)).collect();
            let speaker = match (quote.entity, quote.speaker) {
                (Some(entity), _) => entities[entity].name.clone(),
                (None, Some(words)) => format!("({})", words.text(&text)),
                (None, None) => "?".to_owned(),
            };
            format!("{speaker} | {}", words.join(" "))
        })
        .collect()
}

/// Fails with a list of all cases in a file that have the wrong result.
fn check(cases: &str, language: Language) {
    let mut wrong = Vec::new();
    let mut count = 0;
    let cases = cases.lines().filter(|line| !line.starts_with('#'));
    let lines: Vec<&str> = cases.filter(|line| !line.is_empty()).collect();
    for case in lines.chunk_by(|_, next| next.starts_with('>')) {
        let [text, expected @ ..] = case else {
            continue;
        };
        count += 1;
        let found = said(&text.replace(" ¶ ", "\n\n"), language);
        let fits = |(found, expected): (&String, &&str)| {
            let expected = expected.trim_start_matches("> ");
            expected == "nothing" || found.starts_with(expected)
        };
        let expected: Vec<&str> = expected
            .iter()
            .copied()
            .filter(|line| *line != "> nothing")
            .collect();
        if found.len() != expected.len() || !found.iter().zip(&expected).all(fits) {
            wrong.push(format!(
                "{text}\n    found {found:?}\n    not   {expected:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} cases in {}:\n{}",
        wrong.len(),
        language.name(),
        wrong.join("\n")
    );
}

macro_rules! languages {
    ($($test:ident $language:ident $file:literal;)*) => {
        $(
            #[test]
            fn $test() {
                check(include_str!(concat!("quotes_tests/", $file)), Language::$language);
            }
        )*
    };
}

languages! {
    speech_is_attributed_in_english En "en.txt";
    speech_is_attributed_in_german De "de.txt";
    speech_is_attributed_in_french Fr "fr.txt";
    speech_is_attributed_in_spanish Es "es.txt";
    speech_is_attributed_in_italian It "it.txt";
    speech_is_attributed_in_portuguese Pt "pt.txt";
}

#[test]
fn without_a_languages_words_of_speech_quotations_are_found_but_nobody_is_named() {
    let text = "”Silta ei ole turvallinen kenellekään”, sanoi [Maria Santos].";
    assert_eq!(
        said(text, Language::Fi),
        ["? | ”Silta ei ole turvallinen kenellekään”"]
    );
}

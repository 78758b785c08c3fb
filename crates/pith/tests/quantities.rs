//! Dates and amounts in seven languages: test cases in one file per language.
//!
//! A line is a sentence with its expressions in brackets, a bar, and the kind and value of each:
//! "–" for none, with "!" if the publication date was needed. To report a bug, add a line.

use pith::digest::Value;
use pith::entities::quantities;
use pith::text::language::Language;
use time::{Date, Month};

/// The expressions in a sentence, with kind and value.
fn found(sentence: &str, language: Language) -> Vec<(String, String)> {
    let written = Date::from_calendar_date(2024, Month::September, 5).ok();
    let quantities = quantities::find(sentence, language, written);
    quantities
        .into_iter()
        .map(|quantity| {
            let value = match quantity.value {
                None => "–".to_owned(),
                Some(Value::Moment { iso, resolved }) => {
                    format!("{iso}{}", if resolved { "!" } else { "" })
                }
                Some(Value::Amount { least, most, unit }) => match most {
                    Some(most) => format!("{least}..{most} {unit}"),
                    None => format!("{least} {unit}"),
                },
            };
            let kind = format!("{:?}", quantity.kind).to_lowercase();
            let words = quantity.span.text(sentence).to_owned();
            (words, format!("{kind} {value}"))
        })
        .collect()
}

/// The expressions of a line in brackets, with what is expected of each.
fn expected(marked: &str, said: &str) -> Vec<(String, String)> {
    let words = marked
        .split('[')
        .skip(1)
        .filter_map(|rest| rest.split(']').next())
        .map(str::to_owned);
    let said = said.split(';').map(|said| said.trim().to_owned());
    words.zip(said).collect()
}

fn assert_cases(cases: &str, language: Language) {
    let lines: Vec<&str> = cases
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let wrong: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            let (marked, said) = line.rsplit_once('|')?;
            let sentence = marked.trim().replace(['[', ']'], "");
            let (found, expected) = (found(&sentence, language), expected(marked, said));
            (found != expected).then(|| format!("{line}\n    found {found:?}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} cases are wrong:\n{}",
        wrong.len(),
        lines.len(),
        wrong.join("\n")
    );
}

#[test]
fn english_dates_and_amounts_are_found_with_their_values() {
    assert_cases(include_str!("quantities/en.txt"), Language::En);
}

#[test]
fn german_dates_and_amounts_are_found_with_their_values() {
    assert_cases(include_str!("quantities/de.txt"), Language::De);
}

#[test]
fn french_dates_and_amounts_are_found_with_their_values() {
    assert_cases(include_str!("quantities/fr.txt"), Language::Fr);
}

#[test]
fn spanish_dates_and_amounts_are_found_with_their_values() {
    assert_cases(include_str!("quantities/es.txt"), Language::Es);
}

#[test]
fn italian_dates_and_amounts_are_found_with_their_values() {
    assert_cases(include_str!("quantities/it.txt"), Language::It);
}

#[test]
fn portuguese_dates_and_amounts_are_found_with_their_values() {
    assert_cases(include_str!("quantities/pt.txt"), Language::Pt);
}

#[test]
fn dutch_dates_and_amounts_are_found_with_their_values() {
    assert_cases(include_str!("quantities/nl.txt"), Language::Nl);
}

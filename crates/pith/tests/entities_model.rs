//! What a reader would notice about the trained name tagger.

use pith::Engine;
use pith::digest::EntityKind;
use pith::entities::model::Model;
use pith::text::language::Language;

fn english() -> &'static Model {
    let models = Engine::embedded().models();
    models.names(Language::En).expect("the model loads")
}

fn names(text: &str) -> Vec<(String, EntityKind)> {
    let model = english();
    let passages: Vec<Vec<&str>> = text.lines().map(|line| line.split(' ').collect()).collect();
    let mut names = Vec::new();
    for (tokens, found) in passages.iter().zip(model.tag(&passages)) {
        for name in found {
            names.push((tokens[name.tokens].join(" "), name.kind));
        }
    }
    names
}

#[test]
fn people_places_and_organizations_of_a_news_sentence_are_named() {
    let found = names(
        "Prime Minister Anna Lindqvist met executives of Volvo Group in Stockholm on Monday .",
    );
    for (name, kind) in [
        ("Anna Lindqvist", EntityKind::Person),
        ("Volvo Group", EntityKind::Organization),
        ("Stockholm", EntityKind::Place),
    ] {
        assert!(
            found.contains(&(name.to_owned(), kind)),
            "{name} in {found:?}"
        );
    }
}

#[test]
fn a_headline_in_capitals_still_has_its_places() {
    let found = names("FLOODS HIT NORTHERN PAKISTAN AS RIVERS RISE");
    assert!(
        found
            .iter()
            .any(|(name, kind)| name.contains("PAKISTAN") && *kind == EntityKind::Place)
    );
}

#[test]
fn common_words_are_not_names() {
    assert_eq!(
        names("The rain stopped before noon and the streets were dry by evening ."),
        []
    );
}

#[test]
fn a_document_without_words_has_no_names() {
    let model = english();
    assert_eq!(model.tag(&[]).len(), 0);
    assert_eq!(model.tag(&[vec![], vec![""], vec!["\u{0}"]]).len(), 3);
}

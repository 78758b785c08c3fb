//! What a reader would notice of the trained tagger of names.

use pith::digest::EntityKind;
use pith::entities::model::bytes::LoadError;
use pith::entities::model::{COMMITTED, Model};

fn names(text: &str) -> Vec<(String, EntityKind)> {
    let model = Model::load(COMMITTED).expect("the committed model loads");
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
fn plain_words_are_no_names() {
    assert_eq!(
        names("The rain stopped before noon and the streets were dry by evening ."),
        []
    );
}

#[test]
fn a_document_without_words_has_no_names() {
    let model = Model::load(COMMITTED).expect("the committed model loads");
    assert_eq!(model.tag(&[]).len(), 0);
    assert_eq!(model.tag(&[vec![], vec![""], vec!["\u{0}"]]).len(), 3);
}

#[test]
fn altered_bytes_are_refused_and_never_panic() {
    assert_eq!(Model::load(b"").err(), Some(LoadError::Magic));
    assert_eq!(
        Model::load(&COMMITTED[..COMMITTED.len() / 2]).err(),
        Some(LoadError::Checksum)
    );
    let mut altered = COMMITTED.to_vec();
    altered[7] = 99;
    assert_eq!(Model::load(&altered).err(), Some(LoadError::Version(99)));
    let parts = &COMMITTED[12..];
    for cut in (0..parts.len()).step_by(99_991) {
        assert!(Model::load(&Model::pack(&parts[..cut])).is_err());
    }
}

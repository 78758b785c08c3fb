//! An entity's name and kind. Which mentions refer to the same thing is tested in the lab, with
//! cases that are also used for measuring.

use pith::digest::EntityKind;
use pith::entities::linking::{Found, link};
use pith::span::Span;
use pith::text::language::Language;

/// The mentions of `words`, in the order of `text`, each after the previous one.
fn found(text: &str, words: &[(&str, EntityKind)]) -> Vec<Found> {
    let mut from = 0;
    let mention = |&(words, kind): &(&str, EntityKind)| {
        let start = from
            + text[from..]
                .find(words)
                .expect("the words stand in the text");
        from = start + words.len();
        Found {
            span: Span::new(start, from),
            kind,
            weight: 1.0,
            value: None,
        }
    };
    words.iter().map(mention).collect()
}

#[test]
fn an_entity_has_its_fullest_name_and_the_most_important_comes_first() {
    let text = "IRAQ waits. Reyes and Alma Reyes left Iraq. Reyes slept.";
    let words = [
        ("IRAQ", EntityKind::Place),
        ("Reyes", EntityKind::Person),
        ("Alma Reyes", EntityKind::Person),
        ("Iraq", EntityKind::Place),
        ("Reyes", EntityKind::Person),
    ];
    let (_, entities) = link(text, Language::En, &found(text, &words));
    let shown: Vec<_> = entities
        .iter()
        .map(|entity| (entity.name.as_str(), entity.weight))
        .collect();
    assert_eq!(shown, [("Alma Reyes", 3.0), ("Iraq", 2.0)]);
}

#[test]
fn an_acronym_takes_the_kind_that_the_text_explains() {
    let text = "The Pan Baltic Games (PBG) open. PBG ends.";
    let words = [
        ("Pan Baltic Games", EntityKind::Event),
        ("PBG", EntityKind::Organization),
        ("PBG", EntityKind::Organization),
    ];
    let (mentions, entities) = link(text, Language::En, &found(text, &words));
    assert!(
        mentions
            .iter()
            .all(|mention| mention.kind == EntityKind::Event)
    );
    assert_eq!(entities.len(), 1);
}

#[test]
fn a_shared_surname_refers_to_the_person_of_the_right_gender() {
    let text = "Darren Pike died. Hannah Pike, his widow, spoke. Mr Pike was 41. Mrs Pike is 39.";
    let person = |name| (name, EntityKind::Person);
    let words = ["Darren Pike", "Hannah Pike", "Pike", "Pike"].map(person);
    let (mentions, _) = link(text, Language::En, &found(text, &words));
    assert_eq!(mentions[2].entity, mentions[0].entity);
    assert_eq!(mentions[3].entity, mentions[1].entity);
}

#[test]
fn a_given_name_that_suggests_another_gender_separates_nobody() {
    let text = "Kelly Brandt won. Mr Brandt had not won before.";
    let words = [
        ("Kelly Brandt", EntityKind::Person),
        ("Brandt", EntityKind::Person),
    ];
    let (_, entities) = link(text, Language::En, &found(text, &words));
    assert_eq!(entities.len(), 1);
}

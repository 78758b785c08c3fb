//! What an entity is called, and what it is. Which mentions are of one thing is tested in the lab,
//! whose cases are also measured.

use pith::digest::EntityKind;
use pith::entities::linking::{Found, link};
use pith::span::Span;

fn kind(letter: &str) -> EntityKind {
    match letter {
        "P" => EntityKind::Person,
        "O" => EntityKind::Organization,
        "L" => EntityKind::Place,
        "G" => EntityKind::Group,
        "E" => EntityKind::Event,
        "D" => EntityKind::Date,
        _ => EntityKind::Money,
    }
}

/// The plain text of a case, its mentions, and the gold entity of each.
fn read(case: &str) -> (String, Vec<Found>, Vec<String>) {
    let (mut text, mut found, mut gold) = (String::new(), Vec::new(), Vec::new());
    let mut rest = case;
    while let Some((before, after)) = rest.split_once('[') {
        let (mark, after) = after.split_once(']').expect("a closed mark");
        let (label, words) = mark.split_once('|').expect("a label");
        let (letter, id) = label.split_once(' ').expect("a kind and an id");
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        found.push(Found {
            span: Span::new(start, text.len()),
            kind: kind(letter),
            weight: 1.0,
            value: None,
        });
        gold.push(id.to_owned());
        rest = after;
    }
    text.push_str(rest);
    (text, found, gold)
}

#[test]
fn an_entity_goes_by_its_fullest_name_and_the_weightiest_comes_first() {
    let (text, found, _) = read(
        "[L 1|IRAQ] waits. [P 2|Reyes] and [P 2|Alma Reyes] left [L 1|Iraq]. [P 2|Reyes] slept.",
    );
    let (_, entities) = link(&text, &found);
    let shown: Vec<_> = entities
        .iter()
        .map(|entity| (entity.name.as_str(), entity.weight))
        .collect();
    assert_eq!(shown, [("Alma Reyes", 3.0), ("Iraq", 2.0)]);
}

#[test]
fn an_acronym_takes_the_kind_that_the_text_explains() {
    let (text, mut found, _) = read("The [E 1|Pan Baltic Games] ([O 2|PBG]) open. [O 2|PBG] ends.");
    found[1].kind = EntityKind::Organization;
    let (mentions, entities) = link(&text, &found);
    assert!(
        mentions
            .iter()
            .all(|mention| mention.kind == EntityKind::Event)
    );
    assert_eq!(entities.len(), 1);
}

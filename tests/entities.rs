//! What a reader sees marked in an article, and under which names.

use pith::digest::EntityKind::{
    self, Date, Group, Money, Organization, Percent, Person, Place, Time,
};
use pith::{Options, digest};

const ARTICLE: &str = "\
Kenyan Prime Minister Wanjiku Otieno opened talks in Nairobi on Tuesday, March 3, with the head of \
the Lake Victoria Fisheries Organization (LVFO), Tobias Lindqvist. Otieno said Kenya would pay $2.5m \
by October 2027, a third of what Uganda owes.

\"The LVFO has waited since 2019,\" Lindqvist told reporters at 3:30 p.m. , adding that Kenyan \
catches fell 12 per cent last year. Uganda and the United States sent observers; the US envoy, \
Marguerite Delacroix, spoke for two hours in May.";

fn names(kind: EntityKind) -> Vec<String> {
    let mut names: Vec<String> = digest(ARTICLE, &Options::default())
        .entities
        .into_iter()
        .filter(|entity| entity.kind == kind)
        .map(|entity| entity.name)
        .collect();
    names.sort();
    names
}

#[test]
fn people_are_named_without_their_titles_and_once() {
    assert_eq!(
        names(Person),
        ["Marguerite Delacroix", "Tobias Lindqvist", "Wanjiku Otieno"]
    );
}

#[test]
fn places_organizations_and_groups_are_told_apart() {
    assert_eq!(
        names(Place),
        ["Kenya", "Nairobi", "Uganda", "United States"]
    );
    assert_eq!(
        names(Organization),
        ["Lake Victoria Fisheries Organization"]
    );
    assert_eq!(names(Group), ["Kenyan"]);
}

#[test]
fn times_and_amounts_are_marked() {
    assert_eq!(
        names(Date),
        [
            "2019",
            "March 3",
            "May",
            "October 2027",
            "Tuesday",
            "last year"
        ]
    );
    assert_eq!(names(Time), ["3:30 p.m.", "two hours"]);
    assert_eq!(names(Money), ["$2.5m"]);
    assert_eq!(names(Percent), ["12 per cent"]);
}

#[test]
fn all_mentions_of_one_thing_are_listed_under_it() {
    let digest = digest(ARTICLE, &Options::default());
    let mentions = |name: &str| -> Vec<&str> {
        digest
            .entities
            .iter()
            .filter(|entity| entity.name == name)
            .flat_map(|entity| &entity.mentions)
            .map(|&mention| digest.mentions[mention].span.text(ARTICLE))
            .collect()
    };
    assert_eq!(mentions("Wanjiku Otieno"), ["Wanjiku Otieno", "Otieno"]);
    assert_eq!(mentions("United States"), ["United States", "US"]);
    assert_eq!(
        mentions("Lake Victoria Fisheries Organization"),
        ["Lake Victoria Fisheries Organization", "LVFO", "LVFO"]
    );
}

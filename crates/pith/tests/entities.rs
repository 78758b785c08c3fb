//! What a reader sees marked in an article, and under what names.

use pith::digest::EntityKind::{
    self, Date, Group, Money, Organization, Percent, Person, Place, Time,
};
use pith::digest::Value;
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
fn places_organizations_and_groups_are_distinguished() {
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
fn a_name_inside_a_word_is_marked_instead_of_the_word() {
    let article = "The London-based company bought a startup from Kenya last year. Its Berlin-born founder, Ines \
        Robledo, once led a Saudi-backed fund. The deal is a Robledo-led one, and the tool is a Pogwheel-based one.";
    let found = digest(article, &Options::default());
    let name = |at: &usize| found.mentions[*at].span.text(article);
    let mut marked: Vec<_> = found
        .entities
        .iter()
        .filter(|entity| entity.kind.is_name())
        .map(|entity| {
            let mentions: Vec<_> = entity.mentions.iter().map(name).collect();
            (entity.kind, mentions.join(", "))
        })
        .collect();
    marked.sort_by(|one, other| one.1.cmp(&other.1));
    let expected = [
        (Place, "Berlin"),
        (Person, "Ines Robledo, Robledo"),
        (Place, "Kenya"),
        (Place, "London"),
        (Group, "Saudi"),
    ];
    assert_eq!(
        marked,
        expected.map(|(kind, mentions)| (kind, mentions.to_owned()))
    );
}

#[test]
fn times_and_amounts_are_marked() {
    assert_eq!(
        names(Date),
        ["2019", "March 3", "May", "October 2027", "last year"]
    );
    assert_eq!(names(Time), ["3:30 p.m.", "two hours"]);
    assert_eq!(names(Money), ["$2.5m"]);
    assert_eq!(names(Percent), ["12 per cent"]);
}

/// The values of the article's dates and amounts, by name.
fn values(article: &str) -> Vec<(String, Option<Value>)> {
    let entities = digest(article, &Options::default()).entities;
    let all = entities.into_iter().filter(|entity| !entity.kind.is_name());
    all.map(|entity| (entity.name, entity.value)).collect()
}

fn moment(iso: &str, resolved: bool) -> Option<Value> {
    let iso = iso.to_owned();
    Some(Value::Moment { iso, resolved })
}

#[test]
fn relative_dates_are_resolved_by_the_publication_date() {
    let published = format!("Lake talks open\n\nBy Ana Ruiz\n\nMarch 4, 2026\n\n{ARTICLE}");
    assert_eq!(
        digest(&published, &Options::default()).published.as_deref(),
        Some("2026-03-04")
    );
    let values = values(&published);
    for (name, iso) in [
        ("March 3", "2026-03-03"),
        ("last year", "2025"),
        ("May", "2025-05"),
    ] {
        assert!(
            values.contains(&(name.to_owned(), moment(iso, true))),
            "{name}: {values:?}"
        );
    }
    assert!(values.contains(&("October 2027".to_owned(), moment("2027-10", false))));
}

#[test]
fn relative_dates_in_an_article_without_a_date_stay_open() {
    let values = values(ARTICLE);
    assert!(values.contains(&("last year".to_owned(), None)));
    assert!(values.contains(&("March 3".to_owned(), moment("--03-03", false))));
    let dollars = Value::Amount {
        least: "2500000".to_owned(),
        most: None,
        unit: "USD".to_owned(),
    };
    assert!(values.contains(&("$2.5m".to_owned(), Some(dollars))));
}

#[test]
fn a_day_and_its_weekday_are_one_entity_and_so_are_two_spellings_of_an_amount() {
    let article = "Prices rose 12 per cent, and wages 12%. They met on Thursday, June 4, and on \
        June 4 they parted.";
    let mentions: Vec<usize> = digest(article, &Options::default())
        .entities
        .iter()
        .map(|entity| entity.mentions.len())
        .collect();
    assert_eq!(mentions, [3, 2]);
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

#[test]
fn the_date_line_contains_no_names_or_keywords() {
    let page = include_str!("articles/pastes/broadsheet.txt");
    let digest = digest(page, &Options::default());
    let of_line = |name: &str| ["Thu", "Published", "BST"].contains(&name);
    let named = digest.entities.iter().filter(|entity| entity.kind != Date);
    assert!(!named.into_iter().any(|entity| of_line(&entity.name)));
    assert!(
        !digest
            .keywords
            .iter()
            .any(|keyword| of_line(&keyword.phrase))
    );
}

#[test]
fn an_entry_with_the_dates_of_a_life_is_about_a_person() {
    let entry = "Ada Mary Holt (12 March 1901 – 4 July 1978) was an engineer, known for the first \
        tide tables of the coast of Marl. Her father kept the tower clocks of Port Ellery.";
    let entities = digest(entry, &Options::default()).entities;
    let holt = entities
        .iter()
        .find(|entity| entity.name == "Ada Mary Holt");
    assert_eq!(holt.map(|entity| entity.kind), Some(Person));
}

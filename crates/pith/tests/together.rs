//! What a reader notices of several articles read together.

use pith::digest;
use pith::digest::{Budget, Digest, Options, Role};

const MONDAY: &str = "Ferry to Aldmouth to stop in October

Published 2 March 2026

Maria Lindgren, the mayor of Aldmouth, said on Monday that the ferry will stop in October. The ferry has lost money for nine years and the town council voted to close it. Residents of the island have started a petition against the plan.

Read also: Ten walks along the coast";

const FRIDAY: &str = "Islanders take Aldmouth council to court

Published 6 March 2026

The Island League filed a suit against the council of Aldmouth on Friday. The ferry has lost money for nine years and the town council voted to close it. Mayor Maria Lindgren said that she expects the court to rule in April.";

fn both() -> (String, Options) {
    let options = Options {
        further: vec![MONDAY.len() + 2],
        ..Options::default()
    };
    (format!("{MONDAY}\n\n{FRIDAY}"), options)
}

fn chosen<'a>(source: &'a str, digest: &Digest) -> Vec<&'a str> {
    let summary = digest.summary.iter();
    summary
        .map(|&at| digest.sentences[at].span.text(source))
        .collect()
}

#[test]
fn each_article_keeps_its_own_title_and_clutter() {
    let (source, options) = both();
    let result = digest(&source, &options);
    let titles: Vec<_> = result
        .articles
        .iter()
        .map(|article| article.title.as_deref())
        .collect();
    assert_eq!(
        titles,
        [
            Some("Ferry to Aldmouth to stop in October"),
            Some("Islanders take Aldmouth council to court")
        ]
    );
    for (start, role) in [
        ("Islanders take", Role::Title),
        ("Published 6", Role::Published),
    ] {
        let block = result
            .blocks
            .iter()
            .find(|block| block.span.text(&source).starts_with(start));
        assert_eq!(block.map(|block| block.role), Some(role), "{start}");
    }
    assert_eq!(result.sentences.len(), 6);
}

#[test]
fn what_both_say_is_in_the_summary_once() {
    let (source, options) = both();
    for count in 1..=5 {
        let result = digest(
            &source,
            &Options {
                budget: Budget::Sentences(count),
                ..options.clone()
            },
        );
        let texts = chosen(&source, &result);
        let repeated = texts
            .iter()
            .filter(|text| text.starts_with("The ferry has lost money"));
        assert!(repeated.count() <= 1, "{texts:#?}");
    }
}

#[test]
fn a_summary_has_something_of_each_article() {
    let (source, options) = both();
    let result = digest(&source, &options);
    let boundary = result.articles[1].span.start();
    let (first, second): (Vec<_>, Vec<_>) = result
        .summary
        .iter()
        .map(|&at| result.sentences[at].span.start())
        .partition(|&start| start < boundary);
    assert!(!first.is_empty() && !second.is_empty(), "{result:#?}");
}

#[test]
fn a_person_in_both_is_one_entity() {
    let (source, options) = both();
    let result = digest(&source, &options);
    let boundary = result.articles[1].span.start();
    let mayor = result
        .entities
        .iter()
        .find(|entity| entity.name.contains("Lindgren"))
        .unwrap();
    let starts = mayor
        .mentions
        .iter()
        .map(|&at| result.mentions[at].span.start());
    let (first, second): (Vec<_>, Vec<_>) = starts.partition(|&start| start < boundary);
    assert!(
        !first.is_empty() && !second.is_empty(),
        "{:#?}",
        result.entities
    );
}

#[test]
fn a_weekday_is_told_by_the_date_of_its_own_article() {
    let (source, options) = both();
    let result = digest(&source, &options);
    let value = |day: &str| {
        let mention = result
            .mentions
            .iter()
            .position(|mention| mention.span.text(&source) == day)
            .unwrap();
        let entity = result
            .entities
            .iter()
            .find(|entity| entity.mentions.contains(&mention));
        format!("{:?}", entity.and_then(|entity| entity.value.clone()))
    };
    assert!(
        value("Monday").contains("2026-03-02"),
        "{}",
        value("Monday")
    );
    assert!(
        value("Friday").contains("2026-03-06"),
        "{}",
        value("Friday")
    );
}

#[test]
fn places_that_are_none_are_passed_over() {
    let alone = digest(MONDAY, &Options::default());
    for further in [
        vec![0],
        vec![MONDAY.len()],
        vec![usize::MAX],
        vec![9_000, 3],
    ] {
        let options = Options {
            further,
            ..Options::default()
        };
        let result = digest(MONDAY, &options);
        if options.articles(MONDAY).len() == 1 {
            assert_eq!(result, alone);
        }
    }
    let within = Options {
        further: vec![1],
        ..Options::default()
    };
    assert!(within.articles("é").len() == 1);
}

#[test]
fn an_article_of_nothing_but_white_space_is_none() {
    let source = " \n The river rose. \n\n\n Schools stayed open. \n ";
    let options = Options {
        further: (0..source.len()).collect(),
        ..Options::default()
    };
    let articles = options.articles(source);
    assert!(articles.len() > 2);
    for article in articles {
        assert!(!article.text(source).trim().is_empty());
    }
}

//! What a reader notices about several articles read together.

use pith::digest;
use pith::digest::{Availability, Budget, Digest, EntityKind, Options, Role};
use pith::text::language::Language;
use pith::{Engine, Models};

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
fn what_both_articles_say_is_in_the_summary_once() {
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
fn a_summary_has_something_from_each_article() {
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
fn a_weekday_is_resolved_by_the_date_of_its_own_article() {
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
fn invalid_positions_are_ignored() {
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
fn white_space_alone_is_not_an_article() {
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

const GERMAN: &str = "Fähre nach Altmünde fährt wieder

Von Jana Kolb

Veröffentlicht am 9. März 2026

Im Sommer fährt die Fähre nach Altmünde wieder. Bürgermeister Peter Brandt sagte am Donnerstag, die Stadt habe einen neuen Betreiber gefunden. „Wir haben lange nach einer Lösung für die Fähre gesucht“, sagte Brandt. Die Brücken der Insel werden im Herbst geprüft.

Im Herbst soll die Fähre auch am Abend fahren. Mehr Fahrten kosten die Stadt 1,5 Millionen Euro im Jahr.";

fn in_two_languages() -> (String, Options) {
    let options = Options {
        further: vec![MONDAY.len() + 2],
        ..Options::default()
    };
    (format!("{MONDAY}\n\n{GERMAN}"), options)
}

/// The names and kinds of the mentions from `start` on.
fn mentions_from(source: &str, digest: &Digest, start: usize) -> Vec<(String, EntityKind)> {
    let mentions = digest.mentions.iter();
    let mentions = mentions.filter(|mention| mention.span.start() >= start);
    mentions
        .map(|mention| (mention.span.text(source).to_owned(), mention.kind))
        .collect()
}

#[test]
fn each_article_is_read_in_its_own_language() {
    let (source, options) = in_two_languages();
    let result = digest(&source, &options);
    let languages: Vec<_> = result.articles.iter().map(|of| of.language).collect();
    assert_eq!(languages, [Language::En, Language::De]);
    let start = result.articles[1].span.start();
    let together = mentions_from(&source, &result, start);
    let alone = digest(&source[start..], &Options::default());
    assert_eq!(
        together,
        mentions_from(&source[start..], &alone, 0),
        "the names, dates and sums are those of the article alone"
    );
    for words in ["Im", "Von", "Mehr"] {
        assert!(
            !together.iter().any(|(name, _)| name.starts_with(words)),
            "{together:#?}"
        );
    }
}

#[test]
fn the_order_of_the_articles_does_not_change_what_each_names() {
    let (source, options) = in_two_languages();
    let result = digest(&source, &options);
    let turned = format!("{GERMAN}\n\n{MONDAY}");
    let turned_options = Options {
        further: vec![GERMAN.len() + 2],
        ..Options::default()
    };
    let turned_result = digest(&turned, &turned_options);
    let sorted = |mut mentions: Vec<(String, EntityKind)>| {
        mentions.sort();
        mentions
    };
    assert_eq!(
        sorted(mentions_from(&source, &result, 0)),
        sorted(mentions_from(&turned, &turned_result, 0))
    );
}

#[test]
fn speech_and_days_of_a_second_language_are_understood() {
    let (source, options) = in_two_languages();
    let result = digest(&source, &options);
    let quote = result.quotes.last().expect("the German article has speech");
    assert!(quote.spans[0].text(&source).contains("Lösung"));
    let speaker = quote.entity.map(|at| result.entities[at].name.as_str());
    assert_eq!(speaker, Some("Peter Brandt"));
    let thursday = result.entities.iter().find(|entity| {
        let first = entity.mentions[0];
        result.mentions[first].span.text(&source) == "Donnerstag"
            || result.mentions[first].span.text(&source) == "am Donnerstag"
    });
    let value = format!("{:?}", thursday.map(|entity| &entity.value));
    assert!(value.contains("2026-03-05"), "{value}");
}

#[test]
fn typed_words_are_searched_for_in_each_articles_language() {
    let (source, options) = in_two_languages();
    let result = digest(&source, &options);
    let engine = Engine::embedded();
    for (words, sentence) in [
        ("Brücke", "Die Brücken der Insel"),
        ("petitions", "Residents"),
    ] {
        let relevance = engine.relevance(source.as_str(), &options, words);
        let best = (0..relevance.len()).max_by(|&a, &b| relevance[a].total_cmp(&relevance[b]));
        let best = best.map_or("", |at| result.sentences[at].span.text(&source));
        assert!(best.starts_with(sentence), "{words}: {best}");
    }
}

#[test]
fn each_article_says_whether_its_names_could_be_found() {
    let (source, options) = in_two_languages();
    let mut models = Models::new();
    models
        .add(include_bytes!("../../../models/names.en.bin"))
        .unwrap();
    let result = Engine::new(models).digest(source.as_str(), &options);
    let names: Vec<_> = result.articles.iter().map(|of| of.names).collect();
    assert_eq!(names, [Availability::Present, Availability::Pending]);
    assert_eq!(result.models.names, Availability::Pending);
    let people = mentions_from(&source, &result, result.articles[1].span.start())
        .into_iter()
        .filter(|(_, kind)| *kind == EntityKind::Person);
    assert_eq!(people.collect::<Vec<_>>(), []);
    assert!(
        result
            .entities
            .iter()
            .any(|entity| entity.name == "Maria Lindgren"),
        "the first article has its names already"
    );
}

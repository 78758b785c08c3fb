//! Invariants of mentions and entities, whatever the text.

use pith::digest::{Block, Options, Role};
use pith::span::Span;
use pith::text::Document;
use pith::text::tokens;
use pith::{entities, text};
use proptest::prelude::*;

/// A document with one paragraph that is one passage.
fn document(source: &str) -> Document<'_> {
    let span = Span::of(source);
    let tokens: Vec<_> = tokens::tokenize(source, span).collect();
    Document {
        passages: vec![text::Passage {
            span,
            block: 0,
            tokens: 0..tokens.len(),
        }],
        tokens,
        blocks: vec![Block {
            span,
            role: Role::Paragraph,
        }],
        ..Document::parse(source, &Options::default())
    }
}

fn assert_sound(document: &Document) {
    let (mentions, entities) = entities::find(document, &[]);
    for pair in mentions.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start());
    }
    for (index, mention) in mentions.iter().enumerate() {
        assert!(!mention.span.is_empty());
        assert!(!mention.span.text(document.source).trim().is_empty());
        assert!(
            document
                .passages
                .iter()
                .any(|passage| passage.span.contains(mention.span))
        );
        let entity = &entities[mention.entity];
        assert!(entity.mentions.contains(&index));
        assert_eq!(entity.kind, mention.kind);
    }
    let listed: usize = entities.iter().map(|entity| entity.mentions.len()).sum();
    assert_eq!(listed, mentions.len());
    for entity in &entities {
        assert!(!entity.name.is_empty());
        assert!(entity.mentions.is_sorted());
        assert!(entity.weight >= 1.0);
    }
    assert!(entities.is_sorted_by(|a, b| a.weight >= b.weight));
}

/// Checks that quotations and dates are the article's own words, in order.
fn assert_aids_are_sound(source: &str) {
    let digest = pith::digest(source, &Options::default());
    let mut before = 0;
    for quote in &digest.quotes {
        assert!(!quote.spans.is_empty());
        for span in quote.spans.iter().chain(&quote.speaker) {
            assert!(source.get(span.range()).is_some());
        }
        assert!(quote.spans[0].start() >= before);
        assert!(
            quote
                .entity
                .is_none_or(|entity| entity < digest.entities.len())
        );
        before = quote.spans[0].start();
    }
    for dated in &digest.timeline {
        let entity = &digest.entities[dated.entity];
        assert!(entity.value.is_some() && dated.sentence < digest.sentences.len());
    }
}

/// Words that the rules look for, so that combinations of them occur.
fn news_words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "said",
        "she",
        "according to",
        "Thursday",
        "June 31",
        "1,2,3",
        "$",
        "last",
        "–5",
        "Iraq",
        "IRAQ",
        "U.S.",
        "US",
        "the",
        "The",
        "of",
        "and",
        "Prime",
        "Minister",
        "President",
        "said",
        "Maria",
        "May",
        "June",
        "4",
        "11",
        "2014",
        "2008-2011",
        "$",
        "5",
        "m",
        "bn",
        "%",
        "per",
        "cent",
        "km",
        "\"",
        "(",
        ")",
        ",",
        ".",
        "-",
        "'s",
        "’s",
        "University",
        "River",
        "Bank",
        "WHO",
        "Al-Hadi",
        "al",
        "-",
        "Hadi",
        "book",
        "O'Neill",
        "von",
        "der",
        "Leyen",
        "last",
        "week",
        "two",
        "hours",
        "3:30",
        "p.m.",
        "é",
        "中文",
        "\u{0}",
        "🙂",
        "de",
        "for",
        "&",
    ]);
    prop::collection::vec(
        (word, prop::sample::select(vec!["", " ", " ", " ", "\n"])),
        0..60,
    )
    .prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, gap)| [word, gap])
            .collect()
    })
}

proptest! {
    #[test]
    fn any_string_has_sound_mentions_and_entities(source in "\\PC{0,300}") {
        assert_sound(&document(&source));
        assert_sound(&Document::parse(&source, &Options::default()));
        assert_aids_are_sound(&source);
    }

    #[test]
    fn any_order_of_telling_words_has_sound_mentions_and_entities(source in news_words()) {
        assert_sound(&document(&source));
        assert_sound(&Document::parse(&source, &Options::default()));
        assert_aids_are_sound(&source);
    }

    #[test]
    fn the_same_text_has_the_same_entities(source in news_words()) {
        let document = document(&source);
        prop_assert_eq!(entities::find(&document, &[]), entities::find(&document, &[]));
    }
}

/// Endlessly repeated patterns, unlike any article: none may exhaust the stack or take more than
/// linear time.
#[test]
fn endless_repetition_has_sound_mentions_and_entities() {
    for pattern in [
        "President Kalo ",
        "Iraqi Kalo ",
        "Kalo of ",
        "University of ",
        "Al - ",
        "two million ",
        "dozen ",
        "June ",
        "2014-",
        "Kalo (KL) ",
        "\" film \" ",
        "IRAQ ",
        "J. ",
        "de la ",
        "Prime ",
        "A. Kalo, B. Kalo, ",
        "Kalo",
        "'s ",
        "5-",
        "last ",
    ] {
        assert_sound_at_ends(&document(&pattern.repeat(4_000)));
    }
    for pattern in [
        "“He is late now,” ",
        "\"",
        "“a b c d e” said ",
        "said “a b c d e ",
        "a: “b c d e f” ",
    ] {
        assert_aids_are_sound(&pattern.repeat(4_000));
    }
}

/// Like [`assert_sound`], for too many mentions to search for in each list.
fn assert_sound_at_ends(document: &Document) {
    let (mentions, entities) = entities::find(document, &[]);
    assert!(
        mentions
            .windows(2)
            .all(|pair| pair[0].span.end() <= pair[1].span.start())
    );
    for (index, entity) in entities.iter().enumerate() {
        assert!(
            entity
                .mentions
                .iter()
                .all(|&mention| mentions[mention].entity == index)
        );
    }
}

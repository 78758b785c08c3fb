//! An article in each language that Pith supports: that its language is detected, its sentences are
//! split, it is summarized, and names are not guessed. We wrote the texts ourselves.

use pith::digest::{Budget, Options};
use pith::text::language::{Direction, Language};

macro_rules! article {
    ($code:literal) => {
        include_str!(concat!("articles/languages/", $code, ".txt"))
    };
}

/// The articles, each of seven sentences in five paragraphs.
const ARTICLES: [(Language, &str); 12] = [
    (Language::Fr, article!("fr")),
    (Language::De, article!("de")),
    (Language::Es, article!("es")),
    (Language::It, article!("it")),
    (Language::Pt, article!("pt")),
    (Language::Nl, article!("nl")),
    (Language::Pl, article!("pl")),
    (Language::Ru, article!("ru")),
    (Language::Zh, article!("zh")),
    (Language::Ja, article!("ja")),
    (Language::Ar, article!("ar")),
    (Language::Hi, article!("hi")),
];

fn options() -> Options {
    Options {
        budget: Budget::Sentences(2),
        ..Options::default()
    }
}

#[test]
fn each_articles_language_is_detected_and_its_sentences_split() {
    for (language, text) in ARTICLES {
        let digest = pith::digest(text, &options());
        assert_eq!(digest.language, language);
        let sentences: Vec<&str> = digest
            .sentences
            .iter()
            .map(|sentence| sentence.span.text(text))
            .collect();
        assert_eq!(sentences.len(), 7, "{}: {sentences:#?}", language.name());
        assert!(digest.blocks.iter().all(|block| block.role.is_article()));
    }
}

#[test]
fn each_article_is_summarized_in_its_own_sentences() {
    use std::fmt::Write;
    let mut summaries = String::new();
    for (language, text) in ARTICLES {
        let digest = pith::digest(text, &options());
        assert_eq!(digest.summary.len(), 2, "{}", language.name());
        assert!(!digest.keywords.is_empty(), "{}", language.name());
        let _ = writeln!(summaries, "{}", language.name());
        for &at in &digest.summary {
            let _ = writeln!(summaries, "{at}: {}", digest.sentences[at].span.text(text));
        }
    }
    insta::assert_snapshot!(summaries);
}

#[test]
fn without_a_name_model_for_a_language_names_are_not_guessed() {
    use pith::digest::EntityKind as Kind;
    let mut known = 0;
    for (language, text) in ARTICLES {
        let digest = pith::digest(text, &options());
        let guessed = |kind: Kind| matches!(kind, Kind::Person | Kind::Organization | Kind::Work);
        let found = digest.entities.iter().any(|entity| guessed(entity.kind));
        assert!(language.has_names() || !found, "{}", language.name());
        known += usize::from(language.has_names());
    }
    assert!(known >= 4);
    assert!(Language::En.has_names());
}

#[test]
fn right_to_left_languages_are_reported_as_such() {
    for (language, _) in ARTICLES {
        let rtl = language.direction() == Direction::RightToLeft;
        assert_eq!(rtl, language == Language::Ar);
    }
}

#[test]
fn a_text_without_a_letter_is_of_no_language() {
    assert_eq!(
        pith::digest("12 + 14", &options()).language,
        Language::Other
    );
    assert_eq!(Language::default(), Language::Other);
}

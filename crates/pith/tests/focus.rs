//! The query decides which sentence comes first.
//!
//! The cases are in `focus/`, one file per language: a text under `##`, then queries (`?`), each
//! with the beginning of the sentence that answers it (`=`).

use pith::digest::{Budget, Options};
use pith::summary::selection::{Wish, choose};
use pith::{Engine, digest};

const FILES: [(&str, &str); 4] = [
    ("en", include_str!("focus/en.txt")),
    ("de", include_str!("focus/de.txt")),
    ("fr", include_str!("focus/fr.txt")),
    ("es", include_str!("focus/es.txt")),
];

fn options() -> Options {
    Options {
        as_is: true,
        ..Options::default()
    }
}

/// The first sentence of the answer to `question` from `text`; empty if there is none.
fn answer<'a>(text: &'a str, question: &str) -> &'a str {
    let digest = digest(text, &options());
    let relevance = Engine::embedded().relevance(text, &options(), question);
    let chosen = choose(
        &digest.sentences,
        &Wish {
            budget: Budget::Sentences(1),
            relevance: Some(&relevance),
            ..Wish::default()
        },
    );
    chosen
        .first()
        .map_or("", |&at| digest.sentences[at].span.text(text))
}

#[test]
fn the_sentence_that_answers_comes_first() {
    let mut missed = Vec::new();
    let mut count = 0;
    for (language, file) in FILES {
        for part in file.split("## ").filter(|part| !part.trim().is_empty()) {
            let (_, rest) = part
                .split_once('\n')
                .expect("a title has a line of its own");
            let text_lines = rest.lines().take_while(|line| !line.starts_with("? "));
            let text = text_lines.collect::<Vec<_>>().join("\n\n");
            let mut question = "";
            for line in rest.lines() {
                if let Some(asked) = line.strip_prefix("? ") {
                    question = asked;
                } else if let Some(expected) = line.strip_prefix("= ") {
                    count += 1;
                    let found = answer(&text, question);
                    if !found.starts_with(expected) {
                        missed.push(format!("{language}: {question} — {found}"));
                    }
                }
            }
        }
    }
    assert_eq!(count, 60);
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn a_verbatim_phrase_ranks_above_its_separate_words() {
    let text = "The fee for the early termination of a lesson is small. Lessons last an hour. \
                The termination fee is owed by whoever leaves. Termination of the fee is planned.";
    assert!(answer(text, "termination fee").starts_with("The termination fee"));
}

#[test]
fn a_topic_that_the_text_lacks_has_no_answer() {
    let text = "The harbour was closed. Ferries sail from Porto. The crews are waiting.";
    assert_eq!(answer(text, "penguins"), "");
    assert_eq!(answer(text, "Why do penguins swim?"), "");
    assert_eq!(answer(text, "?!"), "");
}

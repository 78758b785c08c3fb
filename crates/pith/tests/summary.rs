//! What a reader notices about a summary.

use pith::digest::{Budget, Digest, Options, Sentence};
use pith::summary::selection::{Wish, choose, select};
use pith::{Span, digest};

const NEWS: &str = include_str!("articles/news.txt");
const ESSAY: &str = include_str!("articles/essay.txt");
const ENTRY: &str = include_str!("articles/entry.txt");

/// The digest of an article whose first line is its title.
fn read(article: &str, budget: Budget) -> (&str, Digest) {
    let (title, body) = article.split_once("\n\n").unwrap_or(("", article));
    let options = Options {
        title: Some(title.to_owned()),
        budget,
        ..Options::default()
    };
    (body, digest(body, &options))
}

fn chosen<'a>(source: &'a str, digest: &Digest) -> Vec<&'a str> {
    let summary = digest.summary.iter();
    summary
        .map(|&index| digest.sentences[index].span.text(source))
        .collect()
}

/// Summary and keywords as the page would show them.
fn shown(article: &str) -> String {
    let (source, digest) = read(article, Budget::Sentences(3));
    let phrases: Vec<_> = digest
        .keywords
        .iter()
        .map(|keyword| keyword.phrase.as_str())
        .collect();
    format!(
        "{}\n\n{}",
        chosen(source, &digest).join("\n"),
        phrases.join(", ")
    )
}

#[test]
fn a_news_report_is_summarized_by_what_happened() {
    insta::assert_snapshot!(shown(NEWS));
}

#[test]
#[ignore = "since the ranker learned from marks it opens this essay with its anecdote; it has seen few essays"]
fn an_essay_is_summarized_by_its_point_and_not_its_anecdote() {
    insta::assert_snapshot!(shown(ESSAY));
}

#[test]
fn an_entry_is_summarized_by_what_it_is_about() {
    insta::assert_snapshot!(shown(ENTRY));
}

#[test]
fn a_summary_is_made_of_the_articles_own_sentences_in_order() {
    for article in [NEWS, ESSAY, ENTRY] {
        let (source, digest) = read(article, Budget::Sentences(5));
        assert_eq!(digest.summary.len(), 5);
        assert!(digest.summary.is_sorted_by(|a, b| a < b));
        let mut from = 0;
        for sentence in chosen(source, &digest) {
            let found = source[from..].find(sentence);
            assert!(found.is_some(), "not in order: {sentence}");
            from += found.unwrap_or_default() + sentence.len();
        }
    }
}

#[test]
fn a_longer_summary_never_loses_the_top_sentence() {
    for article in [NEWS, ESSAY, ENTRY] {
        let (_, digest) = read(article, Budget::Sentences(1));
        let top = digest.summary[0];
        for count in 2..=digest.sentences.len() {
            let longer = select(&digest.sentences, Budget::Sentences(count));
            assert!(longer.contains(&top), "lost at {count}");
        }
    }
}

#[test]
fn a_longer_summary_keeps_most_of_a_shorter_one() {
    for article in [NEWS, ESSAY, ENTRY] {
        let (_, digest) = read(article, Budget::default());
        for count in 1..digest.sentences.len() {
            let shorter = select(&digest.sentences, Budget::Sentences(count));
            let longer = select(&digest.sentences, Budget::Sentences(count + 1));
            let kept = shorter.iter().filter(|index| longer.contains(index));
            assert!(kept.count() + 2 >= shorter.len(), "at {count}");
        }
    }
}

#[test]
fn repeated_news_appears_once() {
    let source = "Tanker aground\n\nThe harbour of Tarn was closed on Monday after a tanker ran aground.\n\n\
        Two tugs are to free the ship at high water.\n\n\
        After a tanker ran aground, the harbour of Tarn was closed on Monday.\n\n\
        Ferries sail from Vessing until the harbour can be used again.";
    let (_, all) = read(source, Budget::Sentences(2));
    assert!(!(all.summary.contains(&0) && all.summary.contains(&2)));
    let three = select(&all.sentences, Budget::Sentences(3));
    assert!(!(three.contains(&0) && three.contains(&2)));
}

#[test]
fn a_dependent_sentence_is_not_chosen_without_the_previous_one() {
    for article in [NEWS, ESSAY, ENTRY] {
        let (source, digest) = read(article, Budget::default());
        for count in 1..digest.sentences.len() {
            let summary = select(&digest.sentences, Budget::Sentences(count));
            for &index in &summary {
                let leans = digest.sentences[index].depends;
                let text = digest.sentences[index].span.text(source);
                assert!(!leans || summary.contains(&(index - 1)), "alone: {text}");
            }
        }
    }
}

#[test]
fn a_bare_answer_or_a_dateline_is_not_a_summary() {
    let questions = "When do the new bus lanes open?\n\n\
        The lanes on Canal Street and Mill Road open on 4 May, after two years of works.\n\n\
        May cyclists use the bus lanes?\n\n\
        Yes. Cyclists and taxis may use the lanes at all times, but must let buses pass at stops.\n\n\
        Are there fines for drivers?\n\n\
        Yes. Cameras read the plates of cars in the bus lanes, and the fine is 60 pounds.\n\n\
        Will the lanes be there at night?\n\n\
        No. From ten in the evening until six in the morning all may use the lanes.";
    let bridge = "Genova. Martedì mattina ha riaperto al traffico il ponte dei pescatori, chiuso nel 2018 per il \
        rischio di crollo. I lavori sono costati 31 milioni di euro, undici più del previsto.\n\n\
        Il ponte collega il quartiere di San Pietro al mercato del pesce. Durante la chiusura i camion hanno \
        fatto un giro di nove chilometri.\n\n\
        Restano fuori i pedoni: il marciapiede lato mare aprirà a settembre.";
    for text in [questions, bridge] {
        let digest = digest(text, &Options::default());
        for sentence in chosen(text, &digest) {
            assert!(sentence.split_whitespace().count() > 2, "{sentence}");
        }
    }
}

#[test]
fn a_sentence_that_only_attributes_the_previous_one_is_not_a_summary() {
    let text = "Fernwärme in Kornthal wird teurer\n\n\
        Die Stadtwerke Kornthal erhöhen zum 1. Oktober die Preise für Fernwärme um 14 Prozent. Das teilte \
        das kommunale Unternehmen am Dienstag mit. Für einen Haushalt bedeutet das Mehrkosten von rund 220 \
        Euro im Jahr.\n\n\
        Die Verbraucherzentrale kritisierte die Erhöhung und riet den Betroffenen, Widerspruch einzulegen. \
        Der Gemeinderat hatte für das nächste Jahr eine Senkung versprochen.";
    for sentences in 1..=4 {
        let (source, digest) = read(text, Budget::Sentences(sentences));
        let shown = chosen(source, &digest);
        assert!(
            !shown
                .iter()
                .any(|sentence| sentence.starts_with("Das teilte")),
            "{shown:?}"
        );
    }
}

#[test]
fn what_a_meeting_decided_is_in_its_summary() {
    let text = "Ana: Hi everyone, can you hear me?\n\
        Ben: Yes. Good morning.\n\
        Carla: Morning! Sorry I'm late, the train.\n\
        Ana: No problem. So, first item, the login bug. Ben, where are we?\n\
        Ben: We found the cause yesterday. The session cookie expires after ten minutes on Safari, so people \
        get logged out while they are paying. I have a fix, it needs a review.\n\
        Carla: How many customers did it hit?\n\
        Ben: About 1,400 in May, according to support.\n\
        Ana: Okay. Let's decide: we ship the fix on Thursday, without waiting for the redesign.\n\
        Ana: Second item, pricing. The board wants us to drop the free plan in September.\n\
        Carla: I don't think that's a good idea. A third of our paying customers started on the free plan.\n\
        Ana: All right. I'll take that proposal to the board on Friday.\n\
        Carla: Will do.\n\
        Ben: Bye.";
    let (source, digest) = read(text, Budget::Sentences(3));
    let shown = chosen(source, &digest).join("\n");
    assert!(shown.contains("we ship the fix on Thursday"), "{shown}");
    for left in ["hear me", "Will do", "Bye", "the train"] {
        assert!(!shown.contains(left), "{shown}");
    }
}

#[test]
fn an_empty_text_has_an_empty_summary() {
    for text in ["", " \n\n "] {
        assert!(
            digest(text, &Options::default()).summary.is_empty(),
            "{text:?}"
        );
    }
}

#[test]
fn a_text_as_short_as_its_summary_is_kept_whole() {
    for (text, all) in [
        ("The bridge is closed.", vec![0]),
        ("The bridge is closed. It will open in May.", vec![0, 1]),
    ] {
        assert_eq!(digest(text, &Options::default()).summary, all);
    }
}

#[test]
fn a_budget_in_words_or_shares_is_kept() {
    for article in [NEWS, ESSAY, ENTRY] {
        let (_, digest) = read(article, Budget::default());
        let words = |summary: &[usize]| -> usize {
            let chosen = summary.iter().map(|&index| digest.sentences[index].words);
            chosen.sum()
        };
        let short = select(&digest.sentences, Budget::Words(60));
        assert!((30..=60).contains(&words(&short)));
        let third = select(&digest.sentences, Budget::Share(0.3));
        assert!(words(&third) * 10 <= digest.words * 3);
        assert!(words(&third) * 10 >= digest.words * 2);
    }
}

#[test]
fn reasons_come_strongest_first_and_are_few() {
    let (_, digest) = read(NEWS, Budget::default());
    for sentence in &digest.sentences {
        let strengths = sentence.reasons.iter().map(|why| why.contribution.abs());
        assert!(strengths.is_sorted_by(|a, b| a >= b));
        assert!(sentence.reasons.len() <= 4);
    }
}

#[test]
fn the_same_text_has_the_same_digest() {
    for article in [NEWS, ESSAY, ENTRY] {
        let twice = [0, 1].map(|_| read(article, Budget::default()).1);
        assert_eq!(twice[0], twice[1]);
    }
}

#[test]
fn the_positions_of_keywords_are_right() {
    for article in [NEWS, ESSAY, ENTRY] {
        let (source, digest) = read(article, Budget::default());
        assert!((3..=10).contains(&digest.keywords.len()));
        for keyword in &digest.keywords {
            let form = |span: &Span| {
                let words: Vec<_> = span.text(source).split_whitespace().collect();
                words.join(" ")
            };
            assert!(
                keyword
                    .spans
                    .iter()
                    .any(|span| form(span) == keyword.phrase)
            );
            assert!(keyword.spans.is_sorted());
        }
    }
}

/// Six sentences that can each stand alone, except the third, which depends on the second.
fn six() -> Vec<Sentence> {
    let text = "Rain fell on the hills. The river rose by a metre. It closed two bridges. Schools \
                stayed open. The harbour was quiet. Farmers moved their sheep.";
    let mut sentences = digest(text, &Options::default()).sentences;
    for (at, sentence) in sentences.iter_mut().enumerate() {
        sentence.depends = at == 2;
        sentence.score = -(at as f32);
        sentence.coverage = sentence.score;
        sentence.neighbours.clear();
    }
    assert_eq!(sentences.len(), 6);
    sentences
}

#[test]
fn a_pinned_sentence_is_always_taken_and_counts() {
    let wish = Wish {
        budget: Budget::Sentences(2),
        pinned: &[5],
        ..Wish::default()
    };
    assert_eq!(choose(&six(), &wish), [0, 5]);
    let many = Wish {
        budget: Budget::Sentences(1),
        pinned: &[3, 4, 5, 99],
        ..Wish::default()
    };
    assert_eq!(choose(&six(), &many), [3, 4, 5]);
}

#[test]
fn a_barred_sentence_is_never_taken_and_its_dependent_can_stand_alone() {
    let wish = Wish {
        budget: Budget::Sentences(6),
        barred: &[1, 99],
        ..Wish::default()
    };
    assert_eq!(choose(&six(), &wish), [0, 2, 3, 4, 5]);
}

#[test]
fn a_focused_summary_has_only_relevant_sentences_and_those_they_depend_on() {
    let relevance = [0.0, 0.0, 1.0, 0.0, 0.4, 0.0];
    let wish = |budget| Wish {
        budget: Budget::Sentences(budget),
        relevance: Some(&relevance),
        ..Wish::default()
    };
    assert_eq!(choose(&six(), &wish(5)), [1, 2, 4]);
    assert_eq!(choose(&six(), &wish(1)).len(), 1);
    let nothing = Wish {
        relevance: Some(&[0.0; 6]),
        ..Wish::default()
    };
    assert!(choose(&six(), &nothing).is_empty());
}

#[test]
fn a_quotation_of_several_sentences_is_not_separated_from_its_speaker() {
    let source = "The ferry to Aldmouth will stop for good in October, the council voted on Monday. \
        Councillor Petra Lindqvist told the meeting: “The ferry has lost money for nine years. Every \
        crossing costs the town forty pounds. Nobody can run a service like that.” Passengers called \
        the vote a betrayal of the island. “My son goes to school on the other side,” said Owen \
        Tregear, a fisherman. “Now the road takes him two hours each way.” A petition against the \
        decision had 4,000 signatures by Tuesday evening. The operator said it would sell both boats.";
    let mut seen_within = 0;
    for count in 1..9 {
        let options = Options {
            budget: Budget::Sentences(count),
            ..Options::default()
        };
        let result = digest(source, &options);
        let texts = chosen(source, &result);
        let has = |start: &str| texts.iter().any(|text| text.starts_with(start));
        for (within, opening) in [
            ("Every crossing", "Councillor Petra"),
            ("Nobody can run", "Councillor Petra"),
            ("“Now the road", "“My son goes"),
        ] {
            if has(within) {
                seen_within += 1;
                assert!(has(opening), "{count}: {texts:#?}");
            }
        }
    }
    assert!(seen_within > 0);
}

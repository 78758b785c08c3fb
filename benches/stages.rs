//! How long each stage takes, on texts of a thousand and of ten thousand words, and on a book.
//!
//! Run with `cargo bench`; one stage alone with `cargo bench -- summary`.

use std::fmt::Write;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use pith::text::terms::Terms;
use pith::text::{Document, paste, sentences};
use pith::{Options, digest, entities, keywords, summary};

const SUBJECTS: [&str; 8] = [
    "The regional government of Lower Tessaly",
    "Marta Velden, the mayor of Orvell,",
    "An inquiry by the University of Carrow",
    "The water company",
    "A spokeswoman for the Hestmark Fishing Union",
    "The opposition in the assembly",
    "He",
    "However, the engineer Tomas Brandt",
];

const VERBS: [&str; 6] = [
    "announced",
    "rejected",
    "paid for",
    "studied",
    "delayed",
    "criticized",
];

/// An article of about `words` words: its sentences are put together by a fixed rule, and every
/// third one has words of its own, so that the vocabulary grows with the length as it does in prose.
fn article(words: usize) -> String {
    const OBJECTS: [&str; 7] = [
        "a plan to raise the flood gates by 2.5 metres before 14 March 2019",
        "the repair of the bridge, which had cost $48 million",
        "\"a failure of decision and not of concrete\"",
        "the return of the meadows to the river",
        "half of the charges that farmers on the eastern shore were asked to pay",
        "an independent fund for 340 families",
        "the vote of last Monday",
    ];
    let mut text = String::from("Flood gates at Orvell to be raised\n\n");
    let mut length = 0;
    for number in 0_usize.. {
        let start = text.len();
        let (subject, verb) = (SUBJECTS[number * 5 % 8], VERBS[number * 7 % 6]);
        let object = OBJECTS[number * 3 % 7];
        // Writing to a string cannot fail.
        let _ = write!(text, "{subject} {verb} {object}");
        if number % 3 == 0 {
            let _ = write!(text, " near the village of Ka{}ven", spelled(number));
        }
        text.push_str(if number % 5 == 4 { ".\n\n" } else { ". " });
        length += text[start..].split_whitespace().count();
        if length >= words {
            break;
        }
    }
    text
}

/// `number` in letters.
fn spelled(number: usize) -> String {
    let digits = number.to_string();
    digits
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'b'))
        .collect()
}

fn stages(criterion: &mut Criterion) {
    let options = Options::default();
    for words in [1_000, 10_000, 100_000] {
        let source = article(words);
        let document = Document::parse(&source, &options);
        let terms = Terms::of(&document);
        let (mentions, named) = entities::find(&document, &[]);
        let phrases = keywords::extract(&document, &terms, &mentions);
        let ranked = summary::rank(&document, &terms, &mentions, &named, &phrases);

        let mut bench = |stage: &str, run: &mut dyn FnMut()| {
            let mut group = criterion.benchmark_group(stage);
            group
                .sample_size(10)
                .throughput(Throughput::Bytes(source.len() as u64));
            group.bench_function(BenchmarkId::from_parameter(words), |timer| {
                timer.iter(&mut *run)
            });
            group.finish();
        };
        bench("paste", &mut || {
            black_box(paste::layout(&source, &options));
        });
        bench("sentences", &mut || {
            for block in document.blocks.iter().filter(|block| block.role.is_body()) {
                black_box(sentences::split(&source, block.span, document.language));
            }
        });
        bench("terms", &mut || {
            black_box(Terms::of(&document));
        });
        bench("entities", &mut || {
            black_box(entities::find(&document, &[]));
        });
        bench("keywords", &mut || {
            black_box(keywords::extract(&document, &terms, &mentions));
        });
        bench("summary", &mut || {
            black_box(summary::rank(
                &document, &terms, &mentions, &named, &phrases,
            ));
        });
        bench("selection", &mut || {
            black_box(summary::selection::select(&ranked, options.budget));
        });
        bench("selection of half", &mut || {
            let half = pith::digest::Budget::Share(0.5);
            black_box(summary::selection::select(&ranked, half));
        });
        bench("digest", &mut || {
            black_box(digest(&source, &options));
        });
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    stages(&mut criterion);
    criterion.final_summary();
}

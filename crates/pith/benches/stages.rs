//! Times each stage on texts of a thousand and ten thousand words, and on a book.
//!
//! Run with `cargo bench`; for a single stage, `cargo bench -- summary`.

#[path = "article/mod.rs"]
mod article;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use pith::text::terms::Terms;
use pith::text::{Document, language, paste, sentences};
use pith::{Engine, Options, digest, entities, keywords, summary};

fn stages(criterion: &mut Criterion) {
    let options = Options::default();
    let models = Engine::embedded().models();
    let ranker = models.summary().expect("it is built in");
    for words in [1_000, 10_000, 100_000] {
        let source = article::of(words);
        let document = Document::parse(&source, &options);
        let terms = Terms::of(&document);
        let (mentions, named) = entities::find(&document, &[]);
        let phrases = keywords::extract(&document, &terms, &mentions);
        let ranked = summary::rank(&document, &terms, &mentions, &named, &phrases, ranker);

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
        bench("language", &mut || {
            black_box(language::detect(&source, &document.blocks));
        });
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
                &document, &terms, &mentions, &named, &phrases, ranker,
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

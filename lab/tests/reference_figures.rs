//! Our metrics give exactly the figures of their reference implementations.
//!
//! The fixtures hold texts written for this purpose, with figures computed by the packages
//! themselves: `rouge.jsonl` and `rouge_multi.jsonl` by rouge-score 0.1.2 with `use_stemmer=True`,
//! `stems.tsv` by NLTK 3.10.4's `PorterStemmer()`, `shingles.jsonl` by `string_shingle_matching` of
//! article-extraction-benchmark's `evaluate.py`.

use lab::evaluate::editors::{self, Marked, Measured};
use lab::metrics::porter;
use lab::metrics::rouge::Rouge;
use lab::metrics::shingles::{Overlap, Score};
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn rows<T: DeserializeOwned>(fixture: &str) -> Vec<T> {
    let rows = fixture
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    rows.collect()
}

fn assert_close(computed: f64, expected: f64, what: &str) {
    assert!(
        (computed - expected).abs() < 1e-9,
        "{computed} and not {expected}: {what}"
    );
}

fn assert_same(computed: Rouge, expected: &Figures, what: &str) {
    assert_close(
        computed.rouge1,
        expected.rouge1,
        &format!("ROUGE-1 of {what}"),
    );
    assert_close(
        computed.rouge2,
        expected.rouge2,
        &format!("ROUGE-2 of {what}"),
    );
    assert_close(
        computed.rouge_lsum,
        expected.rouge_lsum,
        &format!("ROUGE-Lsum of {what}"),
    );
}

#[derive(Deserialize)]
struct Figures {
    rouge1: f64,
    rouge2: f64,
    #[serde(rename = "rougeLsum")]
    rouge_lsum: f64,
}

#[test]
fn rouge_matches_rouge_score() {
    #[derive(Deserialize)]
    struct Row {
        reference: String,
        candidate: String,
        #[serde(flatten)]
        figures: Figures,
    }
    let rows: Vec<Row> = rows(include_str!("fixtures/rouge.jsonl"));
    assert!(rows.len() >= 40);
    for row in rows {
        let what = format!("{:?} against {:?}", row.candidate, row.reference);
        assert_same(
            Rouge::score(&row.reference, &row.candidate),
            &row.figures,
            &what,
        );
    }
}

#[test]
fn the_best_of_several_references_counts_for_each_figure() {
    #[derive(Deserialize)]
    struct Row {
        references: Vec<String>,
        candidate: String,
        #[serde(flatten)]
        figures: Figures,
    }
    for row in rows::<Row>(include_str!("fixtures/rouge_multi.jsonl")) {
        let scores = row
            .references
            .iter()
            .map(|text| Rouge::score(text, &row.candidate));
        assert_same(
            scores.fold(Rouge::default(), Rouge::best),
            &row.figures,
            &row.candidate,
        );
    }
}

#[test]
fn stems_match_nltk() {
    for line in include_str!("fixtures/stems.tsv").lines() {
        let (word, stem) = line.split_once('\t').unwrap();
        assert_eq!(porter::stem(word), stem, "{word}");
    }
}

#[test]
fn words_beyond_ascii_keep_their_form() {
    for word in ["ﬁnances", "übungen", "рассказы", "耀耀ed", "Running"] {
        assert_eq!(porter::stem(word), word);
    }
}

#[test]
fn shingles_match_article_extraction_benchmark() {
    #[derive(Deserialize)]
    struct Row {
        truth: String,
        predicted: String,
        found: f64,
        wrong: f64,
        missed: f64,
    }
    let mut overlaps = Vec::new();
    for row in rows::<Row>(include_str!("fixtures/shingles.jsonl")) {
        let overlap = Overlap::of(&row.truth, &row.predicted);
        let what = format!("{:?} against {:?}", row.predicted, row.truth);
        assert_close(overlap.found, row.found, &what);
        assert_close(overlap.wrong, row.wrong, &what);
        assert_close(overlap.missed, row.missed, &what);
        overlaps.push(overlap);
    }
    // `metrics_from_tp_fp_fns` on the same rows: pages without a prediction have no precision,
    // pages without an article have no recall, and F1 is computed from the two means.
    let score = Score::of(&overlaps);
    assert_close(score.precision, 0.724_074_074_074_074_1, "mean precision");
    assert_close(score.recall, 0.665_432_098_765_432_1, "mean recall");
    assert_close(score.f1, 0.693_515_639_139_806_2, "F1 of the means");
}

/// The first three sentences and `LexRank` on `editors.jsonl`, as printed to three places by the
/// marked articles' `score.py`.
#[test]
fn values_by_editors_marks_match_the_reference_scorer() {
    let articles: Vec<Marked> = rows(include_str!("fixtures/editors.jsonl"));
    let mean = |of: &dyn Fn(&Marked) -> Measured| {
        let measured: Vec<Measured> = articles.iter().map(of).collect();
        let count = measured.len() as f64;
        let mean = |of: fn(&Measured) -> f64| measured.iter().map(of).sum::<f64>() / count;
        [mean(|of| of.value), mean(|of| of.hits)].map(|figure| format!("{figure:.3}"))
    };
    let lexrank = |article: &Marked| {
        let spans = article.sentences.iter();
        let texts: Vec<&str> = spans.map(|&[a, b]| &article.text[a..b]).collect();
        Measured::of(article, &editors::lexrank(&texts))
    };
    assert_eq!(
        mean(&|article| Measured::of(article, &[0, 1, 2])),
        ["0.667", "0.667"]
    );
    assert_eq!(mean(&lexrank), ["0.667", "0.667"]);
}

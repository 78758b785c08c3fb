//! Trains the sentence ranker, and measures it on articles that it was not trained on.
//!
//! Short summaries are learned from the articles of `editors/`, which careful readers marked: the
//! worth of each sentence, which must never be in a summary, and which depend on the one before. The
//! articles of our own marks (`lab/data/marks.CODE.jsonl`) are measured, and learned from on request.
//! Long summaries are learned from the BBC's extracts in `summaries/`. Each article is also shown
//! in other forms (without its title, without its paragraphs, starting in its middle), so that the
//! ranker relies on these only as far as the text supports them.

mod boosting;
mod corpus;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use pith::digest::Budget;
use pith::summary::forest::Forest;
use pith::summary::ranker::Model;
use rayon::prelude::*;

use crate::evaluate::editors::{self, Marked, Measured};
use crate::evaluate::summaries::budget_of;
use crate::metrics::bootstrap::Interval;
use crate::metrics::rouge::Rouge;
use crate::summarized::Article;
use crate::table::Table;
use crate::{data, gist};
use boosting::{Group, Settings};
use corpus::{MarkedSample, Sample};

/// Number of folds; each is measured by models trained on the others.
const FOLDS: usize = 5;

/// The weight of rotated articles relative to unaltered ones.
const ROTATED_WEIGHT: f64 = 0.5;

/// The weight of a marked article without its title, and without its paragraphs.
const BARE_WEIGHT: f64 = 0.35;

/// Settings of the trees that predict a sentence's worth.
const WORTHS: Settings = Settings {
    trees: 320,
    depth: 4,
    shrinkage: 0.05,
    penalty: 20.0,
    least: 0.002,
    columns: 0.25,
    articles: 0.6,
};

/// Settings of the trees that predict unfit sentences.
const UNFIT: Settings = Settings {
    trees: 130,
    ..WORTHS
};

/// Settings of the trees that predict dependent sentences.
const LEANING: Settings = Settings {
    trees: 180,
    ..WORTHS
};

/// Settings of the trees for long summaries.
const COVERAGE: Settings = Settings {
    trees: 150,
    shrinkage: 0.06,
    least: 0.004,
    columns: 0.4,
    ..WORTHS
};

/// A marked article in all its forms.
struct Lesson {
    file: String,
    article: Marked,
    learn: bool,
    number: usize,
    /// The unaltered article comes first; only that is measured.
    forms: Vec<MarkedSample>,
}

impl Lesson {
    /// With `own_marks`, articles of our own marks are trained on.
    fn of(file: &str, article: &Marked, number: usize, own_marks: bool) -> Self {
        let options = article.options();
        let title = options.title.as_deref();
        let form = |text: &str, title, weight| MarkedSample::of(article, text, title, weight);
        let mut forms = vec![form(&article.text, title, 1.0)];
        let learn = article.may_train() && (own_marks || !editors::is_own(file));
        if learn {
            if title.is_some() {
                forms.push(form(&article.text, None, BARE_WEIGHT));
            }
            // Replaces line ends by spaces, so that byte positions stay the same.
            let flat = article.text.replace('\n', " ");
            forms.push(form(&flat, title, BARE_WEIGHT));
        }
        Self {
            file: file.to_owned(),
            article: article.clone(),
            learn,
            number,
            forms,
        }
    }
}

/// Trains the part for short summaries on `lessons`; the trees for long ones are left empty.
fn fit_short(lessons: &[&Lesson]) -> Model {
    let forest = |group: fn(&MarkedSample) -> Group, settings: Settings| {
        let learned = lessons.iter().filter(|lesson| lesson.learn);
        let groups: Vec<Group> = learned
            .flat_map(|lesson| &lesson.forms)
            .map(group)
            .collect();
        boosting::fit(&groups.iter().collect::<Vec<_>>(), settings)
    };
    let (gist, (unfit, leaning)) = rayon::join(
        || forest(MarkedSample::worths, WORTHS),
        || {
            rayon::join(
                || forest(MarkedSample::unfit, UNFIT),
                || forest(MarkedSample::leaning, LEANING),
            )
        },
    );
    Model {
        gist,
        unfit,
        leaning,
        coverage: Forest::default(),
    }
}

/// An article with summaries, in all its forms.
struct Entry {
    file: String,
    /// Empty if not known.
    publisher: String,
    budget: Budget,
    number: usize,
    /// The unaltered article; only that is measured.
    plain: Sample,
    /// Forms that are only for training.
    others: Vec<Sample>,
}

/// The articles with summaries; with `only_learned`, just the files that are used for training.
fn read_summaries(data: &Path, only_learned: bool) -> anyhow::Result<Vec<Entry>> {
    let mut files = Vec::new();
    if !only_learned {
        files.push((gist::NAME.to_owned(), gist::articles()?));
    }
    for path in data::files(data, "summaries", ".jsonl")? {
        let name = data::stem(&path, ".jsonl").unwrap_or_default();
        if only_learned && !is_long(budget_of(name)) {
            continue;
        }
        files.push((name.to_owned(), data::records(&path, None)?));
    }
    let entries = files.par_iter().flat_map(|(name, articles)| {
        articles
            .par_iter()
            .enumerate()
            .filter(|(_, article)| article.dup_of.is_none())
            .map(move |(number, article)| Entry::of(name, article, number))
    });
    Ok(entries.collect())
}

impl Entry {
    /// Whether it is used for training, and not only for measuring.
    fn is_long(&self) -> bool {
        is_long(self.budget)
    }

    fn of(name: &str, article: &Article, number: usize) -> Self {
        let budget = budget_of(name);
        let title = article.title.as_deref();
        let plain = Sample::of(article, &article.text, title);
        let mut entry = Self {
            file: name.to_owned(),
            publisher: article.publisher.clone().unwrap_or_default(),
            budget,
            number,
            plain,
            others: Vec::new(),
        };
        if entry.is_long() {
            if let Some(text) = corpus::turned(&article.text, &entry.plain.sentences, number) {
                entry.others.push(Sample::of(article, &text, title));
            }
            if title.is_some() {
                entry.others.push(Sample::of(article, &article.text, None));
            }
            for other in &mut entry.others {
                other.weight = ROTATED_WEIGHT;
            }
        }
        entry
    }
}

/// Whether summaries of this length count as long.
const fn is_long(budget: Budget) -> bool {
    matches!(budget, Budget::Share(_))
}

/// Trains the part for long summaries on all articles but those of one fold.
fn fit_long(entries: &[Entry], without: Option<usize>) -> Forest {
    let learned = entries
        .iter()
        .filter(|entry| entry.is_long() && Some(entry.number % FOLDS) != without);
    let groups: Vec<Group> = learned
        .flat_map(|entry| std::iter::once(&entry.plain).chain(&entry.others))
        .map(Sample::group)
        .collect();
    boosting::fit(&groups.iter().collect::<Vec<_>>(), COVERAGE)
}

/// How to train.
#[derive(Clone, Copy, Debug, Default)]
pub struct How {
    /// Measure nothing, only write the weights.
    pub unmeasured: bool,
    /// Learn from our own marks too, as far as the terms of the texts allow it.
    pub own_marks: bool,
}

/// Trains and cross-validates, and writes weights trained on all articles.
///
/// # Errors
///
/// If data is missing or cannot be read, or the weights or `out` cannot be written.
pub fn run(data: &Path, models: &Path, how: How, mut out: impl Write) -> anyhow::Result<()> {
    let files = editors::read(data, None)?.files;
    let lessons: Vec<Lesson> = files
        .par_iter()
        .flat_map(|(file, articles)| {
            articles
                .par_iter()
                .enumerate()
                .map(move |(number, article)| Lesson::of(file, article, number, how.own_marks))
        })
        .collect();
    let short = fit_short(&lessons.iter().collect::<Vec<_>>());
    if how.unmeasured {
        let entries = read_summaries(data, true)?;
        return write(models, short, &entries);
    }
    let by_article = without(&lessons, |lesson| (lesson.number % FOLDS).to_string());
    let by_source = without(&lessons, |lesson| lesson.article.source.clone());
    let by_language = without(&lessons, |lesson| lesson.article.language.clone());
    let ways = [
        ("by article", &by_article),
        ("by source", &by_source),
        ("by language", &by_language),
    ];
    for (by, kind) in [
        (
            "file",
            (|lesson| lesson.file.clone()) as fn(&Lesson) -> String,
        ),
        ("source and kind", |lesson| lesson.article.kind()),
        ("all", |_| "all".to_owned()),
    ] {
        writeln!(out, "{}", marks_table(by, &lessons, &ways, kind))?;
    }

    let entries = read_summaries(data, false)?;
    let folds: Vec<Forest> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| fit_long(&entries, Some(fold)))
        .collect();
    let models_of_folds: Vec<Model> = folds
        .into_iter()
        .map(|coverage| Model {
            coverage,
            ..short.clone()
        })
        .collect();
    let results: Vec<Rouge> = entries
        .par_iter()
        .map(|entry| {
            let model = &models_of_folds[entry.number % FOLDS];
            entry.plain.measure(model, entry.budget)
        })
        .collect();
    writeln!(out, "{}", table(&entries, &results))?;
    write(models, short, &entries)
}

/// Adds to `short` the trees for long summaries, trained on all `entries`, and writes the weights.
fn write(models: &Path, short: Model, entries: &[Entry]) -> anyhow::Result<()> {
    let model = Model {
        coverage: fit_long(entries, None),
        ..short
    };
    let path = models.join("summary.bin");
    fs::write(&path, model.encode()).with_context(|| format!("cannot write {}", path.display()))
}

/// The figures of an article's three sentences, and of its single one, from a model that was not
/// trained on its fold.
#[derive(Clone, Copy, Debug, Default)]
struct Outcome {
    three: Measured,
    one_is_best: bool,
}

/// Measures each article with a model trained on the articles of all other parts.
fn without(lessons: &[Lesson], part: impl Fn(&Lesson) -> String + Sync) -> Vec<Outcome> {
    let parts: BTreeSet<String> = lessons.iter().map(&part).collect();
    let parts: Vec<String> = parts.into_iter().collect();
    let models: BTreeMap<&String, Model> = parts
        .par_iter()
        .map(|held| {
            let others: Vec<&Lesson> = lessons
                .iter()
                .filter(|lesson| part(lesson) != *held)
                .collect();
            (held, fit_short(&others))
        })
        .collect();
    lessons
        .par_iter()
        .map(|lesson| {
            let model = &models[&part(lesson)];
            let chosen = |count| lesson.forms[0].choose(model, Budget::Sentences(count));
            Outcome {
                three: Measured::of(&lesson.article, &chosen(3)),
                one_is_best: chosen(1)
                    .first()
                    .is_some_and(|at| lesson.article.best.contains(at)),
            }
        })
        .collect()
}

fn marks_table(
    by: &str,
    lessons: &[Lesson],
    ways: &[(&str, &Vec<Outcome>)],
    group: fn(&Lesson) -> String,
) -> Table {
    let mut columns = vec![
        by.to_owned(),
        "articles".to_owned(),
        "first three".to_owned(),
    ];
    for (way, _) in ways {
        columns.extend([
            format!("{way} [95 %]"),
            "bad".to_owned(),
            "leaning".to_owned(),
            "one".to_owned(),
        ]);
    }
    let mut table = Table {
        title: format!("Editors' marks, cross-validated, by {by}"),
        columns,
        ..Table::default()
    };
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, lesson) in lessons.iter().enumerate() {
        groups.entry(group(lesson)).or_default().push(at);
    }
    for (name, members) in groups {
        let count = members.len().max(1) as f64;
        let lead = members
            .iter()
            .map(|&at| lessons[at].article.value(&[0, 1, 2]))
            .sum::<f64>();
        let mut row = vec![
            name,
            members.len().to_string(),
            format!("{:.3}", lead / count),
        ];
        for (_, outcomes) in ways {
            let values: Vec<f64> = members.iter().map(|&at| outcomes[at].three.value).collect();
            let Interval { mean, low, high } = Interval::of(&values);
            let share = |of: fn(&Outcome) -> f64| {
                let sum: f64 = members.iter().map(|&at| of(&outcomes[at])).sum();
                format!("{:.1} %", 100.0 * sum / count)
            };
            row.extend([
                format!("{mean:.3} [{low:.3}, {high:.3}]"),
                share(|of| of.three.bad),
                share(|of| of.three.leaning),
                share(|of| f64::from(u8::from(of.one_is_best))),
            ]);
        }
        table.rows.push(row);
    }
    table
}

fn table(entries: &[Entry], results: &[Rouge]) -> Table {
    let columns = [
        "source",
        "ROUGE-1",
        "ROUGE-2",
        "ROUGE-Lsum",
        "ROUGE-1 − lead [95 %]",
        "ROUGE-2 − lead [95 %]",
    ];
    let title = "ROUGE: the short sets were not trained on; the BBC's is five-fold cross-validated";
    let mut table = Table::new(title, &columns);
    let leads: Vec<Rouge> = entries
        .iter()
        .map(|entry| entry.plain.lead(entry.budget))
        .collect();
    // A file with several publishers is also reported as a whole.
    let mut groups: Vec<(&str, &str)> = Vec::new();
    for entry in entries {
        groups.extend([(entry.file.as_str(), ""), (&entry.file, &entry.publisher)]);
    }
    groups.sort_unstable();
    groups.dedup();
    for (file, publisher) in groups {
        let within = |entry: &Entry| {
            entry.file == file && (publisher.is_empty() || entry.publisher == publisher)
        };
        let (rouge, gains): (Vec<Rouge>, Vec<Rouge>) = entries
            .iter()
            .zip(results.iter().zip(&leads))
            .filter(|(entry, _)| within(entry))
            .map(|(_, (&rouge, &lead))| (rouge, rouge - lead))
            .unzip();
        let count = rouge.len().max(1) as f64;
        let mean = rouge.into_iter().fold(Rouge::default(), |sum, of| sum + of) / count;
        let mut row = vec![match publisher {
            "" => file.to_owned(),
            publisher => format!("{file}, {publisher}"),
        }];
        row.extend(
            mean.figures()
                .map(|figure| format!("{:.2}", 100.0 * figure)),
        );
        for figure in [0, 1] {
            let gains: Vec<f64> = gains
                .iter()
                .map(|gain| 100.0 * gain.figures()[figure])
                .collect();
            let Interval { mean, low, high } = Interval::of(&gains);
            row.push(format!("{mean:+.2} [{low:+.2}, {high:+.2}]"));
        }
        table.rows.push(row);
    }
    table
}

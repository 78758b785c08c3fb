//! Learning to rank sentences, and how well that goes on articles that were not learned from.
//!
//! For short summaries three steps are learned from CNN and Daily Mail highlights and Indian news
//! digests, each publisher weighing the same; for long ones trees from the BBC's extracts. Each
//! article is also shown turned, begun in its middle, and without its title, so that the ranker
//! trusts place and title only as far as the text bears them out.

mod boosting;
mod corpus;
mod steps;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use pith::digest::Budget;
use pith::summary::ranker::Model;
use pith::summary::selection::select;
use rayon::prelude::*;

use crate::evaluate::summaries::{Article, budget_of};
use crate::metrics::bootstrap::Interval;
use crate::metrics::rouge::Rouge;
use crate::table::Table;
use crate::{data, gist};
use boosting::Group;
use corpus::Sample;
use steps::Lesson;

/// Parts into which the articles are dealt; each is measured by models that learned from the others.
const FOLDS: usize = 5;

/// What turned articles weigh against those as they were.
const TURNED: f64 = 0.5;

/// An article in its forms.
struct Entry {
    file: String,
    /// Empty where it is not named.
    publisher: String,
    budget: Budget,
    long: bool,
    /// Whether it is learned from, and not only measured on.
    learn: bool,
    number: usize,
    /// The article as it is; it alone is measured.
    plain: Sample,
    /// Forms that are only learned from.
    others: Vec<Sample>,
}

/// All articles in their forms, each publisher weighing the same.
fn read(data: &Path) -> anyhow::Result<Vec<Entry>> {
    let mut files = vec![(gist::NAME.to_owned(), gist::articles()?)];
    for path in data::files(data, "summaries", ".jsonl")? {
        let name = data::stem(&path, ".jsonl").unwrap_or_default();
        files.push((name.to_owned(), data::records(&path, None)?));
    }
    let mut entries: Vec<Entry> = files
        .par_iter()
        .flat_map(|(name, articles)| {
            articles
                .par_iter()
                .enumerate()
                .filter(|(_, article)| article.dup_of.is_none())
                .map(move |(number, article)| Entry::of(name, article, number))
        })
        .collect();
    let mut counts: BTreeMap<(String, String), f64> = BTreeMap::new();
    for entry in &entries {
        *counts.entry(entry.publisher()).or_default() += 1.0;
    }
    for entry in &mut entries {
        // The publishers weigh the same, and a mean article weighs about 1.
        let weight = 500.0 / counts[&entry.publisher()];
        entry.plain.weight = weight;
        for other in &mut entry.others {
            other.weight = TURNED * weight;
        }
    }
    Ok(entries)
}

impl Entry {
    fn publisher(&self) -> (String, String) {
        (self.file.clone(), self.publisher.clone())
    }

    fn fold(&self) -> usize {
        self.number % FOLDS
    }

    fn of(name: &str, article: &Article, number: usize) -> Self {
        let budget = budget_of(name);
        let long = matches!(budget, Budget::Share(_));
        let learn = name != gist::NAME;
        let title = article.title.as_deref();
        let plain = Sample::of(article, &article.text, title, long);
        let mut others = Vec::new();
        if learn {
            if let Some(text) = corpus::turned(&article.text, &plain.sentences, number) {
                others.push(Sample::of(article, &text, title, long));
            }
            if title.is_some() {
                others.push(Sample::of(article, &article.text, None, long));
            }
        }
        Self {
            file: name.to_owned(),
            publisher: article.publisher.clone().unwrap_or_default(),
            budget,
            long,
            learn,
            number,
            plain,
            others,
        }
    }
}

/// Learns from all articles but those of a fold.
fn fit(entries: &[Entry], without: Option<usize>) -> Model {
    let lessons = |long: bool| -> Vec<Lesson> {
        let learned = entries
            .iter()
            .filter(|entry| entry.learn && entry.long == long && Some(entry.fold()) != without);
        learned
            .flat_map(|entry| {
                std::iter::once(&entry.plain)
                    .chain(&entry.others)
                    .map(move |of| (entry, of))
            })
            .map(|(entry, sample)| Lesson {
                sample,
                number: entry.number / FOLDS,
                plain: std::ptr::eq(sample, &entry.plain),
            })
            .collect()
    };
    let short = steps::fit(&lessons(false));
    let long: Vec<Group> = lessons(true)
        .iter()
        .map(|lesson| {
            let evidence = &lesson.sample.evidence;
            // The words' trees learned from short summaries, and so from none of these articles.
            let likelihoods = evidence
                .vocabulary
                .likelihoods(&short.lexicon, &short.words);
            steps::sentences(lesson.sample, &evidence.with_likelihoods(&likelihoods))
        })
        .collect();
    Model {
        coverage: boosting::fit(&long.iter().collect::<Vec<_>>(), steps::SENTENCES),
        ..short
    }
}

/// Learns, measures by cross-validation, and writes the weights that are learned from all.
///
/// # Errors
///
/// Where data is missing or cannot be read, or the weights or `out` cannot be written.
pub fn run(data: &Path, models: &Path, mut out: impl Write) -> anyhow::Result<()> {
    let entries = read(data)?;
    writeln!(out, "{}", table(&entries, &cross_validate(&entries)))?;
    let path = models.join("summary.bin");
    fs::write(&path, fit(&entries, None).encode())
        .with_context(|| format!("cannot write {}", path.display()))
}

/// ROUGE of each article's summary by the model that did not learn from it.
fn cross_validate(entries: &[Entry]) -> Vec<Rouge> {
    let models: Vec<Model> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| fit(entries, Some(fold)))
        .collect();
    entries
        .par_iter()
        .map(|entry| measure(&entry.plain, entry.budget, &models[entry.fold()]))
        .collect()
}

/// ROUGE of what the engine's selection makes of the scores.
fn measure(sample: &Sample, budget: Budget, model: &Model) -> Rouge {
    let mut sentences = sample.sentences.clone();
    for (sentence, verdict) in sentences.iter_mut().zip(model.judge(&sample.evidence)) {
        sentence.score = verdict.score;
        sentence.coverage = verdict.coverage;
    }
    sample.measure(&select(&sentences, budget))
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
    let title = "Sentence ranker, five-fold cross-validation by article";
    let mut table = Table::new(title, &columns);
    let leads: Vec<Rouge> = entries
        .iter()
        .map(|entry| entry.plain.measure(&entry.plain.lead(entry.budget)))
        .collect();
    // A file with several publishers is also told as a whole.
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

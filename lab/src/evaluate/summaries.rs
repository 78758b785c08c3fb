//! How much of human summaries Pith's share, compared with the lead, LexRank and the oracle.

use std::collections::BTreeMap;
use std::path::Path;

use pith::digest;
use pith::digest::{Budget, Options};
use rayon::prelude::*;
use serde::Serialize;

use super::coherence;
use crate::baselines::{self, Limit, lexrank, oracle};
use crate::metrics::bootstrap::Interval;
use crate::metrics::rouge::{Rouge, Word};
use crate::summarized::Article;
use crate::table::Table;
use crate::{data, gist};

/// The system that chose the sentences. All of them choose from the same sentences under the same
/// budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum System {
    Pith,
    Lead,
    LexRank,
    Oracle,
}

impl System {
    const ALL: [Self; 4] = [Self::Pith, Self::Lead, Self::LexRank, Self::Oracle];

    const fn name(self) -> &'static str {
        match self {
            Self::Pith => "Pith",
            Self::Lead => "lead",
            Self::LexRank => "LexRank",
            Self::Oracle => "oracle (knows the reference)",
        }
    }
}

/// One system's summary of one article, measured.
#[derive(Clone, Copy, Debug, Default)]
struct Measured {
    rouge: Rouge,
    words: usize,
    /// Number of sentences chosen, and how many of them open with an unresolved reference.
    chosen: usize,
    unresolved: usize,
}

/// The figures of every source.
#[derive(Debug, Serialize)]
pub struct Report {
    files: Vec<File>,
}

/// The figures of one file.
#[derive(Debug, Serialize)]
struct File {
    name: String,
    budget: Budget,
    /// Whether each summary may instead be as long as the reference.
    by_reference: bool,
    /// Articles left out because they repeat another.
    duplicates: usize,
    /// All the articles.
    all: Group,
    /// The same by publisher, if any publisher is named.
    publishers: BTreeMap<String, Group>,
}

/// Figures over some articles.
#[derive(Debug, Serialize)]
struct Group {
    articles: usize,
    systems: Vec<SystemFigures>,
    /// Pith's ROUGE minus the lead's, article by article.
    pith_minus_lead: Difference,
}

#[derive(Debug, Serialize)]
struct SystemFigures {
    system: System,
    #[serde(flatten)]
    rouge: Rouge,
    /// Mean summary length in words.
    words: f64,
    /// The share of chosen sentences that open with an unresolved reference.
    unresolved: f64,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Difference {
    rouge1: Interval,
    rouge2: Interval,
    #[serde(rename = "rougeLsum")]
    rouge_lsum: Interval,
}

/// The folder with other genres and languages.
const MORE: &str = "summaries_more";

/// Measures the articles that are not news, every file of `summaries/` under `data`, and the
/// development sets of `summaries_more/` if present.
///
/// # Errors
///
/// If a file is missing or cannot be read.
pub fn measure(data: &Path, limit: Option<usize>) -> anyhow::Result<Report> {
    let mut files = vec![measure_file(gist::NAME, &gist::articles()?)];
    for path in data::files(data, "summaries", ".jsonl")? {
        let name = data::stem(&path, ".jsonl").unwrap_or_default();
        files.push(measure_file(name, &data::records(&path, limit)?));
    }
    // Other genres and languages, if the folder is there.
    if data.join(MORE).is_dir() {
        for path in data::files(data, MORE, ".dev.jsonl.gz")? {
            let name = data::stem(&path, ".dev.jsonl.gz").unwrap_or_default();
            let text = data::gunzip(&path)?;
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            let articles = lines
                .take(limit.unwrap_or(usize::MAX))
                .map(serde_json::from_str)
                .collect::<Result<Vec<Article>, _>>()?;
            files.push(measure_file(name, &articles));
        }
    }
    Ok(Report { files })
}

/// The summary length for the file `name`: the BBC's summaries are about 45 % of the article, the
/// others are short.
#[must_use]
pub fn budget_of(name: &str) -> Budget {
    if name.starts_with("bbc") {
        Budget::Share(0.45)
    } else {
        Budget::default()
    }
}

fn measure_file(name: &str, articles: &[Article]) -> File {
    let budget = budget_of(name);
    let kept: Vec<&Article> = articles
        .iter()
        .filter(|article| article.dup_of.is_none())
        .collect();
    let measured: Vec<[Measured; 4]> = kept
        .par_iter()
        .map(|article| measure_article(article, article.budget(budget)))
        .collect();
    let by_reference = kept
        .iter()
        .any(|article| article.budget.as_deref() == Some("ref"));
    let mut publishers: BTreeMap<String, Vec<[Measured; 4]>> = BTreeMap::new();
    if kept.iter().any(|article| article.publisher.is_some()) {
        for (article, measured) in kept.iter().zip(&measured) {
            let publisher = article.publisher.as_deref().unwrap_or("not named");
            let group = publishers.entry(publisher.to_owned()).or_default();
            group.push(*measured);
        }
    }
    File {
        name: name.to_owned(),
        budget,
        by_reference,
        duplicates: articles.len() - kept.len(),
        all: Group::of(&measured),
        publishers: publishers
            .into_iter()
            .map(|(publisher, measured)| (publisher, Group::of(&measured)))
            .collect(),
    }
}

/// Runs every system on `article`.
///
/// The text is taken as it is, so that every system chooses from the same sentences, as split by
/// the engine. Finding the article in a page is measured elsewhere.
fn measure_article(article: &Article, budget: Budget) -> [Measured; 4] {
    let options = Options {
        title: article.title.clone(),
        as_is: true,
        budget,
        ..Options::default()
    };
    let digest = digest(&article.text, &options);
    let texts: Vec<&str> = digest
        .sentences
        .iter()
        .map(|sentence| sentence.span.text(&article.text))
        .collect();
    let lengths: Vec<usize> = digest
        .sentences
        .iter()
        .map(|sentence| sentence.words)
        .collect();
    let limit = Limit::of(budget, &lengths);

    let mut vocabulary = article.vocabulary();
    let references = article.reference_words(&mut vocabulary);
    let words: Vec<Vec<Word>> = texts.iter().map(|text| vocabulary.words(text)).collect();
    System::ALL.map(|system| {
        let chosen = match system {
            System::Pith => digest.summary.clone(),
            System::Lead => baselines::lead(&lengths, limit),
            System::LexRank => baselines::best(&lexrank::scores(&texts), &lengths, limit),
            System::Oracle => oracle::choose(&references, &words, &lengths, limit),
        };
        let summary: Vec<Vec<Word>> = chosen.iter().map(|&at| words[at].clone()).collect();
        Measured {
            rouge: Rouge::of_references(&references, &summary),
            words: chosen.iter().map(|&at| lengths[at]).sum(),
            chosen: chosen.len(),
            unresolved: chosen
                .iter()
                .filter(|&&at| coherence::opens_unresolved(&texts, &chosen, at))
                .count(),
        }
    })
}

impl Group {
    fn of(measured: &[[Measured; 4]]) -> Self {
        let count = measured.len().max(1) as f64;
        let systems = System::ALL
            .into_iter()
            .enumerate()
            .map(|(column, system)| {
                let cells = || measured.iter().map(|row| row[column]);
                SystemFigures {
                    system,
                    rouge: cells()
                        .map(|cell| cell.rouge)
                        .fold(Rouge::default(), |a, b| a + b)
                        / count,
                    words: cells().map(|cell| cell.words).sum::<usize>() as f64 / count,
                    unresolved: cells().map(|cell| cell.unresolved).sum::<usize>() as f64
                        / cells().map(|cell| cell.chosen).sum::<usize>().max(1) as f64,
                }
            })
            .collect();
        let interval = |figure: fn(Rouge) -> f64| {
            let differences: Vec<f64> = measured
                .iter()
                .map(|[pith, lead, ..]| figure(pith.rouge - lead.rouge))
                .collect();
            Interval::of(&differences)
        };
        Self {
            articles: measured.len(),
            systems,
            pith_minus_lead: Difference {
                rouge1: interval(|rouge| rouge.rouge1),
                rouge2: interval(|rouge| rouge.rouge2),
                rouge_lsum: interval(|rouge| rouge.rouge_lsum),
            },
        }
    }

    fn table(&self, title: String) -> Table {
        let columns = [
            "system",
            "ROUGE-1",
            "ROUGE-2",
            "ROUGE-Lsum",
            "words",
            "unresolved",
        ];
        let mut table = Table::new(title, &columns);
        for figures in &self.systems {
            let mut row = vec![figures.system.name().to_owned()];
            let rouge = figures.rouge.figures();
            row.extend(rouge.map(|figure| format!("{:.2}", 100.0 * figure)));
            row.push(format!("{:.1}", figures.words));
            row.push(format!("{:.1} %", 100.0 * figures.unresolved));
            table.rows.push(row);
        }
        let Difference {
            rouge1,
            rouge2,
            rouge_lsum,
        } = self.pith_minus_lead;
        let mut row = vec!["Pith − lead [95 %]".to_owned()];
        row.extend([rouge1, rouge2, rouge_lsum].map(|interval| {
            let [mean, low, high] =
                [interval.mean, interval.low, interval.high].map(|figure| 100.0 * figure);
            format!("{mean:+.2} [{low:+.2}, {high:+.2}]")
        }));
        row.extend([String::new(), String::new()]);
        table.rows.push(row);
        table
    }
}

impl Report {
    /// A table for each source and each of its publishers.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        let mut tables = Vec::new();
        for file in &self.files {
            let budget = match file.budget {
                _ if file.by_reference => "the reference's words".to_owned(),
                Budget::Sentences(count) => format!("{count} sentences"),
                Budget::Words(count) => format!("{count} words"),
                Budget::Share(share) => format!("{:.0} % of the words", 100.0 * share),
            };
            let title = |group: &Group, part: &str| {
                let articles = group.articles;
                format!(
                    "Summaries: {}{part}, {articles} articles, at most {budget}",
                    file.name
                )
            };
            let mut table = file.all.table(title(&file.all, ""));
            if file.duplicates > 0 {
                let duplicates = file.duplicates;
                table.notes.push(format!(
                    "{duplicates} articles repeat others and are left out."
                ));
            }
            tables.push(table);
            for (publisher, group) in &file.publishers {
                tables.push(group.table(title(group, &format!(", publisher {publisher}"))));
            }
        }
        if let Some(last) = tables.last_mut() {
            last.notes.push(
                "ROUGE F1 × 100 as the package rouge-score computes it, stemmed; of several \
                 references the best. All systems choose among the engine's sentences of the text \
                 taken as it is. Intervals: paired bootstrap over articles. Unresolved: chosen \
                 sentences that open on a pronoun or a word such as \"however\", the sentence \
                 before them not being chosen."
                    .to_owned(),
            );
        }
        tables
    }
}

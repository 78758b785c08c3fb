//! Learning to rank sentences, and how well that goes on articles that were not learned from.
//!
//! Two sums of trees are learned: one for short summaries from CNN and Daily Mail highlights and
//! Indian news digests, each publisher weighing the same; one for long summaries from the BBC's
//! extracts. Each article is also shown turned, begun in its middle, and without its title, so that
//! the ranker trusts place and title only as far as the text bears them out.

mod boosting;
mod corpus;
mod network;
mod objective;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};
use pith::digest::Budget;
use pith::summary::features::Features;
use pith::summary::ranker::Model;
use pith::summary::selection::select;
use rayon::prelude::*;

use crate::evaluate::summaries::{Article, budget_of};
use crate::metrics::bootstrap::Interval;
use crate::metrics::rouge::Rouge;
use crate::table::Table;
use crate::{data, gist};
use boosting::Settings;
use corpus::Sample;
use network::Network;
use objective::{Gradient, Objective};

/// Parts into which the articles are dealt; each is measured by models that learned from the others.
const FOLDS: usize = 5;

/// What turned articles weigh against those as they were.
const TURNED: f64 = 0.5;

/// What the trees for short summaries are fitted to, and how they are grown.
const GIST: Settings = Settings {
    trees: 150,
    depth: 4,
    shrinkage: 0.06,
    penalty: 20.0,
    least: 0.004,
    columns: 0.4,
    articles: 0.6,
};

/// The same for long summaries.
const COVERAGE: Settings = GIST;

/// The sentences of one article to a learner.
pub struct Group {
    /// What the ranker sees in them.
    pub features: Vec<Features>,
    /// What they would gain a summary; the learner is to find their order.
    pub gains: Vec<f64>,
    /// What the article weighs.
    pub weight: f64,
}

/// An article in its forms.
struct Entry {
    file: String,
    /// Empty where it is not named.
    publisher: String,
    budget: Budget,
    long: bool,
    /// Whether it is learned from, and not only measured on.
    learn: bool,
    fold: usize,
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
        entry.plain.group.weight = weight;
        for other in &mut entry.others {
            other.group.weight = TURNED * weight;
        }
    }
    Ok(entries)
}

impl Entry {
    fn publisher(&self) -> (String, String) {
        (self.file.clone(), self.publisher.clone())
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
            fold: number % FOLDS,
            plain,
            others,
        }
    }
}

/// The groups of short or long summaries, all but those of a fold.
fn groups(entries: &[Entry], long: bool, without: Option<usize>) -> Vec<&Group> {
    entries
        .iter()
        .filter(|entry| entry.learn && entry.long == long && Some(entry.fold) != without)
        .flat_map(|entry| std::iter::once(&entry.plain).chain(&entry.others))
        .map(|sample| &sample.group)
        .collect()
}

/// The kinds of model that are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Linear,
    Perceptron,
    Trees(Objective),
}

/// The objective of the trees that are shipped.
const SHIPPED: Objective = Objective::Regression;

const LISTWISE: Objective = Objective::Listwise { temperature: 0.7 };

/// The kind that is shipped, and those that it is held against.
const KINDS: &[(&str, Kind)] = &[
    ("trees, regression", Kind::Trees(SHIPPED)),
    ("linear, listwise", Kind::Linear),
    ("perceptron, listwise", Kind::Perceptron),
    ("trees, listwise", Kind::Trees(LISTWISE)),
];

/// A trained model of one of the kinds.
enum Trained {
    /// The page's own, which scores as the page does.
    Trees(Model),
    /// For short summaries, and for long ones.
    Networks(Network, Network),
}

impl Trained {
    /// Learns from what `groups` gives for short summaries, and for long ones.
    fn fit<'a>(kind: Kind, groups: impl Fn(bool) -> Vec<&'a Group>) -> Self {
        let networks = |hidden| {
            let fit = |long| Network::fit(&groups(long), LISTWISE, hidden);
            Self::Networks(fit(false), fit(true))
        };
        match kind {
            Kind::Linear => networks(0),
            Kind::Perceptron => networks(12),
            Kind::Trees(objective) => Self::Trees(Model {
                gist: boosting::fit(&groups(false), objective, GIST),
                coverage: boosting::fit(&groups(true), objective, COVERAGE),
            }),
        }
    }

    /// The scores of an article's sentences for short and for long summaries, standardized.
    fn scores(&self, features: &[Features]) -> Vec<(f32, f32)> {
        match self {
            Self::Trees(model) => {
                let verdicts = model.judge(features);
                let scores = verdicts.iter().map(|of| (of.score, of.coverage));
                scores.collect()
            }
            Self::Networks(gist, coverage) => {
                let scores = |network: &Network| {
                    let scores = features.iter().map(|of| network.score(of)).collect();
                    corpus::standardized(scores)
                };
                let pairs = scores(gist).into_iter().zip(scores(coverage));
                pairs
                    .map(|(gist, coverage)| (gist as f32, coverage as f32))
                    .collect()
            }
        }
    }
}

/// One model's summary of a held-out article: the model as an index into [`KINDS`], the article as
/// an index into the entries.
struct Result {
    kind: usize,
    entry: usize,
    rouge: Rouge,
}

/// Learns, measures by cross-validation, and writes the weights that are learned from all. With
/// `compare` the kinds of model that were not chosen are measured as well.
///
/// # Errors
///
/// Where data is missing or cannot be read, or the weights or `out` cannot be written.
pub fn run(data: &Path, models: &Path, compare: bool, mut out: impl Write) -> anyhow::Result<()> {
    let entries = read(data)?;
    let kinds = if compare { KINDS } else { &KINDS[..1] };
    writeln!(
        out,
        "{}",
        table(&entries, kinds, &cross_validate(&entries, kinds))
    )?;
    let model = match Trained::fit(KINDS[0].1, |long| groups(&entries, long, None)) {
        Trained::Trees(model) => model,
        Trained::Networks(..) => bail!("the page cannot rank by a network"),
    };
    let path = models.join("summaries.bin");
    fs::write(&path, model.encode()).with_context(|| format!("cannot write {}", path.display()))
}

fn cross_validate(entries: &[Entry], kinds: &[(&str, Kind)]) -> Vec<Result> {
    let jobs: Vec<(usize, usize)> = (0..kinds.len())
        .flat_map(|kind| (0..FOLDS).map(move |fold| (kind, fold)))
        .collect();
    jobs.par_iter()
        .flat_map(|&(kind, fold)| {
            let model = Trained::fit(kinds[kind].1, |long| groups(entries, long, Some(fold)));
            let held_out = entries.iter().enumerate();
            held_out
                .filter(|(_, entry)| entry.fold == fold)
                .map(|(at, entry)| Result {
                    kind,
                    entry: at,
                    rouge: measure(&entry.plain, entry.budget, &model),
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// ROUGE of what the engine's selection makes of the scores.
fn measure(sample: &Sample, budget: Budget, model: &Trained) -> Rouge {
    let scores = model.scores(&sample.group.features);
    let mut sentences = sample.sentences.clone();
    for (sentence, (short, long)) in sentences.iter_mut().zip(scores) {
        sentence.score = short;
        sentence.coverage = long;
    }
    sample.measure(&select(&sentences, budget))
}

fn table(entries: &[Entry], kinds: &[(&str, Kind)], results: &[Result]) -> Table {
    let columns = [
        "source",
        "model",
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
        for (kind, (name, _)) in kinds.iter().enumerate() {
            let (rouge, gains): (Vec<Rouge>, Vec<Rouge>) = results
                .iter()
                .filter(|result| result.kind == kind && within(&entries[result.entry]))
                .map(|result| (result.rouge, result.rouge - leads[result.entry]))
                .unzip();
            let count = rouge.len().max(1) as f64;
            let mean = rouge.into_iter().fold(Rouge::default(), |sum, of| sum + of) / count;
            let source = match publisher {
                "" => file.to_owned(),
                publisher => format!("{file}, {publisher}"),
            };
            let mut row = vec![source, (*name).to_owned()];
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
    }
    table
}

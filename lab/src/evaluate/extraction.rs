//! Which segments of a page are kept: those that must be in the text, and those that must not.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use pith::digest::Role;
use pith::text::html;
use pith::text::language;
use pith::text::paste;
use pith::text::paste::model::Model;
use pith::{Engine, Options, text::Source};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::data;
use crate::table::Table;

/// A line of `extraction/pages_dev.jsonl.gz`.
#[derive(Deserialize)]
struct Record {
    id: String,
    html: String,
    pasted: String,
    with: Vec<String>,
    without: Vec<String>,
}

/// Each system with its input.
const SYSTEMS: [(&str, &str); 5] = [
    ("the raw paste", "plain text"),
    ("Pith, rules alone", "plain text"),
    ("Pith", "plain text"),
    ("Pith, rules alone", "HTML"),
    ("Pith", "HTML"),
];

/// Other systems' results on the same pages: system, input, precision, recall and F1.
const FIELD: [[&str; 5]; 2] = [
    ["trafilatura 2.3.1", "HTML", "", "", "0.93"],
    ["readability-lxml", "HTML", "", "", "0.87"],
];

/// How many segments of each sort there are, and how many of them were kept.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Counts {
    /// Segments that must be in the text: how many, and how many are.
    with: usize,
    kept: usize,
    /// Segments that must not be in the text: how many, and how many are.
    without: usize,
    taken: usize,
}

impl Counts {
    fn add(self, other: Self) -> Self {
        Self {
            with: self.with + other.with,
            kept: self.kept + other.kept,
            without: self.without + other.without,
            taken: self.taken + other.taken,
        }
    }

    fn sum(all: impl Iterator<Item = Self>) -> Self {
        all.fold(Self::default(), Self::add)
    }

    fn precision(self) -> f64 {
        share(self.kept, self.kept + self.taken)
    }

    fn recall(self) -> f64 {
        share(self.kept, self.with)
    }

    fn f1(self) -> f64 {
        share(2 * self.kept, self.kept + self.taken + self.with)
    }

    fn cells(self) -> [String; 3] {
        [self.precision(), self.recall(), self.f1()].map(|figure| format!("{figure:.3}"))
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    part as f64 / whole as f64
}

/// The figures of every system.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Number of pages.
    pages: usize,
    /// Each system with its figures over all pages.
    systems: Vec<System>,
    /// Pith's figures by language: plain text, then HTML.
    languages: BTreeMap<&'static str, Language>,
    /// The errors on each page that has any, in the data's order.
    faults: Vec<Faults>,
}

#[derive(Debug, Serialize)]
struct System {
    name: &'static str,
    input: &'static str,
    precision: f64,
    recall: f64,
    f1: f64,
}

#[derive(Debug, Default, Serialize)]
struct Language {
    pages: usize,
    plain: Counts,
    html: Counts,
}

/// What Pith got wrong on one page.
#[derive(Debug, Serialize)]
struct Faults {
    id: String,
    language: &'static str,
    plain: Wrong,
    html: Wrong,
}

#[derive(Debug, Default, Serialize)]
struct Wrong {
    /// Segments of the article that were lost, each with what it was taken for.
    lost: Vec<(String, String)>,
    /// Segments that were kept but are not part of the article.
    taken: Vec<String>,
}

impl Wrong {
    fn is_empty(&self) -> bool {
        self.lost.is_empty() && self.taken.is_empty()
    }
}

/// A page as one system left it.
struct Outcome {
    counts: Counts,
    wrong: Wrong,
}

/// Measures `extraction/pages_dev.jsonl.gz` under `data`.
///
/// # Errors
///
/// If the file is missing or cannot be read.
pub fn measure(data: &Path, limit: Option<usize>) -> anyhow::Result<Report> {
    let path = data.join("extraction/pages_dev.jsonl.gz");
    let records: Vec<Record> = data::gunzip(&path)?
        .lines()
        .take(limit.unwrap_or(usize::MAX))
        .enumerate()
        .map(|(at, line)| {
            serde_json::from_str(line)
                .with_context(|| format!("{}, line {}", path.display(), at + 1))
        })
        .collect::<anyhow::Result<_>>()?;
    let models = Engine::embedded().models();
    let model = models.article().context("cannot read the model")?;
    let rules = Model::RULES_ALONE;
    let pages: Vec<(&'static str, [Outcome; SYSTEMS.len()])> = records
        .par_iter()
        .map(|record| {
            let html = html::read(&record.html);
            let plain: Source = (&record.pasted).into();
            let layout = paste::layout(plain, &Options::default());
            let language = language::detect(plain.text, &layout.blocks).code();
            let outcomes = [
                outcome(record, &folded(&record.pasted), |_| String::new()),
                kept(record, plain, &rules),
                kept(record, plain, model),
                kept(record, (&html).into(), &rules),
                kept(record, (&html).into(), model),
            ];
            (language, outcomes)
        })
        .collect();
    let systems = SYSTEMS
        .into_iter()
        .enumerate()
        .map(|(at, (name, input))| {
            let counts = Counts::sum(pages.iter().map(|page| page.1[at].counts));
            System {
                name,
                input,
                precision: counts.precision(),
                recall: counts.recall(),
                f1: counts.f1(),
            }
        })
        .collect();
    let mut languages: BTreeMap<&'static str, Language> = BTreeMap::new();
    let mut faults = Vec::new();
    for (record, (language, [_, _, plain, _, html])) in records.into_iter().zip(pages) {
        let figures = languages.entry(language).or_default();
        figures.pages += 1;
        figures.plain = figures.plain.add(plain.counts);
        figures.html = figures.html.add(html.counts);
        if !plain.wrong.is_empty() || !html.wrong.is_empty() {
            faults.push(Faults {
                id: record.id,
                language,
                plain: plain.wrong,
                html: html.wrong,
            });
        }
    }
    Ok(Report {
        pages: languages.values().map(|language| language.pages).sum(),
        systems,
        languages,
        faults,
    })
}

/// What `model` keeps of `source`: its title and the kept paragraphs.
fn kept(record: &Record, source: Source, model: &Model) -> Outcome {
    let layout = paste::layout_by(source, &Options::default(), model);
    let title = layout.title.iter().map(|title| title.text.as_str());
    let body = pith::report::body(&layout.blocks, source.text);
    let text = folded(&title.chain(body).collect::<Vec<_>>().join(" "));
    let role = |segment: &str| {
        let holds = |text: &str| text.contains(segment);
        layout
            .blocks
            .iter()
            .find(|block| holds(&folded(block.span.text(source.text))))
            .map_or_else(
                || {
                    let all = folded(source.text);
                    if holds(&all) {
                        "in parts"
                    } else {
                        "not in the text"
                    }
                    .to_owned()
                },
                |block| match block.role {
                    Role::Aside(aside) => format!("{aside:?}"),
                    role => format!("{role:?}"),
                },
            )
    };
    outcome(record, &text, role)
}

/// Compares `text`, with white space folded, with what `record` expects. `role` says what a lost
/// segment was taken for.
fn outcome(record: &Record, text: &str, role: impl Fn(&str) -> String) -> Outcome {
    let mut wrong = Wrong::default();
    for segment in &record.with {
        let segment = folded(segment);
        if !text.contains(&segment) {
            wrong.lost.push((role(&segment), segment));
        }
    }
    for segment in &record.without {
        let segment = folded(segment);
        if text.contains(&segment) {
            wrong.taken.push(segment);
        }
    }
    Outcome {
        counts: Counts {
            with: record.with.len(),
            kept: record.with.len() - wrong.lost.len(),
            without: record.without.len(),
            taken: wrong.taken.len(),
        },
        wrong,
    }
}

/// `text` with each run of white space replaced by one space.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Report {
    /// The figures of all pages, then by language.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        let mut table = Table::new(
            format!(
                "Extraction: segments kept and left out on {} pages",
                self.pages
            ),
            &["system", "from", "precision", "recall", "F1"],
        );
        for system in &self.systems {
            let figures = [system.precision, system.recall, system.f1];
            let mut row = vec![system.name.to_owned(), system.input.to_owned()];
            row.extend(figures.map(|figure| format!("{figure:.3}")));
            table.rows.push(row);
        }
        let field = FIELD.map(|row| row.map(str::to_owned).to_vec());
        table.rows.extend(field);
        table.notes = vec![
            "All segments of all pages together, white space folded; the text is the title and the \
             kept paragraphs. `--json` lists what was lost and what was taken, page by page."
                .to_owned(),
            "These pages are only for measuring; no weights are trained on them.".to_owned(),
        ];
        let mut languages = Table::new(
            "Extraction by language",
            &[
                "language", "pages", "plain P", "R", "F1", "HTML P", "R", "F1",
            ],
        );
        for (code, figures) in &self.languages {
            let mut row = vec![(*code).to_owned(), figures.pages.to_string()];
            row.extend(figures.plain.cells());
            row.extend(figures.html.cells());
            languages.rows.push(row);
        }
        vec![table, languages]
    }
}

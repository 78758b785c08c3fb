//! How well the article is found in a page that was pasted whole.

use std::path::Path;

use anyhow::{Context, ensure};
use pith::text::paste::model::Model;
use pith::text::{Source, html};
use pith::{Engine, Options};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::article;
use crate::data;
use crate::metrics::shingles::{Overlap, Score};
use crate::table::Table;

/// A page of `pastes/dev.jsonl`.
#[derive(Deserialize)]
struct Record {
    id: String,
    pasted: String,
    body: String,
    #[serde(default)]
    title: String,
}

/// A page as pasted, as on the web, and the article in it.
pub struct Page {
    /// Its id in the data.
    pub id: String,
    /// The plain text that the clipboard holds after copying the whole page.
    pub pasted: String,
    /// The article's paragraphs.
    pub body: String,
    /// The page's title, usually the article's followed by the site's name.
    pub title: String,
    /// `pastes/html/<id>.html.gz`, parsed.
    pub html: html::Page,
}

/// The pages of `pastes/` under `data`, at most `limit` of each file.
///
/// # Errors
///
/// If a file is missing or cannot be read.
pub fn pages(data: &Path, limit: Option<usize>) -> anyhow::Result<Vec<Page>> {
    let mut records: Vec<Record> = Vec::new();
    for file in data::files(data, "pastes", ".jsonl")? {
        records.extend(data::records(&file, limit)?);
    }
    ensure!(
        !records.is_empty(),
        "there are no pages in {}",
        data.join("pastes").display()
    );
    records
        .into_par_iter()
        .map(
            |Record {
                 id,
                 pasted,
                 body,
                 title,
             }| {
                let path = data.join("pastes/html").join(format!("{id}.html.gz"));
                let html = html::read(&data::gunzip(&path)?);
                Ok(Page {
                    id,
                    pasted,
                    body,
                    title,
                    html,
                })
            },
        )
        .collect()
}

/// Other systems' results: system, input, precision, recall and F1.
///
/// The extractors with a version number were run on the development pages (each page's HTML with
/// its URL, plain-text output, default settings) and scored the same way as Pith. They are not
/// built with the lab, as most of them bring a whole DOM. The others are quoted from the project's
/// issue 3.
const FIELD: [[&str; 5]; 7] = [
    [
        "a dozen lines of heuristics (quoted)",
        "plain text",
        "",
        "",
        "0.87",
    ],
    [
        "readability 0.3.0 (crate)",
        "HTML",
        "0.916",
        "0.865",
        "0.890",
    ],
    ["legible 0.5.1 (crate)", "HTML", "0.930", "0.953", "0.941"],
    [
        "Readability.js 0.6.0, jsdom 29.1",
        "HTML",
        "0.925",
        "0.969",
        "0.947",
    ],
    [
        "dom_smoothie 0.19.0 (crate)",
        "HTML",
        "0.922",
        "0.985",
        "0.953",
    ],
    [
        "rs-trafilatura 0.2.2 (crate)",
        "HTML",
        "0.952",
        "0.987",
        "0.969",
    ],
    [
        "the best extractors (quoted)",
        "HTML",
        "",
        "",
        "0.96 to 0.97",
    ],
];

/// Each system with its input.
const SYSTEMS: [(&str, &str); 5] = [
    ("the raw paste", "plain text"),
    ("Pith, rules alone", "plain text"),
    ("Pith", "plain text"),
    ("Pith", "text of the HTML"),
    ("Pith", "HTML"),
];

/// The figures of every system.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Number of pages.
    pages: usize,
    /// Each system with its score over all pages.
    systems: Vec<System>,
    /// Each page's own figures, in the data's order.
    by_page: Vec<PageFigures>,
}

#[derive(Debug, Serialize)]
struct System {
    name: &'static str,
    input: &'static str,
    #[serde(flatten)]
    score: Score,
}

/// Pith's result for one page.
#[derive(Debug, Serialize)]
struct PageFigures {
    id: String,
    plain: Figures,
    html: Figures,
}

#[derive(Debug, Serialize)]
struct Figures {
    precision: Option<f64>,
    recall: Option<f64>,
}

impl Figures {
    fn of(overlap: Overlap) -> Self {
        Self {
            precision: overlap.precision(),
            recall: overlap.recall(),
        }
    }
}

/// Measures `pastes/dev.jsonl` and `pastes/html/<id>.html.gz` under `data`.
///
/// # Errors
///
/// If a file is missing or cannot be read.
pub fn measure(data: &Path, limit: Option<usize>) -> anyhow::Result<Report> {
    let pages = pages(data, limit)?;
    let models = Engine::embedded().models();
    let model = models.article().context("cannot read the model")?;
    let rules = Model::RULES_ALONE;
    let overlaps: Vec<[Overlap; SYSTEMS.len()]> = pages
        .par_iter()
        .map(|page| {
            let kept = |source: Source, model: &Model| {
                let kept = article::kept(source, &Options::default(), model);
                Overlap::of(&page.body, &kept)
            };
            [
                Overlap::of(&page.body, &page.pasted),
                kept((&page.pasted).into(), &rules),
                kept((&page.pasted).into(), model),
                kept((&page.html.text).into(), model),
                kept((&page.html).into(), model),
            ]
        })
        .collect();
    let score = |system: usize| {
        let column: Vec<Overlap> = overlaps.iter().map(|overlaps| overlaps[system]).collect();
        Score::of(&column)
    };
    Ok(Report {
        pages: pages.len(),
        systems: SYSTEMS
            .into_iter()
            .enumerate()
            .map(|(at, (name, input))| System {
                name,
                input,
                score: score(at),
            })
            .collect(),
        by_page: pages
            .into_iter()
            .zip(&overlaps)
            .map(|(page, &[.., plain, _, html])| PageFigures {
                id: page.id,
                plain: Figures::of(plain),
                html: Figures::of(html),
            })
            .collect(),
    })
}

impl Report {
    /// One table, with other systems' figures below Pith's.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        let mut table = Table::new(
            format!("Pastes: {} pages pasted whole", self.pages),
            &["system", "from", "precision", "recall", "F1"],
        );
        for System { name, input, score } in &self.systems {
            let figures = [score.precision, score.recall, score.f1];
            let mut row = vec![(*name).to_owned(), (*input).to_owned()];
            row.extend(figures.map(|figure| format!("{figure:.3}")));
            table.rows.push(row);
        }
        let field = FIELD.map(|row| row.map(str::to_owned).to_vec());
        table.rows.extend(field);
        table.notes = vec![
            "4-gram shingles as in article-extraction-benchmark: means of the pages' precision and \
             recall, F1 of the means."
                .to_owned(),
            "Pith's weights were trained on these pages; `lab train pastes` prints held-out figures."
                .to_owned(),
            "The other systems were measured once on these pages, at the version given, or are quoted \
             in the project's issue."
                .to_owned(),
        ];
        vec![table]
    }
}

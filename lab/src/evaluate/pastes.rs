//! How well the article is found in a page that was pasted whole.

use std::path::Path;

use anyhow::ensure;
use pith::Options;
use pith::text::paste::model::Model;
use pith::text::{Source, html};
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

/// A page as it is pasted, as it is on the web, and the article that is in it.
pub struct Page {
    /// The data's name for it.
    pub id: String,
    /// The plain text that the clipboard gets of all of it.
    pub pasted: String,
    /// The article's paragraphs.
    pub body: String,
    /// The page's title, most often the article's with the site's name after it.
    pub title: String,
    /// `pastes/html/<id>.html.gz`, read.
    pub html: html::Page,
}

/// The pages of `pastes/` under `data`, at most `limit` of each file.
///
/// # Errors
///
/// Where a file is missing or cannot be read.
pub fn pages(data: &Path, limit: Option<usize>) -> anyhow::Result<Vec<Page>> {
    let mut records: Vec<Record> = Vec::new();
    for file in data::files(data, "pastes", ".jsonl")? {
        records.extend(data::records(&file, limit)?);
    }
    ensure!(
        !records.is_empty(),
        "no page in {}",
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

/// The field's figures, as the project's issue 3 quotes them.
const FIELD: [(&str, &str, &str); 3] = [
    ("a dozen lines of heuristics", "plain text", "0.87"),
    ("Readability.js", "HTML", "0.947"),
    ("the best extractors", "HTML", "0.96 to 0.97"),
];

/// The ways in, with what they read.
const SYSTEMS: [(&str, &str); 5] = [
    ("the raw paste", "plain text"),
    ("Pith, rules alone", "plain text"),
    ("Pith", "plain text"),
    ("Pith", "HTML's text alone"),
    ("Pith", "HTML"),
];

/// The figures of every way in.
#[derive(Debug, Serialize)]
pub struct Report {
    /// How many pages.
    pages: usize,
    /// Each way in with its score over all pages.
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

/// What Pith made of one page.
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

/// Measures on `pastes/dev.jsonl` and `pastes/html/<id>.html.gz` under `data`.
///
/// # Errors
///
/// Where a file is missing or cannot be read.
pub fn measure(data: &Path, limit: Option<usize>) -> anyhow::Result<Report> {
    let pages = pages(data, limit)?;
    let model = Model::built_in();
    let rules = Model::parse("");
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
    /// One table, the field's figures beneath Pith's.
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
        for (name, input, f1) in FIELD {
            let cells = [name, input, "", "", f1];
            table.rows.push(cells.map(|cell| cell.to_owned()).into());
        }
        table.notes = vec![
            "4-gram shingles as in article-extraction-benchmark: means of the pages' precision and \
             recall, F1 of the means."
                .to_owned(),
            "The last three rows are published in the project's issue, not measured here.".to_owned(),
        ];
        vec![table]
    }
}

//! How well names are found, for each labelled file.

use std::path::Path;

use anyhow::ensure;
use pith::text::language::Language;
use serde::Serialize;

use crate::conll::Conll;
use crate::data;
use crate::iob::Label;
use crate::metrics::entities::{Counts, Tally};
use crate::table::Table;

/// Exact-span F1 over PER, LOC, ORG and MISC published for other systems, as quoted in the
/// project's issue 4: worldwide newswire, Reuters of 2020, wikigold, and the cleaned CoNLL 2003.
const PUBLISHED: [(&str, [&str; 4]); 2] = [
    ("spaCy 3.8 en_core_web_sm", ["0.63", "0.69", "0.58", "0.59"]),
    ("plain CRF, no gazetteer", ["0.77", "0.78", "0.66", "0.81"]),
];

/// The figures of every file.
#[derive(Debug, Serialize)]
pub struct Report {
    language: Language,
    files: Vec<File>,
}

/// The figures of one file.
#[derive(Debug, Serialize)]
struct File {
    name: String,
    documents: usize,
    blocks: usize,
    /// The kinds that the file marks; predictions of other kinds are not counted.
    scored: Vec<Label>,
    micro: Figures,
    /// The calibration error of the names' confidence.
    calibration_error: f64,
    by_kind: Vec<Kind>,
}

#[derive(Debug, Serialize)]
struct Kind {
    kind: Label,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Figures {
    gold: usize,
    predicted: usize,
    right: usize,
    precision: f64,
    recall: f64,
    f1: f64,
}

impl From<Counts> for Figures {
    fn from(counts: Counts) -> Self {
        Self {
            gold: counts.gold,
            predicted: counts.predicted,
            right: counts.right,
            precision: counts.precision(),
            recall: counts.recall(),
            f1: counts.f1(),
        }
    }
}

/// Measures every file of the language in `entities/` under `data` that is not used for training.
///
/// # Errors
///
/// If a file is missing or cannot be read, or there is no model for the language.
pub fn measure(data: &Path, language: Language, limit: Option<usize>) -> anyhow::Result<Report> {
    ensure!(
        language.has_names(),
        "there is no name model for {}",
        language.name()
    );
    let folder = format!("entities/{}", language.code());
    let mut paths = Vec::new();
    // English files are in entities/ itself, and possibly in a subfolder as well.
    if language == Language::En {
        paths.extend(data::files(data, "entities", ".conll")?);
    }
    if language != Language::En || data.join(&folder).is_dir() {
        paths.extend(data::files(data, &folder, ".conll")?);
    }
    let mut files = Vec::new();
    for path in paths {
        let name = data::stem(&path, ".conll").unwrap_or_default();
        if !name.ends_with(".train") {
            files.push(measure_file(name, &data::text(&path)?, language, limit));
        }
    }
    Ok(Report { language, files })
}

fn measure_file(name: &str, text: &str, language: Language, limit: Option<usize>) -> File {
    let mut file = Conll::parse(text);
    file.keep(limit.unwrap_or(usize::MAX));
    let mut tally = Tally::default();
    let mut judged = Vec::new();
    let predicted = file.predict_with_confidence(language);
    for (block, predicted) in file.blocks().iter().zip(predicted) {
        let gold = file.gold(block);
        let names: Vec<_> = predicted.iter().map(|(name, _)| name.clone()).collect();
        tally.add(&gold, &names);
        judged.extend(predicted.into_iter().map(|(name, confidence)| {
            let right = gold.contains(&name);
            (name.label, confidence, right)
        }));
    }
    let scored: Vec<Label> = Label::ALL
        .into_iter()
        .filter(|&label| tally.of(label).gold > 0)
        .collect();
    File {
        name: name.to_owned(),
        documents: file.documents().count(),
        blocks: file.blocks().len(),
        micro: tally.micro(&scored).into(),
        calibration_error: calibration_error(
            judged
                .iter()
                .filter(|(label, ..)| scored.contains(label))
                .map(|&(_, confidence, right)| (confidence, right)),
        ),
        by_kind: scored
            .iter()
            .map(|&kind| Kind {
                kind,
                figures: tally.of(kind).into(),
            })
            .collect(),
        scored,
    }
}

/// Expected calibration error over ten bins of equal width (Naeini, Cooper and Hauskrecht 2015).
fn calibration_error(judged: impl Iterator<Item = (f32, bool)>) -> f64 {
    let mut bins = [(0.0_f64, 0.0_f64, 0_usize); 10];
    for (confidence, right) in judged {
        let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
        bin.0 += f64::from(confidence);
        bin.1 += f64::from(u8::from(right));
        bin.2 += 1;
    }
    let count = bins.iter().map(|bin| bin.2).sum::<usize>().max(1) as f64;
    bins.iter().map(|bin| (bin.0 - bin.1).abs()).sum::<f64>() / count
}

impl Report {
    /// Pith's table, followed by the published figures.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        let mut columns = vec![
            "file",
            "documents",
            "names",
            "precision",
            "recall",
            "F1",
            "ECE",
        ];
        columns.extend(Label::ALL.map(Label::name));
        let mut table = Table::new(
            format!("Names, {}: exact spans and kinds", self.language.code()),
            &columns,
        );
        for file in &self.files {
            let micro = file.micro;
            let mut row = vec![
                file.name.clone(),
                file.documents.to_string(),
                micro.gold.to_string(),
            ];
            row.extend(
                [
                    micro.precision,
                    micro.recall,
                    micro.f1,
                    file.calibration_error,
                ]
                .map(|figure| format!("{figure:.3}")),
            );
            row.extend(Label::ALL.map(|label| {
                let kind = file.by_kind.iter().find(|kind| kind.kind == label);
                kind.map_or("–".to_owned(), |kind| {
                    let Figures {
                        precision,
                        recall,
                        f1,
                        ..
                    } = kind.figures;
                    format!("{precision:.3}/{recall:.3}/{f1:.3}")
                })
            }));
            table.rows.push(row);
        }
        table.notes = vec![
            "Micro-averaged over the kinds that the file marks, as conlleval counts; the last four \
             columns are each kind's precision, recall and F1."
                .to_owned(),
            "ECE: expected calibration error of the names' confidence, over ten bins.".to_owned(),
            "Facilities count as LOC; groups, events, works and products as MISC; dates and amounts \
             are left out."
                .to_owned(),
            "WNUT17: corporation and group are ORG, creative-work and product MISC. A file without \
             document marks is taken a block at a time."
                .to_owned(),
        ];
        if self.language != Language::En {
            return vec![table];
        }
        let mut published = Table::new(
            "Entities: figures published in the issue, on test sets that we do not have",
            &[
                "system",
                "worldwide",
                "Reuters 2020",
                "wikigold",
                "CoNLL cleaned",
            ],
        );
        for (system, figures) in PUBLISHED {
            let mut row = vec![system.to_owned()];
            row.extend(figures.map(str::to_owned));
            published.rows.push(row);
        }
        vec![table, published]
    }
}

//! Every metric that is measured on the development data.

pub mod coherence;
pub mod editors;
pub mod entities;
pub mod extraction;
pub mod linking;
pub mod pastes;
pub mod summaries;

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use clap::ValueEnum;
use pith::text::language::Language;
use serde::Serialize;

use crate::table::Table;

/// What to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// ROUGE against the references of each source
    Summaries,
    /// The value of summaries by careful readers' marks
    Editors,
    /// Exact-span F1 on each labelled file of a language
    #[value(alias = "entities")]
    Names,
    /// B-cubed F1 on the linking cases, which need no data
    Linking,
    /// How much of the article, and how much else, is kept from a page pasted whole
    Pastes,
    /// Which segments of a page are kept: those that must be, and those that must not
    Extraction,
    /// All of these
    All,
}

/// The figures; a part that was not requested is absent.
#[derive(Debug, Serialize)]
struct Report {
    #[serde(skip_serializing_if = "Option::is_none")]
    summaries: Option<summaries::Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    editors: Option<editors::Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entities: Option<entities::Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pastes: Option<pastes::Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extraction: Option<extraction::Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    linking: Option<linking::Report>,
}

impl Report {
    fn tables(&self) -> Vec<Table> {
        let mut tables = Vec::new();
        tables.extend(self.summaries.iter().flat_map(summaries::Report::tables));
        tables.extend(self.editors.iter().flat_map(editors::Report::tables));
        tables.extend(self.entities.iter().flat_map(entities::Report::tables));
        tables.extend(self.linking.iter().flat_map(linking::Report::tables));
        tables.extend(self.pastes.iter().flat_map(pastes::Report::tables));
        tables.extend(self.extraction.iter().flat_map(extraction::Report::tables));
        tables
    }
}

/// Measures `part` on the data in the folder `data` (names in `language`), at most `limit` records
/// per file, and prints tables or JSON.
///
/// # Errors
///
/// If data is missing, not given, or cannot be read, or `out` cannot be written.
pub fn run(
    part: Part,
    data: Option<&Path>,
    language: Language,
    limit: Option<usize>,
    json: bool,
    mut out: impl Write,
) -> anyhow::Result<()> {
    let data = || data.context("give the folder of the development data with --data DIR");
    let wanted = |this: Part| part == this || part == Part::All;
    let report = Report {
        summaries: wanted(Part::Summaries)
            .then(|| summaries::measure(data()?, limit))
            .transpose()?,
        editors: wanted(Part::Editors)
            .then(|| editors::measure(data()?, limit))
            .transpose()?,
        entities: wanted(Part::Names)
            .then(|| entities::measure(data()?, language, limit))
            .transpose()?,
        pastes: wanted(Part::Pastes)
            .then(|| pastes::measure(data()?, limit))
            .transpose()?,
        extraction: wanted(Part::Extraction)
            .then(|| extraction::measure(data()?, limit))
            .transpose()?,
        linking: wanted(Part::Linking).then(linking::measure),
    };
    if json {
        serde_json::to_writer_pretty(&mut out, &report)?;
        writeln!(out)?;
    } else {
        for table in report.tables() {
            writeln!(out, "{table}")?;
        }
    }
    Ok(())
}

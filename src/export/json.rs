//! The digest as JSON.
//!
//! An object with `format` (always [`FORMAT`]), `version` ([`VERSION`]; it grows by one where a field
//! changes its meaning or goes, not where one is added) and the fields of [`Report`]: `title`,
//! `language`, `text`, `body`, `set_aside`, `sentences`, `summary`, `entities` and `keywords`.
//! Positions are byte ranges of `text` in UTF-8.

use serde::Serialize;

use super::Export;
use pith::report::Report;

/// What the field `format` says.
pub const FORMAT: &str = "pith-digest";

/// The version of the schema.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Versioned<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    report: Report<'a>,
}

impl Export<'_> {
    /// The digest with the text that it is of.
    pub(super) fn json(self) -> String {
        let analysis = self.analysis;
        let versioned = Versioned {
            format: FORMAT,
            version: VERSION,
            report: Report::new(&analysis.source, &analysis.digest, self.chosen, true),
        };
        // A report has string keys and finite numbers only, which JSON takes.
        serde_json::to_string_pretty(&versioned).unwrap_or_default()
    }
}

//! Lighthouse scores of the built page, with mobile settings, served compressed as on GitHub Pages.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::browser::{Browser, chromium_flags};
use crate::process::{on_path, run};
use crate::site::Site;
use crate::{console, packing, tools, workspace};

const VERSION: &str = "12.8.2";

/// The metrics that we report, by Lighthouse's own names.
const METRICS: [&str; 5] = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "interactive",
    "total-blocking-time",
    "cumulative-layout-shift",
];

/// Lighthouse's scores for a page.
pub struct Marks {
    /// By category, with the metrics; in Markdown.
    pub table: String,
    /// Categories with less than 100 points.
    pub short: Vec<String>,
}

/// Runs Lighthouse, which npm downloads on first use, on the page in `dist`.
///
/// # Errors
/// If npm or Chromium is missing, or Lighthouse does not finish.
pub fn look(dist: &Path) -> Result<Marks> {
    let script = tools::of_npm("lighthouse", VERSION, "cli/index.js")?;
    let chromium = Browser::Chromium.ensure()?;
    let home = workspace::target().join("lighthouse");
    let folder = packing::copy(dist, &home)?;
    let site = Site::start(&folder, "/pith/", 0)?;
    let report = home.join("report.json");
    run(
        Command::new(on_path("node").context("Node.js is not installed")?)
            .arg(script)
            .arg(site.url())
            .args(["--quiet", "--output=json"])
            .arg(format!("--output-path={}", report.display()))
            .arg(format!("--chrome-flags={}", chromium_flags().join(" ")))
            .env("CHROME_PATH", chromium.program),
    )?;
    let report = serde_json::from_str(&fs::read_to_string(report)?)?;
    marks(&report).context("Lighthouse's report has an unexpected format")
}

fn marks(report: &Value) -> Option<Marks> {
    let mut marks = Marks {
        table: String::from("| | |\n|---|---:|\n"),
        short: Vec::new(),
    };
    for category in report.get("categories")?.as_object()?.values() {
        let title = category.get("title")?.as_str()?;
        let points = 100.0 * category.get("score")?.as_f64()?;
        let _ = writeln!(marks.table, "| {title} | {points:.0} |");
        if points < 100.0 {
            marks.short.push(format!("{title} has {points:.0} of 100"));
        }
    }
    let audits = report.get("audits")?;
    for metric in METRICS {
        let audit = audits.get(metric)?;
        let (title, value) = (audit.get("title")?, audit.get("displayValue")?);
        let _ = writeln!(marks.table, "| {} | {} |", title.as_str()?, value.as_str()?);
    }
    // The audits that cost points, in Lighthouse's own words.
    for audit in audits.as_object()?.values() {
        let weighs = audit.get("score").and_then(Value::as_f64);
        if weighs.is_some_and(|score| score < 0.9) {
            let (title, id) = (audit.get("title")?.as_str()?, audit.get("id")?.as_str()?);
            console::note(&format!("{id}: {title}"));
        }
    }
    Some(marks)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_category_with_less_than_all_points_is_reported() {
        let metric = json!({ "id": "x", "title": "Time", "displayValue": "1.0 s", "score": 1 });
        let report = json!({
            "categories": {
                "performance": { "title": "Performance", "score": 0.97 },
                "seo": { "title": "SEO", "score": 1 },
            },
            "audits": {
                "first-contentful-paint": metric,
                "largest-contentful-paint": metric,
                "interactive": metric,
                "total-blocking-time": metric,
                "cumulative-layout-shift": metric,
            },
        });
        let marks = marks(&report).unwrap();
        assert_eq!(marks.short, ["Performance has 97 of 100"]);
        assert!(marks.table.contains("| SEO | 100 |\n"));
        assert!(marks.table.contains("| Time | 1.0 s |\n"));
    }
}

//! `cargo xtask bench`: measures speed and size, compares them with the budgets, and writes the
//! report.

pub mod figures;
mod peers;
mod report;
mod sizes;
mod stages;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::browser::{self, Browser, Installed, Wanted};
use crate::process::{cargo, output_shown, run};
use crate::{console, lighthouse, page, workspace};
use figures::Visit;
use report::Measured;

/// The report of the last run.
const REPORT: &str = "docs/performance.md";

/// Builds the page and takes the screenshots in `docs/screenshots`.
///
/// # Errors
/// If the page does not build, or one of its states is not reached.
pub fn screenshots() -> Result<()> {
    console::heading("Building the page");
    page::build()?;
    console::heading("Pictures");
    Browser::Chromium.ensure()?;
    run(cargo().args([
        "run",
        "--locked",
        "--quiet",
        "--package",
        "browser-tests",
        "--bin",
        "screenshots",
    ]))
}

/// Builds the page and audits it with Lighthouse.
///
/// # Errors
/// If the page does not build, Lighthouse cannot be run, or a category has less than 100 points.
pub fn lighthouse() -> Result<()> {
    console::heading("Building the page");
    let dist = page::build()?;
    console::heading("Lighthouse");
    let marks = lighthouse::look(&dist)?;
    println!("{}", marks.table);
    if !marks.short.is_empty() {
        bail!("{}", marks.short.join("\n"));
    }
    Ok(())
}

/// Times the engine natively, by stage, and the built page in browsers; weighs the page; times
/// other programs on the same texts if `peers` is set; runs Lighthouse; and writes all of it to
/// `docs/performance.md`.
///
/// # Errors
/// If something does not build or run, or a figure exceeds its budget.
pub fn bench(wanted: Wanted, peers: bool) -> Result<()> {
    console::heading("Engine, natively");
    run(cargo().args(["bench", "--locked", "--package", "pith"]))?;
    let stages = stages::measured()?;
    console::heading("Building the page");
    let dist = page::build()?;
    let mut browsers = Vec::new();
    for kind in [Browser::Chromium, Browser::Firefox] {
        if wanted.has(kind) {
            console::heading(&format!("Page and worker in {kind}"));
            browsers.push(measure(&kind.ensure()?)?);
        }
    }
    let compared = peers.then(|| {
        console::heading("Others' programs");
        peers::compare(&stages)
    });
    console::heading("Lighthouse");
    let marks = lighthouse::look(&dist);
    match &marks {
        Ok(marks) => println!("{}", marks.table),
        Err(error) => console::note(&format!("Skipping it: {error:#}")),
    }
    let marks = marks.ok();
    console::heading("Size of the page");
    let sizes = sizes::weigh(&dist)?;
    println!("{}", sizes.table);

    let path = workspace::root().join(REPORT);
    let lighthouse = marks.as_ref().map(|marks| marks.table.as_str());
    let compared = compared.transpose()?;
    let report = report::document(&browsers, &stages, &sizes.table, lighthouse, compared);
    fs::write(&path, report).with_context(|| format!("cannot write {}", path.display()))?;
    console::done(&format!("The figures are in {REPORT}"));

    let mut over = sizes.over;
    over.extend(browsers.iter().flat_map(report::over));
    over.extend(marks.into_iter().flat_map(|marks| marks.short));
    if !over.is_empty() {
        bail!("over budget:\n{}", over.join("\n"));
    }
    Ok(())
}

/// Times the page in a browser.
fn measure(browser: &Installed) -> Result<Measured> {
    let mut command = cargo();
    command
        .args(["run", "--locked", "--quiet", "--package", "browser-tests"])
        .env(browser::VARIABLE, browser.kind.name());
    let figures = output_shown(&mut command).context("cannot time the page")?;
    let visit: Visit = serde_json::from_str(&figures)?;
    println!(
        "{}\n{}",
        report::starts(&[(browser.version(), visit.clone())]),
        report::times(&visit)
    );
    Ok((browser.version(), visit))
}

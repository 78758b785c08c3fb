//! The first visit on a slow phone and a slow connection, with a text pasted at once.

use std::path::Path;

use anyhow::{Context, Result};
use browser_tests::articles::FERRY;
use browser_tests::{Visitor, browse_folder};
use serde_json::json;
use xtask::bench::figures::{FirstVisit, median};
use xtask::packing;

use crate::probes;

/// Number of fresh profiles that open the page.
const VISITS: usize = 3;

/// The medians of several first visits to the page, served compressed.
pub(crate) fn visits(home: &Path) -> Result<FirstVisit> {
    let folder = home.join("first");
    std::fs::create_dir_all(&folder)?;
    let text = json!(FERRY);
    probes::page_with_script(
        &folder,
        &format!("window.TEXT = {text};\n{}", include_str!("first.js")),
    )?;
    let folder = packing::copy(&folder, &home.join("packed"))?;
    let mut all = Vec::with_capacity(VISITS);
    for _ in 0..VISITS {
        all.push(visit(&folder)?);
    }
    let of = |figure: fn(&FirstVisit) -> f64| median(all.iter().map(figure).collect());
    Ok(FirstVisit {
        paint: of(|visit| visit.paint),
        shown: of(|visit| visit.shown),
        alive: of(|visit| visit.alive),
        summary: of(|visit| visit.summary),
        names: of(|visit| visit.names),
        shift: of(|visit| visit.shift),
    })
}

fn visit(folder: &Path) -> Result<FirstVisit> {
    let slow = Visitor {
        slow: true,
        ..Visitor::default()
    };
    let mut figures = None;
    browse_folder(folder, slow, async |page| {
        page.until(
            "the names are marked and nothing moves",
            "return 'settled' in window.firstVisit",
        )
        .await?;
        figures = Some(page.js("return window.firstVisit").await?);
        Ok(())
    })?;
    let figures = figures.context("nothing was recorded")?;
    Ok(serde_json::from_value(figures)?)
}

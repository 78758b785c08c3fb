//! The time from opening the address to a page that accepts a paste.

use std::path::Path;

use anyhow::{Context, Result};
use browser_tests::{Page, Visitor, browse_folder};
use xtask::bench::figures::median;

/// Number of fresh profiles that open the page.
const COLD: usize = 5;
/// How often it is reopened in one profile.
const WARM: usize = 9;

/// With an empty cache.
pub(crate) fn cold(folder: &Path) -> Result<f64> {
    let mut times = Vec::with_capacity(COLD);
    for _ in 0..COLD {
        browse_folder(folder, Visitor::default(), async |page| {
            times.push(ready_at(page).await?);
            Ok(())
        })?;
    }
    Ok(median(times))
}

/// With the page cached by its service worker.
pub(crate) fn warm(folder: &Path) -> Result<f64> {
    let mut times = Vec::with_capacity(WARM);
    browse_folder(folder, Visitor::default(), async |page| {
        page.kept().await?;
        for _ in 0..WARM {
            page.open().await?;
            times.push(ready_at(page).await?);
        }
        Ok(())
    })?;
    Ok(median(times))
}

async fn ready_at(page: &Page) -> Result<f64> {
    let time = page.js("return window.readyAt").await?;
    time.as_f64()
        .context("the time when the page was ready was not recorded")
}

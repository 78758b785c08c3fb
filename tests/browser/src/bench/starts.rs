//! From an address to a page that takes a paste.

use std::path::Path;

use anyhow::{Context, Result};
use browser_tests::{Page, Visitor, browse_folder};
use xtask::bench::figures::median;

/// Fresh profiles that the page is opened in.
const COLD: usize = 5;
/// Times that it is opened again in one.
const WARM: usize = 9;

/// With nothing cached.
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

/// With the page kept by its service worker.
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
        .context("it was not noted when the page was ready")
}

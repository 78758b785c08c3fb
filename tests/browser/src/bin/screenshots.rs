//! Takes the screenshots in `docs/screenshots/` for `cargo xtask screenshots`.

use std::fs;
use std::path::Path;

use anyhow::Result;
use browser_tests::{Page, Visitor, browse};
use xtask::workspace;

/// Hides notices and waits for everything to settle.
const SETTLE: &str = "
    document.querySelector('.notice .quiet')?.click();
    document.activeElement?.blur();
    return new Promise(resolve => setTimeout(() => resolve(true), 400));";

async fn take(page: &Page, folder: &Path, name: &str) -> Result<()> {
    page.until("the page has settled", SETTLE).await?;
    fs::write(folder.join(name), page.picture().await?)?;
    println!("    {name}");
    Ok(())
}

async fn read_example(page: &Page) -> Result<()> {
    page.click("#example").await?;
    page.analysis_after(0).await
}

fn main() -> Result<()> {
    let folder = workspace::root().join("docs/screenshots");
    fs::create_dir_all(&folder)?;
    let (desk, phone) = (
        Visitor::default(),
        Visitor {
            phone: true,
            ..Visitor::default()
        },
    );
    browse(desk, async |page| {
        take(page, &folder, "start.png").await?;
        read_example(page).await?;
        take(page, &folder, "reading.png").await
    })?;
    browse(Visitor { dark: true, ..desk }, async |page| {
        read_example(page).await?;
        page.click(".entity").await?;
        take(page, &folder, "dark.png").await
    })?;
    browse(phone, async |page| {
        read_example(page).await?;
        take(page, &folder, "phone.png").await?;
        page.click("#panes button:nth-child(3)").await?;
        take(page, &folder, "phone-text.png").await
    })
}

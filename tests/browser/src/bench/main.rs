//! Times the built page in the browser, for `cargo xtask bench`, and prints the figures as JSON.

mod articles;
mod first;
mod probes;
mod starts;

use anyhow::Result;
use xtask::bench::figures::Visit;
use xtask::browser::Browser;

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    probes::page_with(folder.path())?;
    let chromium = Browser::chosen()? == Browser::Chromium;
    let first = chromium.then(|| first::visits(folder.path())).transpose()?;
    if std::env::args().any(|argument| argument == "first") {
        println!("{}", serde_json::to_string(&first)?);
        return Ok(());
    }
    let visit = Visit {
        first,
        cold: starts::cold(folder.path())?,
        warm: starts::warm(folder.path())?,
        articles: articles::times(folder.path())?,
    };
    println!("{}", serde_json::to_string(&visit)?);
    Ok(())
}

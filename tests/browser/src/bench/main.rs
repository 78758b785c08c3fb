//! Times the built page in the browser, for `cargo xtask bench`, and prints the figures as JSON.

mod articles;
mod probes;
mod starts;

use anyhow::Result;
use xtask::bench::figures::Visit;

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    probes::page_with(folder.path())?;
    let visit = Visit {
        cold: starts::cold(folder.path())?,
        warm: starts::warm(folder.path())?,
        articles: articles::times(folder.path())?,
    };
    println!("{}", serde_json::to_string(&visit)?);
    Ok(())
}

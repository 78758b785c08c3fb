//! Compares the digests of the built page's worker with the native engine's, for `cargo xtask digests`: the
//! texts are in a file of JSON lines, in the field `text`.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{Visitor, browse, digests};
use serde_json::Value;

fn main() -> Result<()> {
    let path = std::env::args()
        .nth(1)
        .context("name a file of JSON lines")?;
    let file = fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
    let texts = file.lines().map(|line| {
        let article: Value = serde_json::from_str(line)?;
        let text = article["text"].as_str().context("a line has no text")?;
        Ok(text.to_owned())
    });
    let texts: Vec<String> = texts.collect::<Result<_>>()?;
    let mut differing = Vec::new();
    browse_long(&texts, &mut differing)?;
    println!("{} texts, {} differ", texts.len(), differing.len());
    ensure!(
        differing.is_empty(),
        "these lines differ, from 0: {differing:?}"
    );
    Ok(())
}

/// Compares the texts in several visits, as each is limited in time.
fn browse_long(texts: &[String], differing: &mut Vec<usize>) -> Result<()> {
    const A_VISIT: usize = 100;
    for (visit, texts) in texts.chunks(A_VISIT).enumerate() {
        browse(Visitor::default(), async |page| {
            let found = digests::differing(page, texts).await?;
            differing.extend(found.into_iter().map(|at| visit * A_VISIT + at));
            Ok(())
        })?;
    }
    Ok(())
}

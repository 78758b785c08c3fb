//! Pastes articles of several lengths.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use browser_tests::{PASTE, Page, Visitor, browse_folder};
use xtask::bench::figures::{Article, median};

#[path = "../../../../crates/pith/benches/article/mod.rs"]
mod article;

/// Article lengths in words, and how often each is pasted.
const SIZES: [(usize, usize); 6] = [
    (300, 25),
    (1_000, 25),
    (3_000, 15),
    (10_000, 9),
    (100_000, 5),
    (500_000, 3),
];

/// A pause before the first paste; a person needs a moment too.
const MOMENT: Duration = Duration::from_secs(1);

/// Times all of them, each in a visit of its own, so that the worker's memory is due to one length
/// only.
pub(crate) fn times(folder: &Path) -> Result<Vec<Article>> {
    let mut articles = Vec::with_capacity(SIZES.len());
    for (words, rounds) in SIZES {
        browse_folder(folder, Visitor::default(), async |page| {
            articles.push(time(page, words, rounds).await?);
            Ok(())
        })?;
    }
    Ok(articles)
}

async fn time(page: &Page, words: usize, rounds: usize) -> Result<Article> {
    let text = article::of(words);
    let script = format!("{PASTE}{}", include_str!("paste.js"));
    let (mut engine, mut painted, mut longest) = (Vec::new(), Vec::new(), 0_f64);
    tokio::time::sleep(MOMENT).await;
    for round in 0..rounds {
        let text = format!("{text} {round}");
        let figures = page.js_with(&script, text.into()).await?;
        let [took, shown, busy] = serde_json::from_value(figures)?;
        engine.push(took);
        painted.push(shown);
        longest = longest.max(busy);
    }
    let lengths = page.js(include_str!("lengths.js")).await?;
    let memory = page.js(include_str!("memory.js")).await?;
    Ok(Article {
        words,
        fastest: engine.iter().copied().fold(f64::INFINITY, f64::min),
        engine: median(engine),
        painted: median(painted),
        longest,
        length: median(serde_json::from_value(lengths)?),
        memory: serde_json::from_value(memory)?,
    })
}

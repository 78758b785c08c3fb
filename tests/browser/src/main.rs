//! Times the analysis of an article of 1,000 words in the browser's worker, for `cargo xtask bench`.

use anyhow::Result;
use browser_tests::{Visitor, articles, browse};

/// Analyses in one measurement.
const ROUNDS: usize = 21;

fn main() -> Result<()> {
    let words: Vec<_> = articles::FERRY
        .split_inclusive(char::is_whitespace)
        .cycle()
        .take(1000)
        .collect();
    let article = words.concat();
    browse(Visitor::default(), async |page| {
        let mut times: Vec<f64> = Vec::with_capacity(ROUNDS);
        for round in 0..ROUNDS {
            page.copy_elsewhere(&format!("{article} {round}")).await?;
            page.paste_again().await?;
            times.push(page.attribute("#article", "data-ms").await?.parse()?);
        }
        times.sort_by(f64::total_cmp);
        println!(
            "    1,000 words: median {:.1} ms, fastest {:.1} ms, slowest {:.1} ms ({ROUNDS} times)",
            times[ROUNDS / 2],
            times[0],
            times[ROUNDS - 1],
        );
        Ok(())
    })
}

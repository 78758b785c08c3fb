//! The worker's digests are those of the native engine, bit for bit.

use std::fs;
use std::path::Path;

use anyhow::Result;
use browser_tests::articles::{FERRY, TWO_SENTENCES};
use browser_tests::{Visitor, browse, digests};
use xtask::workspace;

use crate::languages::{ARABIC, GERMAN};

/// Adds the texts in `folder` and the folders in it, in order of name.
fn read(folder: &Path, texts: &mut Vec<String>) -> Result<()> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths = entries.collect::<Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read(&path, texts)?;
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            texts.push(fs::read_to_string(path)?);
        }
    }
    Ok(())
}

#[test]
fn every_article_of_this_repository_has_the_same_digest_in_the_browser() -> Result<()> {
    let mut texts = [FERRY, TWO_SENTENCES, GERMAN, ARABIC, ""]
        .map(str::to_owned)
        .to_vec();
    read(
        &workspace::root().join("crates/pith/tests/articles"),
        &mut texts,
    )?;
    browse(Visitor::default(), async |page| {
        let differing = digests::differing(page, &texts).await?;
        let shown: Vec<_> = differing.iter().map(|&at| &texts[at]).collect();
        assert!(texts.len() > 50 && shown.is_empty(), "{shown:#?}");
        Ok(())
    })
}

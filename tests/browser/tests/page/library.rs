//! The library: off until turned on, and the reader's own.

use anyhow::{Context, Result};
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor, browse};
use serde_json::json;

const FLOOD: &str = "The river rose overnight. Two bridges were closed. Schools stayed open.";

async fn turn_on(page: &Page) -> Result<()> {
    page.click("#library-open").await?;
    page.click("#library-keeps").await?;
    page.click("#library-close").await
}

/// Opens the library and waits until it has `count` articles.
async fn shows(page: &Page, count: usize) -> Result<()> {
    // Articles are saved after a short delay, so the sheet may open too early.
    for _ in 0..20 {
        page.click("#library-open").await?;
        page.until(
            "the library is loaded",
            "return document.querySelector('#library .shelf') !== null",
        )
        .await?;
        if page.count("#library .shelf li").await? == count {
            return Ok(());
        }
        page.click("#library-close").await?;
    }
    anyhow::bail!("the library never has {count} articles")
}

#[test]
fn nothing_is_kept_until_the_reader_asks_and_then_each_text_once() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        shows(page, 0).await?;
        page.click("#library-close").await?;
        turn_on(page).await?;
        shows(page, 1).await?;
        page.click("#library-close").await?;
        page.copy_elsewhere(FLOOD).await?;
        page.paste_again().await?;
        shows(page, 2).await?;
        page.click("#library-close").await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        shows(page, 2).await
    })
}

#[test]
fn an_article_comes_back_with_its_corrections() -> Result<()> {
    browse(Visitor::default(), async |page| {
        turn_on(page).await?;
        page.paste(FERRY).await?;
        page.click("#summary .bar-out").await?;
        let summary = page.texts("#summary [data-sentence]").await?;
        shows(page, 1).await?;
        page.click("#library-close").await?;
        page.click("#new").await?;
        shows(page, 1).await?;
        page.click("#library .book").await?;
        page.analysis_after(1).await?;
        assert_eq!(page.texts("#summary [data-sentence]").await?, summary);
        Ok(())
    })
}

#[test]
fn articles_are_found_deleted_and_brought_back() -> Result<()> {
    browse(Visitor::default(), async |page| {
        turn_on(page).await?;
        page.paste(FERRY).await?;
        shows(page, 1).await?;
        page.click("#library-close").await?;
        page.copy_elsewhere(FLOOD).await?;
        page.paste_again().await?;
        shows(page, 2).await?;
        page.type_into("#library-search", "bridges OVERNIGHT")
            .await?;
        page.until(
            "one is found",
            "return document.querySelectorAll('#library .shelf li').length === 1",
        )
        .await?;
        page.type_into("#library-search", " zebra").await?;
        page.until(
            "it is told that none is found",
            "return document.querySelector('.library-none')?.textContent.includes('No article') === true",
        )
        .await?;
        page.click("#library-clear").await?;
        page.until(
            "all are gone",
            "return document.querySelector('#library-clear') === null",
        )
        .await?;
        page.click("#library-undo").await?;
        page.until(
            "all are back",
            "return document.querySelector('#library-clear') !== null",
        )
        .await
    })
}

#[test]
fn the_library_is_exported_to_one_file_and_imported_again() -> Result<()> {
    browse(Visitor::default(), async |page| {
        turn_on(page).await?;
        page.paste(FERRY).await?;
        shows(page, 1).await?;
        page.js("URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return '#'; }")
            .await?;
        page.click("#library-export").await?;
        page.until("a file is given", "return window.saved !== undefined")
            .await?;
        let saved = page.js("return window.saved").await?;
        let saved = saved.as_str().context("a file is text")?.to_owned();
        page.click("#library-clear").await?;
        page.until(
            "all are gone",
            "return document.querySelector('#library-clear') === null",
        )
        .await?;
        let choose = "const files = new DataTransfer();
            files.items.add(new File([arguments[0]], 'pith-library.json'));
            const chooser = document.querySelector('#library-import');
            chooser.files = files.files;
            chooser.dispatchEvent(new Event('change', { bubbles: true }));";
        page.js_with(choose, json!("{}")).await?;
        page.until(
            "it is told that this is no library",
            "return document.querySelector('.library-news').textContent.includes('a Pith library')",
        )
        .await?;
        page.js_with(choose, json!(saved)).await?;
        page.until(
            "the article is back",
            "return document.querySelectorAll('#library .shelf li').length === 1",
        )
        .await
    })
}

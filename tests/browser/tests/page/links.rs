//! Links that hold the article.

use anyhow::{Context, Result};
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor, browse};
use serde_json::json;

/// Intercepts what the page writes to the clipboard, so that its failures are seen too.
async fn catch_copies(page: &Page) -> Result<()> {
    page.js("navigator.clipboard.write = async ([item]) => {
             window.copied = await (await item.getType('text/plain')).text();
         };")
        .await?;
    Ok(())
}

async fn ask_for_link(page: &Page) -> Result<()> {
    page.click("#export").await?;
    page.click("[data-copy='link']").await
}

#[test]
fn a_link_brings_the_article_with_the_readers_changes() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.click("#summary [data-sentence]").await?;
        let summary = page.texts("#summary [data-sentence]").await?;
        catch_copies(page).await?;
        ask_for_link(page).await?;
        page.until("a link is copied", "return window.copied !== undefined")
            .await?;
        let link = page.js("return window.copied").await?;
        let link = link.as_str().context("a link is text")?;
        let (_, fragment) = link.split_once('#').context("it is in the fragment")?;
        assert!(page.text(".notice").await?.contains("nothing was sent"));

        // Someone else's page, with a text of its own.
        page.copy_elsewhere("Another text stood here. It had two sentences.")
            .await?;
        page.paste_again().await?;
        page.js_with("location.hash = arguments[0]", json!(fragment))
            .await?;
        page.reads("ten electric boats").await?;
        assert_eq!(page.texts("#summary [data-sentence]").await?, summary);
        assert_eq!(page.js("return location.hash").await?, json!(""));
        page.click("#undo").await?;
        page.reads("Another text").await
    })
}

#[test]
fn a_link_opens_in_a_page_after_it_was_closed() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        catch_copies(page).await?;
        ask_for_link(page).await?;
        page.until("a link is copied", "return window.copied !== undefined")
            .await?;
        let link = page.js("return window.copied").await?;
        let fragment = link.as_str().and_then(|link| link.split_once('#'));
        let fragment = fragment.context("the link has a fragment")?.1.to_owned();
        page.js("localStorage.clear()").await?;
        page.arrive(&format!("#{fragment}")).await?;
        page.analysis_after(0).await?;
        assert!(page.text("#article").await?.contains("ten electric boats"));
        Ok(())
    })
}

#[test]
fn a_damaged_link_is_reported_and_leaves_the_text_alone() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        for damaged in ["z=", "z=abc", "z=%00%ff", "z=q1YqSa0oUbJSKkotLs0pUaoFAA"] {
            page.js_with("location.hash = arguments[0]", json!(damaged))
                .await?;
            page.until(
                "it is told",
                "return document.querySelector('.notice')?.textContent.includes('damaged') === true",
            )
            .await?;
            page.click(".notice .quiet").await?;
        }
        assert!(page.text("#article").await?.contains("ten electric boats"));
        Ok(())
    })
}

#[test]
fn for_a_text_too_long_for_a_link_a_file_is_offered() -> Result<()> {
    browse(Visitor::default(), async |page| {
        // Words that do not repeat, so that compression gains little.
        let mut seed = 7_u64;
        let mut word = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            format!("{:x}", seed >> 24)
        };
        let sentences = (0..700).map(|_| {
            let words: Vec<_> = (0..8).map(|_| word()).collect();
            format!("The code was {}.", words.join(" "))
        });
        page.paste(&sentences.collect::<Vec<_>>().join(" ")).await?;
        ask_for_link(page).await?;
        page.until(
            "it is told why there is no link",
            "return document.querySelector('.too-long')?.textContent.includes('cut off links') === true",
        )
        .await?;
        page.js("URL.createObjectURL = blob => { window.saved = blob.type; return '#'; }")
            .await?;
        page.click(".too-long .tool").await?;
        page.until(
            "a file is given",
            "return window.saved?.startsWith('text/html') === true",
        )
        .await
    })
}

//! Failures around the page do not cost the reader anything.

use anyhow::Result;
use browser_tests::articles::{FERRY, TWO_SENTENCES};
use browser_tests::{PASTE, Page, Visitor, browse};

/// Corrupts the next `count` messages to a worker, which crash it; counts the workers that are
/// started.
async fn damage_messages(page: &Page, count: usize) -> Result<()> {
    page.js(&format!(
        "let left = {count};
         const post = Worker.prototype.postMessage;
         Worker.prototype.postMessage = function (message) {{
             post.call(this, left-- > 0 ? new Uint8Array([255, 255, 255, 255]) : message);
         }};"
    ))
    .await?;
    count_workers(page).await
}

async fn count_workers(page: &Page) -> Result<()> {
    page.js("window.started = 0;
         window.Worker = class extends Worker {
             constructor(...given) { super(...given); window.started += 1; }
         };")
        .await?;
    Ok(())
}

/// Pastes `text` without waiting for the result.
async fn paste(page: &Page, text: &str) -> Result<()> {
    page.paste_rich(text, "").await
}

/// A text that takes a second to analyse, as JavaScript.
const LONG: &str = "'The ferry left the harbour at noon. '.repeat(60_000)";

#[test]
fn a_worker_that_crashes_is_restarted_silently() -> Result<()> {
    // Firefox logs a worker's crash to the console.
    browse(Visitor::HOSTILE, async |page| {
        damage_messages(page, 1).await?;
        paste(page, FERRY).await?;
        page.analysis_after(0).await?;
        assert_eq!(page.js("return window.started").await?, 1);
        assert_eq!(page.count(".notice").await?, 0);
        Ok(())
    })
}

#[test]
fn a_worker_that_crashes_twice_is_reported_and_the_text_is_kept() -> Result<()> {
    // Firefox logs a worker's crash to the console.
    browse(Visitor::HOSTILE, async |page| {
        damage_messages(page, 2).await?;
        paste(page, TWO_SENTENCES).await?;
        let told = page.text(".notice").await?;
        assert!(told.contains("Your text is safe"), "{told}");
        let shown = page.find("#paste").await?.prop("value").await?;
        assert_eq!(shown.as_deref(), Some(TWO_SENTENCES));

        page.click(".notice button").await?;
        page.reads("Two bridges").await?;
        Ok(())
    })
}

#[test]
fn a_paste_does_not_wait_for_the_long_one_before_it() -> Result<()> {
    browse(Visitor::default(), async |page| {
        // The second paste comes once the worker is at the first, however long the page took to ask.
        let second_at_work = format!(
            "{PASTE}
             const [second] = arguments;
             const worker = Worker.prototype;
             const post = worker.postMessage;
             worker.postMessage = function (...given) {{
                 worker.postMessage = post;
                 post.apply(this, given);
                 setTimeout(() => paste(document, second), 20);
             }};"
        );
        page.js_with(&second_at_work, TWO_SENTENCES.into()).await?;
        count_workers(page).await?;
        page.js("new MutationObserver(() => {
                 window.shown ??= document.querySelector('#article')?.textContent;
             }).observe(document.body, { childList: true, subtree: true })")
            .await?;
        page.js(&format!("{PASTE} paste(document, {LONG});"))
            .await?;
        page.analysis_after(0).await?;
        let first = page.js("return window.shown").await?;
        assert!(first.to_string().contains("17 words"), "{first}");
        assert!(page.text("#article").await?.contains("Two bridges"));
        assert_eq!(page.js("return window.started").await?, 1);
        Ok(())
    })
}

#[test]
fn with_full_storage_the_page_works_and_says_that_nothing_is_saved() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js("Storage.prototype.setItem = () => {
                 throw new DOMException('full', 'QuotaExceededError');
             };")
            .await?;
        page.paste(FERRY).await?;
        let told = page.text(".notice").await?;
        assert!(told.contains("be kept for your next visit"), "{told}");
        assert!(page.count("#summary li").await? > 0);
        Ok(())
    })
}

#[test]
fn with_storage_denied_the_page_works_and_says_that_nothing_is_saved() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js("Object.defineProperty(window, 'localStorage', {
                 get() { throw new DOMException('denied', 'SecurityError') },
             });")
            .await?;
        page.paste(FERRY).await?;
        let told = page.text(".notice").await?;
        assert!(told.contains("be kept for your next visit"), "{told}");
        page.click("#appearance").await?;
        assert!(page.count("#summary li").await? > 0);
        Ok(())
    })
}

#[test]
fn a_damaged_draft_is_ignored() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        for damaged in [
            "",
            "12\\n{\"text\":",
            "12\\n[1]",
            "{}",
            "\\u0000",
            "12\\n{\"text\":7}",
        ] {
            page.js(&format!(
                "localStorage.setItem(document.documentElement.dataset.draft, '{damaged}')"
            ))
            .await?;
            page.reload().await?;
            page.find("#example").await?;
        }
        page.paste(TWO_SENTENCES).await?;
        assert!(page.text("#article").await?.contains("Two bridges"));
        Ok(())
    })
}

#[test]
fn two_tabs_keep_separate_drafts() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.in_another_tab(async || {
            page.find("#example").await?;
            assert_eq!(
                page.count("#article").await?,
                0,
                "the first tab has that draft"
            );
            paste(page, TWO_SENTENCES).await?;
            page.analysis_after(0).await?;
            page.reload().await?;
            page.analysis_after(0).await?;
            assert!(page.text("#article").await?.contains("Two bridges"));
            Ok(())
        })
        .await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        assert!(page.text("#article").await?.contains("ten electric boats"));
        Ok(())
    })
}

#[test]
fn a_new_tab_continues_with_the_draft_of_a_closed_one() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.in_another_tab(async || {
            paste(page, TWO_SENTENCES).await?;
            page.analysis_after(0).await?;
            // As good as closing it.
            page.leave().await
        })
        .await?;
        page.in_another_tab(async || {
            page.analysis_after(0).await?;
            assert!(page.text("#article").await?.contains("Two bridges"));
            Ok(())
        })
        .await
    })
}

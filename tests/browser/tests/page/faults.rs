//! What goes wrong around the page takes nothing from the reader.

use anyhow::Result;
use browser_tests::articles::{FERRY, TWO_SENTENCES};
use browser_tests::{PASTE, Page, Visitor, browse};

/// Has the next `count` messages to a worker arrive damaged, of which it dies; counts the workers that
/// are started.
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

/// Pastes `text` without waiting for what comes of it.
async fn paste(page: &Page, text: &str) -> Result<()> {
    page.paste_rich(text, "").await
}

/// A text that takes a second to read, as JavaScript.
const LONG: &str = "'The ferry left the harbour at noon. '.repeat(60_000)";

#[test]
fn a_worker_that_dies_is_started_again_and_nobody_is_told() -> Result<()> {
    // Firefox tells the console of a worker that died.
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
fn of_a_worker_that_dies_twice_the_reader_is_told_and_has_the_text() -> Result<()> {
    // Firefox tells the console of a worker that died.
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
        page.js(&format!("{PASTE} paste(document, {LONG});"))
            .await?;
        page.analysis_after(0).await?;
        assert!(page.text("#article").await?.contains("Two bridges"));
        assert_eq!(page.js("return window.started").await?, 1);
        assert_eq!(page.attribute("#article", "data-analysed").await?, "1");
        Ok(())
    })
}

#[test]
fn where_storage_is_full_the_page_works_and_says_that_nothing_is_kept() -> Result<()> {
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
fn where_storage_is_denied_the_page_works_and_says_that_nothing_is_kept() -> Result<()> {
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
fn a_draft_that_was_damaged_is_as_none() -> Result<()> {
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
fn two_tabs_keep_a_draft_each() -> Result<()> {
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
fn a_new_tab_goes_on_with_the_draft_of_one_that_was_closed() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.in_another_tab(async || {
            paste(page, TWO_SENTENCES).await?;
            page.analysis_after(0).await?;
            // As good as closed.
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

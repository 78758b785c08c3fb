//! Parts of the page's program that are loaded later: what is shown until they are here, and if they do not come.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor};

use super::starting::visit;

/// JavaScript that holds or refuses requests of the files whose names contain `name`, until `window.allow()`.
fn withheld(name: &str, how: &str) -> String {
    format!(
        "let allowed = false, held = [];
         window.allow = () => {{ allowed = true; for (const go of held) go(); }};
         const hold = () => new Promise(go => held.push(go));
         const refuse = () => Promise.reject(new TypeError('refused'));
         const usual = window.fetch;
         window.fetch = async (what, ...rest) => {{
             if (String(what.url ?? what).includes('{name}') && !allowed) await {how}();
             return usual(what, ...rest);
         }};"
    )
}

async fn allow(page: &Page) -> Result<()> {
    page.js("window.allow()").await?;
    Ok(())
}

async fn says(page: &Page, what: &str) -> Result<()> {
    let script = format!(
        "return document.querySelector('.missing:not([hidden])')?.textContent.includes('{what}') ?? false"
    );
    page.until(&format!("the page says {what:?}"), &script)
        .await
}

#[test]
fn a_click_that_waits_for_its_part_is_answered_when_it_comes() -> Result<()> {
    visit(
        Visitor::default(),
        &withheld("page-tools", "hold"),
        async |page| {
            page.click("#library-open").await?;
            says(page, "Loading").await?;
            allow(page).await?;
            page.find("#library-heading").await?;
            page.click("#library-close").await?;
            page.until(
                "the focus is back on the button",
                "return document.activeElement.id === 'library-open'",
            )
            .await?;
            page.click("#appearance").await?;
            page.click("#appearance-sheet [value='dark']").await?;
            Ok(())
        },
    )
}

#[test]
fn a_part_that_cannot_be_loaded_says_so_and_is_loaded_on_request() -> Result<()> {
    visit(
        Visitor::HOSTILE,
        &withheld("page-tools", "refuse"),
        async |page| {
            page.click("#help-open").await?;
            says(page, "could not be loaded").await?;
            page.click(".missing button").await?;
            says(page, "could not be loaded").await?;
            allow(page).await?;
            page.click(".missing button").await?;
            page.find("#help-heading").await?;
            page.click("#help-close").await?;
            page.paste(FERRY).await?;
            page.click("#export").await?;
            page.find("[data-copy='md']").await?;
            Ok(())
        },
    )
}

#[test]
fn a_menu_stays_open_while_its_part_is_requested_again() -> Result<()> {
    visit(
        Visitor::HOSTILE,
        &withheld("page-tools", "refuse"),
        async |page| {
            page.paste(FERRY).await?;
            page.click("#export").await?;
            says(page, "could not be loaded").await?;
            allow(page).await?;
            page.click("#export-sheet .missing button").await?;
            page.find("#export-sheet [data-copy='md']").await?;
            Ok(())
        },
    )
}

#[test]
fn without_the_article_the_summary_and_the_text_can_be_read() -> Result<()> {
    visit(
        Visitor::HOSTILE,
        &withheld("page-reading", "refuse"),
        async |page| {
            page.copy_elsewhere(FERRY).await?;
            page.click("#paste").await?;
            page.press(&[browser_tests::keys::SHORTCUT, 'v']).await?;
            page.find("#summary li").await?;
            says(page, "your text is safe").await?;
            assert!(page.text(".unread").await?.contains("ten electric boats"));
            allow(page).await?;
            page.click(".missing button").await?;
            page.reads("ten electric boats").await?;
            Ok(())
        },
    )
}

#[test]
fn the_summary_can_be_copied_as_soon_as_it_is_shown() -> Result<()> {
    visit(
        Visitor::default(),
        &withheld("page-", "hold"),
        async |page| {
            page.copy_elsewhere(FERRY).await?;
            page.click("#paste").await?;
            page.press(&[browser_tests::keys::SHORTCUT, 'v']).await?;
            page.js("window.allow()").await?;
            // Neither of these waits for anything but the button.
            page.click("#copy").await?;
            page.until(
                "it is copied",
                "return document.querySelector('#copy').textContent === 'Copied'",
            )
            .await?;
            page.click("#export").await?;
            page.click("[data-copy='md']").await?;
            page.until(
                "Markdown is copied",
                "return document.querySelector('.notice')?.textContent.includes('Copied') ?? false",
            )
            .await?;
            Ok(())
        },
    )
}

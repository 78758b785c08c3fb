//! The core journey of an article through the page, in any browser, including those whose drivers
//! can do little more than click and type. Everything else that readers notice is tested in
//! `tests/page`.

use anyhow::Result;
use browser_tests::articles::{FERRY, FERRY_CLUTTER};
use browser_tests::{Page, Visitor, browse};
use xtask::workspace;

const SUMMARY: &str = "#summary button[data-sentence]";

/// Checks that [`FERRY`] is shown correctly.
async fn is_read(page: &Page) -> Result<()> {
    let digest = pith::digest(FERRY, &pith::Options::default());
    let chosen = digest.summary.iter();
    let chosen = chosen.map(|&index| digest.sentences[index].span.text(FERRY));
    let summary: Vec<_> = chosen.map(|text| text.replace('\n', " ")).collect();
    assert_eq!(page.texts(SUMMARY).await?, summary);

    for (kind, name) in [
        ("person", "Maria Santos"),
        ("place", "Lisbon"),
        ("organization", "World Bank"),
        ("date", "October 2025"),
    ] {
        // Names and dates come after the summary.
        let marked = format!("#article mark[data-kind='{kind}']");
        page.find(&marked).await?;
        let marks = page.texts(&marked).await?;
        assert!(marks.iter().any(|mark| mark == name), "{name}: {marks:?}");
    }

    let article = page.text("#article").await?;
    let aside = page.texts("#aside [data-block]").await?;
    for line in FERRY_CLUTTER {
        assert!(!article.contains(line), "still in the article: {line}");
        assert!(
            aside.iter().any(|text| text.contains(line)),
            "not set aside: {line}"
        );
    }
    Ok(())
}

#[test]
fn a_paste_is_summarized_marked_and_cleaned_and_a_reload_keeps_it() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        is_read(page).await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        is_read(page).await
    })
}

#[test]
fn a_click_restores_what_was_set_aside() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let piece = page.text("#aside [data-block] .set").await?;
        page.click("#aside > summary").await?;
        page.click("#aside [data-block] button.restore").await?;
        page.reads(&piece).await
    })
}

#[test]
fn the_length_of_the_summary_follows_its_control() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.js("const length = document.querySelector('#length');
             length.value = Number(length.value) + 1;
             length.dispatchEvent(new InputEvent('input', { bubbles: true }))")
            .await?;
        page.until(
            "the summary is longer by a sentence",
            &format!("return document.querySelectorAll('{SUMMARY}').length === 4"),
        )
        .await
    })
}

#[test]
fn a_summary_sentence_links_to_its_place_in_the_article() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let last = "#summary li:last-child button[data-sentence]";
        let sentence = page.attribute(last, "data-sentence").await?;
        page.click(last).await?;
        page.until(
            "the sentence is within sight",
            &format!(
                "const found = document.querySelector('#article [data-sentence=\"{sentence}\"].current');
                 const box = found?.getBoundingClientRect();
                 return box !== undefined && box.bottom > 0 && box.top < innerHeight"
            ),
        )
        .await
    })
}

#[test]
fn a_file_is_read() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.choose(&workspace::root().join("crates/pith-files/tests/files/article.pdf"))
            .await?;
        page.reads("The harbour that moved").await
    })
}

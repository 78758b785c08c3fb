//! A summary about one thing.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor, browse};

async fn points(page: &Page) -> Result<Vec<String>> {
    page.texts("#summary .point button").await
}

#[test]
fn the_mentions_of_a_name_are_summarized_on_request() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let whole = points(page).await?;
        page.js(
            "Array.from(document.querySelectorAll('#entities button[data-entity]'))
                 .find(button => button.querySelector('.name').textContent === 'Peter Hansen').click()",
        )
        .await?;
        page.find("#mentions").await?;
        assert_eq!(
            points(page).await?,
            whole,
            "a click on a name changes no summary"
        );
        page.click("#about-name").await?;
        page.find("#about").await?;
        let about = points(page).await?;
        assert_ne!(about, whole);
        assert!(
            about.iter().any(|text| text.contains("Hansen")),
            "{about:?}"
        );
        assert!(
            !about.iter().any(|text| text.contains("World Bank")),
            "{about:?}"
        );
        page.click("#about button").await?;
        page.find("#search").await?;
        assert_eq!(points(page).await?, whole);
        Ok(())
    })
}

#[test]
fn a_keyword_focuses_the_summary_and_releases_it_again() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let whole = points(page).await?;
        page.click("[data-keyword='0']").await?;
        page.find("[data-keyword='0'][aria-pressed='true']").await?;
        page.click("[data-keyword='0']").await?;
        page.find("[data-keyword='0'][aria-pressed='false']")
            .await?;
        assert_eq!(points(page).await?, whole);
        Ok(())
    })
}

#[test]
fn typed_words_are_answered_by_the_sentences_about_them() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.type_into("#search", "union").await?;
        page.until(
            "the summary is about the union",
            "const points = Array.from(document.querySelectorAll('#summary .says-it'));
             return points.length > 0 && points.every(point => /union|engineers/.test(point.textContent))",
        )
        .await?;
        page.type_into("#search", " zeppelin").await?;
        page.js("const box = document.querySelector('#search');
             box.value = 'zeppelin';
             box.dispatchEvent(new InputEvent('input', { bubbles: true }))")
            .await?;
        page.until(
            "nothing is said of it",
            "return document.querySelectorAll('#summary .point').length === 0",
        )
        .await?;
        Ok(())
    })
}

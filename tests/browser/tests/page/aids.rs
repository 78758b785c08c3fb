//! Reading aids, and the reader's changes to the summary.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor, browse};

const SUMMARY: &str = "#summary .points [data-sentence]";

async fn open(page: &Page, aid: &str) -> Result<()> {
    page.click(&format!("#{aid} .aid-switch")).await?;
    page.find(&format!("#{aid}-body .leads")).await?;
    Ok(())
}

/// Intercepts what the page copies, so that a test can read it.
async fn catch_copies(page: &Page) -> Result<()> {
    page.js("navigator.clipboard.writeText = async text => { window.copied = text }")
        .await?;
    Ok(())
}

/// Waits until the copied text starts with this.
async fn copied(page: &Page, start: &str) -> Result<()> {
    let script = format!("return window.copied?.startsWith({start:?}) === true");
    page.until("the aid is copied", &script).await
}

#[test]
fn quotations_are_grouped_by_speaker_and_link_to_their_place() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        catch_copies(page).await?;
        open(page, "quotes").await?;
        assert_eq!(
            page.texts("#quotes .speaker").await?,
            ["Maria Santos", "Peter Hansen"]
        );
        let said = page.texts("#quotes .leads").await?;
        assert_eq!(said.len(), 3);
        assert!(said[0].starts_with("“People do not love their cars"));
        page.click("#quotes .leads").await?;
        page.until(
            "the speech is the current sentence",
            "return document.querySelector('#article .current')?.textContent.includes('People do not love')",
        )
        .await?;
        page.click("#quotes-copy").await?;
        copied(page, "Maria Santos:\n“People").await
    })
}

#[test]
fn dates_are_listed_in_calendar_order_with_their_sentences() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        catch_copies(page).await?;
        open(page, "timeline").await?;
        assert_eq!(
            page.texts("#timeline .when").await?,
            [
                "1974",
                "2015",
                "2019",
                "3 June 2024",
                "4 June 2024",
                "October 2025",
                "2030"
            ]
        );
        page.click("#timeline-copy").await?;
        copied(page, "1974: That would be").await
    })
}

#[test]
fn the_gist_is_one_sentence_and_can_be_copied() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        catch_copies(page).await?;
        open(page, "gist").await?;
        let gist = page.texts("#gist .leads").await?;
        assert_eq!(gist.len(), 1);
        page.click("#gist-copy").await?;
        copied(page, &gist[0]).await
    })
}

#[test]
fn a_sentence_is_left_out_kept_and_given_back_to_the_engine() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let before = page.texts(SUMMARY).await?;
        page.js("document.querySelector('#summary .bar-out').click()")
            .await?;
        page.until(
            "the sentence is gone",
            &format!(
                "return !document.querySelector('#summary .points').textContent.includes({:?})",
                before[0]
            ),
        )
        .await?;
        page.js("document.querySelector('#summary .pin').click()")
            .await?;
        page.find("#summary .point.pinned").await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        assert!(!page.texts(SUMMARY).await?.contains(&before[0]));
        page.find("#summary .point.pinned").await?;
        page.click("#undo-choices").await?;
        page.until(
            "no sentence is kept",
            "return !document.querySelector('.point.pinned')",
        )
        .await?;
        assert_eq!(page.texts(SUMMARY).await?, before);
        Ok(())
    })
}

#[test]
fn the_sentence_of_selected_words_can_be_added_to_the_summary() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.js(
            "const sentence = [...document.querySelectorAll('#article [data-sentence]')]
                 .find(span => !span.classList.contains('chosen'));
             sentence.id = 'wanted';
             getSelection().selectAllChildren(sentence)",
        )
        .await?;
        page.click("#add-sentence").await?;
        page.until(
            "the sentence is in the summary",
            "return document.querySelector('#wanted').classList.contains('chosen')",
        )
        .await
    })
}

#[test]
fn the_summary_is_a_paragraph_or_a_list_in_either_order() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        catch_copies(page).await?;
        let listed = page.texts(SUMMARY).await?;
        page.click("#paragraph").await?;
        page.find("#summary .points.flowing").await?;
        page.click("#copy").await?;
        let text = listed.join(" ");
        page.until(
            "the clipboard has one paragraph",
            &format!("return window.copied?.includes({text:?}) === true"),
        )
        .await?;
        page.click("#by-weight").await?;
        let mut weighed = page.texts(SUMMARY).await?;
        let mut listed = listed;
        weighed.sort();
        listed.sort();
        assert_eq!(weighed, listed);
        Ok(())
    })
}

#[test]
fn the_length_can_be_given_in_words_or_in_percent() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let says = "return document.querySelector('.says').textContent";
        for (unit, least, most) in [("words", 60, 100), ("percent", 50, 71)] {
            page.js_with(
                "const unit = document.querySelector('#unit');
                 unit.selectedIndex = Array.from(unit.options).findIndex(option => option.text === arguments[0]);
                 unit.dispatchEvent(new Event('change', { bubbles: true }))",
                unit.into(),
            )
            .await?;
            page.until(
                "the summary is as long as that",
                &format!(
                    "const words = parseInt(document.querySelector('.says').textContent.split(' · ')[1]);
                     return words >= {least} && words <= {most}"
                ),
            )
            .await?;
        }
        let before = page.js(says).await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        assert_eq!(page.js(says).await?, before);
        Ok(())
    })
}

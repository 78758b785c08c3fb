//! The overview strip beside the article, and the panes of a narrow window.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::{Visitor, browse};
use serde_json::json;

#[test]
fn the_strip_marks_and_links_to_the_chosen_sentences_and_the_mentions() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let chosen = page.count("#summary [data-sentence]").await?;
        assert_eq!(page.count("#overview .picked").await?, chosen);
        assert_eq!(page.count("#overview .hit").await?, 0);
        page.click(".entity").await?;
        assert!(page.count("#overview .hit").await? > 0);
        // The bottom of the strip is the end of the article.
        page.js("const strip = document.querySelector('#overview');
             const { left, bottom } = strip.getBoundingClientRect();
             strip.dispatchEvent(new MouseEvent('click', {
                 bubbles: true, clientX: left + 2, clientY: bottom - 1,
             }));")
            .await?;
        page.until(
            "the last sentence is shown",
            "const all = [...document.querySelectorAll('#article [data-sentence]')];
             const last = Math.max(...all.map(one => +one.dataset.sentence));
             return document.activeElement?.dataset.sentence === String(last)",
        )
        .await
    })
}

#[test]
fn a_phone_shows_one_pane_at_a_time_and_jumps_lead_to_the_text_and_back() -> Result<()> {
    let phone = Visitor {
        phone: true,
        ..Visitor::default()
    };
    browse(phone, async |page| {
        let shown = "return ['#summary', '#entities', '#article'].map(
            part => document.querySelector(part).checkVisibility())";
        page.paste(FERRY).await?;
        assert_eq!(page.js(shown).await?, json!([true, false, false]));
        page.click("#panes button:nth-child(2)").await?;
        assert_eq!(page.js(shown).await?, json!([false, true, false]));
        page.click(".entity").await?;
        assert_eq!(page.js(shown).await?, json!([false, false, true]));
        page.click("#panes button:nth-child(1)").await?;
        page.click("#summary [data-sentence]").await?;
        assert_eq!(page.js(shown).await?, json!([false, false, true]));
        page.click(".back").await?;
        page.until(
            "the focus is on the summary's sentence",
            "return document.activeElement?.closest('#summary') !== null",
        )
        .await?;
        assert_eq!(page.js(shown).await?, json!([true, false, false]));
        Ok(())
    })
}

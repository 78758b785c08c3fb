//! How a text gets in, and what happens to it.

use anyhow::Result;
use browser_tests::articles::{FERRY, FERRY_CLUTTER, TWO_SENTENCES};
use browser_tests::keys::{BACKSPACE, SHORTCUT};
use browser_tests::{Page, Visitor, browse};

const SUMMARY: &str = "#summary button[data-sentence]";

/// White space folded, as the page shows it.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn marked(page: &Page, kind: &str) -> Result<Vec<String>> {
    page.texts(&format!("#article mark[data-kind='{kind}']"))
        .await
}

#[test]
fn a_paste_from_the_clipboard_is_summarized_at_once() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        assert_eq!(page.count(SUMMARY).await?, 3);
        Ok(())
    })
}

#[test]
fn a_paste_outside_the_text_box_is_read_too() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.copy_elsewhere(FERRY).await?;
        page.click("h1").await?;
        page.paste_again().await?;
        assert!(page.text("#article").await?.contains("ten electric boats"));
        Ok(())
    })
}

#[test]
fn a_second_paste_takes_the_place_of_the_first() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(TWO_SENTENCES).await?;
        page.copy_elsewhere(FERRY).await?;
        page.paste_again().await?;
        let article = page.text("#article").await?;
        assert!(article.contains("ten electric boats") && !article.contains("The river rose"));
        Ok(())
    })
}

#[test]
fn typed_text_is_summarized_without_a_button() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let text = "The council met on Monday. It will plant a thousand trees. Work starts in May. \
                    The mayor paid for the first tree. Nobody spoke against the plan.";
        page.type_into("#paste", text).await?;
        page.reads("against the plan.").await?;
        assert_eq!(page.count(SUMMARY).await?, 3);
        Ok(())
    })
}

#[test]
fn a_click_reads_the_example() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.click("#example").await?;
        page.analysis_after(0).await?;
        assert!(page.count(SUMMARY).await? > 0);
        assert!(page.count("#article mark[data-kind]").await? > 0);
        assert!(page.count("#aside [data-block]").await? > 0);
        Ok(())
    })
}

#[test]
fn the_summary_is_made_of_the_articles_own_sentences() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let article = folded(FERRY);
        for sentence in page.texts(SUMMARY).await? {
            assert!(
                article.contains(&folded(&sentence)),
                "not in the article: {sentence}"
            );
        }
        Ok(())
    })
}

#[test]
fn the_title_is_the_articles() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        assert_eq!(
            page.text("#article .title").await?,
            FERRY.lines().next().unwrap_or_default()
        );
        Ok(())
    })
}

#[test]
fn people_places_organizations_and_dates_are_marked() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        for (kind, names) in [
            ("person", ["Maria Santos", "Peter Hansen"]),
            ("place", ["Lisbon", "Portugal"]),
            ("organization", ["World Bank", "European Commission"]),
            ("date", ["October 2025", "2019"]),
        ] {
            let found = marked(page, kind).await?;
            for name in names {
                assert!(
                    found.iter().any(|text| text.contains(name)),
                    "{name}: {found:?}"
                );
            }
        }
        Ok(())
    })
}

#[test]
fn the_clutter_of_a_copied_page_is_set_aside() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
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
    })
}

#[test]
fn two_sentences_are_shown_whole_with_a_note_that_they_are_short() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(TWO_SENTENCES).await?;
        assert_eq!(page.count(SUMMARY).await?, 2);
        assert!(page.text("#summary").await?.contains("already short"));
        Ok(())
    })
}

#[test]
fn a_blank_text_shows_the_invitation() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.type_into("#paste", "  \n \t").await?;
        // Something to wait for: a text that is analysed and then removed.
        page.type_into("#paste", "The river rose.").await?;
        page.analysis_after(0).await?;
        page.press(&[SHORTCUT, 'a']).await?;
        page.press(&[BACKSPACE]).await?;
        page.until(
            "nothing is read",
            "return document.querySelector('#article') === null",
        )
        .await?;
        page.find("#example").await?;
        assert_eq!(page.count(SUMMARY).await?, 0);
        Ok(())
    })
}

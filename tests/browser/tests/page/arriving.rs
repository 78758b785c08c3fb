//! What is passed in the page's URL.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::{Visitor, browse};
use serde_json::json;
use url::form_urlencoded::byte_serialize;

#[test]
fn a_shared_text_is_read_with_its_title_and_removed_from_the_address() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.arrive("?title=High+water&text=The+river+rose+overnight.+Two+bridges+were+closed.")
            .await?;
        page.analysis_after(0).await?;
        assert_eq!(page.text("#article .title").await?, "High water");
        assert!(
            page.text("#article")
                .await?
                .contains("The river rose overnight.")
        );
        assert_eq!(page.js("return location.search").await?, json!(""));
        Ok(())
    })
}

#[test]
fn html_in_the_fragment_is_read_and_no_server_sees_it() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let (title, body) = FERRY.split_once('\n').unwrap_or_default();
        let paragraphs: Vec<_> = body.lines().map(|line| format!("<p>{line}</p>")).collect();
        let html = format!(
            "<h1>{title}</h1><script>window.ran = 1</script>{}",
            paragraphs.concat()
        );
        let html: String = byte_serialize(html.as_bytes()).collect();
        page.arrive(&format!("#html={html}")).await?;
        page.analysis_after(0).await?;
        assert!(
            page.text("#article .title")
                .await?
                .contains("ten electric ferries")
        );
        assert_eq!(page.js("return location.hash").await?, json!(""));
        assert_eq!(page.js("return window.ran ?? null").await?, json!(null));
        Ok(())
    })
}

#[test]
fn a_link_alone_changes_nothing_and_says_what_to_do() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.arrive("?url=https%3A%2F%2Fnews.example%2Fflood")
            .await?;
        page.analysis_after(0).await?;
        assert!(page.text(".notice").await?.contains("only a link"));
        assert!(page.text("#article").await?.contains("ten electric boats"));
        Ok(())
    })
}

#[test]
fn undo_brings_back_the_draft_that_a_shared_text_replaced() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.arrive("?text=The+river+rose+overnight.+Two+bridges+were+closed.")
            .await?;
        page.analysis_after(0).await?;
        page.click("#undo").await?;
        page.reads("ten electric boats").await?;
        Ok(())
    })
}

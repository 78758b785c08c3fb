//! What persists between visits, and what does not.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::{Visitor, browse};

#[test]
fn a_reload_keeps_the_draft() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        assert!(page.text("#article").await?.contains("ten electric boats"));
        Ok(())
    })
}

#[test]
fn new_clears_the_draft_for_good() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        page.click("#new").await?;
        page.find("#paste").await?;
        page.reload().await?;
        page.find("#example").await?;
        assert_eq!(page.count("#article").await?, 0);
        assert_eq!(
            page.find("#paste").await?.prop("value").await?.as_deref(),
            Some("")
        );
        assert!(
            !page
                .js("return JSON.stringify(localStorage)")
                .await?
                .to_string()
                .contains("ferries")
        );
        Ok(())
    })
}

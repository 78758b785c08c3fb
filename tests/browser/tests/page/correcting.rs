//! The reader corrects names.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor, browse};

/// Steps through the mentions of the entity called `name`.
async fn focus(page: &Page, name: &str) -> Result<()> {
    page.js_with(
        "Array.from(document.querySelectorAll('#entities button[data-entity]'))
             .find(button => button.querySelector('.name').textContent === arguments[0]).click()",
        name.into(),
    )
    .await?;
    page.find("#mentions").await?;
    Ok(())
}

/// The listed names of one kind.
async fn names(page: &Page, kind: &str) -> Result<Vec<String>> {
    page.texts(&format!("#entities [data-kind='{kind}'] .name"))
        .await
}

#[test]
fn a_corrected_kind_applies_to_every_mention_and_survives_a_reload() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let name = names(page, "person").await?.remove(0);
        let before = page.analysed().await?;
        focus(page, &name).await?;
        page.click("#correct").await?;
        page.click("#correct-sheet [data-kind='work']").await?;
        page.analysis_after(before).await?;
        assert!(names(page, "work").await?.contains(&name));
        page.reload().await?;
        page.analysis_after(0).await?;
        assert!(names(page, "work").await?.contains(&name));

        let before = page.analysed().await?;
        page.click("#undo-corrections").await?;
        page.analysis_after(before).await?;
        assert!(names(page, "person").await?.contains(&name));
        Ok(())
    })
}

#[test]
fn a_false_name_can_be_removed_and_undo_restores_it() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let name = names(page, "person").await?.remove(0);
        let before = page.analysed().await?;
        focus(page, &name).await?;
        page.click("#correct").await?;
        page.click("[data-correct='remove']").await?;
        page.analysis_after(before).await?;
        assert!(!names(page, "person").await?.contains(&name));

        let before = page.analysed().await?;
        page.click("#undo").await?;
        page.analysis_after(before).await?;
        assert!(names(page, "person").await?.contains(&name));
        Ok(())
    })
}

#[test]
fn two_names_of_one_thing_can_be_merged() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let people = names(page, "person").await?;
        let before = page.analysed().await?;
        focus(page, &people[1]).await?;
        page.click("#correct").await?;
        page.js_with(
            "const same = document.querySelector('#same');
             same.value = Array.from(same.options).find(option => option.text === arguments[0]).value;
             same.dispatchEvent(new Event('change', { bubbles: true }))",
            people[0].as_str().into(),
        )
        .await?;
        page.analysis_after(before).await?;
        let joined = names(page, "person").await?;
        assert!(
            joined.contains(&people[0]) && !joined.contains(&people[1]),
            "{joined:?}"
        );
        Ok(())
    })
}

#[test]
fn selected_words_can_be_marked_as_a_name() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let before = page.analysed().await?;
        page.js(
            "const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT);
             let node;
             while ((node = walker.nextNode()) && !node.data.includes('electric boats'));
             const range = document.createRange();
             const start = node.data.indexOf('electric boats');
             range.setStart(node, start);
             range.setEnd(node, start + 'electric boats'.length);
             getSelection().removeAllRanges();
             getSelection().addRange(range)",
        )
        .await?;
        page.click("#mark").await?;
        page.click("#mark-sheet [data-kind='product']").await?;
        page.analysis_after(before).await?;
        assert!(
            names(page, "product")
                .await?
                .contains(&"electric boats".to_owned())
        );
        Ok(())
    })
}

#[test]
fn a_name_is_looked_up_elsewhere_only_through_a_link() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let name = names(page, "person").await?.remove(0);
        focus(page, &name).await?;
        page.click("#correct").await?;
        let link = page.attribute("#correct-sheet a", "href").await?;
        assert!(link.starts_with("https://en.wikipedia.org/"), "{link}");
        let rel = page.attribute("#correct-sheet a", "rel").await?;
        assert!(rel.contains("noopener") && rel.contains("noreferrer"));
        Ok(())
    })
}

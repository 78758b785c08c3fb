//! Exporting the summary: copies and files.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::keys::ESCAPE;
use browser_tests::{Page, Visitor, browse};
use serde_json::json;

/// Intercepts the files that the page offers from now on, in `window.files`.
async fn catch_files(page: &Page) -> Result<()> {
    page.js("window.files = [];
         let blob;
         URL.createObjectURL = made => { blob = made; return 'blob:made'; };
         URL.revokeObjectURL = () => {};
         HTMLAnchorElement.prototype.click = function () {
             const file = { name: this.download };
             window.files.push(file);
             blob.text().then(text => { file.text = text; });
         };")
        .await?;
    Ok(())
}

#[test]
fn the_menu_opens_with_its_button_and_closes_with_escape_and_a_click_outside() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let open = "return !document.querySelector('#export-sheet').hidden";
        let closed = "return document.querySelector('#export-sheet').hidden";
        page.click("#export").await?;
        page.until("the menu is open", open).await?;
        page.click("#article").await?;
        page.until("a click outside closes it", closed).await?;
        page.click("#export").await?;
        page.until("the menu is open", open).await?;
        page.press(&[ESCAPE]).await?;
        page.until("Escape closes it", closed).await?;
        let focused = page.js("return document.activeElement.id").await?;
        assert_eq!(focused, json!("export"));
        Ok(())
    })
}

#[test]
fn markdown_and_formatted_text_can_be_copied() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.js("navigator.clipboard.write = async ([item]) => {
                 const type = item.types.includes('text/html') ? 'text/html' : 'text/plain';
                 window.copied = await (await item.getType(type)).text();
             };")
            .await?;
        page.click("#export").await?;
        page.click("[data-copy='md']").await?;
        page.until(
            "Markdown is copied",
            "return window.copied?.startsWith('# ') === true",
        )
        .await?;
        page.click("#export").await?;
        page.click("[data-copy='html']").await?;
        page.until(
            "HTML is copied",
            "return window.copied.startsWith('<h2>') === true",
        )
        .await?;
        Ok(())
    })
}

#[test]
fn each_exported_file_has_a_name_and_the_right_content() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        catch_files(page).await?;
        for (extension, begins) in [
            ("txt", ""),
            ("md", "---\ntitle: "),
            ("html", "<!doctype html>"),
            ("json", "{\n  \"format\": \"pith-digest\""),
        ] {
            page.click("#export").await?;
            page.click(&format!("[data-save='{extension}']")).await?;
            page.until(
                "the file is there",
                "return window.files.length === 1 && typeof window.files[0].text === 'string'",
            )
            .await?;
            let file = page.js("return window.files.pop()").await?;
            let (name, text) = (file["name"].as_str(), file["text"].as_str());
            assert!(
                name.is_some_and(|name| name.ends_with(&format!(".{extension}"))),
                "{name:?}"
            );
            assert!(
                text.is_some_and(|text| text.starts_with(begins)),
                "{text:?}"
            );
            assert!(
                text.is_some_and(|text| text.contains("ferries")),
                "{text:?}"
            );
        }
        Ok(())
    })
}

//! Which parts of a clipboard's HTML are taken over, and which are not.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::keys::SHORTCUT;
use browser_tests::{Page, Visitor, browse};

/// The paragraphs of [`FERRY`] as a news site marks them up, with its menu.
pub(super) fn ferry() -> String {
    let mut paragraphs = FERRY.trim().split("\n\n");
    let title = paragraphs.next().unwrap_or_default();
    let body: String = paragraphs.map(|text| format!("<p>{text}</p>")).collect();
    format!(
        "<header><nav class='menu'><ul><li><a href='/world'>World</a></li><li><a href='/harbour'>\
         Harbour</a></li><li><a href='/weather'>Weather</a></li></ul></nav></header>\
         <main><article><h1>{title}</h1>{body}</article></main>"
    )
}

pub(super) async fn menu_is_aside(page: &Page) -> Result<()> {
    let aside = page.texts("#aside .set").await?;
    let article = page.text("#article").await?;
    for entry in ["Harbour", "Weather"] {
        assert!(aside.iter().any(|text| text == entry), "{entry}: {aside:?}");
    }
    assert!(!article.contains("Weather"));
    assert!(article.contains("ten electric boats"));
    Ok(())
}

#[test]
fn a_page_copied_in_another_tab_arrives_without_its_menu() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.copy_page_elsewhere(&ferry()).await?;
        page.click("#paste").await?;
        page.paste_again().await?;
        menu_is_aside(page).await
    })
}

#[test]
fn the_markups_structure_survives_a_restore_and_a_reload() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste_rich("", &ferry()).await?;
        page.analysis_after(0).await?;
        menu_is_aside(page).await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        menu_is_aside(page).await?;

        page.click("#aside > summary").await?;
        let before = page.analysed().await?;
        let world = page
            .js(
                "return [...document.querySelectorAll('#aside [data-block]')]
                     .find(block => block.textContent.includes('World')).dataset.block",
            )
            .await?;
        let world = world.as_str().unwrap_or_default();
        page.click(&format!("#aside [data-block='{world}'] button.restore"))
            .await?;
        page.analysis_after(before).await?;
        assert!(page.text("#article").await?.contains("World"));
        menu_is_aside(page).await
    })
}

#[test]
fn a_text_changed_by_hand_is_plain_text() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste_rich("", &ferry()).await?;
        page.analysis_after(0).await?;
        page.click("#edit").await?;
        let before = page.analysed().await?;
        page.type_into("#paste", " The end.").await?;
        page.analysis_after(before).await?;
        page.until(
            "the markup is forgotten",
            "const kept = localStorage[document.documentElement.dataset.draft];
             return JSON.parse(kept.slice(kept.indexOf('\\n'))).markup === null",
        )
        .await
    })
}

#[test]
fn nothing_in_a_paste_runs_or_is_loaded() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let html = format!(
            "<script>window.harmed = 1</script><base href='http://127.0.0.1:9/'>\
             <img src=x onerror='window.harmed = 2'><svg onload='window.harmed = 3'></svg>\
             <iframe srcdoc='<script>parent.harmed = 4</script>'></iframe>\
             <link rel=stylesheet href='http://127.0.0.1:9/a.css'>\
             <style>body {{ background: url(http://127.0.0.1:9/b) }}</style>\
             <p><a href='javascript:window.harmed = 5' onclick='window.harmed = 6'>A link</a> &lt;img \
             src=x onerror='window.harmed = 7'&gt; that was copied with the page.</p>{}",
            ferry()
        );
        page.paste_rich("", &html).await?;
        page.analysis_after(0).await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        assert_eq!(page.js("return window.harmed ?? 0").await?, 0);
        let brought = "main img, main script, main iframe, main a, main style, main link, base, \
                       [onclick], [onerror], [onload], [srcdoc]";
        assert_eq!(page.count(brought).await?, 0);
        let kept = page.js("return JSON.stringify(localStorage)").await?;
        assert!(!kept.to_string().contains("harmed = 1"));
        Ok(())
    })
}

#[test]
fn a_picture_alone_changes_nothing() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.click("#edit").await?;
        page.press(&[SHORTCUT, 'a']).await?;
        page.paste_rich("", "<img src='ferry.jpg' alt=''>").await?;
        page.until(
            "the page says that there is no text",
            "return document.querySelector('#status').textContent.includes('no text')",
        )
        .await?;
        page.reads("ten electric boats").await?;
        Ok(())
    })
}

#[test]
fn a_link_whose_text_is_its_address_is_plain_text() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let address = "https://news.example/2026/05/low-water";
        page.paste_rich(address, &format!("<a href='{address}'>Low</a>"))
            .await?;
        page.analysis_after(0).await?;
        page.click("#edit").await?;
        let text = page.find("#paste").await?.prop("value").await?;
        assert_eq!(text.as_deref(), Some(address));
        Ok(())
    })
}

//! Appearance on small screens and in dark mode.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::keys::ESCAPE;
use browser_tests::{Page, Visitor, browse};

async fn read_example(page: &Page) -> Result<()> {
    page.click("#example").await?;
    page.analysis_after(0).await
}

/// The lightness of the page's background and of its text, from 0 to 255.
async fn lightness(page: &Page) -> Result<(f64, f64)> {
    let script = "const canvas = document.createElement('canvas').getContext('2d');
        const style = getComputedStyle(document.body);
        const root = getComputedStyle(document.documentElement);
        const lightness = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
            return alpha === 0 ? null : (red + green + blue) / 3;
        };
        return [
            lightness(style.backgroundColor) ?? lightness(root.backgroundColor),
            lightness(style.color),
        ];";
    Ok(serde_json::from_value(page.js(script).await?)?)
}

#[test]
fn a_phone_needs_no_sideways_scrolling() -> Result<()> {
    browse(
        Visitor {
            phone: true,
            ..Visitor::default()
        },
        async |page| {
            let fits =
                "return innerWidth === 360 && document.documentElement.scrollWidth <= innerWidth";
            page.until("the invitation fits", fits).await?;
            read_example(page).await?;
            page.until("the article fits", fits).await?;
            page.click("#panes button:nth-child(2)").await?;
            page.until("the names fit", fits).await?;
            page.click("#panes button:nth-child(3)").await?;
            page.until("the text fits", fits).await?;
            page.click("#aside > summary").await?;
            page.until("what was set aside fits", fits).await
        },
    )
}

#[test]
fn the_page_follows_the_systems_dark_scheme() -> Result<()> {
    browse(
        Visitor {
            dark: true,
            ..Visitor::default()
        },
        async |page| {
            read_example(page).await?;
            let (ground, text) = lightness(page).await?;
            assert!(
                ground < 64.0 && text > 160.0,
                "ground {ground}, text {text}"
            );
            Ok(())
        },
    )
}

#[test]
fn the_theme_can_be_changed_and_is_remembered() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let (ground, text) = lightness(page).await?;
        assert!(
            ground > 192.0 && text < 96.0,
            "ground {ground}, text {text}"
        );
        page.click("#appearance").await?;
        page.click("#appearance-sheet [value='dark']").await?;
        assert!(lightness(page).await?.0 < 64.0, "it is not dark");
        page.reload().await?;
        assert!(
            lightness(page).await?.0 < 64.0,
            "a reload forgets the theme"
        );
        Ok(())
    })
}

/// A computed style of an element.
async fn style(page: &Page, css: &str, property: &str) -> Result<String> {
    let script = format!("return getComputedStyle(document.querySelector('{css}')).{property}");
    Ok(page
        .js(&script)
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

#[test]
fn text_size_and_line_length_can_be_increased_and_are_remembered() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let before = style(page, "#article", "width").await?;
        page.click("#appearance").await?;
        page.click("#appearance-sheet [name='size'][value='large']")
            .await?;
        page.click("#appearance-sheet [name='measure'][value='narrow']")
            .await?;
        assert_eq!(style(page, "html", "fontSize").await?, "21px");
        assert_ne!(style(page, "#article", "width").await?, before);
        page.reload().await?;
        assert_eq!(style(page, "html", "fontSize").await?, "21px");
        page.click("#appearance").await?;
        page.click("#appearance-sheet [value='contrast']").await?;
        assert_eq!(style(page, "html", "color").await?, "rgb(0, 0, 0)");
        Ok(())
    })
}

#[test]
fn a_question_mark_opens_the_help_which_has_the_bookmarklet() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.press(&['?']).await?;
        page.until(
            "the help is open",
            "return document.querySelector('#help').open",
        )
        .await?;
        let href = page.attribute("#bookmarklet", "href").await?;
        assert!(href.starts_with("javascript:(() => {") && href.contains("/pith/#"));
        // The bookmarklet works on other pages, so it works on this one.
        let script = href.trim_start_matches("javascript:");
        page.js(&format!(
            "window.open = address => {{ window.opened = address }}; {script}"
        ))
        .await?;
        let opened = page.js("return window.opened").await?;
        let opened = opened.as_str().unwrap_or_default();
        assert!(opened.contains("/pith/#title=Pith") && opened.contains("&html="));
        page.press(&[ESCAPE]).await?;
        page.until(
            "the help is closed",
            "return !document.querySelector('#help').open",
        )
        .await?;
        page.click("#help-open").await?;
        page.click("#help-close").await?;
        page.until(
            "the help is closed",
            "return !document.querySelector('#help').open",
        )
        .await
    })
}

#[test]
fn the_interface_uses_the_chosen_language_and_remembers_it() -> Result<()> {
    browse(Visitor::default(), async |page| {
        read_example(page).await?;
        let sentences = page.texts("#summary [data-sentence]").await?;
        for (code, summary) in [
            ("de", "Zusammenfassung"),
            ("fr", "Résumé"),
            ("es", "Resumen"),
        ] {
            page.click("#appearance").await?;
            page.js_with(
                "const choice = document.querySelector('#interface');
                 choice.value = arguments[0];
                 choice.dispatchEvent(new Event('change', { bubbles: true }));",
                serde_json::json!(code),
            )
            .await?;
            page.until(
                "the page says which language it speaks",
                &format!("return document.documentElement.lang === '{code}'"),
            )
            .await?;
            assert_eq!(page.text("#summary-heading").await?, summary);
            assert_eq!(page.texts("#summary [data-sentence]").await?, sentences);
        }
        page.reload().await?;
        page.analysis_after(0).await?;
        assert_eq!(page.text("#summary-heading").await?, "Resumen");
        assert_eq!(page.attribute("#article", "lang").await?, "en");
        Ok(())
    })
}

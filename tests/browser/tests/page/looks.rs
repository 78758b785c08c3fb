//! How it looks on small screens and in the dark.

use anyhow::Result;
use browser_tests::{Page, Visitor, browse};

async fn read_example(page: &Page) -> Result<()> {
    page.click("#example").await?;
    page.analysis_after(0).await
}

/// The lightness of the page's ground and of its text, from 0 to 255.
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
fn a_phone_needs_no_scrolling_sideways() -> Result<()> {
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
fn the_theme_can_be_changed_by_hand_and_stays() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let (ground, text) = lightness(page).await?;
        assert!(
            ground > 192.0 && text < 96.0,
            "ground {ground}, text {text}"
        );
        let mut clicks = 0;
        while lightness(page).await?.0 > 64.0 {
            assert!(clicks < 3, "no click on the theme button makes it dark");
            page.click("#theme").await?;
            clicks += 1;
        }
        page.reload().await?;
        assert!(
            lightness(page).await?.0 < 64.0,
            "a reload forgets the theme"
        );
        Ok(())
    })
}

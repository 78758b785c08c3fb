//! The text's language: shown, changeable, and respected.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor, browse};

pub(crate) const GERMAN: &str = "Die Fähre bleibt im Hafen\n\nDie Fähre nach Norderney ist am Montag nicht gefahren, \
    weil das Wasser zu niedrig war. Die Reederei rechnet damit, dass sie am Dienstag wieder fahren \
    kann. Rund 400 Reisende warteten am Morgen vergeblich am Anleger. Viele von ihnen wollten zu einer \
    Hochzeit auf der Insel. Der Bürgermeister ließ Kaffee und Brötchen verteilen.";

pub(crate) const ARABIC: &str = "بقيت العبارة في الميناء\n\nلم تبحر العبارة يوم الاثنين لأن مستوى الماء كان منخفضا جدا. \
    وتتوقع الشركة أن تبحر مرة أخرى يوم الثلاثاء. وانتظر نحو أربعمئة مسافر في الصباح على الرصيف. وكان \
    كثير منهم في طريقهم إلى حفل زفاف في الجزيرة. ووزع رئيس البلدية القهوة والخبز على المنتظرين.";

/// Selects the language with this code in the language control.
async fn choose(page: &Page, code: &str) -> Result<()> {
    let before = page.analysed().await?;
    page.click(&format!("#language option[value='{code}']"))
        .await?;
    page.analysis_after(before).await
}

async fn shown(page: &Page) -> Result<String> {
    page.text("#language option:checked").await
}

#[test]
fn the_language_is_shown_and_a_choice_is_applied_and_remembered() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        assert_eq!(shown(page).await?, "Detected: English");
        assert!(page.count("#article mark[data-kind='person']").await? > 0);
        assert_eq!(page.count("#unmarked").await?, 0);

        choose(page, "pl").await?;
        assert_eq!(shown(page).await?, "Polish (Polski)");
        assert_eq!(page.attribute("#article", "lang").await?, "pl");
        assert_eq!(page.count("#article mark[data-kind='person']").await?, 0);
        assert!(page.text("#unmarked").await?.contains("in Polish yet"));

        page.reload().await?;
        page.analysis_after(0).await?;
        assert_eq!(shown(page).await?, "Polish (Polski)");

        choose(page, "").await?;
        assert_eq!(shown(page).await?, "Detected: English");
        assert_eq!(page.attribute("#article", "lang").await?, "en");
        Ok(())
    })
}

#[test]
fn a_new_text_has_its_language_detected_again() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        choose(page, "fr").await?;
        page.copy_elsewhere(GERMAN).await?;
        page.click("h1").await?;
        page.paste_again().await?;
        assert_eq!(shown(page).await?, "Detected: German");
        assert_eq!(page.count("#unmarked").await?, 0);
        Ok(())
    })
}

#[test]
fn right_to_left_text_is_shown_right_to_left() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(ARABIC).await?;
        assert_eq!(page.attribute("#article", "dir").await?, "rtl");
        assert_eq!(page.attribute("#article", "lang").await?, "ar");
        for css in ["#article .block p", "#summary .point button"] {
            assert_eq!(page.style(css, "direction").await?, "rtl", "{css}");
        }
        assert_eq!(page.style("#article .facts", "direction").await?, "ltr");
        assert_eq!(page.style("#summary .says", "direction").await?, "ltr");
        Ok(())
    })
}

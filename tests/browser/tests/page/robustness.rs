//! A megabyte of anything neither stalls nor breaks the page.

use anyhow::Result;
use browser_tests::{Page, Visitor, browse};

/// Puts the result of a script into the page, once pasted and once as if typed into the text box,
/// and waits each time until it was analysed and the page draws again.
fn survives(text: &str) -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js(&format!("window.nasty = {text}")).await?;
        page.paste_made("nasty").await?;
        page.analysis_after(0).await?;
        draws(page).await?;

        page.click("#new").await?;
        page.find("#paste").await?;
        page.js("const box = document.querySelector('#paste');
             box.value = nasty;
             box.dispatchEvent(new InputEvent('input', { bubbles: true }));")
            .await?;
        page.analysis_after(0).await?;
        draws(page).await
    })
}

/// Whether the page's thread is free to draw a frame.
async fn draws(page: &Page) -> Result<()> {
    page.js("window.drawn = false; requestAnimationFrame(() => { window.drawn = true })")
        .await?;
    page.until("the page draws", "return window.drawn").await
}

#[test]
fn a_megabyte_without_a_space() -> Result<()> {
    survives("'abcdefghij'.repeat(100_000)")
}

#[test]
fn a_megabyte_on_one_line() -> Result<()> {
    survives("'The ferry left the harbour at noon. '.repeat(29_000)")
}

#[test]
fn a_megabyte_of_empty_lines_and_short_ones() -> Result<()> {
    survives("'a\\n\\n\\n\\n'.repeat(200_000)")
}

#[test]
fn a_megabyte_of_punctuation() -> Result<()> {
    survives("'.?!…,;:—()[]{}\"«»“”'.repeat(50_000)")
}

#[test]
fn a_megabyte_of_mixed_scripts() -> Result<()> {
    survives("'Река поднялась。河水上涨 נהר ऊपर แม่น้ำ नदी A̴̛̟ ﷽ '.repeat(20_000)")
}

#[test]
fn a_megabyte_of_emoji() -> Result<()> {
    survives("'👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇵🇹'.repeat(25_000)")
}

#[test]
fn a_megabyte_with_nuls_and_other_controls() -> Result<()> {
    survives(
        "'The river\\0 rose.\\u0001\\u001b\\u007f\\u0085\\u2028\\ufeff\\ufffe '.repeat(40_000)",
    )
}

#[test]
fn a_megabyte_of_lone_surrogates() -> Result<()> {
    survives("'\\ud800 It rose. \\udfff\\udc00'.repeat(60_000)")
}

#[test]
fn markup_is_text() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let markup = "<img src=x onerror=\"window.harmed = true\"> was pasted by a reader. \
                      <script>window.harmed = true</script> followed it. So did a third sentence. \
                      And a fourth came after that.";
        page.paste_rich(markup, "").await?;
        page.analysis_after(0).await?;
        assert_eq!(page.js("return window.harmed ?? false").await?, false);
        assert_eq!(page.count("#article img, #article script").await?, 0);
        Ok(())
    })
}

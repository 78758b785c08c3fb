//! Nothing is in the way, whatever the window's width.

use anyhow::{Result, ensure};
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor, browse};
use serde_json::{Value, json};

/// A large desktop, a small one, a tablet and two phones.
const WIDTHS: [u32; 5] = [1440, 1024, 768, 390, 320];

/// An article whose title, words and URL are longer than any line.
const LONG: &str = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller Hauptversammlung

Read all of it at https://news.example/2026/05/a-very-long-address/that-does-not-end/and-goes-on-and-on/until-the-line-is-full. \
The general meeting of the makers of badges was held on Friday in Regensburg. It chose a new head, who \
has made badges for thirty years. The makers hope for better times.";

/// Runs a test at all widths.
fn at_each_width(test: impl AsyncFn(&Page, u32) -> Result<()>) -> Result<()> {
    for width in WIDTHS {
        browse(Visitor::at(width), async |page| test(page, width).await)?;
    }
    Ok(())
}

/// Pastes two articles, the second of which is hard to fit in.
async fn read_two(page: &Page) -> Result<()> {
    page.paste_rich(FERRY, "").await?;
    page.analysis_after(0).await?;
    page.click("#add-article").await?;
    page.paste_rich(LONG, "").await?;
    page.analysis_after(1).await
}

/// Shows a pane, if the window shows only one at a time.
async fn turn_to(page: &Page, pane: usize) -> Result<()> {
    let button = format!("#panes button:nth-child({pane})");
    let script = format!(
        "document.querySelector({button:?})?.checkVisibility() && document.querySelector({button:?}).click()"
    );
    page.js(&script).await?;
    Ok(())
}

/// Checks that nothing extends beyond the window's edge.
async fn fits(page: &Page, what: &str) -> Result<()> {
    let over = "
        const edge = document.documentElement.clientWidth;
        const wide = [...document.querySelectorAll('body *')].filter(one =>
            one.checkVisibility() && !one.closest('svg, .unseen, dialog, .skip, .source-title')
            && one.getBoundingClientRect().right > edge + 1);
        return [document.documentElement.scrollWidth - edge, wide.slice(0, 3).map(one => one.outerHTML.slice(0, 120))];";
    let found = page.js(over).await?;
    ensure!(found == json!([0, []]), "{what}: {found}");
    Ok(())
}

/// The visible elements matching two selectors that overlap each other.
async fn overlap(page: &Page, one: &str, other: &str) -> Result<Value> {
    page.js_with(
        "const [one, other] = arguments[0].map(css =>
             [...document.querySelectorAll(css)].filter(found => found.checkVisibility({ opacityProperty: true })));
         const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
         return one.flatMap(a => other.filter(b => a !== b && !a.contains(b) && !b.contains(a)
             && meet(a.getBoundingClientRect(), b.getBoundingClientRect())).map(b => a.outerHTML.slice(0, 80) + ' / ' + b.outerHTML.slice(0, 80)));",
        json!([one, other]),
    )
    .await
}

#[test]
fn nothing_scrolls_sideways_with_several_articles_and_long_words() -> Result<()> {
    at_each_width(async |page, _| {
        fits(page, "the start").await?;
        read_two(page).await?;
        for pane in 1..=3 {
            turn_to(page, pane).await?;
            fits(page, &format!("pane {pane}")).await?;
        }
        Ok(())
    })
}

#[test]
fn a_name_is_stepped_through_and_left_where_it_stands() -> Result<()> {
    at_each_width(async |page, _| {
        page.paste_rich(FERRY, "").await?;
        page.analysis_after(0).await?;
        turn_to(page, 3).await?;
        page.click("#article mark[data-kind='person']").await?;
        let seen = "return ['#mentions', '#mentions .stepper-at', '#mentions .next', '#correct', '#finish'].filter(css => {
            const found = document.querySelector(css);
            if (!found?.checkVisibility()) return true;
            const box = found.getBoundingClientRect();
            return box.left < 0 || box.right > innerWidth || box.bottom > innerHeight + 1;
        })";
        page.until(
            "the name's bar is there",
            "return document.querySelector('#mentions') !== null",
        )
        .await?;
        assert_eq!(
            page.js(seen).await?,
            json!([]),
            "all of the bar is within the window"
        );
        assert!(
            page.text("#mentions .stepper-at")
                .await?
                .starts_with("1 of")
        );
        page.click("#mentions .next").await?;
        fits(page, "the bar of a name").await?;
        page.click("#correct").await?;
        fits(page, "its menu").await?;
        let cut = "const sheet = document.querySelector('#correct-sheet'); return sheet.scrollWidth - sheet.clientWidth";
        assert_eq!(page.js(cut).await?, 0, "nothing of its menu is cut off");
        page.press(&[browser_tests::keys::ESCAPE]).await?;
        page.click("#finish").await?;
        page.until(
            "the name is left",
            "return document.querySelector('#mentions') === null",
        )
        .await
    })
}

#[test]
fn a_notice_covers_no_bar_and_disappears() -> Result<()> {
    at_each_width(async |page, _| {
        page.paste_rich(FERRY, "").await?;
        page.analysis_after(0).await?;
        turn_to(page, 3).await?;
        page.click("#article mark[data-kind='person']").await?;
        page.click("#correct").await?;
        page.click("#correct-sheet [data-kind='work']").await?;
        page.analysis_after(1).await?;
        page.find(".notice").await?;
        page.click("#article mark[data-kind='place']").await?;
        page.find("#mentions").await?;
        assert_eq!(
            overlap(page, ".notice", "#mentions, .bar").await?,
            json!([])
        );
        page.until(
            "the notice has left",
            "return document.querySelector('.notice') === null",
        )
        .await?;
        // What it offered is still available.
        page.click("#undo-last").await?;
        page.analysis_after(2).await
    })
}

#[test]
fn the_actions_and_reasons_of_a_sentence_cover_no_text() -> Result<()> {
    at_each_width(async |page, _| {
        page.paste_rich(FERRY, "").await?;
        page.analysis_after(0).await?;
        page.js("document.querySelectorAll('.choice').forEach(choice => choice.style.opacity = 1)")
            .await?;
        let covered = overlap(page, ".choice, .reasons", ".says-it, .length, .about").await?;
        assert_eq!(covered, json!([]));
        Ok(())
    })
}

#[test]
fn very_large_text_keeps_lines_of_a_readable_length() -> Result<()> {
    at_each_width(async |page, width| {
        page.paste_rich(FERRY, "").await?;
        page.analysis_after(0).await?;
        page.js("document.documentElement.dataset.size = 'huge'")
            .await?;
        turn_to(page, 3).await?;
        let characters = page
            .js("const article = document.querySelector('#article');
                 return article.clientWidth / parseFloat(getComputedStyle(article).fontSize)")
            .await?;
        let characters = characters.as_f64().unwrap_or_default();
        // A letter is about half as wide as it is high.
        let least = if width < 400 { 9.0 } else { 22.0 };
        assert!(
            characters > least,
            "a line of {characters} ems at {width} px"
        );
        fits(page, "very large text").await
    })
}

/// Visible touch targets that are too low for a finger.
async fn too_small(page: &Page) -> Result<Value> {
    page.js(
        "return [...document.querySelectorAll('button, select, summary')]
             .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
             .map(one => one.outerHTML.slice(0, 100))",
    )
    .await
}

#[test]
fn touch_targets_on_a_phone_are_large_enough() -> Result<()> {
    for width in [390, 320] {
        browse(Visitor::at(width), async |page| {
            page.paste_rich(FERRY, "").await?;
            page.analysis_after(0).await?;
            for pane in 1..=3 {
                turn_to(page, pane).await?;
                assert_eq!(
                    too_small(page).await?,
                    json!([]),
                    "pane {pane} at {width} px"
                );
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Shows the page in this font family only.
async fn letters(page: &Page, family: &str) -> Result<()> {
    page.js(&format!(
        "document.styleSheets[0].insertRule('body * {{ font-family: {family} !important }}', 0)"
    ))
    .await?;
    Ok(())
}

#[test]
fn whatever_the_font_nothing_is_cut_off_or_too_small_to_touch() -> Result<()> {
    for family in ["serif", "sans-serif", "monospace"] {
        for width in [1440, 390, 320] {
            browse(Visitor::at(width), async |page| {
                letters(page, family).await?;
                page.paste_rich(FERRY, "").await?;
                page.analysis_after(0).await?;
                for pane in 1..=3 {
                    turn_to(page, pane).await?;
                    let what = format!("pane {pane} in {family} at {width} px");
                    fits(page, &what).await?;
                    if width < 600 {
                        assert_eq!(too_small(page).await?, json!([]), "{what}");
                    }
                }
                Ok(())
            })?;
        }
    }
    Ok(())
}

#[test]
fn where_the_system_forces_its_colours_every_name_and_highlight_can_be_read() -> Result<()> {
    for dark in [false, true] {
        let visitor = Visitor {
            forced_colours: true,
            dark,
            ..Visitor::at(1440)
        };
        browse(visitor, async |page| {
            page.paste_rich(FERRY, "").await?;
            page.analysis_after(0).await?;
            page.find("#article mark").await?;
            page.js("const range = document.createRange();
                     range.selectNodeContents(document.querySelector('#article [data-sentence]'));
                     getSelection().removeAllRanges();
                     getSelection().addRange(range);")
                .await?;
            page.press(&['h']).await?;
            page.find("#article .ink").await?;
            let unseen = page
                .js("const ground = one => {
                         for (; one; one = one.parentElement) {
                             const { backgroundColor } = getComputedStyle(one);
                             if (!/, 0\\)$/.test(backgroundColor)) return backgroundColor;
                         }
                         return null;
                     };
                     return [...document.querySelectorAll('#article mark, #article .ink, .entity .name')]
                         .filter(one => getComputedStyle(one).color === ground(one))
                         .map(one => one.outerHTML.slice(0, 100));")
                .await?;
            assert_eq!(unseen, json!([]));
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn the_skip_link_leads_to_the_article_and_its_names() -> Result<()> {
    use browser_tests::keys::{ENTER, TAB};
    browse(Visitor::at(1440), async |page| {
        page.paste_rich(FERRY, "").await?;
        page.analysis_after(0).await?;
        page.js("document.activeElement?.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
            .await?;
        page.js("document.querySelector('.skip').focus()").await?;
        page.press(&[ENTER]).await?;
        page.until(
            "the focus is on the article",
            "return document.activeElement?.id === 'article'",
        )
        .await?;
        for _ in 0..4 {
            page.press(&[TAB]).await?;
            if page
                .js("return document.activeElement?.tagName === 'MARK'")
                .await?
                == true
            {
                break;
            }
        }
        page.press(&[ENTER]).await?;
        page.find("#mentions").await?;
        Ok(())
    })
}

#[test]
fn a_missed_name_is_marked_without_a_pointer() -> Result<()> {
    browse(Visitor::at(1440), async |page| {
        page.paste_rich(FERRY, "").await?;
        page.analysis_after(0).await?;
        page.js("document.querySelector('#missed').open = true")
            .await?;
        page.type_into("#missed-words", "electric boats").await?;
        page.js("document.querySelector('#missed-kind').value = 'product'")
            .await?;
        page.press(&[browser_tests::keys::ENTER]).await?;
        page.analysis_after(1).await?;
        let products = page.texts("#entities [data-kind='product'] .name").await?;
        assert!(
            products.contains(&"electric boats".to_owned()),
            "{products:?}"
        );
        Ok(())
    })
}

#[test]
fn one_of_several_articles_can_be_reached_and_removed() -> Result<()> {
    browse(Visitor::at(1440), async |page| {
        read_two(page).await?;
        assert_eq!(page.count("#articles li").await?, 2);
        page.click("#articles li:nth-child(2) .article-title")
            .await?;
        page.until(
            "the second article is within sight",
            "const box = document.querySelector('[data-article=\"1\"]').getBoundingClientRect();
             return box.bottom > 0 && box.top < innerHeight",
        )
        .await?;
        page.click("#articles li:nth-child(2) .tool").await?;
        page.analysis_after(2).await?;
        assert_eq!(page.count("#articles").await?, 0);
        assert!(!page.text("#article").await?.contains("Regensburg"));
        Ok(())
    })
}

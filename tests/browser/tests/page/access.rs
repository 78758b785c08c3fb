//! Every state of the page is accessible: axe-core finds no violation (WCAG 2.2 AA and its own best
//! practices), on a desktop and on a phone, in light and in dark.

use std::fs;

use anyhow::{Result, ensure};
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor, browse};
use serde_json::json;
use xtask::tools;

/// Runs axe-core and returns its findings, one per line.
const CHECK: &str = "
    return axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
        nodes.map(node => `${id}: ${help}: ${node.html} ${node.failureSummary}`)));";

/// Audits the page in its current state.
async fn sound(page: &Page, axe: &str, state: &str) -> Result<()> {
    page.js(&format!("if (!window.axe) {{ {axe} }}")).await?;
    let found: Vec<String> = serde_json::from_value(page.js(CHECK).await?)?;
    ensure!(found.is_empty(), "{state}:\n{}", found.join("\n"));
    Ok(())
}

/// Closes the sheet that is open.
async fn close(page: &Page) -> Result<()> {
    page.press(&[browser_tests::keys::ESCAPE]).await
}

/// Goes through the page's states and audits each.
fn every_state_is_sound(visitor: Visitor) -> Result<()> {
    let Some(path) = tools::axe() else {
        eprintln!("axe-core is not here and cannot be installed without npm: not checked");
        return Ok(());
    };
    let axe = &fs::read_to_string(path)?;
    browse(visitor, async |page| {
        let turn_to = async |pane: usize| {
            if visitor.phone {
                page.click(&format!("#panes button:nth-child({pane})"))
                    .await?;
            }
            anyhow::Ok(())
        };
        sound(page, axe, "the start").await?;
        page.click("#help-open").await?;
        sound(page, axe, "the help").await?;
        page.click("#help-close").await?;
        page.click("#library-open").await?;
        page.click("#library-keeps").await?;
        sound(page, axe, "an empty library").await?;
        page.click("#library-close").await?;

        page.paste_rich(FERRY, "").await?;
        page.analysis_after(0).await?;
        sound(page, axe, "an article").await?;
        page.js("document.querySelectorAll('details').forEach(part => part.open = true)")
            .await?;
        sound(page, axe, "the reading aids, open").await?;
        for menu in ["#export", "#appearance"] {
            page.click(menu).await?;
            sound(page, axe, menu).await?;
            close(page).await?;
        }
        page.click("#summary .bar-out").await?;
        sound(page, axe, "a sentence left out").await?;
        turn_to(2).await?;
        sound(page, axe, "the names").await?;
        page.click(".entity").await?;
        page.find("#mentions").await?;
        page.until(
            "the page has come to rest at the name",
            "window.rests = window.lastY === scrollY ? window.rests + 1 : 0;
             window.lastY = scrollY;
             return window.rests > 9",
        )
        .await?;
        // A target that has scrolled halfway under a sticky bar does not count; a reader would
        // scroll it back.
        let back = "document.querySelector('#language').scrollIntoView({ block: 'center', behavior: 'instant' })";
        page.js(back).await?;
        sound(page, axe, "the mentions of a name").await?;
        page.click("#correct").await?;
        sound(page, axe, "the correction of a name").await?;
        close(page).await?;
        turn_to(3).await?;
        sound(page, axe, "the text").await?;

        page.click("#library-open").await?;
        page.find("#library .shelf li").await?;
        sound(page, axe, "a library").await?;
        page.click("#library-close").await?;
        page.click("#add-article").await?;
        sound(page, axe, "room for a second article").await?;
        page.click("#edit").await?;
        sound(page, axe, "the text box over an article").await?;
        page.click("#new").await?;
        page.find(".notice").await?;
        sound(page, axe, "a cleared page that says so").await?;
        for look in ["contrast", "dark", "light"] {
            page.js_with(
                "document.documentElement.dataset.theme = arguments[0]",
                json!(look),
            )
            .await?;
            sound(page, axe, look).await?;
        }
        Ok(())
    })
}

#[test]
fn at_a_desk() -> Result<()> {
    every_state_is_sound(Visitor::default())
}

#[test]
fn at_a_desk_in_the_dark() -> Result<()> {
    every_state_is_sound(Visitor {
        dark: true,
        ..Visitor::default()
    })
}

#[test]
fn on_a_phone() -> Result<()> {
    every_state_is_sound(Visitor {
        phone: true,
        ..Visitor::default()
    })
}

#[test]
fn on_a_phone_in_the_dark() -> Result<()> {
    every_state_is_sound(Visitor {
        phone: true,
        dark: true,
        ..Visitor::default()
    })
}

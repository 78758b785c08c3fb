//! What is shown while the page's code is still loading, and that nothing jumps when it arrives.

use std::fs;

use anyhow::{Context, Result};
use browser_tests::articles::FERRY;
use browser_tests::{PASTE, Page, Visitor, browse_folder};
use serde_json::{Value, json};
use xtask::{precache, workspace};

use super::rich::{ferry, menu_is_aside};

/// Runs before the page's own script: delays the page's code, and records what is shown until then
/// and the total layout shift.
const WATCH: &str = "
    window.seen = { shift: 0, text: '', bar: null };
    const real = window.fetch;
    window.fetch = (...given) => new Promise(done => setTimeout(done, 700)).then(() => real(...given));
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
        new PerformanceObserver(list => {
            for (const { value, hadRecentInput } of list.getEntries())
                if (!hadRecentInput) window.seen.shift += value;
        }).observe({ type: 'layout-shift', buffered: true });
    document.addEventListener('DOMContentLoaded', () => setTimeout(() => {
        early();
        setTimeout(() => {
            if (document.querySelector('#app button')) return;
            window.seen.text = document.querySelector('.unread')?.textContent ?? '';
            window.seen.bar = document.querySelector('#coming')?.value ?? null;
        }, 200);
    }, 100));";

/// Visits a copy of the page in which the JavaScript `early` runs as soon as its shell is there.
pub(super) fn visit(
    visitor: Visitor,
    early: &str,
    test: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let folder = tempfile::tempdir()?;
    for file in fs::read_dir(workspace::dist())? {
        let file = file?;
        fs::copy(file.path(), folder.path().join(file.file_name()))?;
    }
    let script = format!("{{ {PASTE} const early = () => {{ {early} }}; {WATCH} }}");
    fs::write(folder.path().join("watch.js"), script)?;
    let index = folder.path().join("index.html");
    let watched = "<script src=\"./watch.js\"></script><script";
    let document = fs::read_to_string(&index)?.replacen("<script", watched, 1);
    fs::write(&index, document)?;
    precache::write(folder.path())?;
    browse_folder(folder.path(), visitor, test)
}

async fn seen(page: &Page, what: &str) -> Result<Value> {
    page.js_with("return window.seen[arguments[0]]", json!(what))
        .await
}

async fn assert_still(page: &Page) -> Result<()> {
    let shift = seen(page, "shift").await?.as_f64().unwrap_or(1.0);
    assert!(shift <= 0.05, "the layout shifted by {shift}");
    Ok(())
}

fn paste(text: &str, html: &str) -> String {
    let (text, html) = (json!(text), json!(html));
    format!("paste(document.querySelector('#paste'), {text}, {html})")
}

/// The widths of windows in which nothing may jump: a phone, a tablet, and two desks.
const WIDTHS: [u32; 4] = [390, 768, 1024, 1440];

#[test]
fn a_paste_before_the_page_is_ready_is_shown_at_once_and_then_summarized() -> Result<()> {
    visit(Visitor::default(), &paste(FERRY, ""), async |page| {
        page.analysis_after(0).await?;
        let early = seen(page, "text").await?;
        let early = early.as_str().unwrap_or_default();
        assert!(early.contains("ten electric boats"), "{early}");
        let bar = seen(page, "bar").await?.as_f64().unwrap_or(-1.0);
        assert!((0.0..=1.0).contains(&bar), "the bar is at {bar}");
        assert!(page.text("#article").await?.contains("ten electric boats"));
        assert!(page.count("#summary li").await? > 0);
        assert_still(page).await
    })
}

#[test]
fn html_pasted_before_the_page_is_ready_keeps_its_markup() -> Result<()> {
    visit(Visitor::default(), &paste("", &ferry()), async |page| {
        page.analysis_after(0).await?;
        menu_is_aside(page).await
    })
}

#[test]
fn what_is_typed_before_the_page_is_ready_stays_in_the_box() -> Result<()> {
    let typing = "document.querySelector('#paste').value = 'The river rose.'";
    visit(Visitor::default(), typing, async |page| {
        page.reads("The river rose.").await?;
        let typed = page.find("#paste").await?.prop("value").await?;
        assert_eq!(typed.as_deref(), Some("The river rose."));
        Ok(())
    })
}

#[test]
fn a_draft_is_shown_before_the_page_is_ready() -> Result<()> {
    visit(Visitor::default(), "", async |page| {
        page.paste(FERRY).await?;
        page.open().await?;
        page.analysis_after(0).await?;
        let early = seen(page, "text").await?;
        let early = early.as_str().unwrap_or_default();
        assert!(early.contains("ten electric boats"), "{early}");
        assert_still(page).await
    })
}

#[test]
fn nothing_jumps_at_the_start_or_with_the_example() -> Result<()> {
    visit(Visitor::default(), "", async |page| {
        assert_still(page).await?;
        page.click("#example").await?;
        page.analysis_after(0).await?;
        page.find("#article mark[data-kind='person']").await?;
        assert_still(page).await
    })
}

#[test]
fn nothing_jumps_on_a_first_visit_at_any_width() -> Result<()> {
    for width in WIDTHS {
        visit(Visitor::at(width), "", async |page| {
            assert_still(page).await?;
            page.paste(FERRY).await?;
            page.find("#article mark[data-kind='person']").await?;
            assert_still(page).await
        })
        .with_context(|| format!("at {width} pixels"))?;
    }
    Ok(())
}

#[test]
fn nothing_jumps_after_an_early_paste_at_any_width() -> Result<()> {
    for width in WIDTHS {
        visit(Visitor::at(width), &paste(FERRY, ""), async |page| {
            page.analysis_after(0).await?;
            page.find("#article mark[data-kind='person']").await?;
            assert_still(page).await
        })
        .with_context(|| format!("at {width} pixels"))?;
    }
    Ok(())
}

#[test]
fn nothing_jumps_when_a_draft_comes_back_at_any_width() -> Result<()> {
    for width in WIDTHS {
        visit(Visitor::at(width), "", async |page| {
            page.paste(FERRY).await?;
            page.open().await?;
            page.analysis_after(0).await?;
            page.find("#article mark[data-kind='person']").await?;
            assert_still(page).await
        })
        .with_context(|| format!("at {width} pixels"))?;
    }
    Ok(())
}

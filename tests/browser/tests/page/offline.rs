//! The page offline, and the update to a newer build.

use std::fs;
use std::path::Path;

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::{Visitor, browse, browse_folder};
use xtask::site::Line;
use xtask::{precache, workspace};

#[test]
fn after_the_first_visit_the_page_works_offline() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.kept().await?;
        // What is loaded last.
        page.until(
            "every part of the page is kept",
            "return caches.keys()
                 .then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))
                 .then(kept => kept.flat().some(({ url }) => url.includes('page-tools')))",
        )
        .await?;
        page.set_line(Line::Cut);
        // Firefox's driver bypasses the service worker when it reloads, which no offline reader
        // does.
        page.open().await?;
        page.paste(FERRY).await?;
        assert!(page.text("#summary").await?.contains("ferries"));
        page.set_line(Line::Whole);
        Ok(())
    })
}

#[test]
fn a_file_is_read_offline_even_if_none_was_ever_opened() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("article.md");
    fs::write(&file, FERRY)?;
    browse(Visitor::default(), async |page| {
        page.kept().await?;
        page.until(
            "what reads files is kept",
            "const address = [...document.head.querySelectorAll('link[rel=engine]')]
                 .map(link => link.href.replace('worker_loader.js', 'reader_bg.wasm'))[0];
             return caches.match(address).then(kept => kept !== undefined)",
        )
        .await?;
        page.set_line(Line::Cut);
        page.open().await?;
        page.choose(&file).await?;
        page.reads("ten electric boats").await?;
        page.set_line(Line::Whole);
        Ok(())
    })
}

/// A short article in German, which no other test reads on the same visit.
const GERMAN: &str = "Neue Brücke über die Weser eröffnet

Bremen. Die Ingenieurin Anna Schröder hat am Montag in Bremen eine neue Brücke über die Weser eröffnet. \
Sie kostete zwölf Millionen Euro. Der Bau dauerte drei Jahre, weil der Boden am Ufer weicher war als gedacht.";

#[test]
fn every_language_can_be_kept_and_then_its_names_are_found_without_a_network() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.kept().await?;
        page.click("#help-open").await?;
        page.click("#keep-languages").await?;
        page.until(
            "every language is kept",
            "return document.querySelector('#offline-languages').textContent.includes('ready to use offline')",
        )
        .await?;
        assert_eq!(page.count("#keep-languages").await?, 0);
        page.set_line(Line::Cut);
        page.open().await?;
        page.paste(GERMAN).await?;
        page.find("#article mark[data-kind=person]").await?;
        page.set_line(Line::Whole);
        Ok(())
    })
}

#[test]
fn where_the_languages_cannot_be_fetched_help_says_so_and_lets_one_try_again() -> Result<()> {
    browse(Visitor::HOSTILE, async |page| {
        page.kept().await?;
        page.click("#help-open").await?;
        page.find("#keep-languages").await?;
        page.set_line(Line::Cut);
        page.click("#keep-languages").await?;
        page.until(
            "it is said that it failed",
            "return document.querySelector('#offline-languages').textContent.includes('try again')",
        )
        .await?;
        page.set_line(Line::Whole);
        page.click("#keep-languages").await?;
        page.until(
            "every language is kept",
            "return document.querySelector('#offline-languages').textContent.includes('ready to use offline')",
        )
        .await?;
        Ok(())
    })
}

#[test]
fn an_address_with_a_query_works_offline() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.kept().await?;
        page.set_line(Line::Cut);
        page.js("location.search = '?from=here'").await?;
        page.until(
            "the page is open at the new address",
            "return location.search === '?from=here' && document.documentElement.dataset.ready === 'true'",
        )
        .await?;
        page.set_line(Line::Whole);
        Ok(())
    })
}

/// Copies the folder `from`, which has no subfolders.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

#[test]
fn a_newer_build_is_offered_and_comes_with_a_reload_that_keeps_the_draft() -> Result<()> {
    let folder = tempfile::tempdir()?;
    copy(&workspace::dist(), folder.path())?;
    browse_folder(folder.path(), Visitor::default(), async |page| {
        page.kept().await?;
        page.paste(FERRY).await?;
        assert_eq!(page.count("#update").await?, 0, "nothing is newer yet");

        let index = folder.path().join("index.html");
        let newer = fs::read_to_string(&index)?.replace("<body>", "<body data-newer>");
        fs::write(&index, newer)?;
        precache::write(folder.path())?;
        page.js("navigator.serviceWorker.ready.then(registration => registration.update())")
            .await?;
        page.find("#update").await?;
        assert_eq!(
            page.count("[data-newer]").await?,
            0,
            "the open page goes on"
        );

        page.click("#update button").await?;
        page.find("[data-newer]").await?;
        page.analysis_after(0).await?;
        assert!(page.text("#article").await?.contains("ten electric boats"));
        assert_eq!(page.count("#update").await?, 0);
        Ok(())
    })
}

#[test]
fn the_page_can_be_installed() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let manifest = page
            .js(
                "return fetch(document.querySelector('link[rel=manifest]').href)
                     .then(response => response.json())
                     .then(manifest => Promise.all(manifest.icons.map(icon => fetch(icon.src))))
                     .then(icons => icons.every(icon => icon.ok))",
            )
            .await?;
        assert_eq!(manifest, serde_json::json!(true));
        Ok(())
    })
}

//! Files that arrive wrong, data from elsewhere, and events at an awkward moment: each costs the reader as little
//! as it can.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor, browse, browse_folder, keys};
use pith::hash::Fnv;
use serde_json::json;
use xtask::{precache, workspace};

use crate::languages::GERMAN;
use crate::studying::{listed, select};

/// A text whose names need another model than that for English, which every visit loads.
const BREMEN: &str = "Neue Brücke über die Weser eröffnet\n\nDie Ingenieurin Anna Schröder hat am Montag in Bremen eine \
    neue Brücke über die Weser eröffnet. Sie kostete zwölf Millionen Euro. Der Bau dauerte drei Jahre, weil der \
    Boden am Ufer weicher war als gedacht. Schröder will nun Urlaub machen.";

/// Copies the built page into `folder`.
fn copy_page(folder: &Path) -> Result<()> {
    for file in fs::read_dir(workspace::dist())? {
        let file = file?;
        fs::copy(file.path(), folder.join(file.file_name()))?;
    }
    Ok(())
}

/// The file of a model in `folder`.
fn model(folder: &Path, name: &str) -> Result<PathBuf> {
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        if file.starts_with(name) && file.ends_with(".bin") {
            return Ok(path);
        }
    }
    anyhow::bail!("the page has no model {name}")
}

/// Visits the page with `bytes` in place of the German model, and reads a German text.
fn visit_with_german(bytes: &[u8], test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let folder = tempfile::tempdir()?;
    copy_page(folder.path())?;
    fs::write(model(folder.path(), "names.de")?, bytes)?;
    precache::write(folder.path())?;
    browse_folder(folder.path(), Visitor::default(), async |page| {
        page.paste(BREMEN).await?;
        test(page).await
    })
}

/// Checks that there is a summary, that the names are said to be missing, and that the page has come to rest.
async fn only_names_are_missing(page: &Page) -> Result<()> {
    assert!(page.count("#summary li").await? > 0);
    let said = page.text("#names-missing").await?;
    assert!(
        said.contains("German") && said.contains("damaged"),
        "{said}"
    );
    assert_eq!(page.count("#article mark[data-kind='person']").await?, 0);
    let shown = page.analysed().await?;
    page.js("return new Promise(done => setTimeout(done, 700))")
        .await?;
    assert_eq!(page.analysed().await?, shown, "it goes on and on");
    // A text in another language is not affected.
    page.copy_elsewhere(FERRY).await?;
    page.click("h1").await?;
    page.paste_again().await?;
    page.find("#article mark[data-kind='person']").await?;
    assert_eq!(page.count("#names-missing").await?, 0);
    Ok(())
}

const OWN: &[u8] = include_bytes!("../../../../models/names.de.bin");

#[test]
fn a_damaged_model_costs_the_names_of_its_language_and_says_so() -> Result<()> {
    let mut damaged = OWN.to_vec();
    damaged[OWN.len() / 2] ^= 1;
    visit_with_german(&damaged, only_names_are_missing)
}

#[test]
fn a_model_that_was_cut_off_costs_the_names_of_its_language_and_says_so() -> Result<()> {
    visit_with_german(&OWN[..OWN.len() / 3], only_names_are_missing)
}

#[test]
fn a_model_in_anothers_place_costs_the_names_of_its_language_and_says_so() -> Result<()> {
    let other = include_bytes!("../../../../models/names.da.bin");
    visit_with_german(other, only_names_are_missing)
}

#[test]
fn a_model_of_another_version_costs_the_names_of_its_language_and_says_so() -> Result<()> {
    let mut newer = OWN.to_vec();
    newer[8] += 1;
    let sum = Fnv::EMPTY.with(&newer[..14]).with(&newer[22..]).get();
    newer[14..22].copy_from_slice(&sum.to_le_bytes());
    visit_with_german(&newer, only_names_are_missing)
}

#[test]
fn a_draft_of_the_first_edition_is_read() -> Result<()> {
    let draft = include_str!("../../../stored/draft-0.json");
    browse(Visitor::default(), async |page| {
        page.js_with(
            "localStorage.setItem(document.documentElement.dataset.draft, '1\\n' + arguments[0])",
            json!(draft),
        )
        .await?;
        page.reload().await?;
        page.reads("Tomas Brandt, who runs the line").await?;
        // The reader had brought this block back.
        page.reads("Imprint").await
    })
}

#[test]
fn a_link_of_the_first_edition_is_read() -> Result<()> {
    let link = include_str!("../../../stored/link-0.txt").trim();
    browse(Visitor::default(), async |page| {
        page.arrive(&format!("#z={link}")).await?;
        page.reads("Tomas Brandt, who runs the line").await?;
        page.reads("Imprint").await
    })
}

#[test]
fn a_note_that_looks_like_a_formula_is_text_in_a_table() -> Result<()> {
    const FORMULA: &str = "=HYPERLINK(A1)";
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        select(page, "ten electric boats").await?;
        page.press(&['h']).await?;
        listed(page, 1).await?;
        page.click("#highlights .leads").await?;
        page.type_into("#note", FORMULA).await?;
        page.press(&[keys::ESCAPE]).await?;
        page.until(
            "the note is listed",
            &format!(
                "return document.querySelector('#highlights .noted')?.textContent === '{FORMULA}'"
            ),
        )
        .await?;
        page.js("URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return '#'; }")
            .await?;
        page.click("#export").await?;
        page.click("#export-sheet [data-save='highlights']").await?;
        page.until("a file is given", "return window.saved !== undefined")
            .await?;
        let saved = page.js("return window.saved").await?;
        let saved = saved.as_str().context("a file is text")?;
        assert!(saved.contains(&format!(",'{FORMULA},")), "{saved}");
        page.click("#export").await?;
        page.click("#export-sheet [data-copy='highlights']").await?;
        page.find(".notice").await?;
        let copied = page.clipboard().await?;
        assert!(copied.contains(&format!("\t'{FORMULA}\t")), "{copied}");
        Ok(())
    })
}

/// Fills the library, which must have been opened, with ten thousand articles of half a page.
const FILL: &str = "
    const text = number => `Number ${number} of the gauge\\n\\n` +
        `The ferry to Kvarn made its trip number ${number} on a Monday in spring. `.repeat(20);
    return new Promise((done, fail) => {
        const opening = indexedDB.open('pith', 1);
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
            const writing = opening.result.transaction('articles', 'readwrite');
            const store = writing.objectStore('articles');
            for (let number = 0; number < 10_000; number += 1) {
                const id = number.toString(16).padStart(16, '0');
                store.put(JSON.stringify({
                    id, title: `Number ${number} of the gauge`, words: 300, read: number,
                    draft: { version: 3, text: text(number), length: 3, markup: null, title: null, language: null },
                }), id);
            }
            writing.oncomplete = () => { opening.result.close(); done(true); };
            writing.onerror = () => fail(writing.error);
        };
    });";

#[test]
fn a_library_of_ten_thousand_articles_opens_and_is_searched() -> Result<()> {
    let rows = |count: usize| {
        format!("return document.querySelectorAll('#library .shelf li').length === {count}")
    };
    browse(Visitor::default(), async |page| {
        page.click("#library-open").await?;
        page.find("#library .shelf").await?;
        page.click("#library-close").await?;
        page.js(FILL).await?;
        page.click("#library-open").await?;
        page.until("the newest are listed", &rows(200)).await?;
        let first = page.text("#library .book-title").await?;
        assert_eq!(first, "Number 9999 of the gauge");
        page.click("#library-more").await?;
        page.until("more are listed", &rows(400)).await?;
        page.type_into("#library-search", "KVARN trip 1234").await?;
        page.until("one is found", &rows(1)).await?;
        page.click("#library .book").await?;
        page.reads("its trip number 1234 on a Monday").await
    })
}

#[test]
fn where_the_library_cannot_be_written_it_says_so() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.click("#library-open").await?;
        page.click("#library-keeps").await?;
        page.click("#library-close").await?;
        page.js("IDBObjectStore.prototype.put = () => {
                 window.refused = true;
                 throw new DOMException('full', 'QuotaExceededError');
             };")
            .await?;
        page.paste(FERRY).await?;
        page.until("it was to be saved", "return window.refused === true")
            .await?;
        page.click("#library-open").await?;
        page.until(
            "it is said that nothing was saved",
            "return document.querySelector('.library-news')?.textContent.trim().length > 0",
        )
        .await?;
        assert!(page.count("#summary li").await? > 0);
        Ok(())
    })
}

#[test]
fn a_worker_that_dies_between_two_steps_of_an_answer_is_replaced_and_the_names_come() -> Result<()>
{
    // Firefox logs a worker's crash to the console.
    browse(Visitor::HOSTILE, async |page| {
        // The first answer to a text in German has no names, since their model is yet to be loaded.
        page.js("window.deaths = 0;
             const post = Worker.prototype.postMessage;
             Worker.prototype.postMessage = function (...given) {
                 if (!window.deaths) this.addEventListener('message', () => {
                     window.deaths += 1;
                     this.terminate();
                     setTimeout(() => this.dispatchEvent(new Event('error')), 100);
                 }, { once: true });
                 post.apply(this, given);
             };")
            .await?;
        page.paste(BREMEN).await?;
        assert_eq!(page.js("return window.deaths").await?, json!(1));
        page.find("#article mark[data-kind='person']").await?;
        assert_eq!(page.count(".notice").await?, 0);
        Ok(())
    })
}

#[test]
fn a_language_that_is_changed_during_an_analysis_counts_as_it_was_set_last() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(GERMAN).await?;
        let before = page.analysed().await?;
        page.js("const choice = document.querySelector('#language');
             const choose = code => {
                 choice.value = code;
                 choice.dispatchEvent(new Event('change', { bubbles: true }));
             };
             for (const code of ['fr', 'pl', 'en', 'es', '', 'fr']) choose(code);
             setTimeout(() => choose('sv'));
             setTimeout(() => choose('nl'), 3);")
            .await?;
        page.analysis_after(before).await?;
        page.until(
            "the last choice is applied",
            "return document.querySelector('#article').lang === 'nl' && !document.querySelector('[data-partial]')",
        )
        .await?;
        let shown = page.text("#language option:checked").await?;
        assert!(shown.starts_with("Dutch"), "{shown}");
        Ok(())
    })
}

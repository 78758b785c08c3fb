//! Files: chosen, dropped, and refused.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use browser_tests::articles::FERRY;
use browser_tests::keys::ENTER;
use browser_tests::{Page, Visitor, browse};
use xtask::site::Line;
use xtask::workspace;

use crate::make;

/// A sentence in every file made here.
const SENTENCE: &str = "The ferry left the harbour at noon on Monday.";

fn sample(name: &str) -> PathBuf {
    workspace::root()
        .join("crates/pith-files/tests/files")
        .join(name)
}

/// Chooses a file called `name` with these bytes.
async fn choose(page: &Page, name: &str, bytes: &[u8]) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join(name);
    fs::write(&path, bytes)?;
    page.choose(&path).await?;
    // The browser reads the file only when the page asks for it, so it has to exist until then.
    page.until(
        "the file was read",
        "return document.querySelector('#opening') === null",
    )
    .await
}

async fn said(page: &Page) -> Result<String> {
    page.text(".notice p").await
}

#[test]
fn the_text_of_each_kind_of_file_is_read() -> Result<()> {
    let word = format!("<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>");
    let office = format!("<office:text><text:p>{SENTENCE}</text:p></office:text>");
    let chapter = format!("<h1>One</h1><p>{SENTENCE}</p>");
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("a.txt", SENTENCE.into()),
        ("b.md", format!("# Low water\n\n{SENTENCE}\n").into()),
        (
            "c.html",
            format!("<title>Low</title><p>{SENTENCE}</p>").into(),
        ),
        ("d.docx", make::docx(&word, "Tides")),
        ("e.odt", make::odt(&office)),
        ("f.rtf", format!("{{\\rtf1\\ansi {SENTENCE}}}").into()),
        ("g.epub", make::epub(&[("a.xhtml", &chapter)], None)),
        (
            "h.srt",
            format!("1\n00:00:01,000 --> 00:00:02,000\n{SENTENCE}\n").into(),
        ),
        (
            "i.eml",
            format!(
                "From: Ada <a@x.example>\r\nSubject: Low\r\nMIME-Version: 1.0\r\n\r\n{SENTENCE}\r\n"
            )
            .into(),
        ),
    ];
    browse(Visitor::default(), async |page| {
        for (name, bytes) in files {
            choose(page, name, &bytes).await?;
            page.reads(SENTENCE).await.context(name)?;
            page.click("#new").await?;
            page.find("#open").await?;
        }
        page.choose(&sample("article.pdf")).await?;
        page.reads("The harbour that moved").await
    })
}

#[test]
fn the_file_reader_is_not_loaded_before_it_is_needed() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let loaded = page
            .js("return performance.getEntriesByType('resource').map(entry => entry.name).join(' ')")
            .await?;
        assert!(!loaded.to_string().contains("reader"), "{loaded}");
        Ok(())
    })
}

#[test]
fn a_dropped_file_is_read_and_undo_restores_the_text() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let before = page.analysed().await?;
        page.js("window.files = new DataTransfer();
             for (const name of ['low.txt', 'high.txt'])
                 files.items.add(new File([`Read from ${name}. The water is low.`], name));
             window.drag = name => document.querySelector('main').dispatchEvent(
                 new DragEvent(name, { dataTransfer: files, bubbles: true, cancelable: true }));
             drag('dragenter'); drag('dragover');")
            .await?;
        page.find("#drop").await?;
        page.js("drag('drop')").await?;
        page.analysis_after(before).await?;
        assert_eq!(page.count("#drop").await?, 0);
        assert!(page.text("#article").await?.contains("Read from low.txt."));
        let said = said(page).await?;
        assert!(
            said.contains("low.txt") && said.contains("other file"),
            "{said}"
        );

        page.click("#undo").await?;
        page.analysis_after(before + 1).await?;
        assert!(page.text("#article").await?.contains("ten electric boats"));
        Ok(())
    })
}

#[test]
fn files_dragged_out_of_the_window_leave_no_trace() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js("const data = new DataTransfer();
             data.items.add(new File(['x'], 'x.txt'));
             window.drag = (name, to) => document.body.dispatchEvent(new DragEvent(name,
                 { dataTransfer: data, bubbles: true, cancelable: true, relatedTarget: to }));
             drag('dragenter');")
            .await?;
        page.find("#drop").await?;
        page.js("drag('dragleave', document.querySelector('main'))")
            .await?;
        page.find("#drop").await?;
        page.js("drag('dragleave', null)").await?;
        let gone = "return document.querySelector('#drop') === null";
        page.until("nothing is held over the page", gone).await
    })
}

#[test]
fn an_unreadable_file_is_named_and_the_text_stays() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let analysed = page.analysed().await?;
        page.click("#edit").await?;
        let locked = fs::read(sample("locked.pdf"))?;
        let scan = fs::read(sample("scan.pdf"))?;
        let whole = make::docx("<w:p/>", "t");
        let refused: [(&str, &[u8], &str); 5] = [
            ("locked.pdf", &locked, "password"),
            ("scan.pdf", &scan, "OCR"),
            ("torn.docx", &whole[..whole.len() / 2], "damaged"),
            ("empty.txt", b"", "empty"),
            ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        ];
        for (name, bytes, word) in refused {
            choose(page, name, bytes).await?;
            let says = format!(
                "const said = document.querySelector('.notice p')?.textContent ?? '';
                 return said.startsWith('{name}: ') && said.includes('{word}')"
            );
            page.until(&format!("what is the matter with {name} is said"), &says)
                .await?;
            let status = page.text("#status").await?;
            assert!(status.contains(word), "{status}");
        }
        assert_eq!(page.analysed().await?, analysed);
        let text = page.find("#paste").await?.prop("value").await?;
        assert_eq!(text.as_deref(), Some(FERRY));
        Ok(())
    })
}

#[test]
fn the_file_button_works_with_the_keyboard() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.find("#open").await?;
        page.js("window.asked = false;
             document.querySelector('#file').addEventListener('click', event => {
                 event.preventDefault();
                 window.asked = true;
             });
             document.querySelector('#open').focus();")
            .await?;
        page.press(&[ENTER]).await?;
        page.until("the browser would ask for a file", "return window.asked")
            .await
    })
}

#[test]
fn a_title_from_the_files_metadata_is_shown() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let body = format!("<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>");
        choose(page, "a.docx", &make::docx(&body, "A table of the tides")).await?;
        page.analysis_after(0).await?;
        assert_eq!(page.text("#article .title").await?, "A table of the tides");
        page.reload().await?;
        page.analysis_after(0).await?;
        assert_eq!(page.text("#article .title").await?, "A table of the tides");
        Ok(())
    })
}

#[test]
fn a_slow_file_can_be_cancelled() -> Result<()> {
    // Firefox logs an aborted download to the console.
    browse(Visitor::HOSTILE, async |page| {
        page.paste(FERRY).await?;
        page.click("#edit").await?;
        // The reader's worker takes long to arrive, and is not cached yet.
        page.set_line(Line::Slow);
        page.js(
            "return caches.keys().then(keys => Promise.all(keys.map(key => caches.delete(key))))",
        )
        .await?;
        page.choose(&sample("article.pdf")).await?;
        assert!(
            page.text("#opening")
                .await?
                .contains("Reading article.pdf…")
        );
        page.click("#opening button").await?;
        let gone = "return document.querySelector('#opening') === null";
        page.until("it is not waited for", gone).await?;
        page.set_line(Line::Whole);
        page.choose(&sample("article.pdf")).await?;
        page.reads("The harbour that moved").await
    })
}

#[test]
fn a_file_that_unpacks_without_end_stops_its_reader_and_nothing_else() -> Result<()> {
    // Firefox logs a worker's crash to the console.
    browse(Visitor::HOSTILE, async |page| {
        page.paste(FERRY).await?;
        let analysed = page.analysed().await?;
        page.click("#edit").await?;
        choose(page, "bomb.pdf", &unending_pdf()).await?;
        page.until(
            "the file is said to be too much",
            "return document.querySelector('.notice p')?.textContent.includes('read this file')",
        )
        .await?;
        assert_eq!(page.analysed().await?, analysed);
        page.choose(&sample("article.pdf")).await?;
        page.reads("The harbour that moved").await
    })
}

/// A PDF whose only page is drawn with more than a gigabyte of spaces, in hex-encoded LZW.
fn unending_pdf() -> Vec<u8> {
    let hexadecimal: String = spaces_in_lzw(1 << 30)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let filter = "/Filter [/ASCIIHexDecode /LZWDecode]";
    make::pdf(filter, hexadecimal.as_bytes(), &[])
}

/// At least `count` spaces in PDF's LZW. An encoder would need them all in memory.
fn spaces_in_lzw(count: usize) -> Vec<u8> {
    const CLEAR: u32 = 256;
    const FIRST: u32 = 258;
    const LAST: u32 = 4000;
    let (mut bytes, mut bits, mut width, mut given) = (Vec::new(), 0, 0, 0);
    let mut write = |code: u32, code_width: u32| {
        bits = bits << code_width | u64::from(code);
        width += code_width;
        while width >= 8 {
            width -= 8;
            bytes.push((bits >> width) as u8);
        }
    };
    while given < count {
        write(CLEAR, if given == 0 { 9 } else { 12 });
        write(u32::from(b' '), 9);
        // Each code stands for one more space than the one before.
        for code in FIRST..=LAST {
            write(code, u32::BITS - (code + 1).leading_zeros());
            given += (code - FIRST + 2) as usize;
        }
    }
    bytes
}

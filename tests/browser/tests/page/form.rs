//! The form of the source in the article: links, emphasis, lists, tables, code and footnotes; its
//! source, citations and outline.

use anyhow::Result;
use browser_tests::keys::ESCAPE;
use browser_tests::{Page, Visitor, browse};
use serde_json::json;

/// A page with everything that an article can have.
const RICH: &str = "<head><link rel=canonical href='https://gauge.example/tides/low'>\
    <meta property='og:site_name' content='The Gauge'><meta name=author content='Ana Ruiz'>\
    <meta property='article:published_time' content='2026-05-03T09:00:00Z'></head>\
    <article><h1>Low water at Kvarn</h1>\
    <p>The ferry of Kvarn was <em>late again</em> on Monday, the <a href='https://harbour.example/log'>harbour office</a> \
    said, because the water in the <a href='/channel'>channel</a> was too low for its keel.<sup id=r1><a href='#n1'>1</a></sup></p>\
    <p>Passengers had waited since the early morning, and many of them <strong>went home</strong> by bus in the end.</p>\
    <h2>What the office counts</h2>\
    <p>The office keeps a table of all the boats that came and went in the first week of May of this year.</p>\
    <table><tr><th>Day</th><th>Boats</th><th>Late</th></tr><tr><td>Monday</td><td>12</td><td>5</td></tr>\
    <tr><td>Tuesday</td><td>14</td><td>2</td></tr></table>\
    <p>It reads the gauge with a small program that it wrote itself, and <code>depth()</code> is all there is to it:</p>\
    <pre>fn depth() {\n    gauge().read()\n}</pre>\
    <h2>What may be done</h2>\
    <p>Three things could help the ferry before the summer comes, the engineers of the harbour told the council:</p>\
    <ol><li>The channel could be dredged before the summer, which takes three weeks and needs a permit.</li>\
    <li>The ferry could sail with half its load at low water, as it did ten years ago.</li>\
    <li>A smaller boat could be hired from Lind, where two of them lie idle in the winter.</li></ol>\
    <blockquote><p>We have told them for years that the channel is filling up, and nobody listened to us.</p></blockquote>\
    <h2>Who decides</h2>\
    <p>The council will meet on Thursday to decide about it, and the ferry will sail by the tide until then.</p>\
    <p id=n1>1. The log of the harbour office is open to all who ask for it at the counter.</p></article>";

async fn paste(page: &Page, html: &str) -> Result<()> {
    page.paste_rich("", html).await?;
    page.analysis_after(0).await
}

#[test]
fn links_say_where_they_lead_and_leave_without_a_trace() -> Result<()> {
    browse(Visitor::default(), async |page| {
        paste(page, RICH).await?;
        let links = "return [...document.querySelectorAll('#article a.out')]
            .map(link => [link.textContent, link.getAttribute('href'), link.rel, link.target, link.title])";
        let links = page.js(links).await?;
        let link = |says: &str, to: &str, host: &str| {
            json!([
                says,
                to,
                "noopener noreferrer",
                "_blank",
                format!("Opens {host} in a new tab")
            ])
        };
        assert_eq!(
            links,
            json!([
                link(
                    "harbour office",
                    "https://harbour.example/log",
                    "harbour.example"
                ),
                link("channel", "https://gauge.example/channel", "gauge.example"),
            ])
        );
        Ok(())
    })
}

#[test]
fn an_article_keeps_its_emphasis_lists_tables_quotations_and_code() -> Result<()> {
    browse(Visitor::default(), async |page| {
        paste(page, RICH).await?;
        assert_eq!(page.texts("#article em").await?, ["late again"]);
        assert_eq!(page.texts("#article strong").await?, ["went home"]);
        assert_eq!(page.count("#article ol > li").await?, 3);
        assert_eq!(
            page.texts("#article tr:nth-child(2) td").await?,
            ["Monday", "12", "5"]
        );
        assert_eq!(page.count("#article th").await?, 3);
        assert_eq!(page.count("#article blockquote").await?, 1);
        let code = page
            .js("return [...document.querySelectorAll('#article pre')].map(one => one.textContent)")
            .await?;
        assert_eq!(code, json!(["fn depth() {\n    gauge().read()\n}"]));
        // The form is stored with the draft, so it is still there after a reload.
        page.reload().await?;
        page.analysis_after(0).await?;
        assert_eq!(page.count("#article th").await?, 3);
        assert_eq!(page.count("#article a.out").await?, 2);
        Ok(())
    })
}

#[test]
fn links_lead_to_a_footnote_and_back() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let markdown = "# Low water at Kvarn\n\nThe ferry of Kvarn was late again on Monday.[^log] Passengers had \
            waited since the early morning.\n\nThe council will meet on Thursday to decide about it.\n\n[^log]: The log is open to all.\n";
        let script = "const files = new DataTransfer();
            files.items.add(new File([arguments[0]], 'a.md'));
            for (const kind of ['dragenter', 'dragover', 'drop'])
                document.querySelector('main').dispatchEvent(
                    new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));";
        page.js_with(script, json!(markdown)).await?;
        page.analysis_after(0).await?;
        assert!(
            page.text(".footnotes li")
                .await?
                .contains("The log is open to all.")
        );
        page.click("#reference-0").await?;
        let focused = "return document.activeElement.id";
        assert_eq!(page.js(focused).await?, json!("note-0"));
        page.click(".footnotes a").await?;
        assert_eq!(page.js(focused).await?, json!("reference-0"));
        Ok(())
    })
}

/// Intercepts what the page puts on the clipboard, in `window.copied`.
async fn catch_copies(page: &Page) -> Result<()> {
    page.js("navigator.clipboard.write = async ([item]) => {
             window.copied = await (await item.getType('text/plain')).text();
         };
         navigator.clipboard.writeText = async text => { window.copied = text; };")
        .await?;
    Ok(())
}

/// What clicking `css` puts on the clipboard.
async fn copied(page: &Page, css: &str) -> Result<String> {
    page.js("window.copied = null").await?;
    page.click(css).await?;
    page.until("it is copied", "return window.copied != null")
        .await?;
    let copied = page.js("return window.copied").await?;
    Ok(copied.as_str().unwrap_or_default().to_owned())
}

#[test]
fn the_source_is_shown_above_the_article_and_can_be_cited() -> Result<()> {
    browse(Visitor::default(), async |page| {
        paste(page, RICH).await?;
        assert_eq!(
            page.texts(".origin-line span").await?,
            ["Ana Ruiz", "The Gauge", "3 May 2026", "gauge.example"]
        );
        catch_copies(page).await?;
        page.click("#cite-0").await?;
        assert_eq!(
            copied(page, "#cite-0-sheet [data-cite='APA']").await?,
            "Ruiz, A. (2026, May 3). Low water at Kvarn. The Gauge. https://gauge.example/tides/low"
        );
        page.click("#cite-0").await?;
        let bibtex = copied(page, "#cite-0-sheet [data-cite='BibTeX']").await?;
        assert!(bibtex.starts_with("@misc{ruiz2026,"), "{bibtex}");
        Ok(())
    })
}

#[test]
fn a_source_can_be_corrected_by_keyboard_and_stays_corrected() -> Result<()> {
    browse(Visitor::default(), async |page| {
        paste(page, RICH).await?;
        page.click("#edit-source-0").await?;
        let focused = "return document.activeElement.name";
        page.until(
            "the first field has the focus",
            &format!("{focused} === 'title'"),
        )
        .await?;
        page.type_into("#source-site-0", " of Kvarn").await?;
        page.js("document.querySelector('#source-published-0').value = 'in May'")
            .await?;
        page.type_into("#source-authors-0", "; Bo Lund\u{e007}")
            .await?;
        page.until(
            "the day is not understood",
            &format!("{focused} === 'published'"),
        )
        .await?;
        assert_eq!(
            page.attribute("#source-published-0", "aria-invalid")
                .await?,
            "true"
        );
        page.js("document.querySelector('#source-published-0').value = ''")
            .await?;
        page.type_into("#source-published-0", "2026-05\u{e007}")
            .await?;
        page.until(
            "the focus is back on the button",
            "return document.activeElement.id === 'edit-source-0'",
        )
        .await?;
        let expected = [
            "Ana Ruiz, Bo Lund",
            "The Gauge of Kvarn",
            "May 2026",
            "gauge.example",
        ];
        assert_eq!(page.texts(".origin-line span").await?, expected);
        page.kept().await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        assert_eq!(page.texts(".origin-line span").await?, expected);
        page.click("#edit-source-0").await?;
        page.press(&[ESCAPE]).await?;
        page.until(
            "Escape leaves it",
            "return !document.querySelector('.origin-editor')",
        )
        .await?;
        Ok(())
    })
}

#[test]
fn a_sentence_is_copied_with_its_source_and_a_link_to_the_passage() -> Result<()> {
    browse(Visitor::default(), async |page| {
        paste(page, RICH).await?;
        catch_copies(page).await?;
        page.js("document.querySelector('.point .with-source').focus()")
            .await?;
        let quotation = copied(page, ".point .with-source").await?;
        let said = page.text(".point .says-it").await?;
        assert!(quotation.starts_with(&format!("“{said}”\n— Ana Ruiz, “Low water at Kvarn”")));
        assert!(
            quotation.contains("https://gauge.example/tides/low#:~:text="),
            "{quotation}"
        );
        Ok(())
    })
}

#[test]
fn selected_words_are_quoted_and_cited_with_their_section() -> Result<()> {
    browse(Visitor::default(), async |page| {
        paste(page, RICH).await?;
        catch_copies(page).await?;
        page.js(
            "const block = [...document.querySelectorAll('#article [data-block]')]
                 .find(block => block.textContent.includes('The council will meet'));
             block.scrollIntoView();
             const range = document.createRange();
             range.selectNodeContents(block.querySelector('[data-sentence]') ?? block);
             getSelection().removeAllRanges();
             getSelection().addRange(range);",
        )
        .await?;
        page.click("#cite-selection").await?;
        let cited = copied(page, "#cite-selection-sheet [data-cite='APA']").await?;
        assert!(cited.ends_with("(“Who decides” section)"), "{cited}");
        Ok(())
    })
}

#[test]
fn a_text_from_the_bookmarklet_has_its_url() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.arrive(
            "?title=High+water&url=https%3A%2F%2Fnews.example%2Fflood%3Fday%3D3&text=The+river+rose+overnight.+Two+bridges+were+closed.",
        )
        .await?;
        page.analysis_after(0).await?;
        assert_eq!(page.texts(".origin-line span").await?, ["news.example"]);
        assert_eq!(
            page.attribute(".origin-line", "title").await?,
            "https://news.example/flood?day=3"
        );
        Ok(())
    })
}

#[test]
fn each_of_several_articles_has_a_source_of_its_own() -> Result<()> {
    browse(Visitor::default(), async |page| {
        paste(page, RICH).await?;
        page.click("#add-article").await?;
        page.type_into(
            "#paste",
            "Islanders take council to court. The Island League filed a suit against the council on Friday.",
        )
        .await?;
        page.click("#add-confirm").await?;
        page.analysis_after(1).await?;
        page.click("#sources > summary").await?;
        // The first keeps what its page says.
        assert!(
            page.texts("#sources li:first-child .origin-line span")
                .await?
                .contains(&"The Gauge".to_owned())
        );
        page.click("#edit-source-1").await?;
        page.type_into("#source-site-1", "The Islander").await?;
        page.click("#save-source").await?;
        page.until(
            "it is shown",
            "return document.querySelector('#sources li:last-child .origin-line')?.textContent === 'The Islander'",
        )
        .await?;
        catch_copies(page).await?;
        page.click("#export").await?;
        let markdown = copied(page, "[data-copy='md']").await?;
        assert!(
            markdown.contains("\\[1\\] Ana Ruiz · The Gauge"),
            "{markdown}"
        );
        assert!(markdown.contains("\\[2\\] The Islander"), "{markdown}");
        Ok(())
    })
}

#[test]
fn the_outline_links_to_sections_and_highlights_the_current_one() -> Result<()> {
    browse(Visitor::default(), async |page| {
        paste(page, RICH).await?;
        let names = page
            .texts("#outline .outline-name span:first-child")
            .await?;
        assert_eq!(
            names,
            [
                "Beginning",
                "What the office counts",
                "What may be done",
                "Who decides"
            ]
        );
        page.click("#outline [data-section='3']").await?;
        page.until(
            "the section is in sight",
            "const sentence = document.activeElement.closest('[data-sentence]');
             return sentence?.textContent.includes('The council will meet') === true",
        )
        .await?;
        Ok(())
    })
}

#[test]
fn a_section_can_have_more_or_less_of_the_summary() -> Result<()> {
    browse(Visitor::default(), async |page| {
        paste(page, RICH).await?;
        let before = page.count(".point").await?;
        let last = "#outline li:last-child .outline-weigh";
        page.click(&format!("{last} button:first-child")).await?;
        assert_eq!(page.count(".point").await?, before + 1);
        let texts = page.texts(".point .says-it").await?;
        assert!(
            texts
                .iter()
                .any(|text| text.contains("The council will meet"))
        );
        page.click("#undo-last").await?;
        assert_eq!(page.count(".point").await?, before);
        page.click("#spread").await?;
        assert_eq!(page.attribute("#spread", "aria-pressed").await?, "true");
        Ok(())
    })
}

#[test]
fn a_text_is_summarized_by_section_on_one_page() -> Result<()> {
    browse(Visitor::default(), async |page| {
        paste(page, RICH).await?;
        catch_copies(page).await?;
        page.click("#by-section").await?;
        assert_eq!(page.texts("#brief h3").await?.len(), 3);
        let brief = copied(page, "#copy-brief").await?;
        assert!(brief.starts_with("# Low water at Kvarn\n\n"), "{brief}");
        assert!(brief.contains("\n\n## Who decides\n\n"), "{brief}");
        page.press(&[ESCAPE]).await?;
        page.until(
            "it is closed and the focus is back",
            "return !document.querySelector('#brief') && document.activeElement.id === 'by-section'",
        )
        .await?;
        Ok(())
    })
}

#[test]
fn a_long_text_offers_the_place_where_its_reader_stopped() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let paragraph = |at: usize| {
            format!(
                "The ferry number {at} was late again on Monday because of the low water in the channel. \
                 Nobody in the town of Kvarn knew why it was so low on that day of the week {at}.\n\n"
            )
        };
        let text: String = (0..60).map(paragraph).collect();
        page.paste(&text).await?;
        assert_eq!(page.count("#resume").await?, 0);
        page.js(
            "[...document.querySelectorAll('#article [data-block]')].at(40).scrollIntoView({ block: 'start' })",
        )
        .await?;
        page.until(
            "the place is kept",
            "return localStorage['pith.places']?.includes('\"at\"') === true",
        )
        .await?;
        page.kept().await?;
        page.js("history.scrollRestoration = 'manual'").await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        page.click("#resume").await?;
        page.until(
            "it is in sight again",
            "return document.activeElement.closest('[data-sentence]') !== null && scrollY > 600",
        )
        .await?;
        Ok(())
    })
}

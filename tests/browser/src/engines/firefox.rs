//! Firefox: configured through its preferences, and observed from within by privileged scripts,
//! which its driver can run.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use fantoccini::Client;
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use xtask::browser::Installed;

use crate::session::{Heard, Message};
use crate::{Visitor, wire};

/// Records each request of a page or its worker, as the browser itself sees it.
const WATCH: &str = "
    window.asked = [];
    window.watch = { observe(subject) {
        const channel = subject.QueryInterface(Ci.nsIHttpChannel);
        if (channel.loadInfo.triggeringPrincipal.isContentPrincipal) {
            window.asked.push(channel.URI.spec);
        }
    } };
    Services.obs.addObserver(window.watch, 'http-on-opening-request');";

/// Returns those requests and the browser's own messages about the page: uncaught errors,
/// Content-Security-Policy violations and the like, each with whether it is more than a warning.
const HEARD: &str = "
    const said = Services.console.getMessageArray()
        .filter(one => one instanceof Ci.nsIScriptError && one.sourceName.startsWith('http'))
        .map(one => [(one.flags & one.warningFlag) === 0, one.toString()]);
    return [said, window.asked];";

/// Resizes the tab to another screen, as the browser's responsive design mode does.
const SCREEN: &str = "
    const style = gBrowser.selectedBrowser.style;
    for (const [side, length] of [['width', 'WIDTHpx'], ['height', 'HEIGHTpx']]) {
        for (const bound of ['', 'min-', 'max-']) {
            style.setProperty(bound + side, length);
        }
    }";

pub(crate) fn driver(browser: &Installed, folder: &Path) -> Command {
    let mut command = Command::new(&browser.driver);
    command
        .args(["--allow-system-access", "--websocket-port=0"])
        .arg("--profile-root")
        .arg(folder)
        .env("MOZ_HEADLESS_WIDTH", "1280")
        .env("MOZ_HEADLESS_HEIGHT", "900");
    command
}

pub(crate) fn capabilities(browser: &Installed, visitor: Visitor) -> Capabilities {
    let options = json!({
        "binary": browser.program,
        "args": ["-headless"],
        "prefs": {
            // Prints what the page logs to the console, but not what the browser's own code logs.
            "devtools.console.stdout.content": true,
            "devtools.console.stdout.chrome": false,
            // Does not ask for Mozilla's experiments.
            "messaging-system.rsexperimentloader.enabled": false,
            "layout.css.prefers-color-scheme.content-override": if visitor.dark { 0 } else { 1 },
            "browser.display.document_color_use": if visitor.forced_colours { 2 } else { 0 },
            "ui.prefersReducedMotion": 1,
            // No preloaded processes: each visit has a browser of its own, and a short life.
            "dom.ipc.processPrelaunch.enabled": false,
            // The benchmark needs times finer than a millisecond.
            "privacy.reduceTimerPrecision": false,
        },
    });
    Capabilities::from_iter([("moz:firefoxOptions".to_owned(), options)])
}

pub(crate) async fn dress(client: &Client, visitor: Visitor) -> Result<()> {
    within(client, WATCH).await?;
    if let Some((width, height)) = visitor.screen() {
        let script = SCREEN.replace("WIDTH", &width.to_string());
        let script = script.replace("HEIGHT", &height.to_string());
        within(client, &script).await?;
    }
    Ok(())
}

/// What Firefox says of a load that a navigation cancelled, through a service worker or not: whoever leaves while
/// parts of the page are still loading causes it. A file that is missing is found among the server's answers.
const CANCELLED: [&str; 3] = [
    "A ServiceWorker intercepted the request and encountered an unexpected error",
    "NetworkError when attempting to fetch resource.",
    "AbortError: The operation was aborted.",
];

/// Whether a message says that a load was cancelled.
fn is_cancelled(text: &str) -> bool {
    CANCELLED.iter().any(|cancelled| text.contains(cancelled))
}

/// The browser's messages about the page, and the page's requests.
pub(crate) async fn heard(client: &Client) -> Result<Heard> {
    let (said, requests): (Vec<(bool, String)>, _) =
        serde_json::from_value(within(client, HEARD).await?)?;
    let console = said.into_iter();
    let console = console.map(|(severe, text)| Message {
        severe: severe && !is_cancelled(&text),
        text,
    });
    Ok(Heard {
        console: console.collect(),
        requests,
    })
}

/// The console messages among all printed lines.
pub(crate) fn console(printed: &[String]) -> impl Iterator<Item = Message> {
    let lines = printed.iter().filter(|line| is_said_by_page(line));
    lines.map(|line| Message {
        severe: (line.starts_with("console.error") || line.starts_with("console.assert"))
            && !is_cancelled(line),
        text: line.clone(),
    })
}

/// Whether a printed line is a page's console message. Messages of the browser's own code start
/// with the bare name of a component and continue on the next line.
fn is_said_by_page(line: &str) -> bool {
    let said = line.strip_prefix("console.");
    said.and_then(|said| said.split_once(": "))
        .is_some_and(|(_, what)| !what.trim_end().ends_with(':') || what.starts_with('"'))
}

/// Runs a script with browser privileges.
async fn within(client: &Client, script: &str) -> Result<Value> {
    let context = async |name: &str| {
        let body = json!({ "context": name });
        wire::post(client, "moz/context", body).await
    };
    context("chrome").await?;
    let result = client.execute(script, Vec::new()).await;
    context("content").await?;
    Ok(result?)
}

#[cfg(test)]
mod tests {
    use super::is_said_by_page;

    #[test]
    fn messages_of_the_page_are_distinguished_from_those_of_the_browser() {
        assert!(is_said_by_page("console.error: \"a fault\""));
        assert!(is_said_by_page("console.error: \"so:\""));
        assert!(!is_said_by_page("console.error: RSLoader: "));
        assert!(!is_said_by_page("Read port: 44095"));
    }
}

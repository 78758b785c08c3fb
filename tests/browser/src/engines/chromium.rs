//! Chromium: controlled through its debugging protocol where WebDriver falls short, observed
//! through its own logs.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use fantoccini::Client;
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use xtask::browser::{Installed, chromium_flags};

use crate::session::{Heard, Message};
use crate::{Visitor, wire};

/// The file name of Chromium's network log.
const NET_LOG: &str = "network.json";

pub(crate) fn driver(browser: &Installed) -> Command {
    Command::new(&browser.driver)
}

pub(crate) fn capabilities(browser: &Installed, folder: &Path) -> Capabilities {
    let mut arguments: Vec<String> = chromium_flags().into_iter().map(str::to_owned).collect();
    arguments.extend([
        "--window-size=1280,900".to_owned(),
        format!("--user-data-dir={}", folder.join("profile").display()),
        format!("--log-net-log={}", folder.join(NET_LOG).display()),
    ]);
    // Stops the browser's own network requests.
    for quiet in [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
    ] {
        arguments.push(quiet.to_owned());
    }
    let options = json!({ "binary": browser.program, "args": arguments });
    Capabilities::from_iter([
        ("goog:chromeOptions".to_owned(), options),
        ("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" })),
    ])
}

pub(crate) async fn dress(client: &Client, visitor: Visitor) -> Result<()> {
    if let Some((width, height)) = visitor.screen() {
        let (scale, mobile) = if width < 600 { (3, true) } else { (1, false) };
        let screen = json!({
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": mobile,
        });
        cdp(client, "Emulation.setDeviceMetricsOverride", screen).await?;
    }
    if visitor.slow {
        let four_times = json!({ "rate": 4 });
        cdp(client, "Emulation.setCPUThrottlingRate", four_times).await?;
    }
    let scheme = if visitor.dark { "dark" } else { "light" };
    let forced = if visitor.forced_colours {
        "active"
    } else {
        "none"
    };
    let features = json!([
        { "name": "forced-colors", "value": forced },
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    let media = json!({ "features": features });
    cdp(client, "Emulation.setEmulatedMedia", media).await?;
    Ok(())
}

/// Calls a method of the Chrome DevTools Protocol.
async fn cdp(client: &Client, method: &str, parameters: Value) -> Result<Value> {
    let body = json!({ "cmd": method, "params": parameters });
    wire::post(client, "goog/cdp/execute", body).await
}

/// The console messages.
pub(crate) async fn heard(client: &Client) -> Result<Heard> {
    let entries = wire::post(client, "se/log", json!({ "type": "browser" })).await?;
    let message = |entry: &Value| Message {
        severe: entry["level"] == "SEVERE",
        text: entry["message"].as_str().unwrap_or_default().to_owned(),
    };
    Ok(Heard {
        console: entries
            .as_array()
            .into_iter()
            .flatten()
            .map(message)
            .collect(),
        requests: Vec::new(),
    })
}

/// Reads Chromium's own network log. It has one event per line; a request has its URL and, if a
/// page or its worker made it, the origin of that page. WebDriver's log lacks the requests of
/// workers; the browser's own requests have no such origin.
pub(crate) fn requests(folder: &Path) -> Result<Vec<String>> {
    let log = BufReader::new(File::open(folder.join(NET_LOG))?);
    let lines = log.lines().map_while(Result::ok);
    let events = lines.filter_map(|line| {
        let event: Value = serde_json::from_str(line.trim_end_matches(',')).ok()?;
        let parameters = &event["params"];
        let by_page = parameters["initiator"].as_str()?.starts_with("http");
        let url = parameters["url"].as_str().filter(|_| by_page)?;
        Some(url.to_owned())
    });
    Ok(events.collect())
}

//! The WebDriver program, and a browser opened through it.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, anyhow};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::browser::{Browser, Installed};
use xtask::process::is_root;

use crate::Visitor;
use crate::wire::cdp;

/// The name of Chromium's log of its network.
const NET_LOG: &str = "network.json";

/// A running WebDriver program. It is killed when this is dropped.
struct Driver {
    child: Child,
    port: u16,
    /// Held open, since the program may write more.
    _stdout: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts the program on a free port of its own choice.
    fn start(program: &Path) -> Result<Self> {
        let mut child = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let stdout = child
            .stdout
            .take()
            .context("a piped child has a standard output")?;
        let mut stdout = BufReader::new(stdout);
        let port = read_port(&mut stdout);
        let mut driver = Self {
            child,
            port: 0,
            _stdout: stdout,
        };
        driver.port = port.with_context(|| format!("{} did not start", program.display()))?;
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads until the program says on which port it listens.
fn read_port(output: &mut impl BufRead) -> Result<u16> {
    let mut line = String::new();
    while output.read_line(&mut line)? > 0 {
        let told = line.trim().trim_end_matches('.').rsplit_once("on port ");
        // Port 0 is what it was asked for: any that is free.
        match told.and_then(|(_, port)| port.parse().ok()) {
            Some(port) if port != 0 => return Ok(port),
            _ => line.clear(),
        }
    }
    Err(anyhow!("it never said on which port it listens"))
}

/// A browser with a fresh profile, open and ready.
pub struct Session {
    /// The connection to it.
    pub client: Client,
    /// What it is.
    pub kind: Browser,
    /// Holds its profile and its log.
    folder: TempDir,
    _driver: Driver,
}

impl Session {
    /// Opens `browser` as `visitor` would have it.
    pub async fn open(browser: &Installed, visitor: Visitor) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let driver = Driver::start(&browser.driver)?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(browser, folder.path()))
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .context("the browser did not open")?;
        let session = Self {
            client,
            kind: browser.kind,
            folder,
            _driver: driver,
        };
        session.dress(visitor).await?;
        Ok(session)
    }

    async fn dress(&self, visitor: Visitor) -> Result<()> {
        match self.kind {
            Browser::Chromium => {
                if visitor.phone {
                    let screen = json!({
                        "width": 360, "height": 740, "deviceScaleFactor": 3, "mobile": true,
                    });
                    cdp(&self.client, "Emulation.setDeviceMetricsOverride", screen).await?;
                }
                let scheme = if visitor.dark { "dark" } else { "light" };
                let features = json!([
                    { "name": "prefers-color-scheme", "value": scheme },
                    { "name": "prefers-reduced-motion", "value": "reduce" },
                ]);
                cdp(
                    &self.client,
                    "Emulation.setEmulatedMedia",
                    json!({ "features": features }),
                )
                .await?;
            }
        }
        Ok(())
    }

    /// Closes the browser. The addresses that the page and its workers asked for in all this time.
    pub async fn close(self) -> Result<Vec<String>> {
        self.client.close().await?;
        match self.kind {
            Browser::Chromium => {
                let log = fs::File::open(self.folder.path().join(NET_LOG))?;
                Ok(asked_for(BufReader::new(log)))
            }
        }
    }
}

fn capabilities(browser: &Installed, folder: &Path) -> Capabilities {
    let (name, value) = match browser.kind {
        Browser::Chromium => ("goog:chromeOptions", chromium_options(browser, folder)),
    };
    let mut capabilities = Capabilities::new();
    capabilities.insert(name.to_owned(), value);
    if browser.kind == Browser::Chromium {
        capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    }
    capabilities
}

fn chromium_options(browser: &Installed, folder: &Path) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--window-size=1280,900".to_owned(),
        format!("--user-data-dir={}", folder.join("profile").display()),
        format!("--log-net-log={}", folder.join(NET_LOG).display()),
    ];
    // Nothing of the browser's own is to reach for the network.
    for quiet in [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
    ] {
        arguments.push(quiet.to_owned());
    }
    // Neither root nor most containers may have the sandbox, and the page is our own.
    if is_root() || env::var_os("CI").is_some() {
        arguments.push("--no-sandbox".to_owned());
    }
    json!({ "binary": browser.program, "args": arguments })
}

/// Reads from Chromium's own log of its network: an event a line, of which a request has its address
/// and, where a page or its worker made it, the origin of that. WebDriver's log would not have the
/// requests of workers, and the browser's own requests have no such origin.
fn asked_for(log: impl BufRead) -> Vec<String> {
    let lines = log.lines().map_while(Result::ok);
    let events = lines.filter_map(|line| {
        let event: Value = serde_json::from_str(line.trim_end_matches(',')).ok()?;
        let parameters = &event["params"];
        let by_page = parameters["initiator"].as_str()?.starts_with("http");
        let url = parameters["url"].as_str().filter(|_| by_page)?;
        Some(url.to_owned())
    });
    events.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_the_driver_says() {
        let said = "Starting ChromeDriver 139.0 on port 0\nOnly local connections are allowed.\n\
                    ChromeDriver was started successfully on port 40123.\n";
        assert_eq!(read_port(&mut said.as_bytes()).unwrap(), 40123);
    }
}

//! A browser session opened through its driver.

use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::wd::{Capabilities, TimeoutConfiguration};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tempfile::TempDir;
use xtask::browser::{Browser, Installed};

use crate::driver::Driver;
use crate::engines::{chromium, firefox, webkit};
use crate::{Visitor, wire};

/// The script timeout: the longest analysis on the busiest machine.
const LONGEST_SCRIPT: Duration = Duration::from_secs(120);

/// A browser with a fresh profile, open and ready.
pub(crate) struct Session {
    /// The connection to it.
    pub client: Client,
    kind: Browser,
    driver: Driver,
    /// Holds the profile and the log.
    folder: TempDir,
    /// The virtual display, if the browser needs one.
    _screen: Option<webkit::Screen>,
}

/// What was observed during a whole visit.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// The console messages, including the browser's own messages about the page.
    pub console: Vec<Message>,
    /// The URLs that the page and its workers requested.
    pub requests: Vec<String>,
}

/// A console message.
#[derive(Debug)]
pub(crate) struct Message {
    /// Whether it is an error.
    pub severe: bool,
    /// Its text.
    pub text: String,
}

impl Session {
    /// Opens `browser` with the settings of `visitor`.
    pub(crate) async fn open(browser: &Installed, visitor: Visitor) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut screen = None;
        let (driver, capabilities) = match browser.kind {
            Browser::Chromium => (
                Driver::start(chromium::driver(browser))?,
                chromium::capabilities(browser, folder.path()),
            ),
            Browser::Firefox => (
                Driver::start(firefox::driver(browser, folder.path()))?,
                firefox::capabilities(browser, visitor),
            ),
            Browser::WebKit => {
                let screen = screen.insert(webkit::Screen::start()?);
                (
                    Driver::start_silent(webkit::driver(browser, screen))?,
                    webkit::capabilities(browser),
                )
            }
        };
        let client = connect(&driver, capabilities).await?;
        let session = Self {
            client,
            kind: browser.kind,
            driver,
            folder,
            _screen: screen,
        };
        let timeouts = TimeoutConfiguration::new(Some(LONGEST_SCRIPT), None, None);
        session.client.update_timeouts(timeouts).await?;
        match session.kind {
            Browser::Chromium => chromium::dress(&session.client, visitor).await?,
            Browser::Firefox => firefox::dress(&session.client, visitor).await?,
            Browser::WebKit => webkit::dress(&session.client, visitor).await?,
        }
        Ok(session)
    }

    /// Closes the browser and returns everything observed on the page.
    pub(crate) async fn close(self) -> Result<Heard> {
        let heard = match self.kind {
            Browser::Chromium => chromium::heard(&self.client).await,
            Browser::Firefox => firefox::heard(&self.client).await,
            Browser::WebKit => Ok(Heard::default()),
        };
        self.client.close().await?;
        let printed = self.driver.stop();
        let mut heard = heard?;
        match self.kind {
            Browser::Chromium => heard.requests = chromium::requests(self.folder.path())?,
            Browser::Firefox => heard.console.extend(firefox::console(&printed)),
            Browser::WebKit => {}
        }
        Ok(heard)
    }
}

async fn connect(driver: &Driver, capabilities: Capabilities) -> Result<Client> {
    ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&wire::address(driver.port))
        .await
        .context("the browser did not open")
}

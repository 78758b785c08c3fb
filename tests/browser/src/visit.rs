//! A visit to the page: the setup and checks around a test.

use std::fs;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use futures_util::FutureExt;
use url::Url;
use xtask::browser::{Browser, Installed};
use xtask::site::{Line, Site};
use xtask::workspace;

use crate::Page;
use crate::session::{Heard, Session};

/// The path the page is served under: a sub-path, as for project pages on GitHub.
pub const PREFIX: &str = "/pith/";

/// A test that takes longer is stuck.
const LONGEST: Duration = Duration::from_secs(180);

/// Who visits: by default, someone at a desk with a light theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visitor {
    /// On a phone, 360 by 740 pixels.
    pub phone: bool,
    /// In a window of this width in pixels, instead of the default size.
    pub width: Option<u32>,
    /// With the system's dark theme.
    pub dark: bool,
    /// With colours that the system forces on every page.
    pub forced_colours: bool,
    /// On a slow phone and a slow connection: [`Line::Mobile`], and a CPU slowed down four times.
    /// Chromium only.
    pub slow: bool,
    /// Provokes failures, so console errors are not counted against the page.
    pub hostile: bool,
}

impl Visitor {
    /// Someone with a window `width` pixels wide.
    #[must_use]
    pub fn at(width: u32) -> Self {
        Self {
            width: Some(width),
            ..Self::default()
        }
    }

    /// The window's width and height in pixels, if it is not the browser's default size.
    #[must_use]
    pub fn screen(&self) -> Option<(u32, u32)> {
        match self.width {
            Some(width) => Some((width, 900)),
            None => self.phone.then_some((360, 740)),
        }
    }

    /// Someone at a desk who provokes failures.
    pub const HOSTILE: Self = Self {
        phone: false,
        width: None,
        dark: false,
        forced_colours: false,
        slow: false,
        hostile: true,
    };
}

/// Opens the built page in a browser, waits until it is ready, and runs `test` on it.
///
/// # Errors
/// If the test fails, or a rule for every visit is broken. A failed test leaves a screenshot in
/// `target/browser`.
///
/// # Panics
/// If the test panics.
pub fn browse(visitor: Visitor, test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let dist = workspace::dist();
    ensure!(
        dist.join("index.html").is_file(),
        "the page is not built: run `cargo xtask build` first"
    );
    browse_folder(&dist, visitor, test)
}

/// Like [`browse`], with the page in `folder`.
///
/// # Errors
/// As for [`browse`].
///
/// # Panics
/// As for [`browse`].
pub fn browse_folder(
    folder: &Path,
    visitor: Visitor,
    test: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let site = Site::start(folder, PREFIX, 0)?;
    if visitor.slow {
        site.line().send_replace(Line::Mobile);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let session = Session::open(installed()?, visitor).await?;
        let page = Page::new(session.client.clone(), &site);
        let whole = async {
            page.open().await?;
            test(&page).await
        };
        let outcome = AssertUnwindSafe(tokio::time::timeout(LONGEST, whole))
            .catch_unwind()
            .await;
        if !matches!(outcome, Ok(Ok(Ok(())))) {
            keep_screenshot(&page).await;
        }
        let heard = session.close().await;
        if let (Err(_) | Ok(Err(_) | Ok(Err(_))), Ok(heard)) = (&outcome, &heard) {
            eprintln!("console messages: {:#?}", heard.console);
        }
        match outcome {
            Ok(outcome) => outcome.context("the test timed out")??,
            Err(panic) => resume_unwind(panic),
        }
        judge(&site, &heard?, visitor)
    })
}

fn installed() -> Result<&'static Installed> {
    static FOUND: OnceLock<Result<Installed>> = OnceLock::new();
    let found = FOUND.get_or_init(|| Browser::chosen()?.find());
    found.as_ref().map_err(|error| anyhow::anyhow!("{error:#}"))
}

/// A test's thread has the name of the test.
async fn keep_screenshot(page: &Page) {
    let folder = workspace::target().join("browser");
    let name = thread::current()
        .name()
        .unwrap_or("visit")
        .replace("::", "-");
    if let Ok(picture) = page.picture().await {
        let _ = fs::create_dir_all(&folder);
        let _ = fs::write(folder.join(format!("{name}.png")), picture);
    }
}

/// Checks the rules for every visit.
fn judge(site: &Site, heard: &Heard, visitor: Visitor) -> Result<()> {
    let severe = heard.console.iter().filter(|message| message.severe);
    let severe: Vec<_> = severe.map(|message| &message.text).collect();
    ensure!(
        severe.is_empty() || visitor.hostile,
        "the console has errors: {severe:#?}"
    );

    let home = Url::parse(site.url())?.origin();
    for request in &heard.requests {
        let url = Url::parse(request)?;
        // These do not leave the browser.
        let inner = matches!(url.scheme(), "about" | "blob" | "data");
        ensure!(
            inner || url.origin() == home,
            "a request went to another origin: {request}"
        );
    }
    for exchange in site.exchanges() {
        ensure!(
            exchange.status < 400,
            "the server had no file for {}",
            exchange.path
        );
    }
    Ok(())
}

//! WebKitGTK, through its MiniBrowser. It exposes neither its console nor its network, and needs a
//! display.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};
use fantoccini::Client;
use fantoccini::wd::Capabilities;
use serde_json::json;
use xtask::browser::Installed;

use crate::Visitor;

/// A virtual display with a clipboard of its own. It is shut down on drop.
pub(crate) struct Screen {
    server: Child,
    number: String,
}

impl Screen {
    /// Starts the X server, which picks a free display number itself.
    pub(crate) fn start() -> Result<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp"])
            .args(["-screen", "0", "1400x1000x24"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let output = server.stdout.take();
        let mut screen = Self {
            server,
            number: String::new(),
        };
        let mut output = BufReader::new(output.context("a piped child has a standard output")?);
        output.read_line(&mut screen.number)?;
        ensure!(!screen.number.trim().is_empty(), "Xvfb did not start");
        Ok(screen)
    }

    fn display(&self) -> String {
        format!(":{}", self.number.trim())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

pub(crate) fn driver(browser: &Installed, screen: &Screen) -> Command {
    let mut command = Command::new(&browser.driver);
    command
        .env("DISPLAY", screen.display())
        .env("GDK_BACKEND", "x11");
    command
}

pub(crate) fn capabilities(browser: &Installed) -> Capabilities {
    let options = json!({ "binary": browser.program, "args": ["--automation"] });
    Capabilities::from_iter([("webkitgtk:browserOptions".to_owned(), options)])
}

pub(crate) async fn dress(client: &Client, visitor: Visitor) -> Result<()> {
    ensure!(
        visitor == Visitor::default(),
        "WebKit's driver only supports a desktop visitor with the light theme"
    );
    Ok(client.set_window_size(1280, 900).await?)
}

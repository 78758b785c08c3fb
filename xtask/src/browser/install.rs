//! Installs browsers through the system's package manager.

use std::process::Command;

use anyhow::{Context, Result};

use super::Browser;
use crate::console;
use crate::process::{output, run};

/// Installs a browser, and its driver if there is a package for it, on Debian or Ubuntu.
pub(super) fn by_apt(browser: Browser) -> Result<()> {
    console::note(&format!(
        "Installing {browser} for the browser tests with apt-get (about a minute)"
    ));
    let apt = |arguments: &[&str]| {
        run(Command::new("apt-get")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["--quiet", "--quiet", "update"])?;
    let packages = (browser.places().packages.iter())
        .find(|names| output(Command::new("apt-cache").arg("show").args(**names)).is_some())
        .with_context(|| format!("this system's package lists have no {browser}"))?;
    let options = [
        "install",
        "--quiet",
        "--quiet",
        "--yes",
        "--no-install-recommends",
    ];
    // Without a font, no text would be drawn.
    apt(&[&options[..], packages, &["fonts-liberation"]].concat())
}

//! Installing a browser as the system does it.

use std::process::Command;

use anyhow::{Context, Result};

use super::Browser;
use crate::console;
use crate::process::{output, run};

/// Installs a browser, and its driver where there is a package of it, on Debian or Ubuntu.
pub(super) fn by_apt(browser: Browser) -> Result<()> {
    console::note(&format!(
        "Installing {browser} for the browser tests, by apt-get (about a minute)"
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
    // Without a font no text would be drawn.
    apt(&[&options[..], packages, &["fonts-liberation"]].concat())
}

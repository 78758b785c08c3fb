//! Building the page and serving it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::site::Site;
use crate::{console, precache, process, tools, workspace};

/// Where `serve` looks for a free port, in order.
const PORTS: std::ops::Range<u16> = 8080..8100;

/// Builds the release page into `dist/`. Trunk.toml says how; links are relative, so that the page
/// works from any address.
///
/// # Errors
/// If a tool is missing and cannot be installed, or the page does not compile.
pub fn build() -> Result<PathBuf> {
    let tools = tools::for_page()?;
    // Trunk is kept off the network, for it would fetch tools of its own; and with it Cargo.
    process::run(process::cargo().args(["fetch", "--locked", "--target", tools::WASM]))
        .context("cannot download what the page depends on; is the network reachable?")?;
    process::run(
        Command::new(&tools.trunk)
            .args(["build", "--release", "--locked=true", "--offline=true"])
            .current_dir(workspace::root())
            .env("PATH", &tools.path)
            // Trunk takes `NO_COLOR` for an option of its own that must be true or false.
            .env_remove("NO_COLOR"),
    )?;
    precache::write(&workspace::dist()).context("cannot write the page's service worker")?;
    Ok(workspace::dist())
}

/// Builds the page and serves it on this machine until it is interrupted.
///
/// # Errors
/// If the page cannot be built, or the port is taken.
pub fn serve(port: Option<u16>) -> Result<()> {
    console::heading("Building the page");
    let dist = build()?;
    let site = match port {
        Some(port) => Site::start(&dist, "/", port).with_context(|| {
            format!("cannot serve on port {port}; try another, or leave it out")
        })?,
        None => on_a_free_port(&dist)?,
    };
    console::done(&format!("Pith is at {} (stop it with Ctrl+C)", site.url()));
    site.wait();
    Ok(())
}

fn on_a_free_port(dist: &Path) -> Result<Site> {
    for port in PORTS {
        match Site::start(dist, "/", port) {
            Ok(site) => return Ok(site),
            Err(_) => console::note(&format!("Port {port} is taken; trying the next")),
        }
    }
    bail!(
        "no port from {} to {} is free; name one with --port",
        PORTS.start,
        PORTS.end - 1
    )
}

//! Building the page and serving it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::site::Site;
use crate::{build_id, console, models, packing, precache, process, tools, workspace};

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
            .env("CARGO_ENCODED_RUSTFLAGS", without_paths())
            // Trunk takes `NO_COLOR` for an option of its own that must be true or false.
            .env_remove("NO_COLOR"),
    )?;
    let dist = workspace::dist();
    models::write(&dist).context("cannot put the models into the page")?;
    name_parts(&dist).context("cannot write the page's document")?;
    precache::write(&dist).context("cannot write the page's service worker")?;
    Ok(dist)
}

/// Names the page's parts in its document, for start.js, and puts that script into it. Trunk's preload link of
/// the WebAssembly becomes one that only names it, with its hash: Chromium does not check the hash of what it
/// preloads, and Firefox loads what is asked for with a hash a second time. The engine's worker gets the build
/// id. Each says how many bytes it brings, by which start.js tells how much has come.
fn name_parts(dist: &Path) -> Result<()> {
    let path = dist.join("index.html");
    let mut document = fs::read_to_string(&path)?;
    let mut put = |old: &str, new: &str| {
        if document.matches(old).count() != 1 {
            bail!("the page's document has not exactly one {old}");
        }
        document = document.replace(old, new);
        Ok(())
    };
    let (mut code, mut engine) = (0, 0);
    for file in packing::files_below(dist)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let size = fs::metadata(&file)?.len();
        if name.starts_with("page") && name.ends_with(".wasm") {
            code += size;
        } else if name == "worker_bg.wasm" || models::is_for_summary(&name) {
            engine += size;
        }
    }
    put(
        "<link rel=\"preload\"",
        &format!("<link rel=\"wasm\" data-bytes=\"{code}\""),
    )?;
    let id = build_id::of(&workspace::root())?;
    put(
        "href=\"worker_loader.js\"",
        &format!("href=\"worker_loader.js?{id}\" data-bytes=\"{engine}\""),
    )?;
    inline_start(dist, &mut document)?;
    Ok(fs::write(path, document)?)
}

/// Puts start.js into the document, and its hash into the policy, which allows no other inline script: what it
/// asks for is asked for a round trip to the server sooner.
fn inline_start(dist: &Path, document: &mut String) -> Result<()> {
    const BEGIN: &str = "<script src=\"";
    const END: &str = "</script>";
    const POLICY: &str = "script-src 'self'";
    let begin = document.find(BEGIN).context("start.js is missing")?;
    let end = begin + document[begin..].find(END).context("a script has no end")?;
    let address = document[begin + BEGIN.len()..].split('"').next();
    let file = dist.join(address.unwrap_or_default());
    let script = fs::read_to_string(&file).context("cannot read start.js")?;
    if script.contains("</") || script.contains("<!--") {
        bail!("start.js cannot stand in a document");
    }
    let hash = BASE64_STANDARD.encode(Sha256::digest(&script));
    document.replace_range(begin..end, &format!("<script>{script}"));
    *document = document.replacen(POLICY, &format!("{POLICY} 'sha256-{hash}'"), 1);
    Ok(fs::remove_file(file)?)
}

/// The compiler's flags that leave the paths of this machine out of the page: nobody needs to know them,
/// and the same sources make the same page in any folder.
fn without_paths() -> OsString {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::home_dir()?;
        Some(home.join(".cargo"))
    });
    let folders = [(home, "cargo"), (Some(workspace::root()), "pith")];
    let mut flags = OsString::new();
    for (folder, name) in folders {
        let Some(folder) = folder else { continue };
        if !flags.is_empty() {
            flags.push("\x1f");
        }
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    }
    flags
}

/// Builds the page here and, from what is committed, in a folder of its own, and compares the two.
///
/// # Errors
/// If something is not committed, a build fails, or the two differ.
pub fn reproduce() -> Result<()> {
    let git = || {
        let mut git = Command::new("git");
        git.current_dir(workspace::root());
        git
    };
    let status = process::output(git().args(["status", "--porcelain"]));
    if !status.context("cannot run git")?.is_empty() {
        bail!("there are changes that are not committed; commit or stash them first");
    }
    console::heading("Building the page");
    let here = build()?;
    console::heading("Building it again, from nothing, in another folder");
    let folder = workspace::target().join("reproduce");
    let _ = fs::remove_dir_all(&folder);
    process::run(git().args(["clone", "--quiet", "."]).arg(&folder))?;
    let tools = tools::for_page()?;
    process::run(
        process::cargo()
            .args(["xtask", "build"])
            .current_dir(&folder)
            .env("PATH", &tools.path)
            .env_remove("CARGO_TARGET_DIR"),
    )?;
    let there = folder.join("dist");
    let (ours, theirs) = (packing::files_below(&here)?, packing::files_below(&there)?);
    let names = |files: &[PathBuf], dist: &Path| -> Vec<PathBuf> {
        let inside = |file: &PathBuf| file.strip_prefix(dist).ok().map(Path::to_owned);
        files.iter().filter_map(inside).collect()
    };
    if names(&ours, &here) != names(&theirs, &there) {
        bail!("the two builds have files of other names");
    }
    for (one, other) in ours.iter().zip(&theirs) {
        if fs::read(one)? != fs::read(other)? {
            bail!("{} and {} differ", one.display(), other.display());
        }
    }
    console::done(&format!(
        "Both builds have the same {} files, byte for byte",
        ours.len()
    ));
    Ok(())
}

/// Builds the page and serves it on this machine until it is interrupted, packed as GitHub Pages does.
///
/// # Errors
/// If the page cannot be built, or the port is taken.
pub fn serve(port: Option<u16>) -> Result<()> {
    console::heading("Building the page");
    let folder = packing::copy(&build()?, &workspace::target().join("serve"))?;
    let site = match port {
        Some(port) => Site::start(&folder, "/", port).with_context(|| {
            format!("cannot serve on port {port}; try another, or leave it out")
        })?,
        None => on_a_free_port(&folder)?,
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

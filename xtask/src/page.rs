//! Builds the page and serves it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::site::Site;
use crate::{build_id, console, models, packing, parts, precache, process, tools, workspace};

/// The ports that `serve` tries, in order.
const PORTS: std::ops::Range<u16> = 8080..8100;

/// Builds the release page into `dist/` as Trunk.toml says. Links are relative, so the page works
/// at any address.
///
/// # Errors
/// If a tool is missing and cannot be installed, or the page does not compile.
pub fn build() -> Result<PathBuf> {
    let tools = tools::for_page()?;
    // Trunk runs offline, as it would download tools of its own. Cargo is offline with it, so fetch
    // first.
    process::run(process::cargo().args(["fetch", "--locked", "--target", tools::WASM]))
        .context("cannot download the page's dependencies; is the network reachable?")?;
    let mut trunk = Command::new(&tools.trunk);
    parts::stand_in_for(&tools.wasm_bindgen, &mut trunk).context("cannot replace wasm-bindgen")?;
    process::run(
        trunk
            .args(["build", "--release", "--locked=true", "--offline=true"])
            .current_dir(workspace::root())
            .env("CARGO_ENCODED_RUSTFLAGS", without_paths())
            // Trunk reads `NO_COLOR` as an option of its own that must be true or false.
            .env_remove("NO_COLOR"),
    )?;
    let dist = workspace::dist();
    parts::write(&dist).context("cannot copy the parts of the programs into the page")?;
    models::write(&dist).context("cannot put the models into the page")?;
    name_parts(&dist).context("cannot write the page's document")?;
    precache::write(&dist).context("cannot write the page's service worker")?;
    Ok(dist)
}

/// Lists the page's parts in its document, for start.js, and inlines that script. Trunk's preload
/// link for the WebAssembly is replaced by one that only gives its name and hash: Chromium does not
/// check the hash of what it preloads, and Firefox downloads a file requested with a hash a second
/// time. The engine's worker gets the build id. Each part states its size in bytes, from which
/// start.js computes its progress.
fn name_parts(dist: &Path) -> Result<()> {
    let path = dist.join("index.html");
    let mut document = fs::read_to_string(&path)?;
    let mut put = |old: &str, new: &str| {
        if document.matches(old).count() != 1 {
            bail!("the page's document must contain {old} exactly once");
        }
        document = document.replace(old, new);
        Ok(())
    };
    let (mut code, mut engine) = (0, 0);
    for file in packing::files_below(dist)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let size = fs::metadata(&file)?.len();
        if name.starts_with("page") && name.ends_with("_bg.wasm") {
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

/// Inlines start.js into the document and adds its hash to the policy, which allows no other inline
/// script. This saves a round trip to the server before the script's own requests.
fn inline_start(dist: &Path, document: &mut String) -> Result<()> {
    const BEGIN: &str = "<script src=\"";
    const END: &str = "</script>";
    const POLICY: &str = "script-src 'self'";
    let begin = document
        .find(BEGIN)
        .context("the document does not load start.js")?;
    let end = begin
        + document[begin..]
            .find(END)
            .context("a script element is not closed")?;
    let address = document[begin + BEGIN.len()..].split('"').next();
    let file = dist.join(address.unwrap_or_default());
    let script = fs::read_to_string(&file).context("cannot read start.js")?;
    if script.contains("</") || script.contains("<!--") {
        bail!("start.js cannot be inlined: it contains markup");
    }
    let hash = BASE64_STANDARD.encode(Sha256::digest(&script));
    document.replace_range(begin..end, &format!("<script>{script}"));
    *document = document.replacen(POLICY, &format!("{POLICY} 'sha256-{hash}'"), 1);
    Ok(fs::remove_file(file)?)
}

/// Compiler flags that keep this machine's paths out of the page: nobody needs to know them, and
/// the same sources build the same page in any folder.
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

/// Builds the page here and, from the committed sources, in a folder of its own, and compares the
/// two.
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
        bail!("there are uncommitted changes; commit or stash them first");
    }
    console::heading("Building the page");
    let here = build()?;
    console::heading("Building it again from scratch, in another folder");
    let folder = workspace::target().join("reproduce");
    let _ = fs::remove_dir_all(&folder);
    process::run(git().args(["clone", "--quiet", "."]).arg(&folder))?;
    // The second build finds the tools that were installed for the first.
    let tools = [workspace::tools().join("bin")].into_iter();
    let rest = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(tools.chain(env::split_paths(&rest)))?;
    process::run(
        process::cargo()
            .args(["xtask", "build"])
            .current_dir(&folder)
            .env("PATH", path)
            .env_remove("CARGO_TARGET_DIR"),
    )?;
    let there = folder.join("dist");
    let (ours, theirs) = (packing::files_below(&here)?, packing::files_below(&there)?);
    let names = |files: &[PathBuf], dist: &Path| -> Vec<PathBuf> {
        let inside = |file: &PathBuf| file.strip_prefix(dist).ok().map(Path::to_owned);
        files.iter().filter_map(inside).collect()
    };
    if names(&ours, &here) != names(&theirs, &there) {
        bail!("the two builds have different file names");
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

/// Builds the page and serves it on this machine until interrupted, compressed as on GitHub Pages.
///
/// # Errors
/// If the page cannot be built, or the port is taken.
pub fn serve(port: Option<u16>) -> Result<()> {
    console::heading("Building the page");
    let folder = packing::copy(&build()?, &workspace::target().join("serve"))?;
    let site = match port {
        Some(port) => Site::start(&folder, "/", port)
            .with_context(|| format!("cannot serve on port {port}; try another, or omit --port"))?,
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
        "no port from {} to {} is free; choose one with --port",
        PORTS.start,
        PORTS.end - 1
    )
}

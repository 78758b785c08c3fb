//! The tools that build the page: used if present, otherwise installed.
//!
//! Nothing is installed outside `target/`, except what rustup keeps with the toolchain (the
//! WebAssembly target, rustfmt and clippy).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::console;
use crate::process::{self, cargo, on_path, output, run, run_condensed};
use crate::workspace;

/// The target that the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

const TRUNK_VERSION: &str = "0.21.14";
const AXE_VERSION: &str = "4.14.1";
const GECKODRIVER_VERSION: &str = "0.37.1";

/// The tools, ready to use.
pub struct Tools {
    /// The program that bundles the page.
    pub trunk: PathBuf,
    /// The program that generates the JavaScript for WebAssembly, in the version that the page needs.
    pub wasm_bindgen: PathBuf,
}

/// Makes sure that everything needed to build the page is installed.
///
/// # Errors
/// If something is missing and cannot be installed; the message says what to do.
pub fn for_page() -> Result<Tools> {
    ensure_wasm_target()?;
    let trunk = ensure(&Tool {
        name: "trunk",
        package: "trunk",
        version: TRUNK_VERSION.to_owned(),
        why: "bundles the page",
        takes: "two to four minutes, once",
        // Its default features are for downloading tools, which we already have.
        features: &["--no-default-features"],
    })?;
    let wasm_bindgen = wasm_bindgen()?;
    forget_builds();
    Ok(Tools {
        trunk,
        wasm_bindgen,
    })
}

/// The program that runs WebAssembly tests in a browser; it comes with wasm-bindgen.
///
/// # Errors
/// If it is missing and cannot be installed; the message says what to do.
pub fn test_runner() -> Result<PathBuf> {
    let beside = wasm_bindgen()?;
    let folder = beside.parent().context("a program is in a folder")?;
    let runner = process::executable(folder, "wasm-bindgen-test-runner");
    if !runner.is_file() {
        bail!(
            "{} is missing; reinstall wasm-bindgen-cli",
            runner.display()
        );
    }
    Ok(runner)
}

fn wasm_bindgen() -> Result<PathBuf> {
    ensure(&Tool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: locked_version("wasm-bindgen")?,
        why: "joins WebAssembly and JavaScript",
        takes: "one to two minutes, once",
        features: &[],
    })
}

/// Makes sure that Firefox's driver is installed; few systems have a package for it.
///
/// # Errors
/// If it is missing and cannot be installed; the message says what to do.
pub fn geckodriver() -> Result<PathBuf> {
    let driver = ensure(&Tool {
        name: "geckodriver",
        package: "geckodriver",
        version: GECKODRIVER_VERSION.to_owned(),
        why: "steers Firefox",
        takes: "two to four minutes, once",
        features: &[],
    })?;
    forget_builds();
    Ok(driver)
}

/// Makes sure that the toolchain has rustfmt and clippy.
///
/// # Errors
/// If they are missing and rustup cannot add them.
pub fn ensure_components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(cargo().args([subcommand, "--version"])).is_none() {
            console::note(&format!(
                "Adding {component} to the Rust toolchain (a few seconds)"
            ));
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// The script of axe-core, which checks pages for accessibility; downloaded by npm on first use.
/// `None` if that is not possible.
#[must_use]
pub fn axe() -> Option<PathBuf> {
    of_npm("axe-core", AXE_VERSION, "axe.min.js").ok()
}

/// A file from a package that npm downloads on first use.
///
/// # Errors
/// If npm is missing, it cannot download the package, or the package has no such file.
pub fn of_npm(package: &str, version: &str, file: &str) -> Result<PathBuf> {
    let folder = workspace::tools().join(format!("{package}-{version}"));
    let path = folder.join("node_modules").join(package).join(file);
    if !path.is_file() {
        console::note(&format!(
            "Fetching {package} {version} by npm (a few seconds)"
        ));
        npm_install(&folder, &[&format!("{package}@{version}")])?;
    }
    if !path.is_file() {
        bail!("npm's package {package} has no {file}");
    }
    Ok(path)
}

/// Installs npm `packages` into a folder of their own.
///
/// # Errors
/// If npm is missing or cannot download them.
pub fn npm_install(folder: &Path, packages: &[&str]) -> Result<()> {
    let npm = on_path("npm").context("Node.js with npm is not installed")?;
    fs::create_dir_all(folder)?;
    fs::write(folder.join("package.json"), "{}")?;
    let options = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"];
    run(Command::new(npm)
        .arg("install")
        .args(options)
        .args(packages)
        .current_dir(folder))
}

fn ensure_wasm_target() -> Result<()> {
    let sysroot = output(
        Command::new("rustc")
            .args(["--print", "sysroot"])
            .current_dir(workspace::root()),
    )
    .context("cannot run `rustc`: install Rust with rustup (https://rustup.rs)")?;
    if !PathBuf::from(sysroot)
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        console::note("Adding the WebAssembly target to the Rust toolchain (a few seconds)");
        rustup(&["target", "add", WASM])?;
    }
    Ok(())
}

fn rustup(arguments: &[&str]) -> Result<()> {
    run(Command::new("rustup")
        .args(arguments)
        .current_dir(workspace::root()))
    .with_context(|| {
        format!(
            "this Rust installation has no {}; install Rust with rustup (https://rustup.rs)",
            arguments[2]
        )
    })
}

struct Tool {
    name: &'static str,
    package: &'static str,
    version: String,
    why: &'static str,
    takes: &'static str,
    features: &'static [&'static str],
}

/// The tool's path, either on the search path or, after this, among this repository's own tools.
fn ensure(tool: &Tool) -> Result<PathBuf> {
    let own = process::executable(&workspace::tools().join("bin"), tool.name);
    let right = |path: &PathBuf| {
        output(Command::new(path).arg("--version"))
            .is_some_and(|said| said.split_whitespace().nth(1) == Some(&tool.version))
    };
    if let Some(found) = on_path(tool.name)
        .into_iter()
        .chain([own.clone()])
        .find(right)
    {
        return Ok(found);
    }

    let Tool {
        name,
        version,
        why,
        takes,
        ..
    } = tool;
    console::note(&format!(
        "Installing {name} {version}, which {why} ({takes})"
    ));
    let start = Instant::now();
    // First try the dependency versions that the tool's authors tested; if the registry does not
    // have them all, any compatible versions will do.
    if run_condensed(&mut install(tool, true)).is_err() {
        console::note("Trying again with other versions of its dependencies");
        run_condensed(&mut install(tool, false)).with_context(|| {
            format!(
                "cannot install {name}; is the network reachable, and is a C compiler installed?"
            )
        })?;
    }
    if !right(&own) {
        bail!(
            "{} was installed but does not report itself as {name} {version}",
            own.display()
        );
    }
    console::note(&format!(
        "Installed {name} in {}",
        console::duration(start.elapsed())
    ));
    Ok(own)
}

/// Optimized for compile time: these tools run for only a second or two.
fn install(tool: &Tool, locked: bool) -> Command {
    let mut command = cargo();
    command
        .args(["install", tool.package, "--version", &tool.version])
        .args(tool.features)
        .args(locked.then_some("--locked"))
        .arg("--root")
        .arg(workspace::tools())
        .env("CARGO_TARGET_DIR", build_folder())
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
    command
}

/// Deletes the tools' build files, which are not needed again.
fn forget_builds() {
    let _ = fs::remove_dir_all(build_folder());
}

fn build_folder() -> PathBuf {
    workspace::tools().join("build")
}

/// The version of a dependency in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let id = output(cargo().args(["pkgid", "--locked", package]))
        .with_context(|| format!("Cargo.lock has no (or more than one) {package}"))?;
    let (_, version) = id
        .rsplit_once(['@', '#'])
        .context("cargo pkgid printed no version")?;
    Ok(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_bindgen_is_installed_at_the_version_in_the_lock_file() {
        let lock = fs::read_to_string(workspace::root().join("Cargo.lock")).unwrap();
        let version = locked_version("wasm-bindgen").unwrap();
        assert!(lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{version}\"")));
    }
}

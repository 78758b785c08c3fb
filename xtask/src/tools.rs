//! The tools that build the page: found if they are there, else installed.
//!
//! Nothing is installed outside `target/`, save what rustup keeps with the toolchain (the
//! WebAssembly target, rustfmt and clippy).

use std::env;
use std::ffi::OsString;
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

/// The tools, ready for use.
pub struct Tools {
    /// The program that puts the page together.
    pub trunk: PathBuf,
    /// A search path on which Trunk finds the right wasm-bindgen before any other.
    pub path: OsString,
}

/// Makes sure that everything is there that building the page takes.
///
/// # Errors
/// If something is missing and cannot be installed; the message says what to do.
pub fn for_page() -> Result<Tools> {
    ensure_wasm_target()?;
    let trunk = ensure(&Tool {
        name: "trunk",
        package: "trunk",
        version: TRUNK_VERSION.to_owned(),
        why: "puts the page together",
        takes: "two to four minutes, once",
        // Its default features are for downloading tools, which are all here already.
        features: &["--no-default-features"],
    })?;
    let wasm_bindgen = wasm_bindgen()?;
    forget_builds();

    let first = wasm_bindgen.parent().map(PathBuf::from);
    let rest = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(first.into_iter().chain(env::split_paths(&rest)))?;
    Ok(Tools { trunk, path })
}

/// The program that runs WebAssembly's tests in a browser; it comes with wasm-bindgen.
///
/// # Errors
/// If it is not there and cannot be installed; the message says what to do.
pub fn test_runner() -> Result<PathBuf> {
    let beside = wasm_bindgen()?;
    let folder = beside.parent().context("a program is in a folder")?;
    let runner = process::executable(folder, "wasm-bindgen-test-runner");
    if !runner.is_file() {
        bail!(
            "there is no {}; install wasm-bindgen-cli whole",
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

/// Makes sure that the driver of Firefox is there, of which few systems have a package.
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
                "Adding {component} to the Rust toolchain (some seconds)"
            ));
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// The script of axe-core, which looks pages over for what keeps people out; fetched by npm on first
/// use. `None` where that is not possible.
#[must_use]
pub fn axe() -> Option<PathBuf> {
    of_npm("axe-core", AXE_VERSION, "axe.min.js").ok()
}

/// A file of a package that npm fetches on first use.
///
/// # Errors
/// If there is no npm, or it cannot fetch the package, or this has no such file.
pub fn of_npm(package: &str, version: &str, file: &str) -> Result<PathBuf> {
    let folder = workspace::tools().join(format!("{package}-{version}"));
    let path = folder.join("node_modules").join(package).join(file);
    if !path.is_file() {
        console::note(&format!(
            "Fetching {package} {version} by npm (some seconds)"
        ));
        npm_install(&folder, &[&format!("{package}@{version}")])?;
    }
    if !path.is_file() {
        bail!("npm did not bring {file} of {package}");
    }
    Ok(path)
}

/// Installs `packages` of npm into a folder of their own.
///
/// # Errors
/// If there is no npm, or it cannot fetch them.
pub fn npm_install(folder: &Path, packages: &[&str]) -> Result<()> {
    let npm = on_path("npm").context("there is no Node.js with npm")?;
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
    .context("cannot run `rustc`: install Rust by rustup (https://rustup.rs)")?;
    if !PathBuf::from(sysroot)
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        console::note("Adding the WebAssembly target to the Rust toolchain (some seconds)");
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
            "this Rust has no {}; install Rust by rustup (https://rustup.rs)",
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

/// The tool's path, be it on the search path or, after this, among this repository's own.
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
    // The versions that the tool's authors tested are tried first; where the registry does not have
    // them all, others that fit will do.
    if run_condensed(&mut install(tool, true)).is_err() {
        console::note("Trying again with other versions of what it depends on");
        run_condensed(&mut install(tool, false)).with_context(|| {
            format!("cannot install {name}; is the network reachable, and a C compiler installed?")
        })?;
    }
    if !right(&own) {
        bail!(
            "{} was installed but does not answer as {name} {version}",
            own.display()
        );
    }
    console::note(&format!(
        "Installed {name} in {}",
        console::duration(start.elapsed())
    ));
    Ok(own)
}

/// A build made to be over soon: these tools run for a second or two each.
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

/// What the tools were compiled from is not needed again.
fn forget_builds() {
    let _ = fs::remove_dir_all(build_folder());
}

fn build_folder() -> PathBuf {
    workspace::tools().join("build")
}

/// The version of a dependency that Cargo.lock holds.
fn locked_version(package: &str) -> Result<String> {
    let id = output(cargo().args(["pkgid", "--locked", package]))
        .with_context(|| format!("Cargo.lock has no (or more than one) {package}"))?;
    let (_, version) = id
        .rsplit_once(['@', '#'])
        .context("cargo pkgid gave no version")?;
    Ok(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_bindgen_is_installed_in_the_version_of_the_lock_file() {
        let lock = fs::read_to_string(workspace::root().join("Cargo.lock")).unwrap();
        let version = locked_version("wasm-bindgen").unwrap();
        assert!(lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{version}\"")));
    }
}

//! `cargo xtask test`: everything that must hold before a change is merged.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::browser::{self, Browser, Installed, Wanted};
use crate::process::{cargo, run};
use crate::{components, console, page, tools};

/// Runs every check, or stops at the first that fails.
///
/// # Errors
/// The check that failed, with what to do about it.
pub fn test(wanted: Wanted) -> Result<()> {
    let mut steps = Steps::default();
    let mut browsers = Vec::new();
    steps.run(
        "Tools",
        "See above for what could not be installed.",
        || {
            tools::ensure_components()?;
            tools::for_page()?;
            if wanted != Wanted::None && tools::axe().is_none() {
                console::note("Without npm, axe-core cannot look the page over: left out");
            }
            for browser in wanted.ensure()? {
                console::note(&format!("{}: {}", browser.kind, browser.program.display()));
                browsers.push(browser);
            }
            Ok(())
        },
    )?;
    steps.run("Format", "`cargo fmt --all` puts it right.", || {
        run(cargo().args(["fmt", "--all", "--check"]))
    })?;
    steps.run("Lints", "Mend what clippy names above.", || {
        let deny = ["--", "--deny", "warnings"];
        run(cargo()
            .args(["clippy", "--locked", "--workspace", "--all-targets"])
            .args(deny))
    })?;
    steps.run(
        "Lints for WebAssembly",
        "Mend what clippy names above.",
        || {
            let what = [
                "clippy",
                "--locked",
                "--package",
                "pith-page",
                "--lib",
                "--bins",
            ];
            run(cargo()
                .args(what)
                .args(["--test", "components", "--target", tools::WASM])
                .args(["--", "--deny", "warnings"]))
        },
    )?;
    steps.run(
        "Engine, lab and chores",
        "See the failing test above.",
        || {
            run(cargo().args([
                "test",
                "--locked",
                "--workspace",
                "--exclude",
                "browser-tests",
            ]))
        },
    )?;
    for browser in browsers.iter().filter(|of| of.kind != Browser::WebKit) {
        let name = format!("Components in {}", browser.kind);
        steps.run(&name, "See the failing test above.", || {
            components::test(browser)
        })?;
    }
    steps.run("Page", "See the failing step above.", || {
        page::build().map(drop)
    })?;
    for Installed { kind: browser, .. } in browsers {
        let hint = "See the failing test above; target/browser has a screenshot of each.";
        steps.run(&format!("Page in {browser}"), hint, || {
            run(cargo()
                .args(["test", "--locked", "--package", "browser-tests"])
                .args(tests_for(browser))
                .env(browser::VARIABLE, browser.name()))
        })?;
    }
    steps.sum_up();
    Ok(())
}

/// Which of the browser tests a browser is up to: WebKit's driver knows too little of its console and
/// network for the others.
fn tests_for(browser: Browser) -> &'static [&'static str] {
    match browser {
        Browser::Chromium | Browser::Firefox => &[],
        Browser::WebKit => &["--test", "core"],
    }
}

#[derive(Default)]
struct Steps {
    taken: Vec<(String, Duration)>,
}

impl Steps {
    fn run(&mut self, name: &str, hint: &str, step: impl FnOnce() -> Result<()>) -> Result<()> {
        console::heading(name);
        let start = Instant::now();
        step().with_context(|| format!("{name}. {hint}\n       Cause"))?;
        self.taken.push((name.to_owned(), start.elapsed()));
        Ok(())
    }

    fn sum_up(&self) {
        console::heading("All checks passed");
        for (name, time) in &self.taken {
            console::note(&format!("{name:<24}{:>12}", console::duration(*time)));
        }
        let total = self.taken.iter().map(|(_, time)| *time).sum();
        console::note(&format!(
            "{:<24}{:>12}",
            "Together",
            console::duration(total)
        ));
    }
}

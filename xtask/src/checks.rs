//! `cargo xtask test`: everything that must hold before a change is merged.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::browser::Browser;
use crate::process::{cargo, run};
use crate::{console, page, tools};

/// Runs every check, or stops at the first that fails.
///
/// # Errors
/// The check that failed, with what to do about it.
pub fn test(skip_browser: bool) -> Result<()> {
    let mut steps = Steps::default();
    steps.run(
        "Tools",
        "See above for what could not be installed.",
        || {
            tools::ensure_components()?;
            tools::for_page()?;
            if !skip_browser {
                if tools::axe().is_none() {
                    console::note("Without npm, axe-core cannot look the page over: left out");
                }
                let browser = Browser::Chromium.ensure()?;
                console::note(&format!("Browser: {}", browser.program.display()));
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
            let what = ["clippy", "--locked", "--package", "pith", "--lib", "--bins"];
            run(cargo()
                .args(what)
                .args(["--target", tools::WASM, "--", "--deny", "warnings"]))
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
    steps.run("Page", "See the failing step above.", || {
        page::build().map(drop)
    })?;
    if !skip_browser {
        let hint = "See the failing test above; target/browser has a screenshot of each.";
        steps.run("Browser", hint, || {
            run(cargo().args(["test", "--locked", "--package", "browser-tests"]))
        })?;
    }
    steps.sum_up();
    Ok(())
}

#[derive(Default)]
struct Steps {
    taken: Vec<(&'static str, Duration)>,
}

impl Steps {
    fn run(
        &mut self,
        name: &'static str,
        hint: &str,
        step: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        console::heading(name);
        let start = Instant::now();
        step().with_context(|| format!("{name}. {hint}\n       Cause"))?;
        self.taken.push((name, start.elapsed()));
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

//! `cargo xtask test`: everything that must hold before a change is merged.

use std::str::FromStr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::browser::{self, Browser, Installed, Wanted};
use crate::process::{self, cargo, run};
use crate::{components, console, page, tools};

/// Browser tests that may fail in one run and still be tried again.
const MOST_UNSTEADY: usize = 2;

/// One of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// `cargo fmt`.
    Format,
    /// Clippy, natively.
    Lints,
    /// Clippy over what is compiled for browsers.
    WasmLints,
    /// `cargo doc`.
    Docs,
    /// Everything that is tested natively.
    Tests,
    /// The page's components, each in a browser.
    Components,
    /// The build of the page.
    Page,
    /// The built page in browsers.
    Browsers,
}

impl Step {
    /// All of them, in the order in which they are run.
    pub const ALL: [Self; 8] = [
        Self::Format,
        Self::Lints,
        Self::WasmLints,
        Self::Docs,
        Self::Tests,
        Self::Components,
        Self::Page,
        Self::Browsers,
    ];

    /// What it is called on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lints => "lints",
            Self::WasmLints => "wasm-lints",
            Self::Docs => "docs",
            Self::Tests => "tests",
            Self::Components => "components",
            Self::Page => "page",
            Self::Browsers => "browsers",
        }
    }

    const fn heading(self) -> &'static str {
        match self {
            Self::Format => "Format",
            Self::Lints => "Lints",
            Self::WasmLints => "Lints for WebAssembly",
            Self::Docs => "Documentation",
            Self::Tests => "Engine, files, command, lab and chores",
            Self::Components => "Components",
            Self::Page => "Page",
            Self::Browsers => "Page in browsers",
        }
    }

    /// What helps where it fails.
    const fn hint(self) -> &'static str {
        match self {
            Self::Format => "`cargo fmt --all` puts it right.",
            Self::Lints | Self::WasmLints => "Mend what clippy names above.",
            Self::Docs => "Mend what rustdoc names above.",
            Self::Tests | Self::Components => "See the failing test above.",
            Self::Page => "See the failing step above.",
            Self::Browsers => {
                "See the failing test above; target/browser has a screenshot of each."
            }
        }
    }

    const fn wants_browsers(self) -> bool {
        matches!(self, Self::Components | Self::Browsers)
    }

    const fn wants_wasm(self) -> bool {
        matches!(self, Self::WasmLints | Self::Page) || self.wants_browsers()
    }
}

impl FromStr for Step {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let step = Self::ALL.into_iter().find(|step| step.name() == name);
        step.ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("there is no step `{name}`; the steps are {names}")
        })
    }
}

/// Runs every check, or `only` one, and stops at the first that fails.
///
/// # Errors
/// The check that failed, with what to do about it.
pub fn test(wanted: Wanted, only: Option<Step>) -> Result<()> {
    let steps: Vec<Step> = match only {
        // The page is tested as it is now, and not as it was built last.
        Some(Step::Browsers) => vec![Step::Page, Step::Browsers],
        Some(step) => vec![step],
        None => Step::ALL.into(),
    };
    let mut times = Times::default();
    let mut browsers = Vec::new();
    let hint = "See above for what could not be installed.";
    times.take("Tools", hint, || {
        tools::ensure_components()?;
        if steps.iter().any(|step| step.wants_wasm()) {
            tools::for_page()?;
        }
        if steps.iter().any(|step| step.wants_browsers()) {
            if wanted != Wanted::None && tools::axe().is_none() {
                console::note("Without npm, axe-core cannot look the page over: left out");
            }
            for browser in wanted.ensure()? {
                console::note(&format!("{}: {}", browser.kind, browser.program.display()));
                browsers.push(browser);
            }
        }
        Ok(())
    })?;
    for step in steps {
        run_step(step, &browsers, &mut times)?;
    }
    times.sum_up();
    Ok(())
}

fn run_step(step: Step, browsers: &[Installed], times: &mut Times) -> Result<()> {
    match step {
        Step::Components => {
            for browser in browsers.iter().filter(|of| of.kind != Browser::WebKit) {
                let name = format!("{} in {}", step.heading(), browser.kind);
                times.take(&name, step.hint(), || components::test(browser))?;
            }
            Ok(())
        }
        Step::Browsers => {
            for Installed { kind, .. } in browsers {
                let name = format!("Page in {kind}");
                let unsteady = times.take(&name, step.hint(), || test_page(*kind))?;
                times.unsteady.extend(unsteady);
            }
            Ok(())
        }
        step => times.take(step.heading(), step.hint(), || check(step)),
    }
}

/// Tests the built page in a browser. What fails is tried once more by itself, since a driver loses a
/// message now and then on a busy machine; what passes only then is named at the end, never passed over.
///
/// # Errors
/// If a test fails twice, or so many fail that it can be no accident.
fn test_page(browser: Browser) -> Result<Vec<String>> {
    let tests = || {
        let mut command = cargo();
        command
            .args([
                "test",
                "--locked",
                "--no-fail-fast",
                "--package",
                "browser-tests",
            ])
            .args(tests_for(browser))
            .env(browser::VARIABLE, browser.name());
        command
    };
    let failed = process::failing_tests(&mut tests())?;
    if failed.is_empty() {
        return Ok(failed);
    }
    ensure!(
        failed.len() <= MOST_UNSTEADY,
        "{} tests failed",
        failed.len()
    );
    console::heading("Failing tests, once more");
    run(tests().args(["--", "--exact"]).args(&failed))?;
    let unsteady = |test| format!("{test} in {browser}");
    Ok(failed.into_iter().map(unsteady).collect())
}

/// Runs a step that wants no browser.
fn check(step: Step) -> Result<()> {
    let deny = ["--", "--deny", "warnings"];
    match step {
        Step::Format => run(cargo().args(["fmt", "--all", "--check"])),
        Step::Lints => run(cargo()
            .args(["clippy", "--locked", "--workspace", "--all-targets"])
            .args(deny)),
        Step::WasmLints => {
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
                .args(deny))
        }
        Step::Docs => run(cargo()
            .args(["doc", "--locked", "--workspace", "--no-deps"])
            .env("RUSTDOCFLAGS", "--deny warnings")),
        Step::Tests => run(cargo().args([
            "test",
            "--locked",
            "--workspace",
            "--exclude",
            "browser-tests",
        ])),
        Step::Page => page::build().map(drop),
        Step::Components | Step::Browsers => Ok(()),
    }
}

/// Which of the browser tests a browser is up to: WebKit's driver knows too little of its console and
/// network for the others.
fn tests_for(browser: Browser) -> &'static [&'static str] {
    match browser {
        Browser::Chromium | Browser::Firefox => &[],
        Browser::WebKit => &["--test", "core"],
    }
}

/// How long each check took.
#[derive(Default)]
struct Times {
    taken: Vec<(String, Duration)>,
    /// Tests that passed only when they were tried again.
    unsteady: Vec<String>,
}

impl Times {
    fn take<T>(&mut self, name: &str, hint: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        console::heading(name);
        let start = Instant::now();
        let done = step().with_context(|| format!("{name}. {hint}\n       Cause"))?;
        self.taken.push((name.to_owned(), start.elapsed()));
        Ok(done)
    }

    fn sum_up(&self) {
        console::heading("All checks passed");
        for (name, time) in &self.taken {
            console::note(&format!("{name:<40}{:>12}", console::duration(*time)));
        }
        for test in &self.unsteady {
            console::note(&format!("Unsteady, passed the second time only: {test}"));
        }
        let total = self.taken.iter().map(|(_, time)| *time).sum();
        console::note(&format!(
            "{:<40}{:>12}",
            "Together",
            console::duration(total)
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_can_be_run_by_its_name() {
        for step in Step::ALL {
            assert_eq!(step.name().parse(), Ok(step));
        }
        let error = "lint".parse::<Step>().unwrap_err();
        assert!(error.contains("lints, wasm-lints, docs"), "{error}");
    }
}

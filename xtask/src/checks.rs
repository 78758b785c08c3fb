//! `cargo xtask test`: everything that must pass before a change is merged.

use std::fs;
use std::path::Path;
use std::str::FromStr;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::browser::{self, Browser, Installed, Wanted};
use crate::process::{self, cargo, run};
use crate::{components, console, page, tools};

/// How many browser tests may fail in a run and still be retried.
const MOST_UNSTEADY: usize = 2;

/// The tests that need a browser.
const BROWSER_TESTS: [&str; 6] = ["--test", "core", "--test", "harness", "--test", "page"];

/// One of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// `cargo fmt`.
    Format,
    /// Clippy, natively.
    Lints,
    /// Clippy on the code that is compiled for browsers.
    WasmLints,
    /// `cargo doc`.
    Docs,
    /// All native tests.
    Tests,
    /// The page's components, in a browser.
    Components,
    /// The build of the page.
    Page,
    /// The built page in browsers.
    Browsers,
}

impl Step {
    /// All of them, in the order in which they run.
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

    /// Its name on the command line.
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
            Self::Tests => "Engine, files, command, lab and xtask",
            Self::Components => "Components",
            Self::Page => "Page",
            Self::Browsers => "The page in browsers",
        }
    }

    /// What to do if it fails.
    const fn hint(self) -> &'static str {
        match self {
            Self::Format => "Run `cargo fmt --all`.",
            Self::Lints | Self::WasmLints => "Fix clippy's findings above.",
            Self::Docs => "Fix rustdoc's findings above.",
            Self::Tests | Self::Components => "See the failing test above.",
            Self::Page => "See the failing step above.",
            Self::Browsers => {
                "See the failing tests above; their screenshots are in target/browser."
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

/// Runs every check, or `only` one, and stops at the first failure.
///
/// # Errors
/// If a check fails; the message names it and says what to do.
pub fn test(wanted: Wanted, only: Option<Step>) -> Result<()> {
    let steps: Vec<Step> = match only {
        // Rebuilds first, so that the current page is tested and not the last build.
        Some(Step::Browsers) => vec![Step::Page, Step::Browsers],
        Some(step) => vec![step],
        None => Step::ALL.into(),
    };
    let mut times = Times::default();
    let mut browsers = Vec::new();
    let hint = "A tool could not be installed; see above.";
    times.take("Tools", hint, || {
        tools::ensure_components()?;
        let wants_browsers = steps.iter().any(|step| step.wants_browsers());
        thread::scope(|scope| {
            // Browsers are downloaded while the tools are compiled.
            if wants_browsers {
                scope.spawn(|| wanted.fetch());
            }
            if steps.iter().any(|step| step.wants_wasm()) {
                tools::for_page()?;
            }
            anyhow::Ok(())
        })?;
        if wants_browsers {
            if wanted != Wanted::None && tools::axe().is_none() {
                console::note(
                    "Skipping the accessibility checks by axe-core: npm is not installed",
                );
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

/// Tests the built page in a browser. Failing tests are retried once on their own, since on a busy
/// machine a driver occasionally loses a message. Tests that pass only then are listed at the end.
///
/// # Errors
/// If a test fails twice, or too many fail for it to be chance.
fn test_page(browser: Browser) -> Result<Vec<String>> {
    let tests = || {
        let mut command = cargo();
        command
            .args(["test", "--locked", "--no-fail-fast"])
            // With all packages, as in the other tests, so that nothing is compiled again.
            .arg("--workspace")
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
    console::heading("Retrying the failed tests");
    run(tests().args(["--", "--exact"]).args(&failed))?;
    let unsteady = |test| format!("{test} in {browser}");
    Ok(failed.into_iter().map(unsteady).collect())
}

/// Builds the page, and compares its digests of the texts in `file` with those of the native engine, in Chromium and
/// Firefox.
///
/// # Errors
/// If the page does not build, or a digest differs.
pub fn digests(wanted: Wanted, file: &Path) -> Result<()> {
    let file = fs::canonicalize(file).with_context(|| format!("cannot read {}", file.display()))?;
    page::build()?;
    for browser in [Browser::Chromium, Browser::Firefox] {
        if wanted.has(browser) {
            browser.ensure()?;
            console::heading(&format!("Digests in {browser}"));
            run(cargo()
                .args(["run", "--locked", "--quiet", "--package", "browser-tests"])
                .args(["--bin", "digests", "--"])
                .arg(&file)
                .env(browser::VARIABLE, browser.name()))?;
        }
    }
    Ok(())
}

/// Runs a step that needs no browser.
fn check(step: Step) -> Result<()> {
    let deny = ["--", "--deny", "warnings"];
    match step {
        Step::Format => run(cargo().args(["fmt", "--all", "--check"])),
        Step::Lints => {
            let lint = || {
                let mut command = cargo();
                command.args(["clippy", "--locked", "--workspace"]);
                command
            };
            run(lint().arg("--all-targets").args(deny))?;
            run(lint().args(BROWSER_TESTS).args(deny))
        }
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
        // Without the tests in browsers, which must be named to be run.
        Step::Tests => run(cargo().args(["test", "--locked", "--workspace"])),
        Step::Page => page::build().map(drop),
        Step::Components | Step::Browsers => Ok(()),
    }
}

/// The browser tests that a browser supports: WebKit's driver does not expose enough of its console
/// and network for the others.
fn tests_for(browser: Browser) -> &'static [&'static str] {
    match browser {
        Browser::Chromium | Browser::Firefox => &BROWSER_TESTS,
        Browser::WebKit => &["--test", "core"],
    }
}

/// The time that each check took.
#[derive(Default)]
struct Times {
    taken: Vec<(String, Duration)>,
    /// Tests that passed only on the second attempt.
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

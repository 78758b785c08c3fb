//! Tests of the page's components, which `wasm-bindgen-test` runs in a browser.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::browser::{Browser, Installed, chromium_flags};
use crate::process::{cargo, run};
use crate::{tools, workspace};

/// Timeout for all of them on the busiest machine, in seconds.
const SECONDS: &str = "300";

/// How long the browser's driver may take to start listening, in seconds. The runner's default is
/// five, too short for a driver that first has to be read from a slow disk; it retries every ten.
const DRIVER_SECONDS: &str = "60";

/// Runs them in `browser`; `wasm-bindgen-test` does not support WebKit's driver.
///
/// # Errors
/// If a test fails, or the tests or their runner cannot be built.
pub fn test(browser: &Installed) -> Result<()> {
    let (variable, capabilities) = match browser.kind {
        Browser::Chromium => ("CHROMEDRIVER", chromium(browser)),
        Browser::Firefox => ("GECKODRIVER", firefox(browser)),
        Browser::WebKit => return Ok(()),
    };
    let settings = workspace::target().join(format!("components-{}.json", browser.kind.name()));
    fs::write(&settings, capabilities.to_string())
        .with_context(|| format!("cannot write {}", settings.display()))?;
    run(cargo()
        .args(["test", "--locked", "--package", "pith-page"])
        .args(["--target", tools::WASM, "--test", "components"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            tools::test_runner()?,
        )
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env("WASM_BINDGEN_TEST_TIMEOUT", SECONDS)
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", DRIVER_SECONDS)
        .env(variable, &browser.driver))
}

fn chromium(browser: &Installed) -> Value {
    json!({ "goog:chromeOptions": { "binary": browser.program, "args": chromium_flags() } })
}

fn firefox(browser: &Installed) -> Value {
    json!({ "moz:firefoxOptions": { "binary": browser.program, "args": ["-headless"] } })
}

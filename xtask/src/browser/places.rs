//! Where to look for each browser and its driver.

use std::env;
use std::path::{Path, PathBuf};

use super::Browser;
use crate::process::{executable, on_path};
use crate::workspace;

/// How to find or install a browser.
pub(super) struct Places {
    /// The environment variable that names the program.
    program_variable: &'static str,
    /// The program's names on the search path.
    program_names: &'static [&'static str],
    /// Other places where it may be.
    programs_elsewhere: &'static [&'static str],
    /// The environment variable that names the driver.
    driver_variable: &'static str,
    /// The variable in which GitHub's runners give the driver's folder.
    driver_folder_variable: &'static str,
    /// The driver's name.
    driver_name: &'static str,
    /// Other places where it may be.
    drivers_elsewhere: &'static [&'static str],
    /// Programs that must be on the search path as well.
    pub(super) helpers: &'static [&'static str],
    /// Its packages, by their Debian names or else by their Ubuntu names.
    pub(super) packages: &'static [&'static [&'static str]],
    /// What to do if it cannot be installed without confirmation.
    pub(super) advice: &'static str,
}

impl Browser {
    pub(super) fn places(self) -> &'static Places {
        match self {
            Self::Chromium => &CHROMIUM,
            Self::Firefox => &FIREFOX,
            Self::WebKit => &WEBKIT,
        }
    }
}

impl Places {
    /// Where the program may be, best place first.
    pub(super) fn programs(&self) -> Vec<PathBuf> {
        if let Some(named) = env::var_os(self.program_variable) {
            return vec![named.into()];
        }
        let found = self.program_names.iter().filter_map(|name| on_path(name));
        found
            .chain(self.programs_elsewhere.iter().map(PathBuf::from))
            .collect()
    }

    /// Where the driver may be, best place first.
    pub(super) fn drivers(&self) -> Vec<PathBuf> {
        if let Some(named) = env::var_os(self.driver_variable) {
            return vec![named.into()];
        }
        let folder = env::var_os(self.driver_folder_variable);
        folder
            .map(|folder| executable(Path::new(&folder), self.driver_name))
            .into_iter()
            .chain(on_path(self.driver_name))
            .chain(self.drivers_elsewhere.iter().map(PathBuf::from))
            .chain([executable(
                &workspace::tools().join("bin"),
                self.driver_name,
            )])
            .collect()
    }
}

const CHROMIUM: Places = Places {
    program_variable: "CHROME",
    program_names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ],
    programs_elsewhere: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ],
    driver_variable: "CHROMEDRIVER",
    driver_folder_variable: "CHROMEWEBDRIVER",
    driver_name: "chromedriver",
    drivers_elsewhere: &[
        "/usr/lib/chromium/chromedriver",
        "/usr/lib/chromium-browser/chromedriver",
    ],
    helpers: &[],
    packages: &[
        &["chromium", "chromium-driver"],
        &["chromium-browser", "chromium-chromedriver"],
    ],
    advice: "the browser tests need Chromium or Chrome and a chromedriver of the same version: \
             `apt-get install chromium chromium-driver` on Debian, `brew install --cask \
             google-chrome chromedriver` on macOS; or name them in the environment as CHROME and \
             CHROMEDRIVER. `cargo xtask test --skip-browser` does without any browser",
};

const FIREFOX: Places = Places {
    program_variable: "FIREFOX",
    program_names: &["firefox", "firefox-esr"],
    programs_elsewhere: &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ],
    driver_variable: "GECKODRIVER",
    driver_folder_variable: "GECKOWEBDRIVER",
    driver_name: "geckodriver",
    drivers_elsewhere: &[],
    helpers: &[],
    packages: &[&["firefox-esr"], &["firefox"]],
    advice: "the browser tests need Firefox and geckodriver: `apt-get install firefox-esr` on \
             Debian, `brew install --cask firefox` on macOS; or name them in the environment as \
             FIREFOX and GECKODRIVER. `cargo xtask test --browser chromium` does without it",
};

const WEBKIT: Places = Places {
    program_variable: "MINIBROWSER",
    program_names: &["MiniBrowser"],
    programs_elsewhere: &[
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
    ],
    driver_variable: "WEBKITDRIVER",
    driver_folder_variable: "WEBKITWEBDRIVER",
    driver_name: "WebKitWebDriver",
    drivers_elsewhere: &[],
    // MiniBrowser has no headless mode.
    helpers: &["Xvfb"],
    packages: &[&["webkit2gtk-driver", "xvfb"]],
    advice: "the tests in WebKit need its small browser, its driver and Xvfb: `apt-get install \
             webkit2gtk-driver xvfb` on Debian or Ubuntu; or name the two in the environment as \
             MINIBROWSER and WEBKITDRIVER",
};

//! The browser that the page is tested in, and the driver that steers it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::console;
use crate::process::{executable, is_root, on_path, output, run};

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, Chrome, and what is built of them.
    Chromium,
}

/// A browser that is here, with the driver that fits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    /// What it is.
    pub kind: Browser,
    /// The browser's program.
    pub program: PathBuf,
    /// The WebDriver program.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds the browser, or installs it where that can be done without a question (as root, by
    /// apt-get).
    ///
    /// # Errors
    /// If it is not here and cannot be installed; the message says what to do.
    pub fn ensure(self) -> Result<Installed> {
        match self.find() {
            Ok(installed) => Ok(installed),
            Err(_) if is_root() && on_path("apt-get").is_some() => {
                self.install_by_apt()?;
                self.find().context(self.advice())
            }
            Err(error) => Err(error.context(self.advice())),
        }
    }

    /// Finds the browser and a driver of the same major version. The environment's `CHROME` and
    /// `CHROMEDRIVER` go before what is found in the usual places.
    ///
    /// # Errors
    /// If one of the two is missing, or they do not fit each other.
    pub fn find(self) -> Result<Installed> {
        let driver = self.drivers().into_iter().find(|path| path.is_file());
        let driver = driver.context("there is no chromedriver")?;
        let version = major_version(&driver);
        let programs: Vec<_> = self
            .programs()
            .into_iter()
            .filter(|path| path.is_file())
            .collect();
        if programs.is_empty() {
            bail!("there is no Chromium or Chrome");
        }
        // A program that keeps its version to itself, as on Windows, gets the benefit of the doubt.
        let fits = |program: &PathBuf| {
            let found = major_version(program);
            found.is_none() || version.is_none() || found == version
        };
        let program = programs.into_iter().find(fits).with_context(|| {
            format!(
                "{} and the browser are of different versions",
                driver.display()
            )
        })?;
        Ok(Installed {
            kind: self,
            program,
            driver,
        })
    }

    fn programs(self) -> Vec<PathBuf> {
        match self {
            Self::Chromium => {
                let named = env::var_os("CHROME").map(PathBuf::from);
                if named.is_some() {
                    return named.into_iter().collect();
                }
                [
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                    "chrome",
                ]
                .into_iter()
                .filter_map(on_path)
                .chain(CHROME_ELSEWHERE.map(PathBuf::from))
                .collect()
            }
        }
    }

    fn drivers(self) -> Vec<PathBuf> {
        match self {
            Self::Chromium => {
                let named = env::var_os("CHROMEDRIVER").map(PathBuf::from);
                if named.is_some() {
                    return named.into_iter().collect();
                }
                // GitHub's runners keep the driver of their Chrome in the folder of this name.
                env::var_os("CHROMEWEBDRIVER")
                    .map(|folder| executable(Path::new(&folder), "chromedriver"))
                    .into_iter()
                    .chain(on_path("chromedriver"))
                    .chain(CHROMEDRIVER_ELSEWHERE.map(PathBuf::from))
                    .collect()
            }
        }
    }

    fn install_by_apt(self) -> Result<()> {
        // Debian's names and Ubuntu's.
        let choices = match self {
            Self::Chromium => [
                ["chromium", "chromium-driver"],
                ["chromium-browser", "chromium-chromedriver"],
            ],
        };
        console::note("Installing Chromium and its driver for the browser tests (about a minute)");
        let apt = |arguments: &[&str]| {
            run(Command::new("apt-get")
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive"))
        };
        apt(&["--quiet", "--quiet", "update"])?;
        let packages = choices
            .iter()
            .find(|names| output(Command::new("apt-cache").arg("show").args(*names)).is_some())
            .context("this system's package lists have no Chromium")?;
        let options = [
            "install",
            "--quiet",
            "--quiet",
            "--yes",
            "--no-install-recommends",
        ];
        // Without a font no text would be drawn.
        apt(&[&options[..], packages, &["fonts-liberation"]].concat())
    }

    fn advice(self) -> &'static str {
        match self {
            Self::Chromium => {
                "the browser tests need Chromium or Chrome and a chromedriver of the same version: \
                 `apt-get install chromium chromium-driver` on Debian, `brew install --cask \
                 google-chrome chromedriver` on macOS; or name them in the environment as CHROME \
                 and CHROMEDRIVER. `cargo xtask test --skip-browser` does without"
            }
        }
    }
}

const CHROME_ELSEWHERE: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];

const CHROMEDRIVER_ELSEWHERE: [&str; 2] = [
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
];

fn major_version(program: &Path) -> Option<u32> {
    first_number(&output(Command::new(program).arg("--version"))?)
}

/// The number before the first dot of a version, wherever in the line it stands.
fn first_number(line: &str) -> Option<u32> {
    line.split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_the_programs_tell_them() {
        assert_eq!(
            first_number("Chromium 139.0.7258.66 built on Debian GNU/Linux 12"),
            Some(139)
        );
        assert_eq!(first_number("Google Chrome 140.0.1.2"), Some(140));
        assert_eq!(
            first_number("ChromeDriver 138.0.7204.183 (e90faf484ddb-refs)"),
            Some(138)
        );
        assert_eq!(first_number(""), None);
    }
}

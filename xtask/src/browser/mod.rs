//! The browsers that the page is tested in, and their WebDriver programs.

mod install;
mod places;
mod wanted;

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

use crate::process::{is_root, on_path, output};
use crate::tools;

pub use wanted::Wanted;

/// The environment variable that selects the browser for a run of the browser tests.
pub const VARIABLE: &str = "PITH_BROWSER";

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, Chrome and their derivatives.
    Chromium,
    /// Firefox, in any of its editions.
    Firefox,
    /// MiniBrowser, which comes with WebKitGTK; Linux only.
    WebKit,
}

/// An installed browser with a matching driver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    /// What it is.
    pub kind: Browser,
    /// The browser's program.
    pub program: PathBuf,
    /// The WebDriver program.
    pub driver: PathBuf,
}

impl Installed {
    /// Its name and version, as it reports them itself if it does.
    #[must_use]
    pub fn version(&self) -> String {
        let said = output(Command::new(&self.program).arg("--version"));
        said.filter(|said| !said.is_empty())
            .unwrap_or_else(|| self.kind.to_string())
    }
}

impl Browser {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name on the command line and in the environment.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The browser that the environment selects; Chromium by default.
    ///
    /// # Errors
    /// If the environment names an unknown browser.
    pub fn chosen() -> Result<Self> {
        match env::var(VARIABLE) {
            Ok(name) => name.parse().context(VARIABLE),
            Err(_) => Ok(Self::Chromium),
        }
    }

    /// Finds the browser, or installs it if that needs no confirmation: with apt-get when running
    /// as root, and with Cargo for Firefox's driver, which has no package.
    ///
    /// # Errors
    /// If it is missing and cannot be installed; the message says what to do.
    pub fn ensure(self) -> Result<Installed> {
        if let Ok(installed) = self.find() {
            return Ok(installed);
        }
        self.fetch()?;
        if self == Self::Firefox && self.find_driver().is_err() && self.find_programs().is_ok() {
            tools::geckodriver()?;
        }
        self.find().context(self.places().advice)
    }

    /// Installs what the system has packages for, with apt-get when running as root, unless it is there.
    ///
    /// # Errors
    /// If it cannot be installed.
    pub fn fetch(self) -> Result<()> {
        let is_there = match self {
            // Its driver has no package.
            Self::Firefox => self.find_programs().is_ok(),
            Self::Chromium | Self::WebKit => self.find().is_ok(),
        };
        if !is_there && is_root() && on_path("apt-get").is_some() {
            install::by_apt(self)?;
        }
        Ok(())
    }

    /// Finds the browser and a matching driver. The programs that the environment names (`CHROME`
    /// and `CHROMEDRIVER`, `FIREFOX` and `GECKODRIVER`, `MINIBROWSER` and `WEBKITDRIVER`) take
    /// precedence over the usual places.
    ///
    /// # Errors
    /// If one of the two is missing, or their versions do not match.
    pub fn find(self) -> Result<Installed> {
        if let Some(missing) = (self.places().helpers.iter()).find(|name| on_path(name).is_none()) {
            bail!("{missing} is not installed");
        }
        let driver = self.find_driver()?;
        let fits = |program: &PathBuf| self != Self::Chromium || same_version(program, &driver);
        let program = self.find_programs()?.into_iter().find(fits);
        let program = program.with_context(|| {
            format!(
                "{} and the browser have different versions",
                driver.display()
            )
        })?;
        Ok(Installed {
            kind: self,
            program,
            driver,
        })
    }

    fn find_driver(self) -> Result<PathBuf> {
        let mut drivers = self.places().drivers().into_iter();
        let found = drivers.find(|path| path.is_file());
        found.with_context(|| format!("no driver for {self} was found"))
    }

    fn find_programs(self) -> Result<Vec<PathBuf>> {
        let programs = self.places().programs().into_iter();
        let found: Vec<_> = programs.filter(|path| path.is_file()).collect();
        if found.is_empty() {
            bail!("{self} is not installed");
        }
        Ok(found)
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

impl FromStr for Browser {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|browser| browser.name() == name);
        known.with_context(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("unknown browser `{name}`; the browsers are {names}")
        })
    }
}

/// Flags for running Chromium unattended: without a window, GPU or prompts.
#[must_use]
pub fn chromium_flags() -> Vec<&'static str> {
    let mut flags = vec!["--headless=new", "--disable-gpu", "--no-first-run"];
    // The sandbox does not work as root or in most containers, and we only load our own pages.
    if is_root() || env::var_os("CI").is_some() {
        flags.push("--no-sandbox");
    }
    flags
}

/// Whether two programs have the same major version. A program that does not report its version, as
/// on Windows, gets the benefit of the doubt.
fn same_version(one: &Path, other: &Path) -> bool {
    let version = |program| first_number(&output(Command::new(program).arg("--version"))?);
    match (version(one), version(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// The major version in a line: the number before the first dot.
fn first_number(line: &str) -> Option<u32> {
    line.split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_the_programs_output() {
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

    #[test]
    fn browsers_are_known_by_their_names() {
        for browser in Browser::ALL {
            assert_eq!(browser.name().parse::<Browser>().unwrap(), browser);
        }
        let error = "lynx".parse::<Browser>().unwrap_err().to_string();
        assert!(error.contains("chromium, firefox, webkit"), "{error}");
    }
}

//! The browsers that a command runs in.

use std::str::FromStr;

use anyhow::{Error, Result};

use super::{Browser, Installed};
use crate::console;

/// The browsers that a command runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All that this system supports.
    All,
    /// This one.
    Only(Browser),
    /// None.
    None,
}

impl Wanted {
    /// Whether this browser is among them.
    #[must_use]
    pub fn has(self, browser: Browser) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => only == browser,
            Self::None => false,
        }
    }

    /// Installs those that the system has packages for. What fails is left to [`Wanted::ensure`], which tells of it.
    pub fn fetch(self) {
        for browser in Browser::ALL.into_iter().filter(|&of| self.has(of)) {
            drop(browser.fetch());
        }
    }

    /// Makes sure that they are installed. With [`Wanted::All`], WebKit, which not every system
    /// has, may be missing; a note says so.
    ///
    /// # Errors
    /// If one is missing and cannot be installed; the message says what to do.
    pub fn ensure(self) -> Result<Vec<Installed>> {
        let mut ready = Vec::new();
        for browser in Browser::ALL
            .into_iter()
            .filter(|&browser| self.has(browser))
        {
            match browser.ensure() {
                Ok(installed) => ready.push(installed),
                Err(error) if self == Self::All && browser == Browser::WebKit => {
                    console::note(&format!("Skipping {browser}: {error:#}"));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(ready)
    }
}

impl FromStr for Wanted {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "all" => Ok(Self::All),
            name => name.parse().map(Self::Only),
        }
    }
}

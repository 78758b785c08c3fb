//! A harness for testing the built page as its readers use it: in a real browser, driven by
//! WebDriver, served under a sub-path as project pages are. The environment selects the browser:
//! `PITH_BROWSER=firefox cargo test --package browser-tests`; the default is Chromium.
//!
//! ```no_run
//! use browser_tests::{Visitor, browse};
//!
//! fn the_page_greets() -> anyhow::Result<()> {
//!     browse(Visitor::default(), async |page| {
//!         assert!(page.text("h1").await?.contains("Pith"));
//!         Ok(())
//!     })
//! }
//! ```
//!
//! Every visit has a browser of its own with a fresh profile. When the test ends, pass or fail, the
//! browser is closed and the rules for every visit are checked: nothing severe on the console, no
//! request to another origin, no request for a missing file. (In WebKit, only the last can be
//! checked.)

pub mod articles;
pub mod digests;
mod driver;
mod engines;
pub mod keys;
mod page;
mod session;
mod visit;
mod wire;

pub use page::{PASTE, Page};
pub use visit::{PREFIX, Visitor, browse, browse_folder};

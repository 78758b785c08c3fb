//! A harness for testing the built page as a reader meets it: in a real browser, steered by
//! WebDriver, served under a sub-path as project pages are. Which browser, the environment says:
//! `PITH_BROWSER=firefox cargo test --package browser-tests`; it is Chromium if it does not.
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
//! Every visit has a browser of its own with a fresh profile. When the test is over, be it well or
//! not, the browser is closed, and then what must hold of every visit is checked: nothing severe on
//! the console, no request to any other origin, nothing that the server did not have. (Of WebKit only
//! the last of these is known.)

pub mod articles;
mod driver;
mod engines;
pub mod keys;
mod page;
mod session;
mod visit;
mod wire;

pub use page::{PASTE, Page};
pub use visit::{PREFIX, Visitor, browse, browse_folder};

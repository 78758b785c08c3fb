//! What differs between browsers: how each is started, made to look like a visitor's, and observed.

pub(crate) mod chromium;
pub(crate) mod firefox;
pub(crate) mod webkit;

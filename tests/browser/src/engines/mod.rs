//! What is each browser's own: how it is opened, made to look like a visitor's, and listened to.

pub(crate) mod chromium;
pub(crate) mod firefox;
pub(crate) mod webkit;

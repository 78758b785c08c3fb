//! What is each browser's own: how it is opened, made to look like a visitor's, and listened to.

pub mod chromium;
pub mod firefox;
pub mod webkit;

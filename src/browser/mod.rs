//! The browser's services: the document, the clipboard, storage, and links.

pub mod address;
pub mod clipboard;
pub mod dom;
pub mod json;
pub mod languages;
pub mod later;
pub mod library_store;
pub mod link;
pub mod saving;
pub mod selection;
pub mod speech;
pub mod storage;

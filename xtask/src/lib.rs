//! What Pith's chores are made of. The command itself is `cargo xtask`; the browser tests use the
//! static server and the search for a browser from here, so there is one of each.

pub mod bench;
pub mod browser;
pub mod build_id;
pub mod checks;
pub mod components;
pub mod console;
pub mod lighthouse;
pub mod models;
pub mod packing;
pub mod page;
pub mod precache;
pub mod process;
pub mod site;
pub mod tools;
pub mod workspace;

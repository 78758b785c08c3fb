//! The development commands of Pith, run as `cargo xtask`. The browser tests also use the static
//! server and the browser discovery from here, so that there is only one of each.

pub mod bench;
pub mod browser;
pub mod build_id;
pub mod checks;
pub mod components;
pub mod console;
pub mod glue;
pub mod lighthouse;
pub mod models;
pub mod packing;
pub mod page;
pub mod parts;
pub mod precache;
pub mod process;
pub mod site;
pub mod tools;
pub mod workspace;

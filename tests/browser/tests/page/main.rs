//! What readers notice of the built page. `cargo xtask test` builds it and runs these tests.

mod access;
mod aids;
mod appearance;
mod arriving;
mod correcting;
mod digests;
mod exporting;
mod faults;
mod files;
mod focusing;
mod form;
mod hazards;
mod hosting;
mod injection;
mod keeping;
mod languages;
mod library;
mod links;
mod offline;
mod overview;
mod parts;
mod pasting;
mod reading;
mod rich;
mod robustness;
mod screens;
mod starting;
mod studying;
mod together;

/// Helpers that build small files, shared with the engine's tests.
#[path = "../../../../crates/pith-files/tests/files/make.rs"]
#[allow(dead_code, reason = "not every kind is wanted here")]
mod make;

//! What a reader notices of the built page. `cargo xtask test` builds it and runs these.

mod hosting;
mod keeping;
mod looks;
mod offline;
mod pasting;
mod reading;
mod robustness;
mod taking;

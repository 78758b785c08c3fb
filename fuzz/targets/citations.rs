//! `cargo fuzz run citations`; see [`fuzz::TARGETS`].
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::run("citations", input));

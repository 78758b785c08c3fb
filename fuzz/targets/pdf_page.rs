//! `cargo fuzz run pdf_page`; see [`fuzz::TARGETS`].
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::run("pdf_page", input));

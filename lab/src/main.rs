//! Pith's laboratory.

fn main() {}

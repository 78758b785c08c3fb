//! Pith's chores.

fn main() {}

//! Articles to paste, written for these tests in the form of copied pages.

/// A report surrounded and interrupted by the clutter of a news page.
pub const FERRY: &str = include_str!("../articles/ferry.txt");

/// The clutter in [`FERRY`], one piece per block.
pub const FERRY_CLUTTER: [&str; 7] = [
    "Photo: Ana Pereira / Reuters",
    "Read also:",
    "Subscribe to our newsletter",
    "You have 40% of this article left to read",
    "LEAVE A REPLY",
    "Your email address will not be published",
    "Save my name, email",
];

/// Two sentences, too few to summarize.
pub const TWO_SENTENCES: &str =
    "The river rose overnight after a week of rain. Two bridges in the old town were closed.";

//! Articles to paste, written for these tests in the forms that copied pages have.

/// A report with the clutter of a news page around and in it.
pub const FERRY: &str = include_str!("../articles/ferry.txt");

/// What in [`FERRY`] is not of the article, a piece for each block.
pub const FERRY_CLUTTER: [&str; 7] = [
    "Photo: Ana Pereira / Reuters",
    "Read also:",
    "Subscribe to our newsletter",
    "You have 40% of this article left to read",
    "LEAVE A REPLY",
    "Your email address will not be published",
    "Save my name, email",
];

/// Two sentences, which need no summary.
pub const TWO_SENTENCES: &str =
    "The river rose overnight after a week of rain. Two bridges in the old town were closed.";

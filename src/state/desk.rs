//! [`Desk`]: how a text comes in.

use crate::model::opening::Opening;

/// How a text comes in: by the text box, and by files.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Whether the text box is open.
    pub editing: bool,
    /// Where the next text goes.
    pub destination: Destination,
    /// The file that is being read.
    pub opening: Option<Opening>,
    /// Whether files are held over the page.
    pub drag: Drag,
}

/// Where the next text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Destination {
    /// It replaces the text that is there.
    #[default]
    Replace,
    /// It is added to the articles that are there.
    Add,
}

/// Whether files are held over the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drag {
    /// None are.
    #[default]
    None,
    /// Some are, and can be dropped.
    Over,
}

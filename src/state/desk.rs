//! [`Desk`]: how text gets in.

use crate::model::opening::Opening;

/// How text gets in: through the text box and through files.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Whether the text box is open.
    pub editing: bool,
    /// Where the next text goes.
    pub destination: Destination,
    /// The file that is being read.
    pub opening: Option<Opening>,
    /// Whether files are dragged over the page.
    pub drag: Drag,
}

/// Where the next text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Destination {
    /// It replaces the current text.
    #[default]
    Replace,
    /// It is added to the current articles.
    Add,
}

/// Whether files are dragged over the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drag {
    /// There are none.
    #[default]
    None,
    /// There are, and they can be dropped.
    Over,
}

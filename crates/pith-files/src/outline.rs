//! Plain text out of structured documents: one way to write down paragraphs, headings, lists,
//! quotations and tables, for every format that has them.

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    Heading,
    /// An item of a list, with its number if the list is numbered.
    Item(Option<u64>),
    Quote,
    /// Text whose line breaks count.
    Verbatim,
}

#[derive(Debug)]
struct Block {
    kind: Kind,
    text: String,
    /// Blocks that hang on this one, such as text boxes: they come after it.
    after: Vec<Block>,
}

/// Collects a document's blocks.
///
/// Paragraphs may nest (a text box within one); tables may too, and are then flattened.
#[derive(Debug, Default)]
pub struct Outline {
    out: String,
    last: Option<Last>,
    open: Vec<Block>,
    tables: usize,
    /// The cells of the outermost table's current row.
    row: Vec<Vec<Block>>,
}

/// What was written last, as far as it matters to what comes next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Last {
    Item,
    Row,
    Other,
}

/// A cell with more text than this (in bytes) is part of a page's layout, not of a table.
const LONG_CELL: usize = 400;

impl Outline {
    /// Opens a block.
    pub fn start(&mut self, kind: Kind) {
        self.open.push(Block {
            kind,
            text: String::new(),
            after: Vec::new(),
        });
    }

    /// Adds text to the open block, if there is one.
    pub fn text(&mut self, text: &str) {
        if let Some(block) = self.open.last_mut() {
            block.text.push_str(text);
        }
    }

    /// Adds text in which any white space counts as one space.
    pub fn words(&mut self, text: &str) {
        if let Some(block) = self.open.last_mut() {
            for c in text.chars() {
                if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                    block.text.push(c);
                } else if !block.text.is_empty() && !block.text.ends_with([' ', '\n']) {
                    block.text.push(' ');
                }
            }
        }
    }

    /// Changes what the open block is.
    pub fn set_kind(&mut self, kind: Kind) {
        if let Some(block) = self.open.last_mut() {
            block.kind = kind;
        }
    }

    /// Closes the open block.
    pub fn end(&mut self) {
        if let Some(block) = self.open.pop() {
            self.place(block);
        }
    }

    /// Closes the open block without its text; what hangs on it stays.
    pub fn discard(&mut self) {
        if let Some(block) = self.open.last_mut() {
            block.text.clear();
        }
        self.end();
    }

    /// Whether a block is open.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether an item is open that has no words yet.
    pub fn is_at_item(&self) -> bool {
        self.open
            .last()
            .is_some_and(|block| matches!(block.kind, Kind::Item(_)) && is_blank(&block.text))
    }

    /// Opens a table.
    pub fn start_table(&mut self) {
        self.tables += 1;
    }

    /// Closes a table.
    pub fn end_table(&mut self) {
        self.end_row();
        self.tables = self.tables.saturating_sub(1);
    }

    /// Opens a cell of the current row.
    pub fn start_cell(&mut self) {
        if self.tables == 1 {
            self.row.push(Vec::new());
        }
    }

    /// Closes a row: short cells side by side with tabs, long ones (layout) below each other.
    pub fn end_row(&mut self) {
        if self.tables != 1 {
            return;
        }
        let mut cells = std::mem::take(&mut self.row);
        cells.retain(|blocks| blocks.iter().any(|block| !is_blank(&block.text)));
        let long = |blocks: &Vec<Block>| {
            blocks.iter().map(|block| block.text.len()).sum::<usize>() > LONG_CELL
        };
        if cells.len() < 2 || cells.iter().any(long) {
            for block in cells.into_iter().flatten() {
                self.write(block);
            }
        } else {
            let cells: Vec<String> = cells
                .into_iter()
                .map(|blocks| {
                    let words: Vec<&str> = blocks
                        .iter()
                        .flat_map(|block| block.text.split_whitespace())
                        .collect();
                    words.join(" ")
                })
                .collect();
            self.line(&cells.join("\t"), Last::Row);
        }
    }

    /// The text of all blocks.
    pub fn finish(mut self) -> String {
        while self.is_open() {
            self.end();
        }
        self.tables = self.tables.min(1);
        self.end_row();
        self.out
    }

    fn place(&mut self, block: Block) {
        if let Some(outer) = self.open.last_mut() {
            outer.after.push(block);
        } else if let Some(cell) = self.row.last_mut() {
            cell.push(block);
        } else {
            self.write(block);
        }
    }

    /// Writes a block and those that hang on it. (Not by recursion: they nest as the file likes.)
    fn write(&mut self, block: Block) {
        let mut waiting = vec![block];
        while let Some(Block { kind, text, after }) = waiting.pop() {
            waiting.extend(after.into_iter().rev());
            let lines = text.split('\n').map(|line| {
                if kind == Kind::Verbatim {
                    line.trim_end()
                } else {
                    line.trim()
                }
            });
            let text = lines.collect::<Vec<_>>().join("\n");
            let text = text.trim_matches('\n');
            if is_blank(text) {
                continue;
            }
            match kind {
                Kind::Paragraph | Kind::Verbatim => self.line(text, Last::Other),
                Kind::Heading => self.line(&text.replace('\n', " "), Last::Other),
                Kind::Item(None) => self.line(&format!("• {text}"), Last::Item),
                Kind::Item(Some(number)) => self.line(&format!("{number}. {text}"), Last::Item),
                Kind::Quote => {
                    self.line(&format!("> {}", text.replace('\n', "\n> ")), Last::Other);
                }
            }
        }
    }

    fn line(&mut self, text: &str, what: Last) {
        match self.last {
            None => {}
            Some(last) if last == what && what != Last::Other => self.out.push('\n'),
            Some(_) => self.out.push_str("\n\n"),
        }
        self.out.push_str(text);
        self.last = Some(what);
    }
}

/// Whether nothing in `text` would be seen. (U+FFFC stands for an object, U+200B to U+FEFF for no
/// space at all.)
fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{fffc}' | '\u{ad}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(outline: &mut Outline, kind: Kind, text: &str) {
        outline.start(kind);
        outline.text(text);
        outline.end();
    }

    #[test]
    fn blocks_stand_apart_and_items_together() {
        let mut outline = Outline::default();
        add(&mut outline, Kind::Heading, "Tides\nand ferries");
        add(&mut outline, Kind::Paragraph, " The ferry waits. ");
        add(&mut outline, Kind::Paragraph, " \u{200b} ");
        add(&mut outline, Kind::Item(None), "rope");
        add(&mut outline, Kind::Item(None), "salt");
        add(&mut outline, Kind::Quote, "Wait\nfor me.");
        assert_eq!(
            outline.finish(),
            "Tides and ferries\n\nThe ferry waits.\n\n• rope\n• salt\n\n> Wait\n> for me."
        );
    }

    #[test]
    fn a_text_box_follows_the_paragraph_that_it_hangs_on() {
        let mut outline = Outline::default();
        outline.start(Kind::Paragraph);
        outline.text("The fer");
        add(&mut outline, Kind::Paragraph, "Box");
        outline.text("ry waits.");
        outline.end();
        assert_eq!(outline.finish(), "The ferry waits.\n\nBox");
    }

    #[test]
    fn short_cells_stand_side_by_side_and_long_ones_below_each_other() {
        let mut outline = Outline::default();
        outline.start_table();
        for cells in [["Port", "Boats"], ["Kvarn", "12"]] {
            for cell in cells {
                outline.start_cell();
                add(&mut outline, Kind::Paragraph, cell);
            }
            outline.end_row();
        }
        let long = "word ".repeat(100);
        for cell in ["Side", long.as_str()] {
            outline.start_cell();
            add(&mut outline, Kind::Paragraph, cell);
        }
        outline.end_row();
        outline.end_table();
        assert_eq!(
            outline.finish(),
            format!("Port\tBoats\nKvarn\t12\n\nSide\n\n{}", long.trim())
        );
    }
}

//! Plain text from structured documents: one way to write paragraphs, headings, lists, quotations
//! and tables for every format, together with their form as data.

use pith_source::Span;
use pith_source::form::{self, Form, Note, Part};

/// The kind of a block of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Paragraph,
    /// A heading, with its level from 1.
    Heading(u8),
    /// An item of a list, with its number if the list is numbered.
    Item(Option<u64>),
    Quote,
    /// Text whose line breaks are significant.
    Verbatim,
}

#[derive(Debug)]
struct Block {
    kind: Kind,
    text: String,
    /// Parts of the text with a form of their own.
    marks: Vec<(form::Kind, Span)>,
    /// The open ones.
    open: Vec<(form::Kind, usize)>,
    /// Notes, with their positions in the text.
    notes: Vec<(usize, String)>,
    /// Blocks anchored to this one, such as text boxes, which come after it.
    after: Vec<Block>,
}

/// Collects a document's blocks.
///
/// Paragraphs may nest (a text box inside one). Tables may too, and are then flattened.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    out: String,
    form: Form,
    /// The list or table being written, if any.
    group: Option<Group>,
    last: Option<Last>,
    open: Vec<Block>,
    tables: usize,
    /// The cells of the outermost table's current row.
    row: Vec<Vec<Block>>,
}

/// What was written last, as far as that affects what comes next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Last {
    Item,
    Numbered,
    Row,
    Other,
}

/// A list or table being written.
#[derive(Debug)]
struct Group {
    kind: form::Kind,
    start: usize,
    end: usize,
    /// The number of parts before it.
    parts: usize,
    /// The number of items or rows so far.
    members: usize,
}

/// A cell with more text than this, in bytes, is part of a page layout, not of a table.
const LONG_CELL: usize = 400;

impl Outline {
    /// Opens a block.
    pub(crate) fn start(&mut self, kind: Kind) {
        self.open.push(Block {
            kind,
            text: String::new(),
            marks: Vec::new(),
            open: Vec::new(),
            notes: Vec::new(),
            after: Vec::new(),
        });
    }

    /// Starts a part of the open block.
    pub(crate) fn mark(&mut self, kind: form::Kind) {
        if let Some(block) = self.open.last_mut() {
            block.open.push((kind, block.text.len()));
        }
    }

    /// Ends the part that was started last in the open block.
    pub(crate) fn end_mark(&mut self) {
        if let Some(block) = self.open.last_mut()
            && let Some((kind, start)) = block.open.pop()
        {
            let span = Span::new(start, block.text.len());
            block.marks.push((kind, span));
        }
    }

    /// Attaches a footnote to the last word.
    pub(crate) fn note(&mut self, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(block) = self.open.last_mut().filter(|_| !text.is_empty()) {
            block.notes.push((block.text.len(), text));
        }
    }

    /// Adds text to the open block, if there is one.
    pub(crate) fn text(&mut self, text: &str) {
        if let Some(block) = self.open.last_mut() {
            block.text.push_str(text);
        }
    }

    /// Adds text, collapsing white space to single spaces.
    pub(crate) fn words(&mut self, text: &str) {
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

    /// Changes the kind of the open block.
    pub(crate) fn set_kind(&mut self, kind: Kind) {
        if let Some(block) = self.open.last_mut() {
            block.kind = kind;
        }
    }

    /// Closes the open block.
    pub(crate) fn end(&mut self) {
        if let Some(block) = self.open.pop() {
            self.put(block);
        }
    }

    /// Closes the open block without its text; whatever is anchored to it stays.
    pub(crate) fn discard(&mut self) {
        if let Some(block) = self.open.last_mut() {
            block.text.clear();
        }
        self.end();
    }

    /// Whether a block is open.
    pub(crate) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether an item is open that has no text yet.
    pub(crate) fn is_at_item(&self) -> bool {
        self.open
            .last()
            .is_some_and(|block| matches!(block.kind, Kind::Item(_)) && is_blank(&block.text))
    }

    /// Opens a table.
    pub(crate) fn start_table(&mut self) {
        self.tables += 1;
    }

    /// Closes a table.
    pub(crate) fn end_table(&mut self) {
        self.end_row();
        self.tables = self.tables.saturating_sub(1);
    }

    /// Opens a cell of the current row.
    pub(crate) fn start_cell(&mut self) {
        if self.tables == 1 {
            self.row.push(Vec::new());
        }
    }

    /// Closes a row: short cells are separated by tabs, long ones (layout) put below each other.
    pub(crate) fn end_row(&mut self) {
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
            let mut row = Laid::default();
            let mut parts = Vec::new();
            for blocks in &cells {
                if !row.text.is_empty() {
                    row.text.push('\t');
                }
                let start = row.text.len();
                for block in blocks {
                    if row.text.len() > start && !is_blank(&block.text) {
                        row.text.push(' ');
                    }
                    let from = row.parts.len();
                    row.fold(block);
                    parts.extend(row.parts.split_off(from));
                }
                let span = Span::new(start, row.text.len());
                parts.push((form::Kind::Cell { head: false }, span));
            }
            parts.push((form::Kind::Row, Span::of(&row.text)));
            row.parts = parts;
            self.line(row, Last::Row);
        }
    }

    /// The text of all blocks.
    pub(crate) fn finish(self) -> String {
        self.finish_with_form().0
    }

    /// The text of all blocks, and its form.
    pub(crate) fn finish_with_form(mut self) -> (String, Form) {
        while self.is_open() {
            self.end();
        }
        self.tables = self.tables.min(1);
        self.end_row();
        self.end_group();
        let mut form = self.form;
        // Inner parts were written first, so of two with the same span, the later one is the outer.
        form.parts.reverse();
        form.parts
            .sort_by_key(|part| (part.span.start(), usize::MAX - part.span.end()));
        form.notes.sort_by_key(|note| note.at);
        // If a document's parts overlap, only those that can be nested are kept.
        let mut ends: Vec<usize> = Vec::new();
        form.parts.retain(|part| {
            while ends.last().is_some_and(|&end| end <= part.span.start()) {
                ends.pop();
            }
            let nests = ends.last().is_none_or(|&end| part.span.end() <= end);
            if nests {
                ends.push(part.span.end());
            }
            nests
        });
        (self.out, form)
    }

    fn put(&mut self, block: Block) {
        if let Some(outer) = self.open.last_mut() {
            outer.after.push(block);
        } else if let Some(cell) = self.row.last_mut() {
            cell.push(block);
        } else {
            self.write(block);
        }
    }

    /// Writes a block and those anchored to it. Not recursive, as a file may nest them to any
    /// depth.
    fn write(&mut self, block: Block) {
        let mut waiting = vec![block];
        while let Some(mut block) = waiting.pop() {
            waiting.extend(std::mem::take(&mut block.after).into_iter().rev());
            if is_blank(&block.text) {
                continue;
            }
            let mut laid = Laid::default();
            laid.lay(&block);
            let whole = |kind| (kind, Span::of(&laid.text));
            let (part, last) = match block.kind {
                Kind::Paragraph => (None, Last::Other),
                Kind::Verbatim => (Some(whole(form::Kind::Preformatted)), Last::Other),
                Kind::Heading(level) => (Some(whole(form::Kind::Heading(level))), Last::Other),
                Kind::Item(number) => {
                    let ordered = number.is_some();
                    (
                        Some(whole(form::Kind::Item)),
                        if ordered { Last::Numbered } else { Last::Item },
                    )
                }
                Kind::Quote => (Some(whole(form::Kind::Quote)), Last::Other),
            };
            laid.parts.extend(part);
            self.line(laid, last);
        }
    }

    fn line(&mut self, laid: Laid, what: Last) {
        let is_item = |last: Last| matches!(last, Last::Item | Last::Numbered);
        let together =
            |last: Last| is_item(last) && is_item(what) || last == Last::Row && last == what;
        match self.last {
            None => {}
            Some(last) if together(last) => self.out.push('\n'),
            Some(_) => self.out.push_str("\n\n"),
        }
        let start = self.out.len();
        if !(self.last == Some(what) && what != Last::Other) {
            self.end_group();
            let kind = match what {
                Last::Item => Some(form::Kind::List { ordered: false }),
                Last::Numbered => Some(form::Kind::List { ordered: true }),
                Last::Row => Some(form::Kind::Table),
                Last::Other => None,
            };
            self.group = kind.map(|kind| Group {
                kind,
                start,
                end: start,
                parts: self.form.parts.len(),
                members: 0,
            });
        }
        self.out.push_str(&laid.text);
        if let Some(group) = &mut self.group {
            group.end = self.out.len();
            group.members += 1;
        }
        let parts = laid.parts.into_iter().map(|(kind, span)| Part {
            span: span.shift(start),
            kind,
        });
        self.form
            .parts
            .extend(parts.filter(|part| !part.span.is_empty()));
        let notes = laid.notes.into_iter();
        self.form.notes.extend(notes.map(|(at, text)| Note {
            at: at + start,
            text,
        }));
        self.last = Some(what);
    }

    /// Ends the list or table being written. A single row is not a table.
    fn end_group(&mut self) {
        let Some(group) = self.group.take() else {
            return;
        };
        if group.kind == form::Kind::Table && group.members < 2 {
            let is_of_table =
                |part: &Part| matches!(part.kind, form::Kind::Row | form::Kind::Cell { .. });
            let tail = self.form.parts.split_off(group.parts);
            self.form
                .parts
                .extend(tail.into_iter().filter(|part| !is_of_table(part)));
            return;
        }
        self.form.parts.push(Part {
            span: Span::new(group.start, group.end),
            kind: group.kind,
        });
    }
}

/// A block's text as it is written, with its parts.
#[derive(Debug, Default)]
struct Laid {
    text: String,
    parts: Vec<(form::Kind, Span)>,
    notes: Vec<(usize, String)>,
}

impl Laid {
    /// Writes `block` on lines of its own, with the marker of its kind.
    fn lay(&mut self, block: &Block) {
        let (first, further) = match block.kind {
            Kind::Item(None) => ("• ".to_owned(), "\n"),
            Kind::Item(Some(number)) => (format!("{number}. "), "\n"),
            Kind::Quote => ("> ".to_owned(), "\n> "),
            Kind::Heading(_) => (String::new(), " "),
            Kind::Paragraph | Kind::Verbatim => (String::new(), "\n"),
        };
        let mut pieces = Vec::new();
        let mut at = 0;
        for line in block.text.split('\n') {
            let shown = if block.kind == Kind::Verbatim {
                line.trim_end()
            } else {
                line.trim()
            };
            let indent = if block.kind == Kind::Verbatim {
                0
            } else {
                line.len() - line.trim_start().len()
            };
            pieces.push(Span::new(at + indent, at + indent + shown.len()));
            at += line.len() + 1;
        }
        // Drops empty lines at both ends.
        while pieces.last().is_some_and(|piece| piece.is_empty()) {
            pieces.pop();
        }
        let empty = pieces.iter().take_while(|piece| piece.is_empty()).count();
        self.write(block, &pieces[empty..], &first, further);
    }

    /// Writes `block` on one line, with single spaces.
    fn fold(&mut self, block: &Block) {
        let base = block.text.as_ptr() as usize;
        let words = block.text.split_whitespace();
        let words = words.map(|word| {
            let start = word.as_ptr() as usize - base;
            Span::new(start, start + word.len())
        });
        self.write(block, &words.collect::<Vec<_>>(), "", " ");
    }

    /// Writes the `pieces` of the block's text, and their parts.
    fn write(&mut self, block: &Block, pieces: &[Span], first: &str, further: &str) {
        let mut places = Vec::with_capacity(pieces.len());
        for (at, piece) in pieces.iter().enumerate() {
            self.text.push_str(if at == 0 { first } else { further });
            places.push((*piece, self.text.len()));
            self.text.push_str(piece.text(&block.text));
        }
        let end = self.text.len();
        let begins = |at: usize| {
            let next = places.partition_point(|(piece, _)| piece.end() <= at);
            places.get(next).map_or(end, |(piece, start)| {
                start + at.saturating_sub(piece.start())
            })
        };
        let ends = |at: usize| {
            let after = places.partition_point(|(piece, _)| piece.start() < at);
            let before = after.checked_sub(1).and_then(|before| places.get(before));
            before.map_or(0, |(piece, start)| {
                start + at.min(piece.end()) - piece.start()
            })
        };
        for (kind, span) in &block.marks {
            let span = Span::new(begins(span.start()), ends(span.end()));
            self.parts.push((kind.clone(), span));
        }
        for (at, text) in &block.notes {
            self.notes.push((ends(*at), text.clone()));
        }
    }
}

/// Replaces each reference in `form` by the words of its note. Notes that are not `known` are
/// dropped.
pub(crate) fn resolve_notes(form: &mut Form, known: &std::collections::BTreeMap<String, String>) {
    form.notes.retain_mut(|note| {
        let words = known.get(&note.text);
        note.text = words.cloned().unwrap_or_default();
        !note.text.is_empty()
    });
}

/// `text` with single spaces, as notes are stored.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `text` has nothing visible. (U+FFFC stands for an object; U+200B to U+FEFF have no
/// width.)
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
    fn blocks_are_separated_and_items_stay_together() {
        let mut outline = Outline::default();
        add(&mut outline, Kind::Heading(1), "Tides\nand ferries");
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
    fn a_text_box_follows_the_paragraph_that_it_is_anchored_to() {
        let mut outline = Outline::default();
        outline.start(Kind::Paragraph);
        outline.text("The fer");
        add(&mut outline, Kind::Paragraph, "Box");
        outline.text("ry waits.");
        outline.end();
        assert_eq!(outline.finish(), "The ferry waits.\n\nBox");
    }

    #[test]
    fn short_cells_are_side_by_side_and_long_ones_below_each_other() {
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

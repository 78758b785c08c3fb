//! [`Form`]: the structure of a source, as spans into its text.

use serde::{Deserialize, Serialize};

use crate::{Span, address};

/// The structure of a text. Parts nest and never overlap otherwise; they are in order of their
/// starts, outer before inner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Headings, lists, tables, links and the like.
    pub parts: Vec<Part>,
    /// Where pages, chapters and times start, in order.
    pub places: Vec<Place>,
    /// Footnotes that are not in the text, in the order of their references.
    pub notes: Vec<Note>,
}

/// A part of the text that the source distinguishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its position.
    pub span: Span,
    /// Its kind.
    pub kind: Kind,
}

/// The kind of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A heading, with its level from 1.
    Heading(u8),
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
    },
    /// An item of a list.
    Item,
    /// A block quotation.
    Quote,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell {
        /// Whether it is a header of its row or column.
        head: bool,
    },
    /// Lines whose breaks and spaces are significant, as in a program.
    Preformatted,
    /// Inline code.
    Code,
    /// Emphasized words, usually in italics.
    Emphasis,
    /// Strongly emphasized words, usually in bold.
    Strong,
    /// Raised letters.
    Superscript,
    /// Lowered letters.
    Subscript,
    /// A link to an address that [`address`] accepts.
    Link(String),
    /// A link to another place in the text, given as a byte offset.
    Jump(usize),
}

/// Where a page, a chapter or a moment of a recording starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its first byte.
    pub start: usize,
    /// What starts there.
    pub locator: Locator,
}

/// A place as it is cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Locator {
    /// A page, counted from 1.
    Page(u32),
    /// A chapter.
    Chapter {
        /// Its number among the chapters, from 1.
        number: u32,
        /// Its title.
        title: Option<String>,
    },
    /// Seconds from the start of a recording.
    Time(u32),
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The position of its reference in the text: immediately after this byte.
    pub at: usize,
    /// Its words.
    pub text: String,
}

/// A cell longer than this, in bytes, is part of a page layout, not of a table.
const LONG_CELL: usize = 600;

/// Maximum nesting depth of parts; programs do not write deeper ones.
const DEEPEST_PART: usize = 4_096;

impl Form {
    /// Whether there is nothing but text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.places.is_empty() && self.notes.is_empty()
    }

    /// Whether it is valid for `text`: within its bounds, on character boundaries, in order,
    /// nested, and with only safe link targets. This is for forms from a link or from storage.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        let mut open: Vec<Span> = Vec::new();
        let parts = self.parts.iter().all(|part| {
            let span = part.span;
            if span.is_empty() || text.get(span.range()).is_none() {
                return false;
            }
            while open.last().is_some_and(|last| last.end() <= span.start()) {
                open.pop();
            }
            let nested = open.last().is_none_or(|last| last.contains(span));
            open.push(span);
            let leads = match &part.kind {
                Kind::Link(to) => address(to, None).as_ref() == Some(to),
                Kind::Jump(to) => text.is_char_boundary(*to),
                _ => true,
            };
            nested && leads && open.len() <= DEEPEST_PART
        });
        let ordered = self
            .parts
            .windows(2)
            .all(|pair| pair[0].span.start() <= pair[1].span.start());
        parts
            && ordered
            && are_ascending(text, self.places.iter().map(|place| place.start))
            && are_ascending(text, self.notes.iter().map(|note| note.at))
    }

    /// The last page, chapter or moment that starts at or before `offset`.
    #[must_use]
    pub fn locator(&self, offset: usize) -> Option<&Locator> {
        let after = self.places.partition_point(|place| place.start <= offset);
        Some(&self.places[after.checked_sub(1)?].locator)
    }

    /// Moves the form by `by` bytes, for a text that starts that much later.
    pub fn shift(&mut self, by: usize) {
        for part in &mut self.parts {
            part.span = part.span.shift(by);
            if let Kind::Jump(to) = &mut part.kind {
                *to += by;
            }
        }
        for place in &mut self.places {
            place.start += by;
        }
        for note in &mut self.notes {
            note.at += by;
        }
    }

    /// Appends `other`, the form of a text that comes after.
    pub fn append(&mut self, mut other: Self) {
        self.parts.append(&mut other.parts);
        self.places.append(&mut other.places);
        self.notes.append(&mut other.notes);
    }
}

/// Whether `offsets` ascend and are on character boundaries of `text`.
fn are_ascending(text: &str, mut offsets: impl Iterator<Item = usize>) -> bool {
    let mut last = 0;
    offsets.all(|at| std::mem::replace(&mut last, at) <= at && text.is_char_boundary(at))
}

/// Records parts as they start and end. White space pending between two parts belongs to neither: a
/// part starts at its first words.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    form: Form,
    open: Vec<(Kind, Option<usize>)>,
    /// How many of the open parts have started.
    begun: usize,
}

impl Builder {
    /// Opens a part.
    pub fn open(&mut self, kind: Kind) {
        self.open.push((kind, None));
    }

    /// Records that words are written from `start` on.
    pub fn write(&mut self, start: usize) {
        for (_, begins) in &mut self.open[self.begun..] {
            *begins = Some(start);
        }
        self.begun = self.open.len();
    }

    /// Closes the innermost part; the text has been written up to `end`.
    pub fn close(&mut self, end: usize) {
        if let Some((kind, Some(start))) = self.open.pop()
            && start < end
        {
            let span = Span::new(start, end);
            self.form.parts.push(Part { span, kind });
        }
        self.begun = self.begun.min(self.open.len());
    }

    /// Discards what was written, but not what is open.
    pub fn restart(&mut self) {
        self.form = Form::default();
        self.begun = 0;
        for (_, begins) in &mut self.open {
            *begins = None;
        }
    }

    /// The form of `text`: everything recorded, in order, with open parts closed.
    #[must_use]
    pub fn finish(mut self, text: &str) -> Form {
        while !self.open.is_empty() {
            self.close(text.len());
        }
        let mut form = self.form;
        for part in &mut form.parts {
            // White space at the end of the text has been removed by now.
            let end = part.span.end().min(text.len());
            part.span = Span::new(part.span.start().min(end), end);
        }
        form.parts.retain(|part| !part.span.is_empty());
        // Inner parts were closed first, so of two with the same span, the later one is the outer.
        form.parts.reverse();
        form.parts
            .sort_by_key(|part| (part.span.start(), usize::MAX - part.span.end()));
        without_layout(form)
    }
}

/// `form` without layout tables: those with one row or column, with long cells, or with nested
/// tables.
fn without_layout(mut form: Form) -> Form {
    let mut keeps = vec![true; form.parts.len()];
    // The open tables: their index, and what is known about them.
    let mut open: Vec<(usize, Table)> = Vec::new();
    let mut owner = vec![usize::MAX; form.parts.len()];
    let settle = |(at, table): (usize, Table), keeps: &mut Vec<bool>| {
        keeps[at] = table.rows > 1 && table.widest > 1 && !table.lays_out;
    };
    for (at, part) in form.parts.iter().enumerate() {
        while open
            .last()
            .is_some_and(|(table, _)| form.parts[*table].span.end() <= part.span.start())
        {
            if let Some(table) = open.pop() {
                settle(table, &mut keeps);
            }
        }
        match (&part.kind, open.last_mut()) {
            (Kind::Table, outer) => {
                if let Some((_, outer)) = outer {
                    outer.lays_out = true;
                }
                open.push((at, Table::default()));
            }
            (Kind::Row, Some((table, seen))) => {
                owner[at] = *table;
                seen.rows += 1;
                seen.cells = 0;
            }
            (Kind::Cell { .. }, Some((table, seen))) => {
                owner[at] = *table;
                seen.cells += 1;
                seen.widest = seen.widest.max(seen.cells);
                seen.lays_out |= part.span.len() > LONG_CELL;
            }
            (Kind::Row | Kind::Cell { .. }, None) => keeps[at] = false,
            _ => {}
        }
    }
    while let Some(table) = open.pop() {
        settle(table, &mut keeps);
    }
    let mut at = 0;
    form.parts.retain(|_| {
        let owner = owner[at];
        at += 1;
        keeps[at - 1] && (owner == usize::MAX || keeps[owner])
    });
    form
}

#[derive(Default)]
struct Table {
    rows: usize,
    cells: usize,
    widest: usize,
    lays_out: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_starts_at_its_words_and_not_at_the_space_before() {
        let mut builder = Builder::default();
        builder.open(Kind::Quote);
        builder.open(Kind::Emphasis);
        builder.write(2);
        builder.close(6);
        builder.close(9);
        builder.open(Kind::Strong);
        builder.close(9);
        let form = builder.finish("  Wait now");
        let kinds: Vec<_> = form.parts.iter().map(|part| &part.kind).collect();
        assert_eq!(kinds, [&Kind::Quote, &Kind::Emphasis]);
        assert_eq!(form.parts[0].span, Span::new(2, 9));
        assert!(form.fits("  Wait now"));
    }

    #[test]
    fn a_form_that_does_not_fit_its_text_is_detected() {
        let part = |start, end, kind| Part {
            span: Span::new(start, end),
            kind,
        };
        let form = |parts| Form {
            parts,
            ..Form::default()
        };
        let text = "Été, so.";
        for parts in [
            vec![part(1, 3, Kind::Quote)],
            vec![part(0, 90, Kind::Quote)],
            vec![part(0, 5, Kind::Quote), part(2, 7, Kind::Emphasis)],
            vec![part(7, 8, Kind::Quote), part(0, 2, Kind::Quote)],
            vec![part(0, 2, Kind::Link("javascript:run()".to_owned()))],
            vec![part(0, 2, Kind::Jump(1))],
        ] {
            assert!(!form(parts.clone()).fits(text), "{parts:?}");
        }
        let places = [4, 2].map(|start| Place {
            start,
            locator: Locator::Page(1),
        });
        let disordered = Form {
            places: places.into(),
            ..Form::default()
        };
        assert!(!disordered.fits(text));
    }

    #[test]
    fn a_layout_table_is_not_a_table() {
        let mut builder = Builder::default();
        builder.open(Kind::Table);
        builder.open(Kind::Row);
        for at in [0, 2] {
            builder.open(Kind::Cell { head: false });
            builder.write(at);
            builder.close(at + 1);
        }
        builder.close(3);
        builder.close(3);
        assert!(builder.finish("a b").is_empty());
    }
}

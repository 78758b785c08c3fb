//! [`Form`]: the form that a source gave its text, as spans into it.

use serde::{Deserialize, Serialize};

use crate::{Span, address};

/// The form of a text. Parts nest and never cross; they stand in the order of their beginnings, the
/// outer before the inner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Headings, lists, tables, links and the like.
    pub parts: Vec<Part>,
    /// Where pages, chapters and times begin, in order.
    pub places: Vec<Place>,
    /// Footnotes that do not stand in the text, in the order of their references.
    pub notes: Vec<Note>,
}

/// A stretch of text that the source set apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a part is.
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
    /// A quotation set apart.
    Quote,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell {
        /// Whether it heads its row or column.
        head: bool,
    },
    /// Lines whose breaks and spaces count, as in a program.
    Preformatted,
    /// A piece of code within a line.
    Code,
    /// Emphasized words, most often in italics.
    Emphasis,
    /// Strongly emphasized words, most often in bold.
    Strong,
    /// Raised letters.
    Superscript,
    /// Lowered letters.
    Subscript,
    /// A link to an address, as [`address`] lets it pass.
    Link(String),
    /// A link to another place in the text, by its byte offset.
    Jump(usize),
}

/// Where a page, a chapter or a moment of a recording begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its first byte.
    pub start: usize,
    /// What begins there.
    pub locator: Locator,
}

/// A place as one cites it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Locator {
    /// A page, counted from 1.
    Page(u32),
    /// A chapter.
    Chapter {
        /// Its place among the chapters, from 1.
        number: u32,
        /// Its title.
        title: Option<String>,
    },
    /// Seconds since the beginning of a recording.
    Time(u32),
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Where in the text it is referred to: right behind this byte.
    pub at: usize,
    /// Its words.
    pub text: String,
}

/// A cell longer than this, in bytes, is part of a page's layout and not of a table.
const LONG_CELL: usize = 600;

/// No program writes parts that nest deeper.
const DEEPEST: usize = 4_096;

impl Form {
    /// Whether there is nothing but text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.places.is_empty() && self.notes.is_empty()
    }

    /// Whether all of it fits `text`: within its bounds, between its characters, in order, nested, and
    /// leading nowhere but where a reader may be led. What comes from a link or from storage is asked.
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
            nested && leads && open.len() <= DEEPEST
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

    /// The last page, chapter or moment that begins at `offset` or before.
    #[must_use]
    pub fn locator(&self, offset: usize) -> Option<&Locator> {
        let after = self.places.partition_point(|place| place.start <= offset);
        Some(&self.places[after.checked_sub(1)?].locator)
    }

    /// The same form of a text that stands `by` bytes further on.
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

    /// Puts `other`, the form of a text behind, behind.
    pub fn append(&mut self, mut other: Self) {
        self.parts.append(&mut other.parts);
        self.places.append(&mut other.places);
        self.notes.append(&mut other.notes);
    }
}

/// Whether `offsets` ascend and stand between the characters of `text`.
fn are_ascending(text: &str, mut offsets: impl Iterator<Item = usize>) -> bool {
    let mut last = 0;
    offsets.all(|at| std::mem::replace(&mut last, at) <= at && text.is_char_boundary(at))
}

/// Writes down parts as their beginnings and ends come. White space that is owed between two parts is
/// in neither: a part begins with its first words.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    form: Form,
    open: Vec<(Kind, Option<usize>)>,
    /// How many of the open parts have begun.
    begun: usize,
}

impl Builder {
    /// Opens a part.
    pub fn open(&mut self, kind: Kind) {
        self.open.push((kind, None));
    }

    /// Takes note that words are written from `start` on.
    pub fn write(&mut self, start: usize) {
        for (_, begins) in &mut self.open[self.begun..] {
            *begins = Some(start);
        }
        self.begun = self.open.len();
    }

    /// Closes the innermost part, with the text written up to `end`.
    pub fn close(&mut self, end: usize) {
        if let Some((kind, Some(start))) = self.open.pop()
            && start < end
        {
            let span = Span::new(start, end);
            self.form.parts.push(Part { span, kind });
        }
        self.begun = self.begun.min(self.open.len());
    }

    /// Forgets what was written, but not what is open.
    pub fn restart(&mut self) {
        self.form = Form::default();
        self.begun = 0;
        for (_, begins) in &mut self.open {
            *begins = None;
        }
    }

    /// The form of `text`: all that was written, in order, with what is still open closed.
    #[must_use]
    pub fn finish(mut self, text: &str) -> Form {
        while !self.open.is_empty() {
            self.close(text.len());
        }
        let mut form = self.form;
        for part in &mut form.parts {
            // White space at the end of the text is gone by now.
            let end = part.span.end().min(text.len());
            part.span = Span::new(part.span.start().min(end), end);
        }
        form.parts.retain(|part| !part.span.is_empty());
        // Inner parts were closed first, so of two with one span the later is the outer.
        form.parts.reverse();
        form.parts
            .sort_by_key(|part| (part.span.start(), usize::MAX - part.span.end()));
        without_layout(form)
    }
}

/// `form` without tables that only lay a page out: of one row or column, with long cells, or with tables
/// in them.
fn without_layout(mut form: Form) -> Form {
    let mut keeps = vec![true; form.parts.len()];
    // The tables that are open: where each is, and what is known of it.
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
    fn a_part_begins_with_its_words_and_not_with_the_space_before() {
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
    fn a_form_that_does_not_fit_its_text_is_told() {
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
    fn a_table_that_lays_a_page_out_is_no_table() {
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

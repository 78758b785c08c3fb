//! [`Shape`]: the form of a text, flattened into styles for each stretch, so that drawing does not
//! have to consider how its parts nest.

use pith::form::{Form, Kind};

/// The style of a stretch of text. Parts are given by their index in the form plus 1; 0 means none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Its character formatting: a bit for each of [`Style::EMPHASIS`] and the like.
    pub look: u8,
    /// Whether it is in a quotation.
    pub quoted: bool,
    /// The level of its heading, or 0.
    pub level: u8,
    /// Whether the innermost list is numbered.
    pub ordered: bool,
    /// How many lists it is nested in.
    pub depth: u8,
    /// The number of its item in the innermost list, from 1; or 0.
    pub ordinal: u32,
    /// Its link.
    pub link: u32,
    /// Its code block, or other part whose line breaks and spaces are significant.
    pub preformatted: u32,
    /// Its table.
    pub table: u32,
    /// Its row.
    pub row: u32,
    /// Its cell.
    pub cell: u32,
}

impl Style {
    /// Emphasis.
    pub const EMPHASIS: u8 = 1;
    /// Strong emphasis.
    pub const STRONG: u8 = 2;
    /// Code.
    pub const CODE: u8 = 4;
    /// Superscript.
    pub const RAISED: u8 = 8;
    /// Subscript.
    pub const LOWERED: u8 = 16;

    /// Whether it has this formatting.
    #[must_use]
    pub const fn has(self, look: u8) -> bool {
        self.look & look != 0
    }
}

/// The styles of all stretches of a text.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// Where the style changes, ascending, with the style from there on.
    changes: Vec<(usize, Style)>,
    /// Where notes are referenced, ascending.
    notes: Vec<usize>,
}

impl Shape {
    /// The shape of a text with this form. Takes linear time, apart from sorting.
    #[must_use]
    pub fn of(form: &Form) -> Self {
        let mut changes: Vec<(usize, Style)> = Vec::new();
        let mut open: Vec<(usize, Style)> = Vec::new();
        // For each open list, the number of items so far.
        let mut items: Vec<u32> = Vec::new();
        let mut tell = |at: usize, style: Style| match changes.last_mut() {
            Some((last, told)) if *last == at => *told = style,
            Some((_, told)) if *told == style => {}
            _ => changes.push((at, style)),
        };
        for (at, part) in form.parts.iter().enumerate() {
            while let Some(&(end, _)) = open.last().filter(|(end, _)| *end <= part.span.start()) {
                open.pop();
                let around = open.last().map_or_else(Style::default, |(_, style)| *style);
                items.truncate(usize::from(around.depth));
                tell(end, around);
            }
            let mut style = open.last().map_or_else(Style::default, |(_, style)| *style);
            let number = u32::try_from(at + 1).unwrap_or_default();
            match part.kind {
                Kind::Heading(level) => style.level = level,
                Kind::List { ordered } => {
                    style.ordered = ordered;
                    style.depth = style.depth.saturating_add(1);
                    style.ordinal = 0;
                    items.resize(usize::from(style.depth), 0);
                }
                Kind::Item => {
                    if let Some(count) = items.last_mut() {
                        *count += 1;
                        style.ordinal = *count;
                    }
                }
                Kind::Quote => style.quoted = true,
                Kind::Table => style.table = number,
                Kind::Row => style.row = number,
                Kind::Cell { .. } => style.cell = number,
                Kind::Preformatted => style.preformatted = number,
                Kind::Code => style.look |= Style::CODE,
                Kind::Emphasis => style.look |= Style::EMPHASIS,
                Kind::Strong => style.look |= Style::STRONG,
                Kind::Superscript => style.look |= Style::RAISED,
                Kind::Subscript => style.look |= Style::LOWERED,
                Kind::Link(_) | Kind::Jump(_) => style.link = number,
            }
            open.push((part.span.end(), style));
            tell(part.span.start(), style);
        }
        while let Some((end, _)) = open.pop() {
            let around = open.last().map_or_else(Style::default, |(_, style)| *style);
            tell(end, around);
        }
        Self {
            changes,
            notes: form.notes.iter().map(|note| note.at).collect(),
        }
    }

    /// The style at byte `at`.
    #[must_use]
    pub fn at(&self, at: usize) -> Style {
        let after = self.changes.partition_point(|(start, _)| *start <= at);
        let before = after.checked_sub(1).map(|before| self.changes[before].1);
        before.unwrap_or_default()
    }

    /// The first position after `start` and before `end` where the style changes or a note is
    /// referenced; otherwise `end`.
    #[must_use]
    pub fn cut(&self, start: usize, end: usize) -> usize {
        let change = self.changes.partition_point(|(at, _)| *at <= start);
        let note = self.notes.partition_point(|&at| at <= start);
        let change = self.changes.get(change).map_or(end, |(at, _)| *at);
        let note = self.notes.get(note).copied().unwrap_or(end);
        change.min(note).min(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pith::text::html;

    fn look(html: &str, words: &str) -> Style {
        let page = html::read(html);
        assert!(page.form.fits(&page.text));
        Shape::of(&page.form).at(page.text.find(words).expect("the words"))
    }

    #[test]
    fn a_word_has_the_styles_of_all_elements_around_it() {
        let html = "<p>The <b>ferry <i>is</i></b> late.<ol><li>rope<li>salt<ul><li><code>x</code></ul><li>tar</ol>";
        assert_eq!(look(html, "The"), Style::default());
        assert_eq!(look(html, "ferry").look, Style::STRONG);
        assert_eq!(look(html, "is").look, Style::STRONG | Style::EMPHASIS);
        assert_eq!(look(html, "late").look, 0);
        assert_eq!(look(html, "salt").ordinal, 2);
        assert!(look(html, "salt").ordered && look(html, "x").depth == 2);
        assert_eq!(look(html, "x").look, Style::CODE);
        assert_eq!(look(html, "tar").ordinal, 3);
    }

    #[test]
    fn a_table_has_rows_and_cells() {
        let html = "<table><tr><th>Port<th>Boats<tr><td>Kvarn<td>12</table>";
        let (port, kvarn, twelve) = (look(html, "Port"), look(html, "Kvarn"), look(html, "12"));
        assert_eq!(port.table, kvarn.table);
        assert_ne!(port.row, kvarn.row);
        assert_eq!(kvarn.row, twelve.row);
        assert_ne!(kvarn.cell, twelve.cell);
    }
}

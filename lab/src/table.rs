//! Tables for the terminal.

use std::fmt;

/// Rows of cells under a title, printed as Markdown: readable as it is, and it can be pasted into a
/// document.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// The column names; the first column is aligned left, the others right.
    pub columns: Vec<String>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// What a reader needs to know to interpret it.
    pub notes: Vec<String>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(title: impl Into<String>, columns: &[&str]) -> Self {
        Self {
            title: title.into(),
            columns: columns.iter().map(|&column| column.to_owned()).collect(),
            ..Self::default()
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let lines = || std::iter::once(&self.columns).chain(&self.rows);
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| {
                let cells = lines().filter_map(|cells| cells.get(column));
                cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        writeln!(out, "## {}\n", self.title)?;
        for (row, cells) in lines().enumerate() {
            for (column, (cell, &width)) in cells.iter().zip(&widths).enumerate() {
                if column == 0 {
                    write!(out, "| {cell:<width$} ")?;
                } else {
                    write!(out, "| {cell:>width$} ")?;
                }
            }
            writeln!(out, "|")?;
            if row == 0 {
                for (column, &width) in widths.iter().enumerate() {
                    let end = if column == 0 { '-' } else { ':' };
                    write!(out, "|-{}{end}", "-".repeat(width))?;
                }
                writeln!(out, "|")?;
            }
        }
        if !self.notes.is_empty() {
            writeln!(out)?;
        }
        for note in &self.notes {
            writeln!(out, "{note}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_characters_and_not_bytes() {
        let mut table = Table::new("Figures", &["name", "F1"]);
        table.rows = vec![
            vec!["é".into(), "0.5".into()],
            vec!["longer".into(), "1".into()],
        ];
        table.notes = vec!["A note.".into()];
        assert_eq!(
            table.to_string(),
            "## Figures\n\n\
             | name   |  F1 |\n\
             |--------|----:|\n\
             | é      | 0.5 |\n\
             | longer |   1 |\n\n\
             A note.\n"
        );
    }
}

//! The glyphs of a page, rotated so that the text runs from left to right.

/// The direction of a glyph's text on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Direction {
    #[default]
    Right,
    Up,
    Left,
    Down,
    /// None of these: stamps and watermarks.
    Slanted,
}

impl Direction {
    /// The direction of the vector (`x`, `y`).
    pub(crate) fn of(x: f64, y: f64) -> Self {
        if y.abs() * 8.0 <= x.abs() {
            if x >= 0.0 { Self::Right } else { Self::Left }
        } else if x.abs() * 8.0 <= y.abs() {
            if y >= 0.0 { Self::Up } else { Self::Down }
        } else {
            Self::Slanted
        }
    }
}

/// A glyph on its page. Units are points; y grows upwards.
#[derive(Clone, Debug, Default)]
pub(crate) struct Glyph {
    /// The start of its text in [`Glyphs::text`], in bytes.
    pub from: usize,
    /// The end of its text.
    pub to: usize,
    /// Its start on the baseline.
    pub start: (f64, f64),
    /// The start of the next one.
    pub end: (f64, f64),
    /// The font size on the page.
    pub size: f64,
    pub direction: Direction,
    /// Whether it is marked as not part of the text.
    pub artifact: bool,
    /// Whether its letter is unknown.
    pub unknown: bool,
    /// Whether its font is bold.
    pub bold: bool,
}

/// All glyphs of a page, in drawing order.
#[derive(Debug, Default)]
pub(crate) struct Glyphs {
    /// The text of all glyphs, concatenated.
    pub text: String,
    pub list: Vec<Glyph>,
    /// How many bytes of text are in fonts that cannot be read.
    pub unread: usize,
    /// The number of images on the page.
    pub images: usize,
}

impl Glyphs {
    /// Adds a glyph with the text `text`.
    pub(crate) fn push(&mut self, text: &str, glyph: Glyph) {
        let from = self.text.len();
        self.text.push_str(text);
        self.list.push(Glyph {
            from,
            to: self.text.len(),
            ..glyph
        });
    }

    /// The text of `glyph`.
    pub(crate) fn read(&self, glyph: &Glyph) -> &str {
        self.text.get(glyph.from..glyph.to).unwrap_or("")
    }

    /// Rotates the page of size `width` by `height` so that most of its text runs to the right, and
    /// drops text in other directions and, unless `artifacts` is set, what is marked as not part of
    /// the text. Returns the page's resulting size.
    pub(crate) fn turn_upright(
        &mut self,
        (width, height): (f64, f64),
        artifacts: bool,
    ) -> (f64, f64) {
        let mut counts = [0_usize; 4];
        for glyph in &self.list {
            if let Some(count) = counts.get_mut(glyph.direction as usize) {
                *count += 1;
            }
        }
        let main = [
            Direction::Right,
            Direction::Up,
            Direction::Left,
            Direction::Down,
        ]
        .into_iter()
        .rev()
        .max_by_key(|&direction| counts[direction as usize])
        .unwrap_or_default();
        self.list
            .retain(|glyph| glyph.direction == main && (artifacts || !glyph.artifact));
        let turn = |(x, y): (f64, f64)| match main {
            Direction::Right | Direction::Slanted => (x, y),
            Direction::Up => (y, width - x),
            Direction::Left => (width - x, height - y),
            Direction::Down => (height - y, x),
        };
        for glyph in &mut self.list {
            glyph.start = turn(glyph.start);
            glyph.end = turn(glyph.end);
        }
        match main {
            Direction::Up | Direction::Down => (height, width),
            _ => (width, height),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sideways_page_is_rotated() {
        let mut glyphs = Glyphs::default();
        for (direction, x) in [
            (Direction::Up, 10.0),
            (Direction::Up, 20.0),
            (Direction::Slanted, 5.0),
        ] {
            let glyph = Glyph {
                start: (x, 100.0),
                direction,
                ..Glyph::default()
            };
            glyphs.push("a", glyph);
        }
        assert_eq!(glyphs.turn_upright((400.0, 600.0), true), (600.0, 400.0));
        let places: Vec<_> = glyphs.list.iter().map(|glyph| glyph.start).collect();
        assert_eq!(places, [(100.0, 390.0), (100.0, 380.0)]);
    }
}

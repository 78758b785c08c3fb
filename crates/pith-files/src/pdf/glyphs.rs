//! The glyphs of a page, turned so that its text runs from left to right.

/// Where a glyph's text runs to, on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Direction {
    #[default]
    Right,
    Up,
    Left,
    Down,
    /// None of them: stamps and watermarks.
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
    /// Where its text starts, as bytes of [`Glyphs::text`].
    pub from: usize,
    /// Where its text ends.
    pub to: usize,
    /// Where it begins on the base line.
    pub start: (f64, f64),
    /// Where the next one begins.
    pub end: (f64, f64),
    /// The font's size on the page.
    pub size: f64,
    pub direction: Direction,
    /// Whether it is marked as no part of the text.
    pub artifact: bool,
    /// Whether nothing tells which letter it is.
    pub unknown: bool,
}

/// All glyphs of a page, in the order in which they are drawn.
#[derive(Debug, Default)]
pub(crate) struct Glyphs {
    /// The text of all glyphs, one after the other.
    pub text: String,
    pub list: Vec<Glyph>,
    /// How many bytes of text are in fonts that can't be read.
    pub unread: usize,
    /// How many pictures the page shows.
    pub images: usize,
}

impl Glyphs {
    /// Adds a glyph that reads as `text`.
    pub(crate) fn push(&mut self, text: &str, glyph: Glyph) {
        let from = self.text.len();
        self.text.push_str(text);
        self.list.push(Glyph {
            from,
            to: self.text.len(),
            ..glyph
        });
    }

    /// What `glyph` reads as.
    pub(crate) fn read(&self, glyph: &Glyph) -> &str {
        self.text.get(glyph.from..glyph.to).unwrap_or("")
    }

    /// Turns the page, `width` and `height` in size, so that most of its text runs to the right,
    /// and drops what runs elsewhere and (if `artifacts` is not set) what is no part of the text.
    /// Gives the page's size as it then is.
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
    fn a_page_set_sideways_is_turned() {
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

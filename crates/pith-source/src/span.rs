//! [`Span`]: a range of bytes of the source text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, of the source text.
///
/// The engine creates spans only on character boundaries. Construction cannot panic: a reversed
/// pair becomes the empty span at its start. Serialized as `[start, end]`.
///
/// ```
/// use pith_source::Span;
///
/// let span = Span::new(4, 9);
/// assert_eq!(span.text("The river rose."), "river");
/// assert_eq!(span.len(), 5);
/// assert!(Span::new(9, 4).is_empty());
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span from byte `start` up to but not including byte `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// The span of all of `text`.
    #[must_use]
    pub const fn of(text: &str) -> Self {
        Self {
            start: 0,
            end: text.len(),
        }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// The same span in a text that starts `offset` bytes later.
    #[must_use]
    pub const fn less(self, offset: usize) -> Self {
        Self::new(
            self.start.saturating_sub(offset),
            self.end.saturating_sub(offset),
        )
    }

    /// The same span in a text that starts `offset` bytes earlier.
    #[must_use]
    pub const fn plus(self, offset: usize) -> Self {
        Self::new(self.start + offset, self.end + offset)
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether every byte of `other` is within this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span moved by `by` bytes towards the end: from offsets in a slice to offsets in its
    /// source.
    #[must_use]
    pub const fn shift(self, by: usize) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// The words it covers, or `""` if it does not fit `source`.
    #[must_use]
    pub fn text(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }

    /// The span without white space at either end.
    ///
    /// ```
    /// use pith_source::Span;
    /// assert_eq!(Span::new(0, 6).trim("  hi  "), Span::new(2, 4));
    /// ```
    #[must_use]
    pub fn trim(self, source: &str) -> Self {
        let text = self.text(source);
        let start = self.start + (text.len() - text.trim_start().len());
        Self::new(start, start + text.trim().len())
    }

    /// The same range, for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

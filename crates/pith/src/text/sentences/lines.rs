//! Headings on lines of their own in hard-wrapped text.

/// If at least this many bytes of a line are free, its end was intentional: the next word would
/// have fitted easily.
const ROOM_FOR_NEXT_WORD: usize = 15;

/// Minimum length, in bytes, of a line that counts as running text below a heading.
const SHORTEST_PROSE_LINE: usize = 60;

/// The lines of a block.
pub(super) struct Lines {
    /// The length of the longest, in bytes.
    longest: usize,
    /// The start of the current line.
    start: usize,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self {
            longest: text
                .split('\n')
                .map(|line| line.trim().len())
                .max()
                .unwrap_or(0),
            start: 0,
        }
    }

    /// Whether the line that ends at `end` is a heading and forms a sentence of its own, unlike a
    /// wrapped line: it starts the sentence that starts at `start`, no mark ends it, the first word
    /// of the next line would have fitted on it, and that line is running text. Must be called for
    /// each line end in order.
    pub(super) fn heading_ends(&mut self, text: &str, start: usize, end: usize) -> bool {
        let began = std::mem::replace(&mut self.start, end + 1);
        let (Some(line), Some(rest)) = (text.get(began..end), text.get(end + 1..)) else {
            return false;
        };
        let alone = text
            .get(start.min(began)..began.max(start))
            .is_some_and(|between| between.trim().is_empty());
        let heading = line.trim();
        if !alone || heading.is_empty() || start > end {
            return false;
        }
        let next = rest.split('\n').next().unwrap_or_default().trim();
        let word = next.split_whitespace().next().unwrap_or_default();
        let opens = word
            .trim_start_matches(['“', '"', '«', '„', '‘', '¿', '¡'])
            .starts_with(char::is_uppercase);
        let closes = heading.ends_with(char::is_alphanumeric)
            && heading.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        closes
            && opens
            && next.len() >= SHORTEST_PROSE_LINE
            && heading.len() + word.len() + ROOM_FOR_NEXT_WORD <= self.longest
            && 3 * heading.len() <= 2 * next.len()
    }
}

#[cfg(test)]
mod tests {
    use crate::span::Span;
    use crate::text::language::Language;
    use crate::text::sentences::split;

    fn sentences(text: &str) -> Vec<&str> {
        let spans = split(text, Span::of(text), Language::En);
        spans.into_iter().map(|span| span.text(text)).collect()
    }

    #[test]
    fn a_heading_on_its_own_line_is_not_part_of_the_sentence_below() {
        let text = "A new bridge\nThe council of Orvell voted on Tuesday to close the old bridge over the\nMarl for two years.";
        assert_eq!(
            sentences(text),
            [
                "A new bridge",
                "The council of Orvell voted on Tuesday to close the old bridge over the\nMarl for two years.",
            ]
        );
    }

    #[test]
    fn a_wrapped_line_continues() {
        let text = "The council of Orvell voted on Tuesday to close the bridge, said\nMarta Velden, who has been the mayor of the town for nine years now,\nand nobody spoke.";
        assert_eq!(sentences(text).len(), 1);
        let verses = "The river rose and fell\nAnd nobody was there to tell";
        assert_eq!(sentences(verses).len(), 1);
    }
}

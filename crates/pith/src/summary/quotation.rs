//! Which parts of a text are inside quotation marks.

use crate::digest::Block;
use crate::span::Span;

/// A quotation longer than this, in bytes, is assumed to lack its closing mark.
const LONGEST_QUOTATION: usize = 2_000;

/// The quoted stretches of `block` in order, including the marks.
///
/// Straight marks are distinguished by their surroundings: an opening one follows white space or an
/// opening bracket. A quotation that the block does not close runs to the end of the block, as in
/// speech over several paragraphs.
#[must_use]
pub fn find(source: &str, block: Block) -> Vec<Span> {
    let text = block.span.text(source);
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut before = None;
    // German closes with the mark that opens in English.
    let mut low = false;
    for (at, letter) in text.char_indices() {
        let (opens, closes) = match letter {
            '“' if low && open.is_some() => (false, true),
            '“' | '„' | '«' => (true, false),
            '”' | '»' => (false, true),
            '"' => {
                let opens = before.is_none_or(|c: char| c.is_whitespace() || "([-–—".contains(c));
                (opens, !opens)
            }
            _ => (false, false),
        };
        if opens {
            if open.is_none() {
                low = letter == '„';
            }
            open.get_or_insert(at);
        } else if closes && let Some(start) = open.take() {
            found.push(Span::new(start, at + letter.len_utf8()));
        }
        open = open.filter(|start| at - start < LONGEST_QUOTATION);
        before = Some(letter);
    }
    if let Some(start) = open {
        found.push(Span::new(start, text.len()));
    }
    found
        .into_iter()
        .map(|span| span.shift(block.span.start()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Role;

    fn quoted(source: &str) -> Vec<&str> {
        let block = Block {
            span: Span::of(source),
            role: Role::Paragraph,
        };
        find(source, block)
            .into_iter()
            .map(|span| span.text(source))
            .collect()
    }

    #[test]
    fn straight_and_curly_marks_are_found() {
        assert_eq!(quoted(r#"She said "no way" twice."#), [r#""no way""#]);
        assert_eq!(quoted("“Yes,” he said, “now.”"), ["“Yes,”", "“now.”"]);
        assert_eq!(quoted("„Ja“, sagte er, „jetzt.“"), ["„Ja“", "„jetzt.“"]);
    }

    #[test]
    fn a_closing_mark_without_an_opening_one_quotes_nothing() {
        assert_eq!(quoted(r#"It was 6" long."#), [""; 0]);
    }

    #[test]
    fn speech_that_continues_in_the_next_paragraph_runs_to_the_end() {
        assert_eq!(quoted("“We waited. We left."), ["“We waited. We left."]);
    }
}

//! Sentence boundaries.
//!
//! Candidates are the sentence-ending marks with the closing marks after them (quotes, brackets,
//! note numbers). Each is judged by the word before and the word after it, both read over a bounded
//! distance, so that the cost is linear. If that is not conclusive, there is no boundary: a
//! sentence that is too long reads better than one torn apart. The rules cover the Golden Rules of
//! Pragmatic Segmenter, and further cases from news. Languages differ in their abbreviations and
//! the words that start their sentences, which are data, and in a few conventions: ordinals with a
//! full stop, speech marked with dashes, marks without spaces.

mod context;
mod judge;
mod lines;
mod lists;
mod scripts;

use super::language::Language;
use crate::span::Span;
use crate::text::language::abbreviations::{self, Table};
use context::Stop;
use lines::Lines;
use lists::Numbering;

/// What the rules need to know about the language.
struct Rules {
    language: Language,
    table: &'static Table,
}

/// The sentences in the block `span`, in order, trimmed; together they contain all of the block but
/// white space.
///
/// Line ends inside the block are hard wraps and count as white space.
///
/// ```
/// use pith::{Span, text::{language::Language, sentences}};
///
/// let source = "Mr. Hale paid $1.5 million. “Why?” he was asked in the U.S. Senate.";
/// let spans = sentences::split(source, Span::of(source), Language::En);
/// let texts: Vec<_> = spans.iter().map(|span| span.text(source)).collect();
/// assert_eq!(
///     texts,
///     ["Mr. Hale paid $1.5 million.", "“Why?” he was asked in the U.S. Senate."],
/// );
/// ```
#[must_use]
pub fn split(source: &str, span: Span, language: Language) -> Vec<Span> {
    let block = span.trim(source);
    let text = block.text(source);
    let mut sentences = Vec::new();
    let mut start = 0;
    let rules = Rules {
        language,
        table: abbreviations::of(language),
    };
    for end in boundaries(text, &rules) {
        let sentence = Span::new(start, end).trim(text);
        if !sentence.is_empty() {
            sentences.push(sentence.shift(block.start()));
        }
        start = end;
    }
    sentences
}

/// The ends of the sentences in `text`, ascending; the last is the end of `text`.
fn boundaries(text: &str, rules: &Rules) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    let mut numbering = Numbering::starting(text);
    let mut enclosure = None;
    let mut quotes = StraightQuotes::default();
    let mut previous = ' ';
    let mut at = 0;
    let mut lines = Lines::of(text);
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        if !c.is_whitespace() && previous.is_whitespace() && at > start {
            let words = &text[start..at];
            if numbering.begins_item(&text[at..], words) {
                ends.push(at);
                start = at;
                enclosure = None;
            }
        }
        if c == '\n' && lines.heading_ends(text, start, at) {
            ends.push(at);
            start = at;
            enclosure = None;
        }
        if c == ')'
            && let Some(end) = context::direction_ends(&text[start..next], &text[next..])
        {
            ends.push(next);
            start = next + end;
            at = start;
            enclosure = None;
            previous = ' ';
            numbering.restart(&text[start..]);
            continue;
        }
        if let Some(close) = context::enclosure(c, rules.language) {
            if c != '(' || !text[start..at].trim().is_empty() {
                enclosure = Some((c, close));
            }
        } else if enclosure.is_some_and(|(_, close)| close == c) {
            enclosure = None;
        }
        previous = c;
        at = next;
        if !context::is_terminator(c, rules.language) {
            continue;
        }
        let stop = Stop::read(
            text,
            next - c.len_utf8(),
            quotes.are_open(text, next),
            rules.language,
        );
        at = stop.end.max(next);
        previous = text[..at].chars().next_back().unwrap_or(c);
        if enclosure.is_some_and(|(_, close)| text[next..at].contains(close)) {
            enclosure = None;
        }
        let enclosed =
            enclosure.is_some_and(|(open, close)| context::closes_soon(&text[at..], open, close));
        if !enclosed && let Some(end) = judge::boundary(text, start, &stop, rules) {
            ends.push(end);
            at = end;
            start = end;
            enclosure = None;
            previous = ' ';
            numbering.restart(&text[start..]);
        }
    }
    if start < text.len() || ends.is_empty() {
        ends.push(text.len());
    }
    ends
}

/// Whether a straight quotation mark is open, over the whole block.
#[derive(Clone, Copy, Debug, Default)]
struct StraightQuotes {
    /// The bytes read.
    read: usize,
    /// Whether their number is odd.
    open: bool,
}

impl StraightQuotes {
    /// Whether one is open at byte `at` of `text`; to be asked in ascending order.
    fn are_open(&mut self, text: &str, at: usize) -> bool {
        let passed = text.get(self.read..at).unwrap_or_default();
        let count = passed.bytes().filter(|&b| b == b'"').count();
        self.read = self.read.max(at);
        self.open ^= count % 2 == 1;
        self.open
    }
}

impl Stop {
    /// Reads the run of marks that starts at byte `at` of `text`, and the closing marks after it; `quoted` says
    /// whether a straight quotation mark is open.
    fn read(text: &str, at: usize, quoted: bool, language: Language) -> Self {
        let marks_end = context::run_end(text, at, language);
        let mut end = marks_end;
        loop {
            let rest = &text[end..];
            let Some(c) = rest.chars().next() else { break };
            if let Some(len) = context::note_number(rest) {
                end += len;
            } else if quoted && end == marks_end && context::closes_after_space(rest) {
                end += 2;
            } else if context::closer(rest) > 0 {
                end += context::closer(rest);
            } else if context::is_terminator(c, language) && end > marks_end {
                end = context::run_end(text, end, language);
            } else {
                break;
            }
        }
        Self { at, marks_end, end }
    }
}

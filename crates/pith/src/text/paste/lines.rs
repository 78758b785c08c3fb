//! From lines to blocks: a line is a paragraph, unless the text was hard-wrapped (mail, PDF); then
//! the lines of a paragraph are joined again.

use crate::sort;
use crate::span::Span;
use crate::text::paste::tuning;

/// Possible wrapping widths, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 35..=120;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Its position, without white space at the ends.
    span: Span,
    /// Its length in characters.
    width: usize,
    /// Its indentation, in characters.
    indent: usize,
    /// Whether it follows a blank line, or is the first.
    after_gap: bool,
}

/// The blocks of `source`: trimmed, in order, containing everything but white space.
pub(super) fn blocks(source: &str) -> Vec<Span> {
    let lines = lines(source);
    // A mail header has one field per line, whatever the width of the rest.
    let running: Vec<Line> = lines
        .chunk_by(|_, next| !next.after_gap)
        .filter(|stretch| !stretch.iter().all(|line| is_field(line.span.text(source))))
        .flatten()
        .copied()
        .collect();
    let whole = wrapping_width(source, &running);
    let mut blocks: Vec<Span> = Vec::with_capacity(lines.len());
    for stretch in lines.chunk_by(|_, next| !next.after_gap) {
        let width = if stretch.len() >= tuning::LINES_FOR_OWN_WIDTH {
            wrapping_width(source, stretch)
        } else {
            whole
        };
        if let ([first, .., last], true) = (stretch, is_one_sentence(source, stretch)) {
            blocks.push(first.span.cover(last.span));
            continue;
        }
        let mut previous: Option<&Line> = None;
        for line in stretch {
            let joined = previous
                .zip(width)
                .is_some_and(|(before, width)| continues(source, before, line, width));
            match blocks.last_mut() {
                Some(block) if joined => *block = block.cover(line.span),
                _ => blocks.push(line.span),
            }
            previous = Some(line);
        }
    }
    parted_from_buttons(source, blocks)
}

/// `blocks` with the buttons after a heading split off ("History[edit]").
fn parted_from_buttons(source: &str, blocks: Vec<Span>) -> Vec<Span> {
    let mut parted = Vec::with_capacity(blocks.len());
    for block in blocks {
        match super::phrases::closing_buttons(block.text(source)) {
            Some(at) if at > 0 => {
                let buttons = block.start() + at;
                parted.push(Span::new(block.start(), buttons).trim(source));
                parted.push(Span::new(buttons, block.end()));
            }
            _ => parted.push(block),
        }
    }
    parted.retain(|block| !block.is_empty());
    parted
}

/// Whether `lines`, which form a block of their own, are one sentence broken in the middle: it
/// starts with a capital and continues in lower case to the full stop at the end of the last line.
fn is_one_sentence(source: &str, lines: &[Line]) -> bool {
    let [first, rest @ ..] = lines else {
        return false;
    };
    let text = |line: &Line| line.span.text(source);
    let open = |line: &Line| text(line).ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let ends = |line: &Line| text(line).ends_with(['.', '!', '?', '…', '”', '"']);
    text(first).starts_with(char::is_uppercase)
        && rest
            .iter()
            .all(|line| text(line).starts_with(char::is_lowercase))
        && rest.last().is_some_and(ends)
        && lines[..lines.len() - 1].iter().all(open)
}

/// Whether `line` is a field of a mail header ("Subject: the gauge").
fn is_field(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, _)| {
        name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-')
    })
}

/// Whether `c` ends a line.
const fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn lines(source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_gap = true;
    // "\r\n" must not look like a blank line.
    for piece in source.split_inclusive(is_line_end) {
        let whole = Span::new(start, start + piece.len());
        start += piece.len();
        let span = whole.trim(source);
        if span.is_empty() {
            let rest_of_pair = piece == "\n" && source[..whole.start()].ends_with('\r');
            after_gap |= !rest_of_pair;
            continue;
        }
        lines.push(Line {
            span,
            width: span.text(source).chars().count(),
            indent: source[whole.start()..span.start()].chars().count(),
            after_gap,
        });
        after_gap = false;
    }
    lines
}

/// The width at which `lines` are wrapped, if they are.
///
/// Wrapped prose has two signs: hardly any line had room for the first word of the next, and many
/// lines start in lower case. Lists, menus, verse and one-line paragraphs lack one or both.
fn wrapping_width(source: &str, lines: &[Line]) -> Option<usize> {
    let breaks = || {
        lines
            .windows(2)
            .filter(|pair| {
                !pair[1].after_gap && is_quoted(source, &pair[0]) == is_quoted(source, &pair[1])
            })
            .map(|pair| (&pair[0], &pair[1]))
    };
    let mut widths: Vec<usize> = breaks().map(|(line, _)| line.width).collect();
    if widths.len() < 2 {
        return None;
    }
    sort::ascending(&mut widths);
    let width = widths[(widths.len() - 1) * 19 / 20];
    if !WIDTHS.contains(&width) {
        return None;
    }
    let mut full = 0_usize;
    let mut lower = 0_usize;
    for (line, next) in breaks() {
        full += usize::from(is_full(source, line, next, width));
        lower += usize::from(content(source, next).starts_with(char::is_lowercase));
    }
    (full * 10 >= widths.len() * 6 && lower * 100 >= widths.len() * 35).then_some(width)
}

/// Whether the first word of `next` would not have fitted at the end of `line`.
fn is_full(source: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = content(source, next)
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count());
    (line.width + 1 + word) as f64 >= width as f64 * tuning::FULL_LINE
}

/// Whether `next` continues the paragraph of `line`.
fn continues(source: &str, line: &Line, next: &Line, width: usize) -> bool {
    let quoted = |line: &Line| is_quoted(source, line);
    !next.after_gap
        && next.indent <= line.indent + 1
        && quoted(line) == quoted(next)
        && (quoted(line) || !super::features::is_list_item(next.span.text(source)))
        && is_full(source, line, next, width)
}

fn is_quoted(source: &str, line: &Line) -> bool {
    line.span.text(source).starts_with('>')
}

/// The line's text without the markers of a mail quotation.
fn content<'a>(source: &'a str, line: &Line) -> &'a str {
    line.span
        .text(source)
        .trim_start_matches(|c: char| c == '>' || c.is_whitespace())
}

/// `text` with each run of white space replaced by one space.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

//! From lines to paragraphs: where each ends, and how its lines are joined.

use std::collections::BTreeMap;

use super::furniture::Sheet;
use super::hyphens::Vocabulary;
use super::lines::Line;

/// A paragraph, heading, list item or row of a table.
#[derive(Debug, PartialEq)]
pub(crate) struct Paragraph {
    pub text: String,
    /// Its type size.
    pub size: f64,
    /// The page on which it ends, from 0.
    pub page: usize,
    /// The position in its text where each of its pages starts.
    pub pages: Vec<(usize, usize)>,
    /// Whether it is a row of a table.
    pub is_row: bool,
    /// Whether it is all in bold type.
    pub bold: bool,
}

/// Lines further apart than this many times the usual distance belong to different paragraphs.
const LOOSE_SPACING: f64 = 1.25;

/// The width of a column is estimated from this many lines above and below …
const LINES_AROUND: usize = 7;

/// … if there are at least this many.
const FEWEST_LINES_AROUND: usize = 6;

/// No line of running text, except the last of a paragraph, leaves this share of its width empty.
const SHORT_LINE: f64 = 0.35;

/// Type counts as a different size from this ratio on.
const RESIZED_TYPE: f64 = 1.12;

/// The continuation of a paragraph is searched for past this many notes and captions.
const MAX_NOTES: usize = 8;

/// The paragraphs of all pages.
pub(crate) fn paragraphs(sheets: Vec<Sheet>) -> Vec<Paragraph> {
    let pages: Vec<Vec<Line>> = sheets.into_iter().map(|sheet| rows(sheet.lines)).collect();
    let leading = Leading::measure(&pages);
    let vocabulary = Vocabulary::new(pages.iter().flatten().map(|line| line.text.as_str()));
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (page, lines) in pages.iter().enumerate() {
        // The position of the previous line in its paragraph.
        let mut nth = 0;
        for (at, line) in lines.iter().enumerate() {
            let is_row = line.text.contains('\t');
            let before = at.checked_sub(1).and_then(|at| lines.get(at));
            let goes_on = before.is_some_and(|before| {
                let surrounding = Surrounding {
                    before,
                    line,
                    after: lines.get(at + 1),
                    right: right_edge(lines, at - 1),
                    nth,
                };
                !is_row && !before.text.contains('\t') && surrounding.goes_on(&leading)
            });
            match paragraphs.last_mut().filter(|_| goes_on) {
                Some(paragraph) => {
                    vocabulary.join(&mut paragraph.text, &line.text);
                    paragraph.bold &= line.bold;
                    nth += 1;
                }
                None => {
                    nth = 0;
                    paragraphs.push(Paragraph {
                        text: line.text.clone(),
                        size: line.size,
                        page,
                        pages: vec![(0, page)],
                        is_row,
                        bold: line.bold,
                    });
                }
            }
        }
    }
    rejoin(paragraphs, &vocabulary)
}

/// Joins lines that are side by side into rows with tabs.
fn rows(lines: Vec<Line>) -> Vec<Line> {
    let mut rows: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match rows.last_mut() {
            Some(row) if row.is_level_with(&line) && line.left > row.right - 0.5 * line.size => {
                let gap = line.left - row.right;
                // A list marker is separated from its item.
                let is_marker = is_marker(&row.text);
                row.text.push(if gap > 1.5 * line.size && !is_marker {
                    '\t'
                } else {
                    ' '
                });
                row.text.push_str(&line.text);
                row.right = line.right;
                row.bold &= line.bold;
                row.size = if is_marker { line.size } else { row.size };
            }
            _ => rows.push(line),
        }
    }
    rows
}

/// The usual line spacing, relative to the type size.
struct Leading {
    by_size: BTreeMap<i64, f64>,
}

impl Leading {
    fn measure(pages: &[Vec<Line>]) -> Self {
        let mut all: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
        for pair in pages.iter().flat_map(|lines| lines.windows(2)) {
            let gap = (pair[0].baseline - pair[1].baseline) / pair[0].size;
            if is_resized(pair[0].size, pair[1].size) || !(0.8..2.6).contains(&gap) {
                continue;
            }
            all.entry(key(pair[0].size)).or_default().push(gap);
        }
        let by_size = all.into_iter().map(|(size, mut gaps)| {
            gaps.sort_by(f64::total_cmp);
            // Lines are closest within paragraphs, so the smaller distances are the usual ones.
            let usual = gaps.get(gaps.len() / 3).copied().unwrap_or(1.2);
            (size, usual)
        });
        Self {
            by_size: by_size.collect(),
        }
    }

    fn of(&self, size: f64) -> f64 {
        self.by_size.get(&key(size)).copied().unwrap_or(1.3)
    }
}

fn key(size: f64) -> i64 {
    (size * 2.0) as i64
}

fn is_resized(a: f64, b: f64) -> bool {
    a > b * RESIZED_TYPE || b > a * RESIZED_TYPE
}

/// How far lines around line `at` extend to the right in its column.
///
/// Where columns change, there are wider or narrower lines above or below; so the smaller of the
/// two counts, if there are enough lines to tell.
fn right_edge(lines: &[Line], at: usize) -> f64 {
    let line = &lines[at];
    let edge = |around: &[Line]| {
        around
            .iter()
            .filter(|other| other.left < line.right && other.right > line.left)
            .map(|other| other.right)
            .fold(line.right, f64::max)
    };
    let above = &lines[at.saturating_sub(LINES_AROUND)..=at];
    let below = &lines[at..lines.len().min(at + LINES_AROUND + 1)];
    if below.len() < FEWEST_LINES_AROUND {
        edge(above)
    } else if above.len() < FEWEST_LINES_AROUND {
        edge(below)
    } else {
        edge(above).min(edge(below))
    }
}

/// A line, the previous line, and their surroundings.
struct Surrounding<'a> {
    before: &'a Line,
    line: &'a Line,
    after: Option<&'a Line>,
    /// How far lines extend here.
    right: f64,
    /// How many lines of its paragraph precede `before`.
    nth: usize,
}

impl Surrounding<'_> {
    /// Whether the line continues the paragraph of the previous line.
    fn goes_on(&self, leading: &Leading) -> bool {
        let Self { before, line, .. } = *self;
        if is_resized(before.size, line.size) || starts_item(before, line) {
            return false;
        }
        // A heading in bold type, or the text below it.
        let reweighed = before.bold != line.bold && !ends_in_word(&before.text);
        if reweighed && !starts_low(&line.text) && (!self.is_full() || ends_firmly(&before.text)) {
            return false;
        }
        let down = before.baseline - line.baseline;
        let beside = line.left > before.right || before.left > line.right;
        if down <= 0.0 || beside {
            // It is in the next column.
            return starts_low(&line.text) && !ends_firmly(&before.text)
                || self.is_full() && !ends_sentence(&before.text);
        }
        let em = line.size;
        let indented = line.left > before.left + 0.8 * em
            && self.after.is_none_or(|after| after.left < line.left - 0.5 * em)
            // The first line of an item, with a hanging indent.
            && !(self.nth == 0 && is_marked(&before.text));
        let outdented = line.left < before.left - 0.8 * em && self.nth > 0;
        let centred = (line.left + line.right - before.left - before.right).abs() < em;
        let loose = down > LOOSE_SPACING * leading.of(em) * em;
        // Whatever its length, a line that ends within a word is not the last of its paragraph.
        if ends_in_word(&before.text) && !loose {
            return true;
        }
        let closed = ends_sentence(&before.text) && !self.is_full();
        !(loose || closed || self.is_short() || (indented || outdented) && !centred)
    }

    /// Whether the previous line ends well short of the right edge, as in lists and verse.
    fn is_short(&self) -> bool {
        let room = self.right - self.before.right;
        room > SHORT_LINE * (self.right - self.before.left.min(self.line.left)) && !self.is_full()
    }

    /// Whether the first word of the line would not have fitted on the previous line.
    fn is_full(&self) -> bool {
        let characters = self.line.text.chars().count().max(1) as f64;
        let letter = (self.line.right - self.line.left) / characters;
        let word = self
            .line
            .text
            .split(' ')
            .next()
            .unwrap_or_default()
            .chars()
            .count() as f64;
        self.before.right + (word + 1.0) * letter > self.right - 0.2 * self.line.size
    }
}

/// Joins paragraphs split by the end of a page or column, skipping notes between the halves.
fn rejoin(paragraphs: Vec<Paragraph>, vocabulary: &Vocabulary) -> Vec<Paragraph> {
    let mut joined: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let recent = joined.len().saturating_sub(MAX_NOTES + 1);
        let open = joined[recent..]
            .iter()
            .rposition(|other| !is_note(other, &paragraph));
        let target = open.map(|at| recent + at).filter(|&at| {
            let other = &joined[at];
            let notes = joined.len() - at - 1;
            let continues = starts_low(&paragraph.text) || other.text.ends_with(['-', '\u{ad}']);
            (other.page < paragraph.page || notes > 0)
                && other.page + 1 >= paragraph.page
                && continues
                && !other.is_row
                && !paragraph.is_row
                && !is_resized(other.size, paragraph.size)
                && !ends_firmly(&other.text)
        });
        match target {
            Some(at) => {
                let before = &mut joined[at];
                vocabulary.join(&mut before.text, &paragraph.text);
                // The words on the later page are the last ones.
                let start = before.text.len().saturating_sub(paragraph.text.len());
                let start = before.text.floor_char_boundary(start);
                if before.page < paragraph.page {
                    before.pages.push((start, paragraph.page));
                }
                before.page = paragraph.page;
                before.bold &= paragraph.bold;
            }
            None => joined.push(paragraph),
        }
    }
    joined
}

/// Whether `other` is set smaller than `paragraph`, as notes and captions are.
fn is_note(other: &Paragraph, paragraph: &Paragraph) -> bool {
    other.size < 0.93 * paragraph.size
}

/// Whether `text` ends like a sentence or the first half of one.
fn ends_sentence(text: &str) -> bool {
    ends_firmly(text) || text.ends_with(':')
}

/// Whether `text` ends like a sentence.
fn ends_firmly(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '」', '』'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

/// Whether `text` ends within a word, at a hyphen.
fn ends_in_word(text: &str) -> bool {
    let stem = text.strip_suffix(['-', '\u{2010}', '\u{ad}']);
    stem.is_some_and(|stem| stem.ends_with(char::is_alphanumeric))
}

fn starts_low(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether `line` starts a new list item. (A year at the start of a line does not.)
fn starts_item(before: &Line, line: &Line) -> bool {
    let Some((marker, _)) = line.text.split_once(' ') else {
        return false;
    };
    let sign = marker.chars().count() == 1 && is_marker(marker);
    sign || is_marker(marker) && (ends_sentence(&before.text) || is_marked(&before.text))
}

fn is_marked(text: &str) -> bool {
    text.split_once(' ')
        .is_some_and(|(marker, _)| is_marker(marker))
}

/// Whether `text` is a list marker: `•`, `–`, `3.`, `(a)`, `b)`.
pub(crate) fn is_marker(text: &str) -> bool {
    match text {
        "•" | "◦" | "▪" | "▫" | "■" | "□" | "●" | "○" | "‣" | "⁃" | "–" | "-" | "*" | "→" | "►"
        | "➢" | "✓" | "·" => true,
        _ => {
            let inner = text.strip_prefix('(').unwrap_or(text);
            let Some(inner) = inner.strip_suffix(['.', ')']) else {
                return false;
            };
            !inner.is_empty()
                && (inner.len() <= 2 && inner.chars().all(|c| c.is_ascii_digit())
                    || inner.len() == 1 && inner.chars().all(|c| c.is_ascii_lowercase()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[(&str, f64, f64, f64)]) -> Sheet {
        let lines = lines.iter().map(|&(text, left, baseline, size)| Line {
            text: text.to_owned(),
            left,
            right: left + text.chars().count() as f64 * size * 0.5,
            baseline,
            size,
            bold: false,
        });
        Sheet {
            lines: lines.collect(),
            height: 800.0,
        }
    }

    fn texts(sheets: Vec<Sheet>) -> Vec<String> {
        paragraphs(sheets)
            .into_iter()
            .map(|paragraph| paragraph.text)
            .collect()
    }

    #[test]
    fn paragraphs_are_separated_at_gaps_indents_and_sizes() {
        let sheet = page(&[
            ("Low water", 0.0, 700.0, 16.0),
            ("The ferry has been late all week,", 0.0, 670.0, 10.0),
            ("and nobody can say when it will be", 0.0, 658.0, 10.0),
            ("on time.", 0.0, 646.0, 10.0),
            ("The pilots wait and hope for", 15.0, 634.0, 10.0),
            ("the spring tide to come in soon.", 0.0, 622.0, 10.0),
            ("Most of them live by the quay", 0.0, 600.0, 10.0),
            ("below.", 0.0, 588.0, 10.0),
        ]);
        assert_eq!(
            texts(vec![sheet]),
            [
                "Low water",
                "The ferry has been late all week, and nobody can say when it will be on time.",
                "The pilots wait and hope for the spring tide to come in soon.",
                "Most of them live by the quay below.",
            ]
        );
    }

    #[test]
    fn a_word_broken_at_the_end_of_a_short_line_continues() {
        let sheet = page(&[
            ("The pilots of the lagoon in 2019-", 0.0, 700.0, 10.0),
            ("2020 were led by an Anglo-", 0.0, 688.0, 10.0),
            (
                "American team whose members had all been at sea for years.",
                0.0,
                676.0,
                10.0,
            ),
        ]);
        assert_eq!(
            texts(vec![sheet]),
            [
                "The pilots of the lagoon in 2019-2020 were led by an Anglo-American team whose \
              members had all been at sea for years."
            ]
        );
    }

    #[test]
    fn a_paragraph_continues_past_a_note_on_the_next_page() {
        let first = page(&[
            ("The ferry has been late all", 0.0, 120.0, 10.0),
            ("1 See the log.", 0.0, 100.0, 7.0),
        ]);
        let second = page(&[
            ("week long.", 0.0, 700.0, 10.0),
            ("Then it came.", 0.0, 670.0, 10.0),
        ]);
        assert_eq!(
            texts(vec![first, second]),
            [
                "The ferry has been late all week long.",
                "1 See the log.",
                "Then it came."
            ]
        );
    }

    #[test]
    fn items_are_separated_and_rows_keep_their_cells() {
        let sheet = page(&[
            ("•", 0.0, 700.0, 10.0),
            ("rope and very much more", 12.0, 700.0, 10.0),
            ("tar", 12.0, 688.0, 10.0),
            ("• salt", 0.0, 676.0, 10.0),
            ("Kvarn", 0.0, 640.0, 10.0),
            ("12", 100.0, 640.0, 10.0),
            ("Lind", 0.0, 628.0, 10.0),
            ("3", 100.0, 628.0, 10.0),
        ]);
        assert_eq!(
            texts(vec![sheet]),
            [
                "• rope and very much more tar",
                "• salt",
                "Kvarn\t12",
                "Lind\t3"
            ]
        );
    }
}
